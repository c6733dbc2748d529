"""What a run wrote, and the list of differences from what should stand there."""

import os
from fractions import Fraction

from reading import read_csv

SECRET = {"assessment_id", "person_id", "episode_id", "line_id", "referral_id"}


class Differences:
    """Counts equal figures and prints the others, never an identifier of a person."""

    def __init__(self, out, limit=200):
        self.out, self.limit = out, limit
        self.equal = self.count = 0
        self.not_compared = set()  # columns that nothing was expected of

    def report(self, place, text):
        self.count += 1
        if self.count <= self.limit:
            print(f"{place}: {text}", file=self.out)

    def check(self, place, column, found, expected):
        if same(found, expected):
            self.equal += 1
        elif column in SECRET:
            self.report(place, f"{column}: not the one expected")
        else:
            self.report(place, f"{column}: found {show(found)}, expected {show(expected)}")


def show(value):
    return "nothing" if value in ("", None) else str(value)


def same(found, expected):
    """Text as it stands; a Fraction by value, however it is written; None means empty."""
    if isinstance(expected, (int, Fraction)):
        try:
            return Fraction(found) == expected
        except (ValueError, ZeroDivisionError):
            return False
    return found == (expected or "")


class Results:
    """The tables of an output folder: lists of {column: text}."""

    def __init__(self, folder):
        self.folder = folder

    def has(self, name):
        return os.path.exists(os.path.join(self.folder, name))

    def table(self, name):
        _, records = read_csv(os.path.join(self.folder, name))
        for record in records:
            if record.malformed:
                raise ValueError(f"{name}: row {record.row} is malformed")
        return [record.values for record in records]


def compare_table(name, found, expected, keys, differences):
    """Rows are met by key, in order; a row without a partner is one difference."""
    key_of = lambda row: tuple(row.get(column, "") for column in keys)
    found_keys = [key_of(row) for row in found]
    expected_keys = [key_of(row) for row in expected]
    waiting = {}
    for number, key in enumerate(found_keys):
        waiting.setdefault(key, []).append(number)
    for number, (key, row) in enumerate(zip(expected_keys, expected)):
        if not waiting.get(key):
            differences.report(f"{name}: expected row {number + 1}",
                               f"is missing: {describe(row, keys)}")
            continue
        at = waiting[key].pop(0)
        compare_row(f"{name}: row {at + 1}", found[at], row, differences)
        differences.not_compared |= {f"{name} {column}" for column in found[at].keys() - row.keys()
                                     if not column.startswith("_")}
    for numbers in waiting.values():
        for number in numbers:
            differences.report(f"{name}: row {number + 1}", "is not expected")
    if found_keys != expected_keys and sorted(found_keys) == sorted(expected_keys):
        differences.report(name, "the rows stand in another order")


def describe(row, keys):
    return ", ".join(f"{key} {show(row[key])}" for key in keys
                     if key not in SECRET and not key.startswith("_"))


def compare_row(place, found, expected, differences):
    for column, value in expected.items():
        if column.startswith("_"):
            continue
        if column not in found:
            differences.report(place, f"has no column {column}")
        else:
            differences.check(place, column, found[column], value)
