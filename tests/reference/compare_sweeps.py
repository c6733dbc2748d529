"""Random sweeps over random studies through `pbr sweep`: every point against this reference's
recomputation of the study with that point's values in its packs and tables.

    python3 tests/reference/compare_sweeps.py --program build/release/bin/pbr --studies 6 --seed 1

Each study is drawn from a seed of its own: seed, seed + 1 ... What differs stays in WORK.
Exit status 0: all equal; 1: differences; 2: the program cannot be run.
"""

import io
import os
import random
import shutil
import sys
from collections import Counter
from fractions import Fraction

from compare_scenarios import asked, draw_study
from compare_tariff import SHOWN, arguments
from contrast import level_key
from edited_study import EditedStudy
from exact import pounds
from overlay import path_keys
from pack_text import Plain
from planted import self_test, silent
from random_scenarios import RandomScenario
from random_terms import Maker
from recompute import recompute
from results import Differences, Results, compare_table
from schemes import Payer
from sum_changes import ChangedSums
from sweeps import even_values, grid, latin

LEVELS = ("all", "commissioner", "provider")
SEED, POINTS = 7, 5  # of a Latin hypercube
KEYS = {"sweep.csv": ["point", "scheme", "level", "provider", "commissioner"]}


def draw_parameters(seed, made, edited):
    """[(name, path, kind, values)]; factors, which fit a number of any size."""
    make = Maker(random.Random(f"sweep-{seed}"), Plain)
    draw, found = RandomScenario(make, edited, made.first, made.last), []
    for number in range(make.pick(1, 1, 2)):
        if make.chance(0.25):
            path = draw.activity()["path"]
        else:
            path, keys, _ = draw.pack_path()
            while not path.startswith("tariff") or "source" in keys:
                path, keys, _ = draw.pack_path()
        values = even_values(*make.pick(("0.9", "1.1", 3), ("0.95", "1.05", 2), ("1", "1.5", 2)))
        found.append((f"p{number}", path, "factor", values))
    return found


def sweep_text(parameters, design, points):
    lines = ["title: Drawn at random", "author: This reference", "reference: none",
             f"design: {design}", *points, f"seed: {SEED}", "parameters:"]
    for name, path, kind, values in parameters:
        low, high = values[0], values[-1]
        of = (f"{{from: {low}, to: {high}, steps: {len(values)}}}" if design == "grid"
              else f"{{from: {low}, to: {high}}}")
        lines.append(f"  - {{name: {name}, path: '{path}', {kind}: {of}}}")
    return "\n".join(lines) + "\n"


def amounts(study_file, rules, sums):
    """{(scheme, level, key): pence} at the levels of a sweep."""
    result, found = recompute(study_file, [rules]), Counter()
    inputs = result.inputs
    if sums:
        inputs = ChangedSums(inputs, result.casemix).apply(sums)
    for scheme in result.study.schemes:
        for key, amount in Payer(scheme, inputs).totals().items():
            for level in LEVELS:
                found[(scheme.id, level, *level_key(level, key))] += amount
    return found


def point_amounts(options, folder, parameters, point):
    edited = EditedStudy(os.path.join(folder, "study.yaml"), options.rules,
                         os.path.join(folder, "edited"))
    sums = edited.apply([{"path": path, "keys": path_keys(path), "kind": kind, "amount": value,
                          "from": None} for (_, path, kind, _), value in zip(parameters, point)])
    return amounts(edited.file, options.rules, sums)


def expected_rows(options, folder, parameters, points):
    base = amounts(os.path.join(folder, "study.yaml"), options.rules, [])
    for number, point in enumerate(points, 1):
        for key, amount in point_amounts(options, folder, parameters, point).items():
            yield dict(zip(KEYS["sweep.csv"], [str(number), *key])) | {
                name: value for (name, *_), value in zip(parameters, point)} | {
                "amount": pounds(amount), "change": pounds(amount - base[key])}


def found_points(rows, parameters):
    """The values of each point, as the program wrote them."""
    points = {int(row["point"]): [row[name] for name, *_ in parameters] for row in rows}
    return [points[number] for number in sorted(points)]


def latin_points(parameters):
    columns = [latin(SEED, number, values[0], values[-1], POINTS)
               for number, (*_, values) in enumerate(parameters, 1)]
    return [list(point) for point in zip(*columns)]


def numbers(points):
    return str([[str(Fraction(value)) for value in point] for point in points])


def compare_one(options, seed, folder):
    made = draw_study(options, seed, folder)
    edited = EditedStudy(os.path.join(folder, "study.yaml"), options.rules,
                         os.path.join(folder, "edited"))
    parameters = draw_parameters(seed, made, edited)
    is_latin = seed % 4 == 0
    sweep, out = os.path.join(folder, "sweep.yaml"), os.path.join(folder, "swept")
    with open(sweep, "w", encoding="utf-8") as file:
        file.write(sweep_text(parameters, "latin_hypercube" if is_latin else "grid",
                              [f"points: {POINTS}"] if is_latin else []))
    status, said = asked(options, "sweep", folder, "--over", sweep, "-o", out)
    if status not in (0, 1):
        return f"sweep: {status} {said}", 0
    text, rows = io.StringIO(), Results(out).table("sweep.csv")
    differences, points = Differences(text), found_points(rows, parameters)
    differences.check("sweep.csv", "points", numbers(points),
                      numbers(latin_points(parameters) if is_latin
                              else grid([values for *_, values in parameters])))
    expected = {"sweep.csv": list(expected_rows(options, folder, parameters, points))}
    compare_table("sweep.csv", rows, expected["sweep.csv"], KEYS["sweep.csv"], differences)
    if options.self_test and not differences.count and not self_test(
            expected, out, silent(expected, KEYS)):
        return "the comparison does not notice faults", 0
    return "\n".join(text.getvalue().splitlines()[:SHOWN]), differences.equal


def main():
    options = arguments(__doc__, "--self-test")
    differ, equal = [], 0
    try:
        for seed in range(options.seed, options.seed + options.studies):
            folder = os.path.join(options.work, str(seed))
            shutil.rmtree(folder, ignore_errors=True)
            text, same = compare_one(options, seed, folder)
            equal += same
            if text:
                print(f"study {seed}:", text, sep="\n")
                differ.append(str(seed))
            else:
                shutil.rmtree(folder)
    except OSError as error:
        print(f"reference: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    print(f"reference: {options.studies} studies, {equal} figures equal")
    if differ:
        print(f"differ: {' '.join(differ)}, kept in {options.work}")
    return 1 if differ or not equal else 0


if __name__ == "__main__":
    sys.exit(main())
