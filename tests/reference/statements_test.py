"""`pbr run` with a plan, `pbr statement` and `pbr tariff derive` against the reference.

    python3 tests/reference/statements_test.py --pbr PROGRAM --rules RULES --work DIR --seed 1

Makes a cohort, draws a plan for some of its contracts, and compares every figure. Then late rows are
added, and the amendment must say exactly what changed. Prints no identifier of a person."""

import argparse
import csv
import os
import random
import shutil
import subprocess
import sys
from collections import Counter

import yaml

import statements
from exact import pounds
from reading import parse_date, parse_pounds

FAILED = []


def check(what, found, expected):
    if found != expected:
        FAILED.append(f"{what}: found {found}, expected {expected}")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, rows, columns):
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, columns, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def random_plan(draw, contracts):
    """Some contracts get rows, in the clusters and units of the shipped book."""
    rows = []
    for contract in contracts:
        if draw.random() < 0.5:
            continue
        for _ in range(draw.randint(1, 4)):
            first = draw.choice(["2014-01-15", "2014-04-01", "2014-06-20", "2014-11-30"])
            rows.append({"provider": contract["provider"], "commissioner": contract["commissioner"],
                         "cluster": draw.choice(["03", "04", "12", "20"]),
                         "unit": draw.choice(statements.UNIT_ORDER), "first_day": first,
                         "last_day": draw.choice(["2014-12-31", "2015-03-31", "2015-06-07"]),
                         "quantity": draw.randint(0, 40000)})
    return rows


