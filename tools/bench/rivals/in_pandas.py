"""pandas reads and writes, numpy decides: tables of points by rating, summed over the items for all
pages at once, a hundred thousand rows at a time."""

import sys

import numpy
import pandas

from .profile import ITEMS, UNKNOWN
from .tables import NO_CANDIDATE, Tables, best_two, restricted
from .work import ANSWER, GIVEN, KEPT

CHUNK = 100_000
TYPES = {**dict.fromkeys(GIVEN, "str"), **dict.fromkeys(ITEMS, "float32")}  # NaN is not known


def decided(frame, tables):
    ratings = frame[ITEMS].fillna(UNKNOWN).to_numpy(numpy.int8)
    super_class = frame["super_class"].to_numpy(object)
    penalty = numpy.zeros((len(frame), len(tables.super_class)), numpy.int16)
    missed, star = numpy.zeros(penalty.shape, bool), numpy.zeros(penalty.shape, bool)
    for item in range(len(ITEMS)):
        penalty += tables.points[item][ratings[:, item]]
        missed |= tables.missed[item][ratings[:, item]]
        star |= tables.star[item][ratings[:, item]]
    met = ~missed & (star | tables.starless)
    free = ~restricted(tables.restricts, frame["reason"].to_numpy(object) == "review")
    inside = ((super_class[:, None] == tables.super_class[None, :])
              | (super_class == "Z")[:, None])
    first, least, second, next_least = best_two(penalty, inside & (met | free[:, None]))
    none, alone = least == NO_CANDIDATE, next_least == NO_CANDIDATE
    answer = frame[KEPT + ["super_class"]].copy()
    answer["cluster"] = tables.code[numpy.where(none, len(tables.super_class), first)]
    answer["runner_up"] = numpy.where(alone, "", tables.code[second])
    answer["margin"] = pandas.array(next_least - least, "Int16")
    answer.loc[alone, "margin"] = pandas.NA
    answer["essential_met"] = numpy.where(
        none, "", numpy.where(met[numpy.arange(len(frame)), first], "Y", "N"))
    return answer[ANSWER]


def array_lookup(profile, _threads):
    tables = Tables(profile)

    def run(path):
        header = True
        for frame in pandas.read_csv(path, dtype=TYPES, chunksize=CHUNK):
            frame["super_class"] = frame["super_class"].fillna("Z")
            decided(frame, tables).to_csv(sys.stdout, index=False, header=header)
            header = False

    return run


FORMS = {"arrays by rating": array_lookup}
