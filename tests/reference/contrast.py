"""Every scheme against the first, by contract and above it, and how sure each change is."""

from dataclasses import dataclass

from bootstrap import interval, replicate_sums
from payment_range import payment_range
from schemes import Payer

LEVELS = ("contract", "provider", "commissioner", "all")


@dataclass
class Contrast:
    baseline: str
    scheme: str
    level: str
    provider: str
    commissioner: str
    before: int
    after: int
    interval: tuple = None  # (low, high); None where nothing was sampled, or by nobody


def level_key(level, contract):
    """(provider, commissioner) with what the level sums over left empty."""
    return {"contract": contract, "provider": (contract[0], ""), "commissioner": ("", contract[1]),
            "all": ("", "")}[level]


def add_up(amounts, level):
    """{key of the level: sum} of {contract: amount}."""
    totals = {}
    for contract, amount in amounts.items():
        key = level_key(level, contract)
        totals[key] = totals.get(key, 0) + amount
    return totals


def by_contract(payments):
    amounts = {}
    for payment in payments:
        key = (payment.provider, payment.commissioner)
        amounts[key] = amounts.get(key, 0) + payment.amount
    return amounts


class Sampled:
    """What every scheme pays each contract in each replicate, and could pay at all."""

    def __init__(self, study, inputs):
        self.scored = [scheme.counts_people() for scheme in study.schemes]
        sums = replicate_sums(inputs.own, study.seed, study.replicates)
        self.totals = [self.paid(scheme, inputs, sums) for scheme in study.schemes]
        self.ranges = [payment_range(scheme, inputs) for scheme in study.schemes]

    @staticmethod
    def paid(scheme, inputs, sums):
        if not scheme.counts_people():
            return [Payer(scheme, inputs).totals()] * len(sums)
        return [Payer(scheme, inputs.with_sums(one)).totals() for one in sums]

    def interval(self, at, level, key, change):
        if not self.totals[0] or not (self.scored[0] or self.scored[at]):
            return None
        changes = [add_up(after, level)[key] - add_up(before, level)[key]
                   for before, after in zip(self.totals[0], self.totals[at])]
        least, most = (add_up({name: self.ranges[at][name][end] - self.ranges[0][name][1 - end]
                               for name in self.ranges[at]}, level)[key] for end in (0, 1))
        return interval(change, changes, least, most)


def contrasts(paid, sampled=None):
    """paid: [(scheme id, payments)], the baseline first; rows by scheme, level, contract."""
    rows = []
    for at, (name, payments) in enumerate(paid[1:], 1):
        for level in LEVELS:
            before = add_up(by_contract(paid[0][1]), level)
            after = add_up(by_contract(payments), level)
            for key in sorted(before.keys() | after.keys()):
                was, now = before.get(key, 0), after.get(key, 0)
                found = sampled.interval(at, level, key, now - was) if sampled else None
                rows.append(Contrast(paid[0][0], name, level, *key, was, now, found))
    return rows
