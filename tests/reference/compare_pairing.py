"""Random cases, and the published ones, through `pbr pair` under every rule, row by row.

    python3 tests/reference/compare_pairing.py --program build/release/bin/pbr --cases 2000 --seed 1

Exit status 0: all equal; 1: differences; 2: the program cannot be run.
"""

import argparse
import csv
import io
import os
import random
import subprocess
import sys
from collections import Counter

from pack_text import Plain
from pairing import RULES, paired_rows, read_cases
from random_pairing import COLUMNS, LOOKED_AT, random_rows
from random_terms import Maker

HERE = os.path.dirname(os.path.abspath(__file__))
PUBLISHED = os.path.join(HERE, "..", "outcomes", "data", "pairing_cases.csv")
SHOWN = 12


def run_pair(program, path, rule, more):
    done = subprocess.run([program, "pair", path, "--rule", rule.replace("_", "-"), *more],
                          check=False, capture_output=True, text=True)
    if done.returncode not in (0, 1) or not done.stdout:
        raise ValueError(f"exit status {done.returncode}: {done.stderr.strip()[:1500]}")
    return list(csv.reader(io.StringIO(done.stdout)))


def compare(options, path, rule, like, looked_at, seen):
    """The differences of one call, as lines."""
    more = (["--like-settings"] if like else []) + (
        ["--last-day", looked_at.isoformat()] if looked_at else [])
    cases = read_cases(path)
    expected = [("case", "before_date", "after_date"), *paired_rows(cases, rule, like, looked_at)]
    found = [tuple(row) for row in run_pair(options.program, path, rule, more)]
    seen.update(f"{rule}: " + ("paired" if before and after else "before alone" if before else
                               "after alone" if after else "none")
                for _, before, after in expected[1:])
    what = " ".join([rule, *more])
    if len(found) != len(expected):
        return [f"{what}: {len(found) - 1} rows, expected {len(expected) - 1}"]
    return [f"{what}: found {','.join(one)}, expected {','.join(other)}"
            for one, other in zip(found, expected) if one != other]


def published_wrong(path):
    """Published cases that the reference itself does not meet."""
    wrong, cases = [], read_cases(path)
    for name, (_, scores, roles) in cases.items():
        due = ["".join(score.date.isoformat() for score, role in zip(scores, roles)
                       if role == wanted) for wanted in ("before", "after")]
        met = next(paired_rows({name: cases[name]}, "window"))
        wrong += [] if list(met[1:]) == due else [f"published case {name}: reference {met[1:]}"]
    return wrong


def write_cases(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def check_all(options, seen):
    os.makedirs(options.work, exist_ok=True)
    path = os.path.join(options.work, f"cases-{options.seed}.csv")
    make = Maker(random.Random(f"pairing-{options.seed}"), Plain)
    write_cases(path, random_rows(make, options.cases))
    differ = published_wrong(PUBLISHED)
    differ += compare(options, PUBLISHED, "window", False, None, Counter())
    for rule in RULES:
        for like in (False, True):
            for looked_at in (None, LOOKED_AT):
                differ += compare(options, path, rule, like, looked_at, seen)
    return differ


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, help="the program pbr")
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", default="compare_pairing", help="folder for files")
    options, seen = parser.parse_args(), Counter()
    try:
        differ = check_all(options, seen)
    except (OSError, ValueError) as error:
        print(f"reference: {error}", file=sys.stderr)
        return 2
    print(*differ[:SHOWN], sep="\n", end="\n" if differ else "")
    print("met:", ", ".join(f"{count} {what}" for what, count in sorted(seen.items())))
    print(f"pairing: {options.cases} cases, 12 calls, {len(differ)} differences")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
