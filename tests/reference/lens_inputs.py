"""What the contrast is recomputed from: the CSV files of a run, its study and its packs.

Only schemes of block, activity and outcome components with linear scoring are paid here; that is
what the bundled study has.
"""

import csv
import os
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import floor

import yaml

from exact import to_integer

FIELDS = ("eligible", "paired", "improved", "deteriorated", "cases", "recovered", "yes")


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pence(text):
    return to_integer(Fraction(text) * 100, "half_up")


@dataclass
class Contract:
    """Sums of one provider and commissioner."""

    activity: Fraction = Fraction(0)
    people: Fraction = Fraction(0)
    clusters: dict = field(default_factory=dict)  # code -> [pence, days]
    sums: dict = field(default_factory=dict)      # measure -> {field: number}
    value: Fraction = Fraction(0)                 # agreed, rounded a row


class Inputs:
    def __init__(self, study_file, rules, results):
        folder = os.path.dirname(study_file)
        with open(study_file, encoding="utf-8") as file:
            self.study = yaml.load(file, Loader=yaml.BaseLoader)
        self.first = date.fromisoformat(self.study["period"]["first_day"])
        self.last = date.fromisoformat(self.study["period"]["last_day"])
        self.schemes = [self.pack(rules, f"england/schemes/{name}")
                        for name in self.study["schemes"]]
        self.measures = [{"id": key, **terms, **terms.get("range", {})}
                         for name in self.study["rules"]["measures"]
                         for key, terms in self.pack(rules, name)["measures"].items()]
        self.results = results
        self.contracts = {}
        for row in read(results, "casemix.csv"):
            self.add_cell(row)
        for row in read(folder, self.study["inputs"]["contracts"]):
            self.add_value(row)
        self.folder = folder

    @staticmethod
    def pack(rules, reference):
        with open(os.path.join(rules, reference + ".yaml"), encoding="utf-8") as file:
            return yaml.load(file, Loader=yaml.BaseLoader)

    def table(self, name):
        return read(self.results, name)

    def input(self, name):
        return read(self.folder, self.study["inputs"][name])

    def add_cell(self, row):
        contract = self.contracts.setdefault((row["provider"], row["commissioner"]), Contract())
        cluster = contract.clusters.setdefault(row["cluster"], [0, 0])
        cluster[0] += pence(row["amount"])
        cluster[1] += int(row["days"])
        contract.activity += pence(row["amount"])
        contract.people += int(row["people_closing"])
        for measure in self.measures:
            name = measure["id"]
            sums = contract.sums.setdefault(name, dict.fromkeys(FIELDS, 0))
            if f"{name}_people" in row:
                for ours, theirs in (("eligible", "people"), ("paired", "known"), ("yes", "yes")):
                    sums[ours] += int(row[f"{name}_{theirs}"])
                continue
            for part in FIELDS[:6]:
                sums[part] += int(row[f"{name}_{part}"])

    def add_value(self, row):
        first, last = date.fromisoformat(row["first_day"]), date.fromisoformat(row["last_day"])
        inside = (min(last, self.last) - max(first, self.first)).days + 1
        if inside <= 0:
            return
        contract = self.contracts.setdefault((row["provider"], row["commissioner"]), Contract())
        for measure in self.measures:
            contract.sums.setdefault(measure["id"], dict.fromkeys(FIELDS, 0))
        contract.value += to_integer(
            Fraction(pence(row["amount"]) * inside, (last - first).days + 1), "half_up")


def indicator_score(terms, sums):
    above, below = {
        "improved": (sums["improved"], sums["paired"]),
        "not_worse": (sums["paired"] - sums["deteriorated"], sums["paired"]),
        "recovered": (sums["recovered"], sums["cases"]),
        "status_yes": (sums["yes"], sums["eligible"])}[terms["statistic"]]
    gate = Fraction(terms.get("least_complete", "0"))
    if not below or not sums["eligible"] or Fraction(sums["paired"], sums["eligible"]) < gate:
        return Fraction(0)
    value, lower, upper = Fraction(above, below), Fraction(terms["lower"]), Fraction(terms["upper"])
    if value >= upper:
        return Fraction(1)
    return max(Fraction(0), (value - lower) / (upper - lower))


def indicators(component):
    """(domain, indicator, weight in the whole score) of an outcome component."""
    for domain in component["outcome"]["domains"]:
        for indicator in domain["indicators"]:
            yield domain, indicator, Fraction(domain["weight"]) * Fraction(indicator["weight"])


def paid(scheme, contract):
    """[pence] by component."""
    shares = [Fraction((c.get("activity") or c.get("outcome") or {"share": 0})["share"])
              if "block" not in c else Fraction(0) for c in scheme["components"]]
    wanted = [contract.activity * share for share in shares]
    parts = [floor(value) for value in wanted]
    left = to_integer(sum(wanted), "half_up") - sum(parts)
    for at in sorted(range(len(parts)), key=lambda at: parts[at] - wanted[at])[:left]:
        parts[at] += 1
    for at, component in enumerate(scheme["components"]):
        if "block" in component:
            parts[at] = int(contract.value)
        if "outcome" in component:
            score = sum(weight * indicator_score(terms, contract.sums[terms["measure"]])
                        for _, terms, weight in indicators(component))
            parts[at] = to_integer(parts[at] * score, "half_up")
    return parts


def total(scheme, contract):
    return sum(paid(scheme, contract))


def pays_outcomes(scheme):
    return any("outcome" in component for component in scheme["components"])


LEVELS = {"contract": lambda key: key, "provider": lambda key: (key[0], ""),
          "commissioner": lambda key: ("", key[1]), "all": lambda key: ("", "")}


def by_level(by_contract):
    """{(level, provider, commissioner): sums} of {contract: list of numbers}."""
    sums = {}
    for level, name in LEVELS.items():
        for key, numbers in by_contract.items():
            into = sums.setdefault((level, *name(key)), [0] * len(numbers))
            for at, number in enumerate(numbers):
                into[at] += number
    return sums
