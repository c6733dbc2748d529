"""The whole main job, slowly and plainly: from a study to every table a run writes."""

from dataclasses import dataclass, field

from allocate import allocate
from casemix import Casemix
from contrast import contrasts
from episodes import episodes_of
from indicators import indicators_of
from outcomes import outcomes_of
from packs import load_study
from schemes import Payer
from tables import read_tables
from lone_lines import lone_lines
from tariff import capitation_lines, lines_of


@dataclass
class PersonResult:
    person: str
    episodes: list
    lines: list  # one list an episode
    outcomes: list  # one list an episode
    lone_lines: list


@dataclass
class Recomputed:
    study: object
    allocations: list = field(default_factory=list)  # (assessment, allocation)
    people: list = field(default_factory=list)  # PersonResult, by person
    capitation: list = field(default_factory=list)  # LoneLine
    casemix: object = None
    payments: list = field(default_factory=list)  # (scheme id, payments)
    contrasts: list = field(default_factory=list)
    indicators: list = field(default_factory=list)


def person_result(name, care, allocations, study):
    episodes = episodes_of(care, allocations, study)
    lines = [lines_of(episode, care, study) for episode in episodes]
    return PersonResult(name, episodes, lines, outcomes_of(care, episodes, study.measures),
                        lone_lines(care, study))


def recompute(study_file, rule_folders):
    study = load_study(study_file, rule_folders)
    tables = read_tables(study)
    result = Recomputed(study)
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
    payer = Payer(result.casemix, study, tables.contracts)
    result.payments = [(scheme["scheme"], payer.pay(scheme)) for scheme in study.schemes]
    result.contrasts = contrasts(result.payments,
                                 ("contract", "provider", "commissioner", "all"))
    result.indicators = indicators_of(study, tables, result.people)
    return result
