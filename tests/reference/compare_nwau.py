#!/usr/bin/env python3
"""Prices thousands of rows by `pbr price` and by nwau.py, which reads the published tables and not
the packs where it can, and compares the two tables byte for byte."""

import argparse
import csv
import io
import random
import subprocess
import sys

from nwau import ADDED, COLUMNS, price, year_of
from nwau_cases import every_row

MOST_SHOWN = 10


def table(header, rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue()


def priced_by_program(args, year, text):
    run = subprocess.run([args.program, "price", "--tariff", f"australia/tariffs/{year}", "--rules",
                          args.rules, "-q", "-"], input=text.encode(), capture_output=True,
                         check=False, timeout=300)
    if run.returncode != 1:
        sys.exit(f"status {run.returncode}, not 1 for rows with errors\n{run.stderr.decode()}")
    return run.stdout.decode()


def compare(args, name):
    year = year_of(name)
    rows = list(every_row(year, args.seed))
    # Columns in another order, and columns of the user's own, stay as they stand.
    header = ["row_id", *random.Random(args.seed).sample(COLUMNS, len(COLUMNS)), "ward, or team"]
    given, expected, errors = [], [], 0
    for at, row in enumerate(rows):
        cells = [str(at), *(row[column] for column in header[1:-1]), 'he said "no"' if at % 7 else ""]
        given.append(cells)
        expected.append([*cells, *price(year, row)])
        errors += expected[-1][-1] != "0"
    want = table([*header, *ADDED], expected)
    got = priced_by_program(args, name, table(header, given))
    if want == got:
        print(f"{name}: {len(rows)} rows, {errors} with an error, equal byte for byte")
        return True
    shown = 0
    for old, new in zip(want.splitlines(), got.splitlines()):
        if old != new and shown < MOST_SHOWN:
            shown += 1
            print(f"{name}\n  expected {old}\n  got      {new}")
    print(f"{name}: {len(want.splitlines())} lines expected, {len(got.splitlines())} got")
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--rules", required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    return 0 if all([compare(args, "nep24"), compare(args, "nep25")]) else 1


if __name__ == "__main__":
    sys.exit(main())
