"""Random packs and random assessments through `pbr allocate`, against this reference.

    python3 tests/reference/compare_packs.py --program build/release/bin/pbr --packs 100 --rows 500

Each pack is drawn from a seed of its own: seed, seed + 1 ... Prints the first differences with
pack, row, column, what was found and what was expected; keeps every pack that differs, with its
assessments and both results, in the folder WORK/differ. Exit status 0: all equal; 1: differences;
2: the program cannot be run.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys

from cluster_packs import read_clusters
from pack_text import Plain, as_yaml
from packs import load_yaml
from random_assessments import Assessments
from random_packs import METHODS, cluster_pack
from random_terms import Maker
from reading import read_csv
from reference_allocate import allocation_table, assessments_of

HERE = os.path.dirname(os.path.abspath(__file__))
SHOWN = 30  # differences that are printed
KEPT = 3  # of one pack
SAID = 600  # letters of what a failing program said


class Counts:
    def __init__(self):
        self.packs = self.rows = self.cells = self.differences = 0
        self.failing = []


class Case:
    """One pack, its assessments, and what the program makes of them."""

    def __init__(self, options, method, seed):
        self.options, self.method = options, method
        self.name = f"{method}-{seed}"
        self.folder = os.path.join(options.work, self.name)
        self.pack = os.path.join(self.folder, "pack.yaml")
        self.assessments = os.path.join(self.folder, "assessments.csv")
        self.found = os.path.join(self.folder, "found.csv")
        self.draw(seed)

    def draw(self, seed):
        os.makedirs(self.folder, exist_ok=True)
        drawn = cluster_pack(self.method, seed)
        write(self.pack, as_yaml(drawn))
        self.read = read_clusters(load_yaml(self.pack))
        make = Maker(random.Random(f"assessments-{self.method}-{seed}"), Plain)
        write(self.assessments, Assessments(make, self.read).text(self.options.rows))

    def command(self):
        command = [self.options.program, "allocate", self.assessments, "-r", self.pack, "--rules",
                   self.options.rules, "--format", "csv", "-o", self.found, "--quiet"]
        return command + (["--all"] if self.method == "logit" else [])

    def run(self):
        """What the program printed where it failed, else None. Status 1 tells of findings."""
        done = subprocess.run(self.command(), check=False, capture_output=True, text=True)
        return None if done.returncode in (0, 1) else (
            f"exit status {done.returncode}: {done.stderr.strip()[:SAID]}")

    def expected(self):
        return list(allocation_table(assessments_of(self.assessments), self.read,
                                     self.method == "logit"))


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def write_rows(path, rows):
    lines = [",".join(rows[0])] + [",".join(row.values()) for row in rows] if rows else []
    write(path, "\n".join(lines) + "\n")


def row_differences(number, found, expected, counts):
    """One line a cell; columns that only one of the two has count too."""
    for column in expected.keys() | found.keys() - {"reason"}:
        counts.cells += 1
        if found.get(column) != expected.get(column):
            yield (f"row {number}: {column}: found {shown(found.get(column))}, "
                   f"expected {shown(expected.get(column))}")


def shown(text):
    return "no such column" if text is None else text or "nothing"


def compare(case, counts):
    """The differences of one pack, as lines."""
    failure = case.run()
    if failure:
        return [failure]
    expected = case.expected()
    _, records = read_csv(case.found)
    found = [record.values for record in records]
    counts.rows += len(expected)
    lines = []
    if len(found) != len(expected):
        lines.append(f"found {len(found)} rows, expected {len(expected)}")
    for number, (one, other) in enumerate(zip(found, expected), 1):
        lines += sorted(row_differences(number, one, other, counts))
    if lines:
        write_rows(os.path.join(case.folder, "expected.csv"), expected)
    return lines


def keep(case, lines, counts, options):
    """Prints the first lines of a pack that differs, and keeps its folder."""
    for line in lines[:KEPT]:
        if counts.differences < SHOWN:
            print(f"{case.name}: {line}")
        counts.differences += 1
    counts.differences += len(lines[KEPT:])
    counts.failing.append(case.name)
    differ = os.path.join(options.work, "differ", case.name)
    shutil.copytree(case.folder, differ, dirs_exist_ok=True)


def run_all(options, kind, compared, counts):
    for method in options.method or METHODS:
        for seed in range(options.seed, options.seed + options.packs):
            case = kind(options, method, seed)
            lines = compared(case, counts)
            counts.packs += 1
            if lines:
                keep(case, lines, counts, options)
            shutil.rmtree(case.folder)


def arguments(about):
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("--program", required=True, help="the program pbr")
    parser.add_argument("--packs", type=int, default=20, help="of each method")
    parser.add_argument("--rows", type=int, default=200, help="assessments for each pack")
    parser.add_argument("--seed", type=int, default=1, help="of the first pack of each method")
    parser.add_argument("--method", action="append", choices=METHODS, help="only this one")
    parser.add_argument("--rules", default=os.path.join(HERE, "..", "..", "rules"))
    parser.add_argument("--work", default="compare_packs", help="folder for files")
    return parser.parse_args()


def close(options, kind, compared, counts, rows):
    """All cases, the closing line, and the exit status."""
    shutil.rmtree(os.path.join(options.work, "differ"), ignore_errors=True)
    try:
        run_all(options, kind, compared, counts)
    except OSError as error:
        print(f"reference: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    print(f"reference: {counts.packs} packs, {counts.rows} {rows}, {counts.cells} cells, "
          f"{counts.differences} differences")
    if counts.failing:
        print(f"differ: {' '.join(counts.failing)}, kept in {options.work}/differ")
    return 1 if counts.failing else 0


if __name__ == "__main__":
    sys.exit(close(arguments(__doc__), Case, compare, Counts(), "assessments"))
