"""The rows of pilot.csv: how small a difference trials of some sizes could see, as "Pilot" of
pbr/uncertainty.hpp says."""

from fractions import Fraction

from scores import NO_SUMS
from sureness import design_effect, detectable_amount, detectable_share, variance


class Pilot:
    """`sure`: an Uncertainty, whose people, schemes and sizes are taken."""

    def __init__(self, sure):
        self.sure, self.inputs, self.study = sure, sure.inputs, sure.study

    def rows(self):
        for measure in self.study.measures:
            if measure.kind != "status":
                yield from self.share_rows(measure)
        for scheme in self.study.schemes:
            times = self.sure.times[scheme.id]
            if times:
                yield from self.amount_rows(scheme.id, times)

    def share_rows(self, measure):
        groups = {}
        for (provider, _), sums in self.inputs.sums.items():
            own = sums.get(measure.id, NO_SUMS)
            groups.setdefault(provider, []).extend(
                [1] * own.improved + [0] * (own.paired - own.improved))
        values = [value for group in groups.values() for value in group]
        if values:
            share = Fraction(sum(values), len(values))
            yield from self.sizes("improved", measure.id, share, groups,
                                  lambda n: detectable_share(share, n))

    def amount_rows(self, scheme, times):
        groups = {}
        for (provider, _), own in self.sure.sampled.of.items():
            groups.setdefault(provider, []).extend(
                Fraction(times * one.amount, 100) for one in own.values())
        values = [value for group in groups.values() for value in group]
        if len(values) > 1:
            deviation = float(variance(values))**0.5
            yield from self.sizes("amount_per_person", scheme, sum(values) / len(values), groups,
                                  lambda n: detectable_amount(deviation, n))

    def sizes(self, what, name, value, groups, detectable):
        effect = design_effect(list(groups.values()))
        for n in self.sure.terms.pilots:
            yield {"of": what, "name": name, "value": value, "people": n,
                   "detectable": detectable(n),
                   "design_effect": None if effect is None else float(effect),
                   "detectable_clustered": None if effect is None else detectable(
                       n / float(effect))}
