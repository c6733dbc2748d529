"""Rows to be priced: every class at its bounds, every state and adjustment, blanks, both streams in
one table, and random rows from a seed."""

import random

from nwau import COLUMNS, STATES

EMPTY = dict.fromkeys(COLUMNS, "")
WRONG = ["", " ", "x", "-1", "-0", "2", "9", "0.5", "1.", "1.0", "01", "1e1", "+1", "1,5", "NA", "0.0",
         "1234567890", "999999999"]


def row(code, **cells):
    return {**EMPTY, "class": code, **{name: str(value) for name, value in cells.items()}}


def lengths(weights):
    lower, upper = weights["amhcc_inlier_lb"], weights["amhcc_inlier_ub"]
    if lower is None:
        return [0, 1, 2, 100, 365]
    near = [0, 1, lower - 1, lower, upper, upper + 1, upper + 100]
    return sorted({int(los) for los in near if los >= 0})


def at_the_bounds(year):
    for code, weights in year.admitted.items():
        for los in lengths(weights):
            yield row(code, los=los)
            yield row(code, los=los, same_day=int(los == 0), private=1, state=1 + los % 8)


def contacts(year):
    for code in year.community:
        for present, absent in ((0, 0), (1, 0), (0, 1), (10, 4), (3, 250), (-5, 2), (-1, 10)):
            yield row(code, contacts_present=present, contacts_absent=absent)


def states(year):
    """Every class in every state, by number and by name, of the same day and overnight."""
    for code in year.admitted:
        for name, number in STATES.items():
            yield row(code, los=7, private=1, state=number)
            yield row(code, los=0, same_day=1, private=1, state=name)
            yield row(code, los=7, same_day=1, private=1, state=name.lower())


def adjustments(year):
    classes = [("1121A", {"los": 20}), ("111A", {"los": 3}), ("131A", {"los": 40}),
               ("222A", {"contacts_present": 10, "contacts_absent": 4})]
    for code, activity in classes:
        for indigenous in ("", 0, 1):
            for patient in ("", 0, 1, 2, 3, 4):
                for treatment in range(5):
                    for child in (0, 1):
                        yield row(code, **activity, indigenous=indigenous, specialist_paediatric=child,
                                  patient_remoteness=patient, treatment_remoteness=treatment,
                                  private=child, state="QLD")


def wrong_cells(_year):
    admitted = row("1121A", los=5, private=1, state=1)
    community = row("212B1", contacts_present=2, contacts_absent=1)
    for name in COLUMNS[1:]:
        for value in WRONG:
            yield {**admitted, name: value}
            yield {**admitted, name: value, "private": "0"}
            yield {**community, name: value}
    for code in ("", " ", "9", "301Z", "x", "1", "2", "1121", "112A", "212B", "1121a", "141A", "141B",
                 "111A ", "222A", "Z", "-1", "1000", "2222"):
        yield row(code, los=3, contacts_present=1, contacts_absent=1)
    for state in ("", "0", "9", "10", "1.0", "8.0", "nsw", "Vic", "NZ", "N S W", " ACT "):
        yield row("113A", los=4, private="1.0", state=state)
        yield row("113A", los=4, private="0.0", state=state)


def anything(year, count, seed):
    draw = random.Random(seed)
    classes = [*year.admitted, *year.community, "1999", "", "3"]
    for _ in range(count):
        yield row(draw.choice(classes), los=draw.choice(["", draw.randint(0, 90), draw.randint(0, 9)]),
                  same_day=draw.choice(["", 0, 1]), contacts_present=draw.choice(["", *range(40)]),
                  contacts_absent=draw.choice(["", *range(40)]), indigenous=draw.choice(["", 0, 1]),
                  patient_remoteness=draw.choice(["", 0, 1, 2, 3, 4, "3.0", 5]),
                  treatment_remoteness=draw.choice(["", 0, 1, 2, 3, 4, "4.0"]),
                  specialist_paediatric=draw.choice(["", 0, 1]), private=draw.choice(["", 0, 1]),
                  state=draw.choice(["", *range(1, 9), *STATES, 9]))


def every_row(year, seed):
    for make in (at_the_bounds, contacts, states, adjustments, wrong_cells):
        yield from make(year)
    yield from anything(year, 3000, seed)
