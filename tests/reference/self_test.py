"""Proves that the comparison can fail: one wrong cell, one lost row or two rows in the wrong order
in a copy of a run's results, and a difference must be reported, each time.

    python3 tests/reference/self_test.py --study DIR/study.yaml --rules RULES --results OUT
"""

import argparse
import csv
import io
import os
import shutil
import sys
import tempfile

from compare_study import compare
from recompute import recompute

FILES = ["allocations.csv", "episodes.csv", "lines.csv", "outcomes.csv", "casemix.csv",
         "payments.csv", "contrast.csv", "contrast_totals.csv", "indicators.csv",
         "transitions.csv", "time_in_cluster.csv", "survival.csv"]
# Words and statistics that the reference does not recompute.
NOT_COMPARED = {"reason", "change_low", "change_high"}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def wrong(text):
    """Another value of the same look: the last digit of a number or a date, else a letter more."""
    if text and text[-1].isdigit():
        return text[:-1] + ("8" if text[-1] != "8" else "7")
    return text + "X"


def filled_row(rows, column):
    """The middle row among those that have something in the column, else the middle row."""
    filled = [at for at in range(1, len(rows)) if rows[at][column]]
    return filled[len(filled) // 2] if filled else len(rows) // 2


def faults(rows, not_compared=NOT_COMPARED):
    """(what is done, the rows with it done)."""
    for column, name in enumerate(rows[0]):
        if name not in not_compared:
            at = filled_row(rows, column)
            changed = [list(row) for row in rows]
            changed[at][column] = wrong(changed[at][column])
            yield f"cell {name} of row {at}", changed
    middle = len(rows) // 2
    yield f"row {middle} lost", rows[:middle] + rows[middle + 1:]
    yield f"row {middle} twice", rows[:middle] + rows[middle:middle + 1] + rows[middle:]
    yield "first and last row changed over", [rows[0], rows[-1], *rows[2:-1], rows[1]]


def found(result, folder):
    return compare(result, folder, io.StringIO()).count > 0


def missed_faults(result, folder, name):
    """(number of faults made in one file, those that nobody noticed)."""
    path = os.path.join(folder, name)
    rows, made, missed = read(path), 0, []
    for what, changed in faults(rows):
        write(path, changed)
        made += 1
        if not found(result, folder):
            missed.append(f"{name}: {what} is not noticed")
    write(path, rows)
    return made, missed


def check_all(result, results):
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "results")
        shutil.copytree(results, folder)
        if found(result, folder):
            return 0, ["the results differ before anything is done to them"]
        counts = [missed_faults(result, folder, name) for name in FILES]
    return sum(made for made, _ in counts), [line for _, lines in counts for line in lines]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--study", "--rules", "--results"):
        parser.add_argument(name, required=True)
    options = parser.parse_args()
    made, missed = check_all(recompute(options.study, [options.rules]), options.results)
    for line in missed:
        print(line)
    print(f"self test: {made - len(missed)} of {made} faults noticed")
    return 1 if missed or not made else 0


if __name__ == "__main__":
    sys.exit(main())
