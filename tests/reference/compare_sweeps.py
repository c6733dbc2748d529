"""Random sweeps over random studies through `pbr sweep`: every point against this reference's
recomputation of the study with that point's values in its packs and tables.

    python3 tests/reference/compare_sweeps.py --program build/release/bin/pbr --studies 6 --seed 1

Each study is drawn from a seed of its own: seed, seed + 1 ... A sweep whose points make a pack that
no reader takes must be refused, and no other. What differs stays in WORK. Exit status 0: all equal; 1: differences; 2: the program cannot be run.
"""

import io
import os
import random
import sys
from collections import Counter
from fractions import Fraction

import yaml

from compare_scenarios import asked, draw_study
from compare_tariff import SHOWN, arguments, run_study
from contrast import level_key
from edited_study import EditedStudy
from exact import pounds
from overlay import PathProblem, path_keys
from overlay_changes import plain
from pack_text import Plain
from planted import self_test, silent
from random_scenarios import RandomScenario
from random_studies import run_studies
from random_terms import Maker
from recompute import recompute
from results import Differences, Results, compare_table
from schemes import Payer
from sum_changes import ChangedSums
from sweeps import even_values, grid, latin

LEVELS = ("provider", "commissioner", "all")  # as the rows stand
SEED, POINTS = 7, 5  # of a Latin hypercube
KEYS = {"sweep.csv": ["point", "scheme", "level", "provider", "commissioner"]}


class Parameters:
    """Parameters drawn at random: each a dict of name, path, kind, values and, where it has them,
    from and rest."""

    def __init__(self, seed, made, edited):
        self.make, self.made = Maker(random.Random(f"sweep-{seed}"), Plain), made
        self.edited = edited
        self.draw = RandomScenario(self.make, edited, made.first, made.last)

    def factors(self):
        return "factor", even_values(
            *self.make.pick(("0.9", "1.1", 3), ("0.95", "1.05", 2), ("1", "1.5", 2)))

    def tariff(self):
        path, keys, _ = self.draw.pack_path()
        while not path.startswith("tariff") or "source" in keys:
            path, keys, _ = self.draw.pack_path()
        dated = keys[0] in ("prices", "price_lists", "adjustments", "capitation", "market_forces")
        more = {"from": self.draw.day().isoformat()} if dated and self.make.chance(0.4) else {}
        return path, *self.factors(), more

    def activity(self):
        return self.draw.activity()["path"], *self.factors(), {}

    def contracts(self):
        return self.draw.contracts()["path"], *self.factors(), {}

    def outcomes(self):
        return self.draw.outcomes()["path"], "value", even_values("0.1", "0.9", 3), {}

    def completeness(self):
        return self.draw.completeness()["path"], "value", even_values("0.25", "1", 2), {}

    def casemix(self):
        return self.draw.casemix()["path"], "value", even_values("0", "0.5", 2), {}

    def merger(self):
        change = self.draw.providers()
        return change["path"], "value", [change["value"], "Z-NEW"], {}

    def share(self):
        """A component's share, and another's as the rest; the activity where there is none."""
        for reference in self.edited.references("schemes"):
            pack = yaml.safe_load(yaml.serialize(self.edited.pack(reference)))
            paths = [f"schemes.{pack['scheme']}.components.{component['id']}.{kind}.share"
                     for component in pack["components"] for kind, terms in component.items()
                     if isinstance(terms, dict) and "share" in terms]
            if len(paths) > 1:
                one, *rest = self.make.some(paths, 2, 2)
                return one, "value", even_values("0.1", "0.7", 3), {"rest": rest}
        return self.activity()

    def all(self):
        kinds = ["tariff", "tariff", "tariff", "activity", "share", "share", "merger", "outcomes",
                 "completeness", "casemix"] + ["contracts"] * ("contracts" in self.made.tables)
        found = []
        for number in range(self.make.pick(1, 1, 2)):
            path, kind, values, more = getattr(self, self.make.pick(*kinds))()
            found.append({"name": f"p{number}", "path": path, "kind": kind, "values": values}
                         | more)
        return found


def is_drawable(parameters):
    """Whether a Latin hypercube can draw between the ends of every parameter."""
    return all("providers." not in each["path"] for each in parameters)


def sweep_text(parameters, design, points):
    lines = ["title: Drawn at random", "author: This reference", "reference: none",
             f"design: {design}", *points, f"seed: {SEED}", "parameters:"]
    for each in parameters:
        values = each["values"]
        of = (f"[{', '.join(values)}]" if design == "grid"
              else f"{{from: {values[0]}, to: {values[-1]}}}")
        more = "".join(f", {name}: {each[name]}" for name in ("from", "rest") if name in each)
        lines.append(f"  - {{name: {each['name']}, path: '{each['path']}', "
                     f"{each['kind']}: {of}{more}}}")
    return "\n".join(lines) + "\n"


