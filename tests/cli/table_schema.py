#!/usr/bin/env python3
"""What `pbr schema` prints is a Data Package and Table Schemas as Frictionless (version 1) writes them,
equals the copies under docs/schemas/tables/, fits the small tables of the tests, and refuses them
spoilt."""
import argparse
import csv
import datetime
import json
import os
import pathlib
import re
import subprocess

import jsonschema

HERE = pathlib.Path(__file__).resolve().parent
COPIES = HERE.parents[1] / "docs" / "schemas" / "tables"
RULES = json.loads((HERE / "data_package.schema.json").read_text(encoding="utf-8"))


def names(fields):
    return [fields] if isinstance(fields, str) else fields


def structure(package):
    """What a JSON schema cannot say: names agree, keys lead somewhere."""
    problems = []
    resources = {resource["name"]: resource["schema"] for resource in package["resources"]}
    if len(resources) != len(package["resources"]):
        problems.append("a resource stands twice")
    for name, schema in resources.items():
        fields = [field["name"] for field in schema["fields"]]
        if len(set(fields)) != len(fields):
            problems.append(f"{name}: a field stands twice")
        problems += [f"{name}: no field {key} for the primary key"
                     for key in names(schema.get("primaryKey", [])) if key not in fields]
        for key in schema.get("foreignKeys", []):
            target = resources.get(key["reference"]["resource"])
            own, other = names(key["fields"]), names(key["reference"]["fields"])
            if target is None or len(own) != len(other) or not set(own) <= set(fields) or \
                    not set(other) <= {field["name"] for field in target["fields"]}:
                problems.append(f"{name}: a foreign key leads nowhere")
    return problems


def is_text_of(field, text):
    kind, constraints = field["type"], field.get("constraints", {})
    if kind == "string":
        value = text
    elif kind == "boolean":
        return text in field["trueValues"] + field["falseValues"]
    elif kind == "date":
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return False
        try:
            datetime.date.fromisoformat(text)
        except ValueError:
            return False
        return constraints["minimum"] <= text <= constraints["maximum"]
    elif not re.fullmatch(r"-?\d+" if kind == "integer" else r"-?\d+(\.\d+)?", text):
        return False
    else:
        value = int(text) if kind == "integer" else float(text)
    if "enum" in constraints:
        return value in constraints["enum"]
    return kind == "string" or value >= constraints.get("minimum", value)


def table_problems(schema, rows):
    """Row and field of everything that the schema does not allow."""
    fields = {field["name"]: field for field in schema["fields"]}
    problems = [f"no field {name}" for name in rows[0] if name not in fields
                and not name.startswith("group_")]
    keys = set()
    for number, row in enumerate(rows[1:], 1):
        cells = dict(zip(rows[0], row))
        for name, field in fields.items():
            text = cells.get(name, "")
            if text in schema["missingValues"]:
                if field.get("constraints", {}).get("required"):
                    problems.append(f"row {number}: {name} is empty")
            elif not is_text_of(field, text):
                problems.append(f"row {number}: {name}")
        key = tuple(cells.get(name) for name in names(schema.get("primaryKey", [])))
        if key and key in keys:
            problems.append(f"row {number}: the key stands twice")
        keys.add(key)
    return problems


class Test:
    def __init__(self, options):
        self.options = options
        self.failures = []

    def check(self, what, good, detail=""):
        if not good:
            self.failures.append(f"{what}\n{detail}")

    def printed(self, *arguments):
        result = subprocess.run([self.options.program, "schema", *arguments], capture_output=True,
                                check=False, text=True)
        self.check(f"pbr schema {arguments}", result.returncode == 0, result.stderr)
        return result.stdout

    def copy(self, name, text):
        path = COPIES / name
        if os.environ.get("PBR_ACCEPT") and not os.environ.get("CI"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        kept = path.read_text(encoding="utf-8") if path.exists() else "(no such file)"
        self.check(f"docs/schemas/tables/{name} is what the program prints", kept == text)

    def package(self):
        text = self.printed()
        self.copy("datapackage.json", text)
        package = json.loads(text)
        jsonschema.Draft7Validator.check_schema(RULES)
        errors = [error.message for error in jsonschema.Draft7Validator(RULES).iter_errors(package)]
        self.check("the package keeps to the specification", not errors, "\n".join(errors))
        problems = structure(package)
        self.check("names and keys agree", not problems, "\n".join(problems))
        return package

    def tables(self, package):
        one = {**RULES, **RULES["definitions"]["schema"]}
        for resource in package["resources"]:
            name = resource["name"]
            text = self.printed(name)
            self.copy(f"{name}.json", text)
            schema = json.loads(text)
            errors = [error.message
                      for error in jsonschema.Draft7Validator(one).iter_errors(schema)
                      if error.message]
            self.check(f"{name} by itself keeps to the specification", not errors,
                       "\n".join(errors))
            self.check(f"{name} by itself has the package's fields",
                       schema["fields"] == resource["schema"]["fields"])
            path = HERE / "small" / f"{name}.csv"
            if path.exists():
                self.data(name, schema, path)

    def data(self, name, schema, path):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        problems = table_problems(schema, rows)
        self.check(f"{path.name} fits its schema", not problems, "\n".join(problems))
        for column, field in enumerate(rows[0]):
            described = next((f for f in schema["fields"] if f["name"] == field), None)
            if described is None or (described["type"] == "string" and
                                     "enum" not in described.get("constraints", {})):
                continue
            spoilt = [list(row) for row in rows]
            spoilt[1][column] = "spoilt"
            self.check(f"{name}.{field} spoilt is refused", table_problems(schema, spoilt))

    def refusals(self, package):
        """The rules themselves can fail."""
        for what, spoil in (
                ("a field of no type", lambda p: p["resources"][0]["schema"]["fields"][0].pop("type")),
                ("a name with a blank", lambda p: p["resources"][0].update(name="a b")),
                ("a type of another kind",
                 lambda p: p["resources"][0]["schema"]["fields"][0].update(type="text"))):
            spoilt = json.loads(json.dumps(package))
            spoil(spoilt)
            self.check(f"{what} is refused",
                       list(jsonschema.Draft7Validator(RULES).iter_errors(spoilt)))
        for what, spoil in (
                ("a key that leads nowhere", lambda s: s.update(primaryKey="nothing")),
                ("a field twice", lambda s: s["fields"].append(s["fields"][0]))):
            spoilt = json.loads(json.dumps(package))
            spoil(spoilt["resources"][0]["schema"])
            self.check(f"{what} is refused", structure(spoilt))

    def run(self):
        package = self.package()
        self.tables(package)
        self.refusals(package)
        some = json.loads(self.printed("clusters", "persons"))
        self.check("a package of some tables has keys into these alone",
                   [r["name"] for r in some["resources"]] == ["clusters", "persons"]
                   and not structure(some))
        return self.failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", required=True)
    failures = Test(parser.parse_args()).run()
    for failure in failures:
        print(f"FAIL   {failure}")
    print(f"table schemas: {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
