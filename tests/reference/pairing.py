"""Which two scores of one measure are compared, as pbr/pairing.hpp states it."""

import csv
import datetime
import sys
from dataclasses import dataclass

from reading import add_months

RULES = ["first_last", "cquin", "window"]
REACH = 3  # months about a reference date, of rule window


@dataclass
class Score:
    date: datetime.date
    instrument: str = ""
    setting: str = ""  # "community", "in_patient", or "" not known


@dataclass
class CarePeriod:
    """Days are inclusive."""

    start: datetime.date
    end: datetime.date = None
    first_session: datetime.date = None
    last_session: datetime.date = None
    contacts: int = 0
    looked_at: datetime.date = None


def alike(one, other, like_settings):
    """Both in hospital, or both outside: of a setting that is not known nobody can say so."""
    return not like_settings or (one.setting == other.setting and one.setting != "")


def first_of(scores, places):
    """Of the earliest date the later row; None of no places."""
    return min(places, key=lambda at: (scores[at].date, -at), default=None)


def last_of(scores, places):
    return max(places, key=lambda at: (scores[at].date, at), default=None)


def first_and_last(care, scores, like_settings):
    last_day = care.end or care.looked_at or datetime.date.max
    inside = [at for at, score in enumerate(scores) if care.start <= score.date <= last_day]
    before = first_of(scores, inside)
    if before is None:
        return None, None
    first = scores[before]
    return before, last_of(scores, [
        at for at in inside if scores[at].date > first.date
        and scores[at].instrument == first.instrument and alike(scores[at], first, like_settings)])


def long_enough(care):
    """Whether CQUIN counts a referral at all."""
    if care.contacts < 2:
        return False
    if care.end:
        return (care.end - care.start).days > 14
    return care.looked_at is not None and (care.looked_at - care.start).days > 182


def near(scores, places, reference):
    """Those within three calendar months, both ends included."""
    return [at for at in places
            if add_months(reference, -REACH) <= scores[at].date <= add_months(reference, REACH)]


def window_before(scores, places, reference):
    """Nearest on or before the reference date, else nearest after it."""
    candidates = near(scores, places, reference)
    on_time = last_of(scores, [at for at in candidates if scores[at].date <= reference])
    return first_of(scores, candidates) if on_time is None else on_time


def window_after(scores, places, reference):
    """Nearest on either side; of two as near the later, of one day the later row."""
    return min(near(scores, places, reference), default=None,
               key=lambda at: (abs(scores[at].date - reference), -scores[at].date.toordinal(), -at))


def window(care, scores, like_settings):
    first, last = care.first_session or care.start, care.last_session or care.end
    alone = []
    for instrument in dict.fromkeys(score.instrument for score in scores):
        places = [at for at, score in enumerate(scores) if score.instrument == instrument]
        before = window_before(scores, places, first)
        if before is not None:
            places = [at for at in places if scores[at].date > scores[before].date
                      and alike(scores[at], scores[before], like_settings)]
        after = window_after(scores, places, last) if care.end else None
        if before is not None and after is not None:
            return before, after
        alone.append((before, after))
    befores = [pair for pair in alone if pair[0] is not None]
    afters = [pair for pair in alone if pair[1] is not None]
    return (befores + afters + [(None, None)])[0]


def pair_scores(care, scores, rule, like_settings=False):
    """Places in the scores: (before or None, after or None)."""
    if rule == "window":
        return window(care, scores, like_settings)
    if rule == "cquin" and not long_enough(care):
        return None, None
    return first_and_last(care, scores, like_settings)


# ---- files of cases -----------------------------------------------------------------------------


def read_cases(path):
    """{case: (CarePeriod, scores, roles)} of a file as `pbr pair` takes it, in its order."""
    day = lambda text: datetime.date.fromisoformat(text) if text else None
    cases = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            care = CarePeriod(day(row["episode_start"]), day(row["episode_end"]),
                              day(row["first_session"]), day(row["last_session"]),
                              int(row.get("contacts") or 0))
            _, scores, roles = cases.setdefault(row["case"], (care, [], []))
            scores.append(Score(day(row["measure_date"]), row["instrument"],
                                row.get("setting", "")))
            roles.append(row.get("expected_role", ""))
    return cases


def paired_rows(cases, rule, like_settings=False, looked_at=None):
    """(case, before_date, after_date) of each case, as `pbr pair` writes them."""
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
