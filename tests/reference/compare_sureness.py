"""How sure `pbr run` says its figures are, over random studies with random terms of `uncertainty`,
against this reference.

    python3 tests/reference/compare_sureness.py --program build/release/bin/pbr --studies 20

Each study is drawn from a seed of its own: seed, seed + 1 ... Every study that differs stays in
WORK, with its results. Exit status 0: all equal; 1: differences; 2: the program cannot be run.
"""

import io
import os
import random
import sys

import outcome_study
import tariff_study
from compare_tariff import SHOWN, arguments, run_study
from compare_uncertainty import compare, expected_tables
from pack_text import Plain
from planted import self_test
from random_studies import run_studies
from random_terms import Maker
from recompute import recompute

SHARES = ["0", "0.0005", "0.001", "0.010", "0.02", "0.05", "0.1", "0.25", "0.5", "1.0"]


def draw_terms(make):
    """The lines of study.yaml behind all others; some studies leave them out."""
    if make.chance(0.2):
        return ""
    none, large = make.some(SHARES, 2, 2)
    arms = make.some([2, 3, 10, 48, 200, 1000, 77777], 1)
    return (f"uncertainty:\n  losses: [{', '.join(make.some(SHARES, 1, 3))}]\n"
            f"  bands: {{large: {large}, none: {none}}}\n"
            f"  pilots: [{', '.join(map(str, arms))}]\n")


def linear_scheme(make, name):
    """What has a formula: a block, or activity in parts that add up to a whole number."""
    shares = make.pick([], ["1"], ["0.25", "0.75"], ["0.5", "0.3", "0.2"])
    parts = [{"id": f"a{at}", "name": f"Part {at}", "activity": {"share": Plain(share)}}
             for at, share in enumerate(shares)]
    if not parts or make.chance(0.5):
        parts.append({"id": "agreed", "name": "Agreed", "block": {
            "without_contracts": make.pick("refuse", "share_by_people")}})
    return {"scheme": name, "name": name, "rounding": "half_up", "components": parts}


def draw_study(options, seed, folder):
    """Of every fourth its book is random, of the others measures and schemes are."""
    make = Maker(random.Random(f"sureness-{seed}"), Plain)
    if seed % 4 == 0:
        made = tariff_study.TariffStudy(seed, options.people, clean=True).fill()
        tariff_study.write_study(folder, made, made.tables, made.book(), made.pages(options.rules))
    else:
        made = outcome_study.OutcomeStudy(seed, options.people).fill()
        schemes = made.some_schemes(2)
        if make.chance(0.7):
            schemes.insert(make.pick(0, 0, 1), linear_scheme(make, "linear"))
        if make.chance(0.4):
            schemes.insert(make.pick(0, 1), linear_scheme(make, "linear-too"))
        outcome_study.write_study(folder, made, made.tables, schemes, make.pick(0, 1, 2, 40, 40))
    with open(os.path.join(folder, "study.yaml"), "a", encoding="utf-8") as file:
        file.write(draw_terms(make))


def compare_one(options, folder, seen):
    """(differences as text, figures equal)."""
    results = os.path.join(folder, "results")
    failure = run_study(options, folder, results)
    if failure:
        return failure, 0
    expected = expected_tables(recompute(os.path.join(folder, "study.yaml"), [options.rules]))
    out = io.StringIO()
    differences = compare(expected, results, out)
    filled = {name: rows for name, rows in expected.items() if rows}
    check = lambda damaged: compare(filled, damaged, io.StringIO()).count
    if options.self_test and not differences.count and not self_test(filled, results, check):
        return "the comparison does not notice faults", 0
    seen.update(f"{row['method']}" for row in expected["uncertainty.csv"])
    seen.update(f"change of {row['band']}" for row in expected["bands.csv"])
    seen.update(f"pilot of {row['of']}" for row in expected["pilot.csv"])
    return "\n".join(out.getvalue().splitlines()[:SHOWN]), differences.equal


def main():
    options = arguments(__doc__, "--self-test")

    def drawn_and_compared(seed, folder, seen):
        draw_study(options, seed, folder)
        return compare_one(options, folder, seen)

    return run_studies(options, drawn_and_compared)


if __name__ == "__main__":
    sys.exit(main())
