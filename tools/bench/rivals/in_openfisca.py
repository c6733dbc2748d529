"""OpenFisca-core: a country of one entity, a variable for every item, for every page's penalty and
criteria, and for the answer; each formula works on all people at once. pandas reads and writes."""

import sys

import numpy
import pandas
from openfisca_core import entities, indexed_enums, periods, simulations, taxbenefitsystems
from openfisca_core.variables import Variable

from .in_pandas import TYPES
from .profile import ITEMS, UNKNOWN
from .tables import NO_CANDIDATE, Tables, best_two, restricted
from .work import ANSWER, KEPT

PERIOD = periods.period("2014-04")
ASSESSMENT = entities.build_entity(key="assessment", plural="assessments", label="An assessment",
                                   is_person=True)
RANKS = ["first", "first_penalty", "second", "second_penalty"]


class SuperClass(indexed_enums.Enum):
    A = "Non-psychotic"
    B = "Psychotic"
    C = "Organic"
    Z = "Undecided"


def variable(name, kind, formula=None, **more):
    members = {"value_type": kind, "entity": ASSESSMENT, "definition_period": periods.MONTH,
               "label": name, **more}
    if formula is not None:
        members["formula"] = formula
    return type(name, (Variable,), members)


def penalty_formula(rows):
    """rows: {item: points by rating}."""
    def formula(assessment, period):
        return sum((numpy.array(points)[assessment(item, period)]
                    for item, points in rows.items()), numpy.zeros(assessment.count, int))

    return formula


def essential_formula(page):
    def formula(assessment, period):
        met = numpy.ones(assessment.count, bool)
        for item, ratings in page.red.items():
            met &= numpy.isin(assessment(item, period), ratings)
        if page.starred_red:
            met &= numpy.any([numpy.isin(assessment(item, period), ratings)
                              for item, ratings in page.starred_red.items()], axis=0)
        return met

    return formula


def page_variables(page):
    yield variable(f"penalty_{page.code}", int, penalty_formula(page.points))
    yield variable(f"essential_{page.code}", bool, essential_formula(page))

    def formula(assessment, period):
        super_class = assessment("super_class", period)
        inside = (super_class == SuperClass[page.super_class]) | (super_class == SuperClass.Z)
        met = assessment(f"essential_{page.code}", period)
        return inside & (met | ~assessment("essential_restricts", period))

    yield variable(f"candidate_{page.code}", bool, formula)


def rank_variable(pages, at, name):
    """Column `at` of best_two as a variable. A formula has two parameters, or the third would be
    taken for the legislation's."""
    def formula(assessment, period):
        penalty = numpy.stack([assessment(f"penalty_{p.code}", period) for p in pages], axis=1)
        candidate = numpy.stack([assessment(f"candidate_{p.code}", period) for p in pages], axis=1)
        return best_two(penalty, candidate)[at]

    return variable(name, int, formula)


def rank_variables(pages):
    return [rank_variable(pages, at, name) for at, name in enumerate(RANKS)]


def essential_met_formula(pages):
    def formula(assessment, period):
        met = numpy.stack([assessment(f"essential_{p.code}", period) for p in pages])
        return met[assessment("first", period), numpy.arange(assessment.count)]

    return formula


def restricts_formula(profile):
    return lambda assessment, period: restricted(profile.restricts, assessment("review", period))


def system(profile):
    country = taxbenefitsystems.TaxBenefitSystem([ASSESSMENT])
    made = [variable(item, int) for item in ITEMS]
    made += [variable("review", bool),
             variable("super_class", indexed_enums.Enum, possible_values=SuperClass,
                      default_value=SuperClass.Z),
             variable("essential_restricts", bool, restricts_formula(profile)),
             *(each for page in profile.pages for each in page_variables(page)),
             *rank_variables(profile.pages),
             variable("essential_met", bool, essential_met_formula(profile.pages))]
    for each in made:
        country.add_variable(each)
    return country


def simulation_of(country, frame):
    simulation = simulations.SimulationBuilder().build_default_simulation(country, len(frame))
    for item in ITEMS:
        simulation.set_input(item, PERIOD, frame[item].fillna(UNKNOWN).to_numpy(int))
    simulation.set_input("review", PERIOD, (frame["reason"] == "review").to_numpy(bool))
    simulation.set_input("super_class", PERIOD, frame["super_class"].fillna("Z").to_numpy("U1"))
    return simulation


def in_words(frame, simulation, tables):
    """The calculated numbers as columns of the answer."""
    first, least, second, next_least, met = (
        simulation.calculate(name, PERIOD) for name in RANKS + ["essential_met"])
    none, alone = least == NO_CANDIDATE, next_least == NO_CANDIDATE
    answer = frame[KEPT].copy()
    answer["super_class"] = frame["super_class"].fillna("Z")
    answer["cluster"] = tables.code[numpy.where(none, len(tables.super_class), first)]
    answer["runner_up"] = numpy.where(alone, "", tables.code[second])
    answer["margin"] = pandas.array(next_least - least, "Int64")
    answer.loc[alone, "margin"] = pandas.NA
    answer["essential_met"] = numpy.where(none, "", numpy.where(met, "Y", "N"))
    return answer[ANSWER]


def variables(profile, _threads):
    country, tables = system(profile), Tables(profile)

    def run(path):
        frame = pandas.read_csv(path, dtype=TYPES)
        in_words(frame, simulation_of(country, frame), tables).to_csv(sys.stdout, index=False)

    return run


FORMS = {"a variable a page": variables}
