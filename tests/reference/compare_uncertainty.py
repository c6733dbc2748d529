"""Compares how sure a run says its figures are with a slow recomputation that resamples people.

    python3 tests/reference/compare_uncertainty.py --study STUDY --rules RULES --results OUT

Exit status 0: all equal, figures of the pilot to one unit of their last place; 1: differences. With
--self-test every column of the four tables is damaged in turn, and each fault must be noticed.
"""

import argparse
import io
import os
import shutil
import sys
import tempfile
from fractions import Fraction

from pilots import Pilot
from recompute import recompute
from results import Differences, Results, compare_table
from self_test import faults, read, write
from uncertainty import Uncertainty

PLACE = ["level", "provider", "commissioner"]
KEYS = {"uncertainty.csv": ["scheme", *PLACE], "bands.csv": ["scheme", *PLACE],
        "ranks.csv": ["scheme", "by", "provider"], "pilot.csv": ["of", "name", "people"]}
ROUNDED = ("value", "detectable", "design_effect", "detectable_clustered")  # of the pilot


def expected_tables(result):
    sure = Uncertainty(result)
    return {"uncertainty.csv": list(sure.amounts()), "bands.csv": list(sure.bands()),
            "ranks.csv": list(sure.ranks()), "pilot.csv": list(Pilot(sure).rows())}


def near(found, rows):
    """The pilot's rows with each figure as it was found, where that is near what was expected."""
    by_key = {tuple(row[key] for key in KEYS["pilot.csv"]): row for row in found}
    for row in rows:
        row = dict(row, people=str(row["people"]))
        other = by_key.get(tuple(row[key] for key in KEYS["pilot.csv"]), {})
        for name in ROUNDED:
            row[name] = as_found(other.get(name, ""), row[name])
        yield row


def as_found(text, value):
    if value is None:
        return ""
    digits = len(text.partition(".")[2])
    is_near = text and digits and abs(Fraction(text) - Fraction(value)) <= Fraction(1, 10**digits)
    return text if is_near else f"about {float(value):.6f}"


def compare(expected, folder, out):
    results, differences = Results(folder), Differences(out)
    for name, rows in expected.items():
        found = results.table(name)
        rows = list(near(found, rows)) if name == "pilot.csv" else rows
        compare_table(name, found, rows, KEYS[name], differences)
    return differences


def missed_faults(expected, results):
    """(faults made, those that nobody noticed)."""
    made, missed = 0, []
    with tempfile.TemporaryDirectory() as scratch:
        for name in expected:
            shutil.copy(os.path.join(results, name), scratch)
        for name in expected:
            path = os.path.join(scratch, name)
            rows = read(path)
            for what, changed in faults(rows):
                write(path, changed)
                made += 1
                if not compare(expected, scratch, io.StringIO()).count:
                    missed.append(f"{name}: {what} is not noticed")
            write(path, rows)
    return made, missed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--study", "--rules", "--results"):
        parser.add_argument(name, required=True)
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    expected = expected_tables(recompute(options.study, [options.rules]))
    differences = compare(expected, options.results, sys.stdout)
    print(f"{differences.equal} figures equal, {differences.count} different")
    if differences.not_compared:
        print("not compared:", ", ".join(sorted(differences.not_compared)))
    if differences.count or differences.equal < 100:
        return 1
    if options.self_test:
        made, missed = missed_faults(expected, options.results)
        print(*missed, f"self test: {made - len(missed)} of {made} faults noticed", sep="\n")
        return 1 if missed or not made else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
