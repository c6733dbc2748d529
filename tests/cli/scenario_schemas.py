#!/usr/bin/env python3
"""The tables of `pbr compare` and scenarios.csv are what docs/schemas/outputs/ says, and spoilt they
are not; the bundled scenarios keep to rules/schemas/scenario.schema.json, and wrong ones do not."""
import argparse
import copy
import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import jsonschema
import yaml

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SCHEMAS = ROOT / "docs/schemas/outputs"
TABLES = ("compare", "compare_clusters", "changes", "scenarios")
SCENARIO = """title: Dearer
description: [Days cost more., Half is at risk.]
changes:
  - {path: tariff.prices.12.non_admitted_day, from: 2014-10-01, factor: 1.1, implements: [1]}
  - {path: schemes.results-20.components.activity.activity.share, value: 0.50, implements: [2]}
  - {path: schemes.results-20.components.outcome.outcome.share, value: 0.50, implements: [2]}
  - {path: activity.ZPA.*, factor: 1.5}
"""
WRONG = (
    ("no title", lambda s: s.pop("title")),
    ("no changes", lambda s: s.pop("changes")),
    ("an empty list of changes", lambda s: s.update(changes=[])),
    ("an unknown key", lambda s: s.update(writer="us")),
    ("a change without a path", lambda s: s["changes"][0].pop("path")),
    ("a path into nothing", lambda s: s["changes"][0].update(path="tarif.prices.12")),
    ("two kinds of change", lambda s: s["changes"][0].update(value="5.20", factor="1.1")),
    ("no kind of change", lambda s: [s["changes"][0].pop(kind, 0)
                                     for kind in ("value", "factor", "add")]),
    ("a factor in words", lambda s: s["changes"][0].update(factor="twice") or
     [s["changes"][0].pop(kind, 0) for kind in ("value", "add")]),
    ("a line below 1", lambda s: s["changes"][0].update(implements=[0])))
failures = []


def check(good, words):
    if not good:
        failures.append(words)


def fits(field, text):
    rules = field.get("constraints", {})
    if not text:
        return not rules.get("required")
    if text not in rules.get("enum", [text]) or not re.fullmatch(rules.get("pattern", ".*"), text):
        return False
    pattern = {"integer": r"-?\d+", "number": r"-?\d+\.\d+"}.get(field["type"], ".*")
    if not re.fullmatch(pattern, text):
        return False
    return "minimum" not in rules or float(text) >= rules["minimum"]


def misfits(fields, rows):
    names = [field["name"] for field in fields]
    if rows[0] != names:
        return [f"columns {rows[0]}"]
    return [f"row {at}: {field['name']}" for at, row in enumerate(rows[1:], 1)
            for field, text in zip(fields, row) if not fits(field, text)]


def check_table(name, folder):
    fields = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))["fields"]
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    check(len(rows) > 1, f"{name}.csv has no rows")
    found = misfits(fields, rows)
    check(not found, f"{name}.csv: {found[:5]}")
    for at, field in enumerate(fields):
        spoilt = copy.deepcopy(rows)
        spoilt[0][at] += "_"
        check(misfits(fields, spoilt), f"{name}.csv: another name for {field['name']} is taken")
        if field["type"] != "string" or "enum" in field.get("constraints", {}):
            spoilt = copy.deepcopy(rows)
            spoilt[1][at] = "spoilt"
            check(misfits(fields, spoilt), f"{name}.csv: {field['name']} spoilt is taken")


def check_scenarios():
    schema = json.loads((ROOT / "rules/schemas/scenario.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    bundled = sorted((ROOT / "docs/example/scenarios").glob("*.yaml"))
    check(bool(bundled), "no bundled scenario")
    for path in bundled:
        scenario = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        numbers = copy.deepcopy(scenario)
        changes = numbers["changes"] if isinstance(numbers["changes"], list) else [
            numbers["changes"]]
        for change in changes:  # an editor reads whole numbers as such
            lines = change.get("implements", [])
            if lines:
                change["implements"] = [int(n) for n in lines] if isinstance(lines, list) else (
                    int(lines))
        numbers["changes"] = changes
        errors = [error.message for error in validator.iter_errors(numbers)]
        check(not errors, f"{path.name}: {errors}")
        for what, spoil in WRONG:
            wrong = copy.deepcopy(numbers)
            spoil(wrong)
            check(not validator.is_valid(wrong), f"{path.name} with {what} is taken")


def run(options, folder, *arguments):
    done = subprocess.run([options.program, *arguments, "--quiet"], cwd=folder, check=False,
                          capture_output=True, text=True,
                          env={**os.environ, "PBR_RULES": options.rules})
    check(done.returncode in (0, 1), f"pbr {arguments}: {done.stderr}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--rules", required=True)
    options = parser.parse_args()
    options.program, options.rules = map(os.path.abspath, (options.program, options.rules))
    with tempfile.TemporaryDirectory(prefix="pbr-schemas-") as top:
        folder = pathlib.Path(top) / "small"
        shutil.copytree(HERE / "small", folder)
        (folder / "dearer.yaml").write_text(SCENARIO, encoding="utf-8")
        with (folder / "study.yaml").open("a", encoding="utf-8") as study:
            study.write("scenarios: [dearer.yaml]\n")
        run(options, folder, "compare", "study.yaml", "--reform", "dearer", "-o", "out")
        run(options, folder, "run", "study.yaml", "-o", "out")
        for name in TABLES:
            check_table(name, folder / "out")
    check_scenarios()
    print("\n".join(f"FAILED {text}" for text in failures) or "ok")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
