"""What each scheme pays over the casemix, as pbr/scheme.hpp states it, in exact fractions."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from casemix import MeasureSums
from exact import share_out, to_integer


@dataclass
class Payment:
    scheme: str
    provider: str
    commissioner: str
    component: str
    score: Fraction  # None where the component has none
    amount: int


def statistic(name, sums):
    """(numerator, denominator, known, eligible) of an indicator."""
    above, below = {"improved": (sums.improved, sums.paired),
                    "not_worse": (sums.paired - sums.deteriorated, sums.paired),
                    "recovered": (sums.recovered, sums.cases),
                    "status_yes": (sums.yes, sums.eligible)}[name]
    return above, below, sums.paired, sums.eligible


def indicator_score(terms, sums):
    above, below, known, eligible = statistic(terms["statistic"], sums)
    if not below or not eligible or Fraction(known, eligible) < Fraction(terms["least_complete"]):
        return Fraction(0)
    lower, upper = Fraction(terms["lower"]), Fraction(terms["upper"])
    value = Fraction(above, below)
    if value >= upper:  # first, because equal thresholds are a step
        return Fraction(1)
    return Fraction(0) if value <= lower else (value - lower) / (upper - lower)


def contract_score(terms, sums):
    """The weighted score of an outcome component over one contract's {measure id: sums}."""
    return sum(Fraction(domain["weight"]) * Fraction(indicator["weight"])
               * indicator_score(indicator, sums.get(indicator["measure"], MeasureSums()))
               for domain in terms["domains"] for indicator in domain["indicators"])


class Payer:
    def __init__(self, casemix, study, contracts):
        self.study = study
        self.contracts = contracts  # rows of the contracts table, or None
        self.activity, self.closing, self.sums = {}, {}, {}
        for key, cells in casemix.contracts().items():
            self.activity[key] = sum(cell.amount for cell in cells)
            self.closing[key] = sum(len(cell.closing) for cell in cells)
            sums = self.sums[key] = {}
            for cell in cells:
                for name, part in cell.measures.items():
                    sums.setdefault(name, MeasureSums()).add(part)

    def shared_by_people(self):
        """{contract: pence}: a commissioner's activity among its providers by people."""
        amounts = {}
        for commissioner in {key[1] for key in self.activity}:
            keys = sorted(key for key in self.activity if key[1] == commissioner)
            activity = [self.activity[key] for key in keys]
            people = [self.closing[key] for key in keys]
            parts = share_out(sum(activity), people if any(people) else activity)
            amounts |= dict(zip(keys, parts))
        return amounts

    def agreed_values(self, rounding):
        """{contract: pence}: of each agreed value the share of its days that lie in the period."""
        amounts = {}
        for row in self.contracts:
            inside = (min(row.last_day, self.study.last_day)
                      - max(row.first_day, self.study.first_day)).days + 1
            days = (row.last_day - row.first_day).days + 1
            if inside > 0:
                key = (row.provider, row.commissioner)
                value = to_integer(Fraction(row.amount * inside, days), rounding)
                amounts[key] = amounts.get(key, 0) + value
        return amounts

    def block(self, rounding):
        return self.shared_by_people() if self.contracts is None else self.agreed_values(rounding)

    def keys(self):
        """Contracts with activity or, where a scheme pays a block, with a value in the period."""
        blocks = any("block" in c for scheme in self.study.schemes for c in scheme["components"])
        agreed = self.agreed_values("down") if blocks and self.contracts is not None else {}
        return sorted(self.activity.keys() | agreed.keys())

    def pay(self, scheme):
        block = self.block(scheme["rounding"])
        return [payment for key in self.keys()
                for payment in self.components(scheme, key, block.get(key, 0))]

    def components(self, scheme, key, block):
        """The payments of one contract, in the order of the scheme's components."""
        parts = share_parts(scheme, self.activity.get(key, 0))
        for component in scheme["components"]:
            score, amount = None, block
            if "block" not in component:
                amount = parts[component["id"]]
            if "outcome" in component:
                score = contract_score(component["outcome"], self.sums.get(key, {}))
                amount = to_integer(amount * score, scheme["rounding"])
            yield Payment(scheme["scheme"], *key, component["id"], score, amount)


def share_parts(scheme, total):
    """{component id: pence} before any score: the shares rounded together, and the pence above
    the whole pence of each go to the largest remainders."""
    exact = {c["id"]: total * Fraction((c.get("activity") or c["outcome"])["share"])
             for c in scheme["components"] if "block" not in c}
    parts = {name: floor(value) for name, value in exact.items()}
    left = to_integer(sum(exact.values()), scheme["rounding"]) - sum(parts.values())
    for name in sorted(exact, key=lambda name: parts[name] - exact[name])[:left]:
        parts[name] += 1
    return parts
