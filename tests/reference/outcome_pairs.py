"""Pairs of scores with everything that tables of outcomes are made of, from the files of a run."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from exact import to_integer
from reading import parse_date
from tables import read_tables

AGES = [(18, "0-17"), (35, "18-34"), (50, "35-49"), (65, "50-64"), (80, "65-79"), (10**9, "80+")]
FIFTHS = ["0-20%", "20-40%", "40-60%", "60-80%", "80-100%"]


@dataclass
class Pair:
    measure: object
    provider: str
    commissioner: str
    cluster: str
    groups: tuple
    before: Fraction
    after: Fraction
    age: str
    sex: str
    improved: bool
    worse: bool
    case: bool
    recovered: bool

    @property
    def change(self):
        change = self.after - self.before
        return change if self.measure.higher_is_better else -change

    @property
    def intake(self):
        low, high = self.measure.lowest, self.measure.highest
        return max(0, min(4, floor((self.before - low) * 5 / (high - low))))

    @property
    def stratum(self):
        return self.cluster, self.intake


def thousandth(score):
    return Fraction(to_integer(score * 1000, "half_up"), 1000)


def age_band(birth, day):
    if birth is None or birth > day:
        return "not known"
    years = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    return next(name for below, name in AGES if years < below)


def has_strata(measure):
    return measure.kind in ("item_total", "score", "composite")


def pairs_of(study, results):
    """By measure id."""
    care = read_tables(study).care
    episodes = {row["episode_id"]: row for row in results.table("episodes.csv")}
    measures = {measure.id: measure for measure in study.measures}
    pairs = defaultdict(list)
    for row in results.table("outcomes.csv"):
        measure = measures[row["measure"]]
        if row["category"] == "not_paired" or not has_strata(measure):
            continue
        episode = episodes[row["episode_id"]]
        person = care[episode["person_id"]].person
        values = person.values if person else {}
        before, after = Fraction(row["before"]), Fraction(row["after"])
        birth = values.get("birth_date", "")
        case = measure.cut_off is not None and (
            before < measure.cut_off if measure.higher_is_better else before >= measure.cut_off)
        pairs[measure.id].append(Pair(
            measure, episode["provider"], episode["commissioner"], episode["cluster"],
            tuple(values.get(name, "") for name in study.groups), thousandth(before),
            thousandth(after), age_band(parse_date(birth) if birth else None,
                                        parse_date(row["before_date"])),
            values.get("sex", ""), row["category"] == "improved",
            row["category"] == "deteriorated", case, row["recovered"] == "Y"))
    return pairs