def changes_of(parameters, point):
    """What a point changes, in order; a rest is 1 less the value. A factor of 1 changes nothing: not
    even an entry of the same price from a day on, which would part a line and round it twice."""
    for each, value in zip(parameters, point):
        if each["kind"] == "factor" and Fraction(value) == 1:
            continue
        changed = [(each["path"], value)] + [
            (path, plain(1 - Fraction(value))) for path in each.get("rest", [])]
        for path, amount in changed:
            yield {"path": path, "keys": path_keys(path), "kind": each["kind"], "amount": amount,
                   "from": each.get("from")}


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


def edited_at(options, folder, parameters, point):
    """(the study with a point's values in its files, the changes to sums)."""
    edited = EditedStudy(os.path.join(folder, "study.yaml"), options.rules,
                         os.path.join(folder, "edited"))
    return edited, edited.apply(list(changes_of(parameters, point)))


def expected_rows(options, folder, parameters, points):
    base = amounts(os.path.join(folder, "study.yaml"), options.rules, [])
    schemes = list(dict.fromkeys(scheme for scheme, *_ in base))
    for number, point in enumerate(points, 1):
        edited, sums = edited_at(options, folder, parameters, point)
        paid = amounts(edited.file, options.rules, sums)
        for key in sorted(set(base) | set(paid), key=lambda key: (
                schemes.index(key[0]), LEVELS.index(key[1]), key)):
            yield dict(zip(KEYS["sweep.csv"], [str(number), *key])) | {
                each["name"]: value for each, value in zip(parameters, point)} | {
                "amount": pounds(paid[key]), "change": pounds(paid[key] - base[key])}


def is_refused(options, folder, parameters, points):
    """Whether some point makes a study that `pbr run` refuses, or has a path of nothing."""
    for point in points:
        try:
            edited, _ = edited_at(options, folder, parameters, point)
        except PathProblem:
            return True
        if run_study(options, edited.folder, os.path.join(edited.folder, "results")):
            return True
    return False


def found_points(rows, parameters):
    """The values of each point, as the program wrote them."""
    points = {int(row["point"]): [row[each["name"]] for each in parameters] for row in rows}
    return [points[number] for number in sorted(points)]


def latin_points(parameters):
    columns = [latin(SEED, number, each["values"][0], each["values"][-1], POINTS)
               for number, each in enumerate(parameters, 1)]
    return [list(point) for point in zip(*columns)]


def number(value):
    try:
        return str(Fraction(value))
    except ValueError:
        return value  # a provider


def numbers(points):
    return str([[number(value) for value in point] for point in points])


def compare_one(options, seed, folder, seen):
    made = draw_study(options, seed, folder)
    edited = EditedStudy(os.path.join(folder, "study.yaml"), options.rules,
                         os.path.join(folder, "edited"))
    parameters = Parameters(seed, made, edited).all()
    is_latin = seed % 4 == 0 and is_drawable(parameters)
    wanted = (latin_points(parameters) if is_latin
              else grid([each["values"] for each in parameters]))
    seen.update(each["path"].split(".")[0] + " with its rest" * ("rest" in each)
                for each in parameters)
    sweep, out = os.path.join(folder, "sweep.yaml"), os.path.join(folder, "swept")
    with open(sweep, "w", encoding="utf-8") as file:
        file.write(sweep_text(parameters, "latin_hypercube" if is_latin else "grid",
                              [f"points: {POINTS}"] if is_latin else []))
    status, said = asked(options, "sweep", folder, "--over", sweep, "-o", out,
                         "--threads", str(1 + seed % 2))
    if status not in (0, 1):
        if status == 2 and "error[" in said and is_refused(options, folder, parameters, wanted):
            seen["refused"] += 1
            return "", 1
        return f"sweep: {status} {said}", 0
    return held(options, folder, parameters, wanted, out)


def held(options, folder, parameters, wanted, out):
    text, rows = io.StringIO(), Results(out).table("sweep.csv")
    differences, points = Differences(text), found_points(rows, parameters)
    differences.check("sweep.csv", "points", numbers(points), numbers(wanted))
    expected = {"sweep.csv": list(expected_rows(options, folder, parameters, points))}
    compare_table("sweep.csv", rows, expected["sweep.csv"], KEYS["sweep.csv"], differences)
    if options.self_test and not differences.count and not self_test(
            expected, out, silent(expected, KEYS)):
        return "the comparison does not notice faults", 0
    return "\n".join(text.getvalue().splitlines()[:SHOWN]), differences.equal


def main():
    options = arguments(__doc__, "--self-test")
    return run_studies(options, lambda *study: compare_one(options, *study))


if __name__ == "__main__":
    sys.exit(main())
