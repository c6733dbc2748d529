"""Compares the tables of the contrast and of integrity that `pbr run` wrote with an independent,
slow recomputation from the run's other CSV files, its study and its packs.

    python3 tests/reference/compare_contrast.py --study DIR/study.yaml --rules RULES --results OUT

Exit status 0: all equal; 1: differences. Not compared: intervals, sentences, up-coding (held
against the interpreter in tests/contrast), thresholds of schemes, figures as disclosed.
"""

import argparse
import json
import os
import re
import sys
from fractions import Fraction

import concentration
import decomposition
import integrity_figures
from exact import decimal, pounds
from lens_inputs import Inputs


class Differences:
    def __init__(self):
        self.count = self.compared = 0

    def table(self, name, found, expected):
        """Both {key: [text ...]}."""
        for key in sorted(found.keys() | expected.keys()):
            self.compared += 1
            if found.get(key) != expected.get(key):
                self.count += 1
                print(f"{name} {key}: found {found.get(key)}, expected {expected.get(key)}")


def rows_of(inputs, name, keys, columns, where=lambda row: True):
    return {tuple(row[key] for key in keys): [row[column] for column in columns]
            for row in inputs.table(name) if where(row)}


def real(value):
    """As decimal_text() prints a number that was computed in floating point."""
    return "" if value is None else decimal(Fraction(float(value)), 6)


def money(rows):
    return {key: [pounds(n) for n in numbers] for key, numbers in rows.items()}


PLACE = ["level", "provider", "commissioner"]


SCHEMAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../docs/schemas/outputs")
TABLES = ("decomposition", "agreement_of_schemes", "concentration", "incomplete", "bunching",
          "upcoding", "unmeasured", "regression_reward", "integrity")


def fits(field, text):
    """Whether the text of a cell is what the table's schema says of its column."""
    rules = field.get("constraints", {})
    if not text:
        return not rules.get("required")
    if text not in rules.get("enum", [text]):
        return False
    if field["type"] == "string":
        return True
    if not re.fullmatch(r"-?[0-9]+" if field["type"] == "integer" else r"-?[0-9]+\.[0-9]+", text):
        return False
    return rules.get("minimum", float(text)) <= float(text) <= rules.get("maximum", float(text))


def check_schemas(inputs, differences):
    for name in TABLES:
        with open(os.path.join(SCHEMAS, f"{name}.json"), encoding="utf-8") as file:
            fields = json.load(file)["fields"]
        rows = inputs.table(f"{name}.csv")
        if not rows:
            continue
        differences.table(f"{name}.csv", {"columns": list(rows[0])},
                          {"columns": [field["name"] for field in fields]})
        misfits = {(at, field["name"]): [row[field["name"]]] for at, row in enumerate(rows, 1)
                   for field in fields if not fits(field, row[field["name"]])}
        differences.table(f"{name}.csv against its schema", misfits, {})


def compare(inputs, differences):
    differences.table(
        "decomposition.csv",
        rows_of(inputs, "decomposition.csv", ["scheme", "method", *PLACE],
                ["rules", "volume", "casemix", "price", "outcome", "change"]),
        money(decomposition.decomposition(inputs)))
    differences.table(
        "incomplete.csv",
        rows_of(inputs, "incomplete.csv", ["scheme", *PLACE],
                ["amount", "outcomes", "incomplete"]),
        money(concentration.incomplete(inputs)))
    differences.table(
        "unmeasured.csv",
        rows_of(inputs, "unmeasured.csv", ["scheme", *PLACE], ["amount", "if_worst", "if_best"]),
        money(integrity_figures.unmeasured(inputs)))
    differences.table(
        "regression_reward.csv",
        rows_of(inputs, "regression_reward.csv", ["scheme", *PLACE], ["amount", "without"]),
        money(integrity_figures.regression(inputs)))
    differences.table(
        "concentration.csv",
        rows_of(inputs, "concentration.csv", ["scheme", "dimension", "row", "value"],
                ["people", "baseline_amount", "amount", "gains", "baseline_index", "index",
                 "gains_index"]),
        {key: [str(n[0]), *(pounds(x) for x in n[1:4]), *n[4:]]
         for key, n in concentration.concentration(inputs).items()})
    differences.table(
        "agreement_of_schemes.csv",
        rows_of(inputs, "agreement_of_schemes.csv", ["first", "second"],
                ["kendall_tau_b", "spearman_rho", "moved", "top_both", "bottom_both"]),
        {key: [real(n[0]), real(n[1]), *map(str, n[2:])]
         for key, n in integrity_figures.agreement(inputs).items()})
    differences.table(
        "bunching.csv",
        rows_of(inputs, "bunching.csv", ["item", "line", "provider"],
                ["just_below", "just_over", "expected_share", "p"],
                lambda row: not row["scheme"]),
        {key: [str(n[0]), str(n[1]), real(n[2]), real(n[3])]
         for key, n in integrity_figures.bunching(inputs).items()})


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--study", required=True)
    parser.add_argument("--rules", required=True)
    parser.add_argument("--results", required=True)
    options = parser.parse_args()
    differences = Differences()
    inputs = Inputs(options.study, options.rules, options.results)
    compare(inputs, differences)
    check_schemas(inputs, differences)
    print(f"{differences.compared} rows compared, {differences.count} differ")
    sys.exit(1 if differences.count else 0)


if __name__ == "__main__":
    main()
