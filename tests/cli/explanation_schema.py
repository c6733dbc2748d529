#!/usr/bin/env python3
"""What `pbr explain --format json` prints is what docs/schemas/explanation.schema.json says, for each
method of the shipped packs and for an assessment that cannot be used; and the schema refuses the same
documents with a field missing, a field too many or a value of the wrong kind."""
import argparse
import copy
import csv
import json
import os
import pathlib
import subprocess
import tempfile

import jsonschema

HERE = pathlib.Path(__file__).resolve().parent
SCHEMA = HERE.parents[1] / "docs" / "schemas" / "explanation.schema.json"
PACKS = {"england/clusters/illustrative": "profile",
         "netherlands/clusters/illustrative": "logit",
         "australia/clusters/illustrative": "table"}


def explained(options, file, row, pack):
    result = subprocess.run([options.program, "explain", str(file), "--row", str(row), "-r", pack,
                             "--format", "json", "--quiet"],
                            capture_output=True, check=False, text=True,
                            env={**os.environ, "PBR_RULES": options.rules})
    if result.returncode != 0:
        raise SystemExit(f"pbr explain ended with {result.returncode}\n{result.stderr}")
    return json.loads(result.stdout)


def spoil_rating(rows):
    rows[1][rows[0].index("item_3")] = "7"


def documents(options):
    """(what it is, document): every row of the small assessments under every pack, and a bad one."""
    assessments = HERE / "small" / "assessments.csv"
    with assessments.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with tempfile.TemporaryDirectory() as folder:
        bad = pathlib.Path(folder) / "assessments.csv"
        spoilt = copy.deepcopy(rows)
        spoil_rating(spoilt)
        with bad.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(spoilt)
        for pack, method in PACKS.items():
            for row in range(1, len(rows)):
                yield f"{method}, row {row}", explained(options, assessments, row, pack)
            yield f"{method}, unusable", explained(options, bad, 1, pack)


def objects(value, path=()):
    if isinstance(value, dict):
        yield path, value
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in entries:
        if isinstance(each, (dict, list)):
            yield from objects(each, path + (key,))


def at(document, path):
    for key in path:
        document = document[key]
    return document


def spoilt_documents(document):
    """Every kind of object of the document, once, with each field missing, and with one too many."""
    seen = set()
    for path, each in objects(document):
        kind = tuple(key for key in path if isinstance(key, str))
        if kind in seen:
            continue
        seen.add(kind)
        for key in each:
            broken = copy.deepcopy(document)
            del at(broken, path)[key]
            yield f"{path} without {key}", broken
            broken = copy.deepcopy(document)
            at(broken, path)[key] = {"no": "such thing"}
            yield f"{path} with another kind of {key}", broken
        broken = copy.deepcopy(document)
        at(broken, path)["surprise"] = 1
        yield f"{path} with a field too many", broken


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--rules", required=True)
    options = parser.parse_args()
    options.rules = os.path.abspath(options.rules)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failures, valid, refused = [], 0, 0
    for name, document in documents(options):
        errors = [f"{name}: {list(e.absolute_path)}: {e.message[:200]}"
                  for e in validator.iter_errors(document)]
        failures += errors
        valid += not errors
        if not name.endswith(("row 1", "unusable")):
            continue
        for what, broken in spoilt_documents(document):
            if validator.is_valid(broken):
                failures.append(f"{name}: the schema accepts {what}")
            refused += 1
    print(f"{valid} documents as the schema says, {refused} spoilt ones tried, {len(failures)} failures")
    print("\n".join(failures[:20]))
    return 1 if failures or valid == 0 or refused == 0 else 0


if __name__ == "__main__":
    raise SystemExit(main())
