"""The parts of a change, as pbr/shift_parts.hpp states them, in exact fractions."""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from math import floor

from exact import to_integer
from lens_inputs import FIELDS, Contract, by_level, total

FACTORS = ("volume", "casemix", "price", "outcome")


class Average:
    """A commissioner's contracts together."""

    def __init__(self, contracts):
        self.count = len(contracts)
        self.clusters, self.without_days = {}, 0
        self.sums = {}
        for contract in contracts:
            for code, (amount, days) in contract.clusters.items():
                if not days:
                    self.without_days += amount
                    continue
                into = self.clusters.setdefault(code, [0, 0])
                into[0] += amount
                into[1] += days
            for name, sums in contract.sums.items():
                into = self.sums.setdefault(name, dict.fromkeys(FIELDS, 0))
                for part in FIELDS:
                    into[part] += sums[part]
        self.days = sum(days for _, days in self.clusters.values())
        self.value = to_integer(Fraction(sum(c.value for c in contracts), self.count), "half_up")


def made(contract, average, own):
    """The contract with the factors in `own` its own, the others average."""
    sums = contract.sums if "outcome" in own else average.sums
    value = contract.value if "volume" in own else average.value
    if {"volume", "casemix", "price"} <= own:
        return replace(contract, sums=sums, value=value)
    mine = {code: cluster for code, cluster in contract.clusters.items() if cluster[1]}
    my_days = sum(days for _, days in mine.values())
    days = Fraction(my_days) if "volume" in own else Fraction(average.days, average.count)
    spread, of = ((mine, my_days) if "casemix" in own and my_days
                  else (average.clusters, average.days))
    amount = Fraction(0)
    for code, (_, spread_days) in spread.items():
        priced = mine.get(code) if "price" in own else None
        priced = priced or average.clusters[code]
        amount += days * Fraction(spread_days, of) * Fraction(priced[0], priced[1])
    if "price" in own:
        extra = sum(pence for pence, of_days in contract.clusters.values() if not of_days)
        amount += extra * days / my_days if my_days else extra
    else:
        extra = average.without_days
        amount += (extra * days / average.days if average.days
                   else Fraction(extra, average.count))
    return Contract(activity=to_integer(amount, "half_up"), sums=sums, value=value)


def shapley(worth):
    """{factor: mean of what it adds over the 24 orders}."""
    parts = dict.fromkeys(FACTORS, Fraction(0))
    for order in permutations(FACTORS):
        before = frozenset()
        for factor in order:
            parts[factor] += Fraction(worth[before | {factor}] - worth[before], 24)
            before |= {factor}
    return parts


def rounded(parts, whole):
    """Pence that add up to the whole, by largest remainder."""
    pence = {factor: floor(parts[factor]) for factor in FACTORS}
    left = whole - sum(pence.values())
    for factor in sorted(FACTORS, key=lambda factor: pence[factor] - parts[factor])[:left]:
        pence[factor] += 1
    return pence


def sequential(worth):
    parts, before = {}, frozenset()
    for factor in FACTORS:
        parts[factor] = worth[before | {factor}] - worth[before]
        before |= {factor}
    return parts


def subsets():
    for number in range(16):
        yield frozenset(f for at, f in enumerate(FACTORS) if number >> at & 1)


def decomposition(inputs):
    """{(scheme, method, level, provider, commissioner): [rules, volume, ..., change]}"""
    commissioners = {}
    for key, contract in inputs.contracts.items():
        commissioners.setdefault(key[1], []).append(contract)
    averages = {name: Average(contracts) for name, contracts in commissioners.items()}
    baseline, rows = inputs.schemes[0], {}
    for scheme in inputs.schemes[1:]:
        found = {"shapley": {}, "sequential": {}}
        for key, contract in inputs.contracts.items():
            worth = {}
            for own in subsets():
                one = made(contract, averages[key[1]], own)
                worth[own] = total(scheme, one) - total(baseline, one)
            nothing, change = worth[frozenset()], worth[frozenset(FACTORS)]
            for method, parts in (("shapley", rounded(shapley(worth), change - nothing)),
                                  ("sequential", sequential(worth))):
                found[method][key] = [nothing, *(parts[f] for f in FACTORS), change]
        for method, contracts in found.items():
            for key, numbers in by_level(contracts).items():
                rows[scheme["scheme"], method, *key] = numbers
    return rows
