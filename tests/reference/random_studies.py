"""One random study after another through the program, and what became of each."""

import os
import shutil
import sys
from collections import Counter


def run_studies(options, compare_one):
    """Exit status. `compare_one(seed, folder, seen)`: (differences as text, figures equal), for the
    study it draws into the folder; `seen` counts what was met. The folder of a study that differs
    stays."""
    differ, equal, seen = [], 0, Counter()
    try:
        for seed in range(options.seed, options.seed + options.studies):
            folder = os.path.join(options.work, str(seed))
            shutil.rmtree(folder, ignore_errors=True)
            text, same = compare_one(seed, folder, seen)
            equal += same
            if text:
                print(f"study {seed}:", text, sep="\n")
                differ.append(str(seed))
            else:
                shutil.rmtree(folder)
    except OSError as error:
        print(f"reference: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    print("met:", ", ".join(f"{count} {what}" for what, count in sorted(seen.items())))
    print(f"reference: {options.studies} studies, {equal} figures equal")
    if differ:
        print(f"differ: {' '.join(differ)}, kept in {options.work}")
    return 1 if differ or not equal else 0