class Trial:
    def __init__(self, options):
        self.options, self.folder = options, options.work
        shutil.rmtree(self.folder, ignore_errors=True)
        self.pbr("synth", "--people", "150", "--seed", str(options.seed), self.folder)
        self.first, self.end = parse_date("2014-04-01"), parse_date("2015-04-01")
        book = os.path.join(options.rules, "england/tariffs/illustrative-2014.yaml")
        with open(book, encoding="utf-8") as file:
            self.book = statements.Book(yaml.load(file, Loader=yaml.BaseLoader))

    def pbr(self, *arguments, statuses=(0, 1)):
        done = subprocess.run([self.options.pbr, *arguments, "--rules", self.options.rules],
                              capture_output=True, text=True, check=False)
        if done.returncode not in statuses:
            sys.exit(f"pbr {arguments[0]}: exit status {done.returncode}\n{done.stderr}")
        return done.stdout

    def at(self, *names):
        return os.path.join(self.folder, *names)

    def agree(self):
        draw = random.Random(self.options.seed)
        contracts = read(self.at("contracts.csv"))
        self.plan = random_plan(draw, contracts)
        # Some pairs have neither, and one contract lasts half a month longer than the year.
        contracts = [row for row in contracts if draw.random() < 0.8]
        contracts[0]["last_day"] = "2015-04-16"
        self.contracts = contracts
        write(self.at("plan.csv"), self.plan, ["provider", "commissioner", "cluster", "unit",
                                               "first_day", "last_day", "quantity"])
        write(self.at("contracts.csv"), contracts, list(contracts[0]))
        with open(self.at("study.yaml"), encoding="utf-8") as file:
            text = file.read().replace("inputs:\n", "inputs:\n  plan: plan.csv\n")
        with open(self.at("study.yaml"), "w", encoding="utf-8") as file:
            file.write(text)

    def compare_statements(self):
        self.pbr("run", self.at("study.yaml"), "-q", "-o", self.at("out"))
        self.lines = read(self.at("out/lines.csv"))
        months, settled = statements.accounts(self.lines, self.plan, self.contracts, self.book,
                                              self.first, self.end)
        found = read(self.at("out/statements.csv"))
        check("rows of statements.csv", len(found), len(months))
        for row, expected in zip(found, months):
            pair, month, is_block, planned, done, adjusted, paid, came, owed = expected
            place = f"statements.csv {pair} {month:%Y-%m}"
            check(place, (row["provider"], row["commissioner"]), pair)
            check(place, row["month"], f"{month:%Y-%m}")
            check(place, row["basis"], "block" if is_block else "activity")
            for column, value in {
                    "planned": planned, "adjustment": adjusted, "cumulative_paid": paid,
                    "balance": owed, "shadow" if is_block else "actual": done,
                    "payable": planned + adjusted}.items():
                check(f"{place} {column}", row[column], pounds(value))
            if not is_block:
                check(f"{place} cumulative", row["cumulative_actual"], pounds(came))
        self.compare_reconciliation(settled)

    def compare_reconciliation(self, settled):
        found = read(self.at("out/reconciliation.csv"))
        check("rows of reconciliation.csv", len(found), len(settled) + 1)
        columns = ["planned", "adjustments", "paid", "due", "actual"]
        for row, (pair, _, *sums) in zip(found, settled):
            check(f"reconciliation.csv {pair}", [row[c] for c in columns], [pounds(s) for s in sums])
        totals = [sum(row[2 + at] for row in settled) for at in range(len(columns))]
        check("reconciliation.csv total", [found[-1][c] for c in columns],
              [pounds(total) for total in totals])
        check("what is left over", {row["difference"] for row in found}, {"0.00"})

    def compare_derived(self):
        self.pbr("tariff", "derive", self.at("study.yaml"), "-o", self.folder)
        expected = statements.derived(self.lines, self.contracts, self.book, self.first, self.end)
        found = read(self.at("derive.csv"))
        check("rows of derive.csv", len(found), len(expected))
        residual = Counter()
        for row in found:
            key = (row["provider"], row["commissioner"], row["cluster"], row["unit"],
                   parse_pounds(row["reference_price"]))
            columns = ["derived_price", "reference_amount", "amount_at_derived", "share"]
            check(f"derive.csv {key}", [row[c] for c in columns],
                  [pounds(value) for value in expected.get(key, ())])
            residual[key[:2]] += parse_pounds(row["residual"])
        self.run_derived(residual)

    def run_derived(self, residual):
        """The study once more, with the derived book: each value, less what is stated."""
        with open(self.at("study.yaml"), encoding="utf-8") as file:
            text = file.read()
        with open(self.at("again.yaml"), "w", encoding="utf-8") as file:
            file.write(text.replace("england/tariffs/illustrative-2014", "derived-prices.yaml"))
        self.pbr("price", self.at("again.yaml"), "-o", self.at("again.csv"))
        _, values = statements.blocks(self.contracts, self.book.mode, self.first, self.end)
        again = statements.actual(read(self.at("again.csv")))
        for pair, rest in residual.items():
            check(f"derived prices of {pair}", sum(again[pair].values()), values[pair] - rest)

    def compare_amendment(self):
        """A tenth of the spells and assessments came late."""
        draw = random.Random(self.options.seed + 1)
        for table in ("clusters", "assessments"):
            rows = read(self.at(f"{table}.csv"))
            write(self.at(f"{table}.csv"), [row for row in rows if draw.random() > 0.1],
                  list(rows[0]))
        self.pbr("statement", self.at("study.yaml"), "--since", self.at("out/lines.csv"), "-o",
                 self.at("amendments.csv"))
        self.pbr("price", self.at("study.yaml"), "-o", self.at("now.csv"))
        before, now = map(statements.lines_by_place, (self.lines, read(self.at("now.csv"))))
        amended = read(self.at("amendments.csv"))
        difference = sum(parse_pounds(row["difference"]) for row in amended)
        total = lambda lines: sum(parse_pounds(place[-1]) * n for (_, place), n in lines.items())
        check("sum of the amendment", difference, total(now) - total(before))
        gone, come = sum((before - now).values()), sum((now - before).values())
        kinds = Counter(row["change"] for row in amended)
        check("lines gone", kinds["removed"] + kinds["changed"], gone)
        check("lines come", kinds["added"] + kinds["changed"], come)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("pbr", "rules", "work"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.pbr, options.rules = os.path.abspath(options.pbr), os.path.abspath(options.rules)
    trial = Trial(options)
    trial.agree()
    trial.compare_statements()
    trial.compare_derived()
    trial.compare_amendment()
    print("\n".join(FAILED[:40]) or f"{len(trial.lines)} lines: statements, derived prices and "
          "amendments as the reference has them")
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
