"""W: its columns, its file, and its first rows for rivals that are too slow for all of it."""

import itertools
import os
import subprocess

from .profile import ITEMS

GIVEN = ["assessment_id", "person_id", "provider", "date", "reason", "super_class"]
COLUMNS = GIVEN + ITEMS
KEPT = ["assessment_id", "person_id", "provider", "date"]
ANSWER = KEPT + ["super_class", "cluster", "runner_up", "margin", "essential_met"]


def make(generator, folder, rows):
    """The path of W with so many rows; made once and kept."""
    path = os.path.join(folder, f"w-{rows}.csv")
    stamp = os.path.getmtime(generator)
    if not os.path.exists(path) or os.path.getmtime(path) < stamp:
        with open(path + ".part", "wb") as file:
            subprocess.run([generator, str(rows)], stdout=file, check=True)
        os.replace(path + ".part", path)
    return path


def sample(path, rows, wanted):
    """(row numbers from 1, path of a file with them): evenly spread, the first one among them."""
    step = max(1, rows // wanted)
    numbers = range(1, rows + 1, step)
    name = path.replace(".csv", "-sample.csv")
    with open(path, "rb") as file, open(name, "wb") as out:
        out.write(next(file))
        out.writelines(itertools.islice(file, 0, None, step))
    return list(numbers), name
