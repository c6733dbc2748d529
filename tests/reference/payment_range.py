"""The least and the most that a scheme could pay a contract whatever the scores were, as
"Intervals" of pbr/scheme.hpp says: {contract: (least, most)}."""

from fractions import Fraction

from exact import to_integer
from schemes import Payer


class Range(Payer):
    def __init__(self, scheme, inputs):
        super().__init__(scheme, inputs)
        self.paid = self.pay()
        self.ranges = {key: {} for key in inputs.keys}
        for component in scheme.components:
            find = getattr(self, component.kind + "_range", self.as_paid)
            found = {key: find(component, key) for key in inputs.keys}
            for key in inputs.keys:
                self.ranges[key][component.id] = found[key]

    def totals(self):
        return {key: tuple(sum(ends[at] for ends in own.values()) for at in (0, 1))
                for key, own in self.ranges.items()}

    def as_paid(self, component, key):
        return (self.paid[key][component.id],) * 2

    def base_range(self, key, base):
        if isinstance(base, str):
            return (self.base(key, base),) * 2
        return tuple(sum(self.ranges[key][name][at] for name in base) for at in (0, 1))

    def part_range(self, component, key):
        if component.id in self.parts[key]:
            return (self.parts[key][component.id],) * 2
        return tuple(self.round(component.share * base)
                     for base in self.base_range(key, component.base))

    def outcome_range(self, component, key):
        parts = self.part_range(component, key)
        if component.terms.get("unearned") == "shared":
            parts = [sum(self.part_range(component, other)[at] for other in self.inputs.keys
                         if other[1] == key[1]) for at in (0, 1)]
        sign = -1 if component.form == "deducted" else 1
        ends = [0, *(sign * part for part in parts)]
        return min(ends), max(ends)

    def points_range(self, component, key):
        return 0, self.all_points(component, key)

    def tournament_range(self, component, key):
        ends = [0, *(self.round(Fraction(band["rate"]) * base)
                     for band in component.terms["bands"]
                     for base in self.base_range(key, component.base))]
        return min(ends), max(ends)

    def gain_loss_range(self, component, key):
        plan, actual = (self.base_range(key, base) for base in component.base)
        if plan[0] == plan[1] and actual[0] == actual[1]:
            return self.as_paid(component, key)
        added = self.most(component.terms, "over", "cap", actual[1] - plan[0], plan[1])
        return -self.most(component.terms, "under", "collar", plan[1] - actual[0], plan[1]), added

    @staticmethod
    def most(terms, side, cap, difference, plan):
        """The steepest rate of the widest difference."""
        rates = [Fraction(band["rate"]) for band in terms.get(side, [])]
        moved = max([Fraction(0), *rates]) * max(0, difference)
        if cap in terms:
            moved = min(moved, Fraction(terms[cap]) * max(0, plan))
        return to_integer(moved, "up")


def payment_range(scheme, inputs):
    return Range(scheme, inputs).totals()
