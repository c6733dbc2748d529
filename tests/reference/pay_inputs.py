"""Everything a scheme is paid over, by contract, as pbr/pay_inputs.hpp lists it."""

import copy
from fractions import Fraction

from casemix import MeasureSums
from exact import share_out, to_integer
from scores import counts

MILLION = 10**6
ADJUSTED = ["improved", "not_worse", "recovered"]


def million(value):
    return Fraction(to_integer(value * MILLION, "half_up"), MILLION)


def expected_sums(strata):
    """{contract: {measure id: {statistic: what was to be expected}}} by indirect standardisation:
    each contract's pairs at the rates of all in the same cluster and fifth."""
    exact = {}
    for measure, places in strata.items():
        for contracts in places.values():
            every = MeasureSums()
            for sums in contracts.values():
                every.add(sums)
            for key, sums in contracts.items():
                own = exact.setdefault(key, {}).setdefault(measure, dict.fromkeys(ADJUSTED, 0))
                for name in ADJUSTED:
                    above, below = counts(name, every)[:2]
                    if below:
                        own[name] += Fraction(counts(name, sums)[1] * above, below)
    return {key: {measure: {name: million(value) for name, value in own.items()}
                  for measure, own in measures.items()} for key, measures in exact.items()}


def add_up(many):
    """{measure id: sums} of several such."""
    total = {}
    for sums in many:
        for measure, part in sums.items():
            total.setdefault(measure, MeasureSums()).add(part)
    return total


class Inputs:
    def __init__(self, casemix, study, contracts):
        self.period = (study.first_day, study.last_day)
        self.contracts = contracts  # rows of the contracts table, or None
        self.activity, self.people, self.episodes, self.sums = {}, {}, {}, {}
        self.clusters, self.closing = {}, {}  # contract -> cluster -> pence, people closing
        for name, cell in sorted(casemix.cells.items()):
            self.add_cell(name[:2], name[2], cell)
        self.expected = expected_sums(casemix.strata)
        self.recorded = self.sums  # as they were, in a replicate too
        self.total = add_up(self.sums.values())
        self.own = casemix.own
        self.paid_keys = self.contract_keys(study.schemes)
        agreed = self.agreed_values("down") if contracts is not None else {}
        self.keys = sorted(self.activity.keys() | agreed.keys())  # all that compete

    def add_cell(self, key, cluster, cell):
        self.activity[key] = self.activity.get(key, 0) + cell.amount
        self.people[key] = self.people.get(key, 0) + len(cell.closing)
        for totals, value in ((self.episodes, cell.episodes), (self.clusters, cell.amount),
                              (self.closing, len(cell.closing))):
            own = totals.setdefault(key, {})
            own[cluster] = own.get(cluster, 0) + value
        self.sums[key] = add_up([self.sums.get(key, {}), cell.measures])

    def contract_keys(self, schemes):
        """Contracts that are paid: with activity or, where a scheme uses it, with a value."""
        agreed = {}
        if self.contracts is not None and any(scheme.uses_value() for scheme in schemes):
            agreed = self.agreed_values("down")
        return sorted(self.activity.keys() | agreed.keys())

    # ---- values ---------------------------------------------------------------------------------

    def values(self, scheme):
        """{contract: pence} in the period."""
        if self.contracts is not None:
            return self.agreed_values(scheme.rounding)
        if not scheme.shares_by_people():
            raise ValueError(f"scheme {scheme.id} needs contracts")
        return self.shared_by_people()

    def shared_by_people(self):
        """A commissioner's activity among its providers by people."""
        amounts = {}
        for commissioner in {key[1] for key in self.activity}:
            keys = sorted(key for key in self.activity if key[1] == commissioner)
            activity = [self.activity[key] for key in keys]
            people = [self.people[key] for key in keys]
            parts = share_out(sum(activity), people if any(people) else activity)
            amounts |= dict(zip(keys, parts))
        return amounts

    def agreed_values(self, rounding):
        """Of each agreed value the share of its days that lie in the period."""
        amounts = {}
        for row in self.contracts:
            inside = (min(row.last_day, self.period[1]) - max(row.first_day, self.period[0])).days
            days = (row.last_day - row.first_day).days + 1
            if inside >= 0:
                key = (row.provider, row.commissioner)
                value = to_integer(Fraction(row.amount * (inside + 1), days), rounding)
                amounts[key] = amounts.get(key, 0) + value
        return amounts

    # ---- outcomes -------------------------------------------------------------------------------

    def everybody(self, measure, statistic):
        """(numerator, denominator) over all contracts."""
        return counts(statistic, self.total.get(measure, MeasureSums()))[:2]

    def expected_of(self, key, measure, statistic):
        """What was to be expected; in a replicate it moves with the pairs."""
        expected = self.expected.get(key, {}).get(measure, {}).get(statistic, Fraction(0))
        if not expected or self.sums is self.recorded:
            return expected
        below = lambda sums: counts(statistic, sums.get(key, {}).get(measure, MeasureSums()))[1]
        return expected * Fraction(below(self.sums), below(self.recorded))

    def with_sums(self, sums):
        """The same with other outcome sums: a replicate."""
        other = copy.copy(self)
        other.sums = sums
        return other
