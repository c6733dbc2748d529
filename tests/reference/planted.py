"""Proves that a comparison of tables can fail: faults are planted in copies of the files, a wrong
cell, a lost row, a row twice, two rows in the wrong order, and each must be noticed."""

import io
import os
import shutil
import tempfile

from results import Differences, Results, compare_table
from self_test import faults, read, write


def compare_tables(expected, keys, folder, out):
    """Differences of the files of a folder; `expected`: {file: rows}, `keys`: {file: columns}."""
    results, differences = Results(folder), Differences(out)
    for name, rows in expected.items():
        compare_table(name, results.table(name), rows, keys[name], differences)
    return differences


def missed_faults(expected, results, check):
    """(faults planted, those that nobody noticed); `check(folder)` counts differences."""
    made, missed = 0, []
    with tempfile.TemporaryDirectory() as scratch:
        for name in expected:
            shutil.copy(os.path.join(results, name), scratch)
        if check(scratch):
            return 0, ["the tables differ before anything is done to them"]
        for name in expected:
            path = os.path.join(scratch, name)
            rows = read(path)
            for what, changed in faults(rows, not_compared=()):
                write(path, changed)
                made += 1
                if not check(scratch):
                    missed.append(f"{name}: {what} is not noticed")
            write(path, rows)
    return made, missed


def self_test(expected, results, check):
    """The same, told; whether everything was noticed."""
    made, missed = missed_faults(expected, results, check)
    print(*missed, f"self test: {made - len(missed)} of {made} faults noticed", sep="\n")
    return bool(made) and not missed


def silent(expected, keys):
    return lambda folder: compare_tables(expected, keys, folder, io.StringIO()).count
