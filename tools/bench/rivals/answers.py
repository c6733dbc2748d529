"""Whether everybody gives the same answer to every row."""

import csv
import itertools
import os
import subprocess
import sys

from .stopwatch import FOLDER, Failed, timed
from .work import ANSWER, sample

REFERENCE = os.path.join(FOLDER, "../../tests/reference/reference_allocate.py")
DECIDED = ["cluster", "runner_up", "margin", "essential_met"]


def without_reason(path, out, rows):
    """The first rows of what pbr wrote, the columns that rivals write too."""
    with open(path, newline="", encoding="utf-8") as file, \
            open(out, "w", newline="", encoding="utf-8") as answers:
        reader = csv.reader(file)
        header = next(reader)
        places = [header.index(name) for name in ANSWER]
        writer = csv.writer(answers, lineterminator="\n")
        writer.writerow(ANSWER)
        for row in itertools.islice(reader, rows):
            writer.writerow([row[place] for place in places])


def fields(line):
    return next(csv.reader([line.decode()]), [])


def first_difference(expected, found, rows):
    """(row from 1, expected, found) of the first row that differs, 0 being the header, or None.
    Quotes and line ends may be others."""
    with open(expected, "rb") as one, open(found, "rb") as other:
        for row in range(rows + 1):
            left, right = one.readline(), other.readline()
            if left != right and fields(left) != fields(right):
                return row, fields(left), fields(right)
        rest = other.readline()
    return (rows + 1, [], fields(rest)) if rest else None


def shown(row):
    """The decision alone: whose it is does not matter."""
    if len(row) != len(ANSWER):
        return f"{len(row)} fields instead of {len(ANSWER)}" if row else "no row"
    return ", ".join(f"{name} {value or 'empty'}"
                     for name, value in zip(ANSWER, row) if name in DECIDED)


def hold_against(expected, found, rows, who):
    difference = first_difference(expected, found, rows)
    if difference is None:
        return
    row, left, right = difference
    raise Failed(f"{who} differs at row {row}: expected {shown(left)}; found {shown(right)}\n"
                 f"Both results are kept: {expected} and {found}")


def hold_against_reference(settings, python, path, rows, allocations):
    """A sample of pbr's rows against the slow interpreter in tests/reference. Returns its size."""
    numbers, name = sample(path, rows, settings.sample)
    expected = os.path.join(settings.work, "reference.csv")
    with open(expected, "wb") as out:
        subprocess.run([python, "-B", REFERENCE, name, settings.pack], stdout=out, check=True)
    found = os.path.join(settings.work, "reference-found.csv")
    with open(allocations, "rb") as file, open(found + ".all", "wb") as out:
        out.write(next(file))
        out.writelines(itertools.islice(file, 0, None, numbers[1] - 1 if len(numbers) > 1 else 1))
    without_reason(found + ".all", found, len(numbers))
    difference = first_difference(expected, found, len(numbers))
    if difference:
        row, left, right = difference
        raise Failed(f"pbr differs from tests/reference at row {numbers[row - 1]}: "
                     f"expected {shown(left)}; found {shown(right)}")
    return len(numbers)


def check(settings, python, work, pbr, others, rivals):
    """pbr's answers against the reference, its other forms and every rival against them."""
    allocations = os.path.join(settings.work, "allocations.csv")
    timed(settings, pbr, allocations)
    size = hold_against_reference(settings, python, work, pbr.rows, allocations)
    print(f"pbr: {size} rows as tests/reference decides them", file=sys.stderr)
    for other in others:
        again = os.path.join(settings.work, "again.csv")
        timed(settings, other, again)
        if subprocess.run(["cmp", allocations, other.written or again]).returncode:
            raise Failed(f"{other.title}: other bytes than {pbr.title}")
    answers, found = (os.path.join(settings.work, name) for name in ("answers.csv", "rival.csv"))
    without_reason(allocations, answers, max((rival.rows for rival in rivals), default=0))
    for rival in rivals:
        timed(settings, rival, found)
        hold_against(answers, found, rival.rows, rival.title)
        print(f"{rival.title}: the same {rival.rows:,} answers", file=sys.stderr, flush=True)
