"""Changes to the sums that schemes are paid over, as pbr/scenario.hpp says: more activity, days in
another cluster, better outcomes, more of them measured."""

import copy
from fractions import Fraction

from edited_study import SUMS
from exact import to_integer
from overlay import ANY
from scores import NO_SUMS

COUNTED = {"improved": ("improved", "paired"), "recovered": ("recovered", "cases"),
           "yes": ("yes", "paired")}


def half_up(value):
    return to_integer(Fraction(value), "half_up")


class ChangedSums:
    """Inputs of schemes (pay_inputs.py) with changes to sums made to them."""

    def __init__(self, inputs, casemix):
        self.inputs = copy.copy(inputs)
        self.inputs.sums = copy.deepcopy(inputs.sums)
        self.inputs.clusters = copy.deepcopy(inputs.clusters)
        self.inputs.episodes = copy.deepcopy(inputs.episodes)
        self.inputs.activity = dict(inputs.activity)
        self.days = {}
        for name, cell in casemix.cells.items():
            own = self.days.setdefault(name[:2], {})
            own[name[2]] = own.get(name[2], 0) + cell.days

    def apply(self, changes):
        for head in SUMS:
            for change in changes:
                if change["keys"][0] == head:
                    getattr(self, head)(change, *change["keys"][1:])
        return self.inputs

    def contracts(self, provider):
        return [key for key in self.inputs.keys if provider in (ANY, key[0])]

    def clusters_of(self, key, cluster):
        return [code for code in self.inputs.clusters.get(key, {}) if cluster in (ANY, code)]

    def add_amount(self, key, cluster, pence):
        own = self.inputs.clusters.setdefault(key, {})
        own[cluster] = own.get(cluster, 0) + pence
        self.inputs.activity[key] = self.inputs.activity.get(key, 0) + pence

    # ---- kinds ----------------------------------------------------------------------------------

    def activity(self, change, provider, cluster):
        factor = Fraction(change["amount"])
        for key in self.contracts(provider):
            for code in self.clusters_of(key, cluster):
                amount = self.inputs.clusters[key][code]
                self.add_amount(key, code, half_up(amount * factor) - amount)
                for counts in (self.days.get(key, {}), self.inputs.episodes.get(key, {})):
                    if code in counts:
                        counts[code] = half_up(counts[code] * factor)

    def casemix(self, change, provider, cluster, to):
        share = Fraction(change["amount"])
        prices = {key: self.day_price(key, to) for key in self.contracts(provider)}  # before
        for key in self.contracts(provider):
            for code in self.clusters_of(key, cluster):
                price = prices.get(key)
                if code == to or price is None:
                    continue
                moved = half_up(self.days.get(key, {}).get(code, 0) * share)
                self.add_amount(key, code, -half_up(self.inputs.clusters[key][code] * share))
                self.add_amount(key, to, half_up(moved * price))
                self.move(self.days[key], code, to, moved)
                episodes = self.inputs.episodes.setdefault(key, {})
                self.move(episodes, code, to, half_up(episodes.get(code, 0) * share))

    @staticmethod
    def move(counts, code, to, moved):
        counts[code] = counts.get(code, 0) - moved
        counts[to] = counts.get(to, 0) + moved

    def day_price(self, key, cluster):
        """What a day comes to: in the contract, else at its commissioner, else for everybody; None
        where nobody has one."""
        for within in (lambda k: k == key, lambda k: k[1] == key[1], lambda k: True):
            keys = [k for k in self.inputs.keys if within(k)]
            days = sum(self.days.get(k, {}).get(cluster, 0) for k in keys)
            if days:
                amount = sum(self.inputs.clusters.get(k, {}).get(cluster, 0) for k in keys)
                return Fraction(amount, days)
        return None

    def outcomes(self, change, provider, measure, what):
        name, below = COUNTED[what]
        for sums in self.measured(provider, measure):
            of = getattr(sums, below)
            share = Fraction(change["amount"])
            if change["kind"] == "add" and of:
                share += Fraction(getattr(sums, name), of)
            setattr(sums, name, half_up(of * max(Fraction(0), min(Fraction(1), share))))
            if name == "improved":
                sums.deteriorated = min(sums.deteriorated, sums.paired - sums.improved)

    def completeness(self, change, provider, measure):
        for sums in self.measured(provider, measure):
            before = sums.paired
            if not before:
                continue
            sums.paired = half_up(sums.eligible * Fraction(change["amount"]))
            grown = Fraction(sums.paired, before)
            for name in ("improved", "deteriorated", "cases", "recovered", "yes"):
                setattr(sums, name, half_up(getattr(sums, name) * grown))

    def measured(self, provider, measure):
        """Sums of a measure, or of all, in every contract of the providers."""
        for key in self.contracts(provider):
            for name, sums in self.inputs.sums.get(key, {}).items():
                if measure in (ANY, name) and sums != NO_SUMS:
                    yield sums
