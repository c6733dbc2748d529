"""Random price books over random studies through `pbr run`, against this reference.

    python3 tests/reference/compare_tariff.py --program build/release/bin/pbr --studies 50 --seed 1

Each study is drawn from a seed of its own: seed, seed + 1 ... Prints the first differences of each,
and keeps every study that differs, with its book and results, in WORK. Exit status 0: all equal; 1:
differences; 2: the program cannot be run.
"""

import argparse
import io
import os
import shutil
import subprocess
import sys
from collections import Counter

from compare_study import compare
from recompute import recompute
from tariff_study import TariffStudy, write_study

HERE = os.path.dirname(os.path.abspath(__file__))
SHOWN = 12  # differences of one study
SAID = 1500  # letters of what a failing program said


def run_study(options, folder, results, *more):
    """What the program printed where it failed, else None. Status 1 tells of findings."""
    done = subprocess.run(
        [options.program, "run", os.path.join(folder, "study.yaml"), "-o", results, "--rules",
         options.rules, "--quiet", *more], check=False, capture_output=True, text=True)
    return None if done.returncode in (0, 1) else (
        f"exit status {done.returncode}: {done.stderr.strip()[:SAID]}")


def is_refused_rightly(failure, results):
    """A book with a gap may be refused: for that alone, before anything is written."""
    return ("error[TA001]" in failure or "error[RB081]" in failure) and not os.path.exists(
        os.path.join(results, "lines.csv"))


def compare_one(options, folder, gap, seen):
    """(differences as text, figures that were equal)."""
    results = os.path.join(folder, "results")
    failure = run_study(options, folder, results)
    if failure and gap and is_refused_rightly(failure, results):
        seen["books refused for a gap"] += 1
        return "", 0
    if failure:
        return failure, 0
    seen["books with a gap that nobody meets"] += gap
    result, out = recompute(os.path.join(folder, "study.yaml"), [options.rules]), io.StringIO()
    differences = compare(result, results, out)
    lines = [line for person in result.people for lines in person.lines for line in lines]
    lones = [lone for person in result.people for lone in person.lone_lines]
    seen.update(line.unit for line in lines)
    seen["lines with a list's price"] += sum(1 for line in lines if line.terms.list_id)
    seen["non-contract lines"] += sum(line.non_contract for line in lines)
    seen["assessments that led to nothing"] += len(lones)
    seen["capitation"] += len(result.capitation)
    return "\n".join(out.getvalue().splitlines()[:SHOWN]), differences.equal


def run_all(options):
    """(seeds of studies that differ, figures equal, what was met how often)."""
    differ, equal, seen = [], 0, Counter()
    for seed in range(options.seed, options.seed + options.studies):
        folder = os.path.join(options.work, str(seed))
        shutil.rmtree(folder, ignore_errors=True)
        made, gap = TariffStudy(seed, options.people).fill(), seed % 6 == 0
        write_study(folder, made, made.tables, made.book(gap), made.pages(options.rules))
        text, same = compare_one(options, folder, gap, seen)
        equal += same
        if text:
            print(f"study {seed}:", text, sep="\n")
            differ.append(str(seed))
        else:
            shutil.rmtree(folder)
    return differ, equal, seen


def arguments(about, *switches):
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("--program", required=True, help="the program pbr")
    parser.add_argument("--studies", type=int, default=20)
    parser.add_argument("--people", type=int, default=20, help="in each study")
    parser.add_argument("--seed", type=int, default=1, help="of the first study")
    parser.add_argument("--rules", default=os.path.join(HERE, "..", "..", "rules"))
    parser.add_argument("--work", default="compare_tariff", help="folder for files")
    for switch in switches:
        parser.add_argument(switch, action="store_true")
    return parser.parse_args()


def main():
    options = arguments(__doc__)
    try:
        differ, equal, seen = run_all(options)
    except OSError as error:
        print(f"reference: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    print("met:", ", ".join(f"{count} {what}" for what, count in sorted(seen.items())))
    print(f"reference: {options.studies} studies, {equal} figures equal")
    if differ:
        print(f"differ: {' '.join(differ)}, kept in {options.work}")
    return 1 if differ or not equal else 0


if __name__ == "__main__":
    sys.exit(main())
