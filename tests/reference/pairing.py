"""Which two scores of one measure are compared, as pbr/pairing.hpp states it."""

import csv
import datetime
import sys
from dataclasses import dataclass

from reading import add_months

RULES = ["first_last", "cquin", "window"]
DATES = ["episode_start", "episode_end", "first_session", "last_session", "measure_date"]
REACH = 3  # months about a reference date, of rule window


@dataclass
class Score:
    date: datetime.date
    instrument: str = ""
    setting: str = ""  # community, in_patient, or "" not known


@dataclass
class CarePeriod:
    """Days are inclusive."""

    start: datetime.date
    end: datetime.date = None
    first_session: datetime.date = None
    last_session: datetime.date = None
    contacts: int = 0
    looked_at: datetime.date = None


# ---- which scores count -------------------------------------------------------------------------


def counted(care, scores, like_settings):
    """Places of the scores that count at all: not after the last day looked at, of one
    instrument's on one day the later row, and known in their setting where that matters."""
    latest = {}
    for at, score in enumerate(scores):
        if care.looked_at is None or score.date <= care.looked_at:
            latest[(score.instrument, score.date)] = at
    return sorted(at for at in latest.values() if scores[at].setting or not like_settings)


def end_of(care):
    """A period of care that ends after the last day looked at has not ended."""
    late = care.end and care.looked_at and care.end > care.looked_at
    return None if late else care.end


def same_kind(one, other, like_settings):
    """Of one instrument and, where that matters, both in hospital or both outside."""
    return one.instrument == other.instrument and (
        not like_settings or one.setting == other.setting)


def one_pair(befores, after_of):
    """The first before that has an after, else the first before alone."""
    pairs = [(before, after_of(before)) for before in befores]
    whole = [pair for pair in pairs if pair[1] is not None]
    return (whole + pairs + [(None, None)])[0]


# ---- first_last and cquin -----------------------------------------------------------------------


def first_and_last(care, scores, like_settings):
    """Of each instrument its first score; the earliest of these that has a later one."""
    end = end_of(care) or datetime.date.max
    inside = sorted((at for at in counted(care, scores, like_settings)
                     if care.start <= scores[at].date <= end),
                    key=lambda at: (scores[at].date, at))
    firsts = {}
    for at in inside:
        firsts.setdefault(scores[at].instrument, at)
    later = lambda before: [at for at in inside if scores[at].date > scores[before].date
                            and same_kind(scores[at], scores[before], like_settings)]
    return one_pair(firsts.values(), lambda before: (later(before) or [None])[-1])


def long_enough(care):
    """Whether CQUIN counts a referral at all."""
    if care.contacts < 2:
        return False
    if end_of(care):
        return (care.end - care.start).days > 14
    return care.looked_at is not None and (care.looked_at - care.start).days > 182


# ---- window -------------------------------------------------------------------------------------


def near(scores, places, reference):
    """Those within three calendar months, both ends included."""
    return [at for at in places
            if add_months(reference, -REACH) <= scores[at].date <= add_months(reference, REACH)]


def nearest(scores, places, reference):
    """On either side; of two as near the later, of one day the first row."""
    return min(near(scores, places, reference), default=None,
               key=lambda at: (abs(scores[at].date - reference), -scores[at].date.toordinal(), at))


def window(care, scores, like_settings):
    end, places = end_of(care), counted(care, scores, like_settings)
    first, last = care.first_session or care.start, care.last_session or end
    befores = sorted(near(scores, places, first), key=lambda at: (
        scores[at].date > first, abs(scores[at].date - first), at))
    after_of = lambda before: None if end is None else nearest(
        scores, [at for at in places if scores[at].date > scores[before].date
                 and same_kind(scores[at], scores[before], like_settings)], last)
    if befores:
        return one_pair(befores, after_of)
    return None, None if end is None else nearest(scores, places, last)


def pair_scores(care, scores, rule, like_settings=False):
    """Places in the scores: (before or None, after or None)."""
    if rule == "window":
        return window(care, scores, like_settings)
    if rule == "cquin" and not long_enough(care):
        return None, None
    return first_and_last(care, scores, like_settings)


# ---- files of cases -----------------------------------------------------------------------------


def contacts_of(row):
    """Where they are not known: one where both sessions are of one day, else enough."""
    if row.get("contacts"):
        return int(row["contacts"])
    one = row["first_session"] and row["first_session"] == row["last_session"]
    return 1 if one else 2


def read_cases(path):
    """{case: (CarePeriod, scores, roles)} of a file as `pbr pair` takes it, in its order."""
    day = lambda text: datetime.date.fromisoformat(text) if text else None
    cases = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            dates = [day(row[name]) for name in DATES]
            _, scores, roles = cases.setdefault(
                row["case"], (CarePeriod(*dates[:4], contacts_of(row)), [], []))
            if row["measure_date"]:
                scores.append(Score(dates[4], row["instrument"], row.get("setting", "")))
                roles.append(row.get("expected_role", ""))
    return cases


def latest_date(cases):
    """Of every column of the table."""
    return max(date for care, scores, _ in cases.values()
               for date in [care.start, care.end, care.first_session, care.last_session,
                            *(score.date for score in scores)] if date)


def paired_rows(cases, rule, like_settings=False, looked_at=None):
    """(case, before_date, after_date) of each case, as `pbr pair` writes them."""
    looked_at = looked_at or latest_date(cases)
    for name, (care, scores, _) in cases.items():
        care.looked_at = looked_at
        places = pair_scores(care, scores, rule, like_settings)
        yield (name, *("" if at is None else scores[at].date.isoformat() for at in places))


def main():
    if len(sys.argv) != 3 or sys.argv[2] not in RULES:
        print("usage: pairing.py FILE", "|".join(RULES), file=sys.stderr)
        return 2
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["case", "before_date", "after_date"])
    writer.writerows(paired_rows(read_cases(sys.argv[1]), sys.argv[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
