"""The whole main job, slowly and plainly: from a study to every table a run writes."""

from dataclasses import dataclass, field

from allocate import allocate
from casemix import Casemix
from contrast import Sampled, contrasts
from episodes import episodes_of
from indicators import indicators_of
from outcomes import outcomes_of
from lone_lines import lone_lines
from packs import load_study
from pay_inputs import Inputs
from schemes import Payer
from tables import read_tables
from tariff import capitation_lines, lines_of


@dataclass
class PersonResult:
    person: str
    episodes: list
    lines: list  # one list an episode
    outcomes: list  # one list an episode
    lone_lines: list
    care: object = None  # the records all this was made of


@dataclass
class Recomputed:
    study: object
    allocations: list = field(default_factory=list)  # (assessment, allocation)
    people: list = field(default_factory=list)  # PersonResult, by person
    capitation: list = field(default_factory=list)  # LoneLine
    casemix: object = None
    inputs: object = None  # of the schemes
    contributions: list = field(default_factory=list)
    payments: list = field(default_factory=list)  # (scheme id, payments)
    contrasts: list = field(default_factory=list)
    sampled: bool = False  # whether they have intervals
    indicators: list = field(default_factory=list)


def person_result(name, care, allocations, study):
    episodes = episodes_of(care, allocations, study)
    lines = [lines_of(episode, care, study) for episode in episodes]
    outcomes = outcomes_of(care, episodes, study.measures, study.last_day)
    return PersonResult(name, episodes, lines, outcomes, lone_lines(care, study), care)


def recompute(study_file, rule_folders, intervals=False):
    study = load_study(study_file, rule_folders)
    tables = read_tables(study)
    result = Recomputed(study, sampled=intervals)
    result.allocations = [(a, allocate(study.clusters, a)) for a in tables.assessments]
    by_row = {assessment.row: allocation for assessment, allocation in result.allocations}
    result.casemix = Casemix(study)
    for name, care in sorted(tables.care.items(), key=lambda entry: entry[0].encode()):
        person = person_result(name, care, by_row, study)
        result.people.append(person)
        result.casemix.add(name, care, person)
    result.capitation = capitation_lines(study)
    for lone in result.capitation:
        result.casemix.add_lone(None, lone)
    result.contributions = tables.contributions
    result.inputs = Inputs(result.casemix, study, tables.contracts)
    result.payments = [(scheme.id, list(Payer(scheme, result.inputs).payments()))
                       for scheme in study.schemes]
    result.contrasts = contrasts(result.payments, Sampled(study, result.inputs) if intervals
                                 else None)
    result.indicators = indicators_of(study, tables, result.people)
    return result
