"""Random price books over random studies through `pbr run`, against this reference.

    python3 tests/reference/compare_tariff.py --program build/release/bin/pbr --studies 50 --seed 1

Each study is drawn from a seed of its own: seed, seed + 1 ... Prints the first differences of each,
and keeps every study that differs, with its book and results, in WORK. Exit status 0: all equal; 1:
differences; 2: the program cannot be run.
"""

import argparse
import io
import os
import subprocess
import sys

from compare_study import compare
from random_studies import run_studies
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

    def drawn_and_compared(seed, folder, seen):
        made, gap = TariffStudy(seed, options.people).fill(), seed % 6 == 0
        write_study(folder, made, made.tables, made.book(gap), made.pages(options.rules))
        return compare_one(options, folder, gap, seen)

    return run_studies(options, drawn_and_compared)


if __name__ == "__main__":
    sys.exit(main())
