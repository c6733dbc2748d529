"""Compares how sure a run says its figures are with a slow recomputation that resamples people.

    python3 tests/reference/compare_uncertainty.py --study STUDY --rules RULES --results OUT

Exit status 0: all equal, figures of the pilot as they are rounded; 1: differences. With
--self-test every column of the four tables is damaged in turn, and each fault must be noticed.
"""

import argparse
import io
import sys
from fractions import Fraction

from pilots import Pilot
from planted import compare_tables, self_test
from recompute import recompute
from results import Results
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
    # Half a unit of the last place and what binary fractions leave open: both ways of a tie.
    is_near = text and digits and (abs(Fraction(text) - Fraction(value))
                                   <= Fraction(50001, 100000 * 10**digits))
    return text if is_near else f"about {float(value):.6f}"


def compare(expected, folder, out):
    if "pilot.csv" in expected:
        pilot = list(near(Results(folder).table("pilot.csv"), expected["pilot.csv"]))
        expected = expected | {"pilot.csv": pilot}
    return compare_tables(expected, KEYS, folder, out)


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
        check = lambda folder: compare(expected, folder, io.StringIO()).count
        return 0 if self_test(expected, options.results, check) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
