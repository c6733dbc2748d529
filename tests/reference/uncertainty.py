"""The rows of uncertainty.csv, bands.csv, ranks.csv and pilot.csv, as pbr/uncertainty.hpp says."""

from fractions import Fraction

from bootstrap import HIGH, LOW, percentile
from contrast import LEVELS, add_up, level_key
from exact import decimal, pounds
from expected import disclosed_count
from resampled import Resampled
from sureness import (BANDS, analytic_interval, analytic_variance, band, losing, places, root,
                      sampled_interval, variance)

NO_ACTIVITY = ("block", "pool", "personal_budget")


def activity_times(scheme, has_contracts):
    """How many times the activity a scheme pays, where nothing else of it moves; else None."""
    kinds = {component.kind for component in scheme.components}
    if not kinds <= {*NO_ACTIVITY, "activity"} or ("block" in kinds and not has_contracts):
        return None
    share = sum(c.share for c in scheme.components if c.kind == "activity")
    return share if share.denominator == 1 else None


class Uncertainty:
    def __init__(self, result):
        self.study, self.terms = result.study, result.study.sure
        self.sampled, self.inputs = Resampled(result), result.inputs
        self.replicates = self.sampled.amounts()  # scheme -> contract -> [pence]
        self.estimates = {name: self.by_contract(payments) for name, payments in result.payments}
        self.baseline = self.study.schemes[0].id
        has_contracts = self.inputs.contracts is not None
        self.times = {scheme.id: activity_times(scheme, has_contracts)
                      for scheme in self.study.schemes}
        self.variances = {key: analytic_variance([one.amount for one in own.values()])
                          for key, own in self.sampled.of.items()}

    @staticmethod
    def by_contract(payments):
        found = {}
        for payment in payments:
            key = (payment.provider, payment.commissioner)
            found[key] = found.get(key, 0) + payment.amount
        return found

    # ---- sums of contracts ----------------------------------------------------------------------

    def at(self, scheme, level):
        """{key: (estimate, [amount a replicate], variance of the activity)}."""
        estimates = add_up(self.estimates[scheme], level)
        found = {key: (amount, [0] * self.sampled.replicates, Fraction(0))
                 for key, amount in estimates.items()}
        for contract, amounts in self.replicates[scheme].items():
            key = level_key(level, contract)
            amount, so_far, spread = found[key]
            found[key] = (amount, [a + b for a, b in zip(so_far, amounts)],
                          spread + self.variances.get(contract, 0))
        return found

    def people_at(self, level):
        return add_up(self.inputs.people, level)

    # ---- uncertainty.csv ------------------------------------------------------------------------

    def amounts(self):
        for scheme in self.study.schemes:
            for level in LEVELS:
                before = self.at(self.baseline, level)
                for key, (amount, replicates, spread) in sorted(self.at(scheme.id, level).items()):
                    yield {"scheme": scheme.id, "level": level, "provider": key[0],
                           "commissioner": key[1], "amount": pounds(amount),
                           **self.amount_cells(scheme.id, amount, replicates, spread),
                           **self.change_cells(scheme.id, before[key], amount, replicates, spread)}

    def amount_cells(self, scheme, amount, replicates, spread):
        times = self.times[scheme]
        if times == 0:
            return ends("", None) | {"standard_error": "", "method": "exact"}
        if times is not None:
            whole = times * times * spread
            return ends("", analytic_interval(amount, whole)) | {
                "standard_error": pounds(root(whole)), "method": "analytic"}
        error = pounds(root(variance(replicates))) if len(replicates) > 1 else ""
        return ends("", sampled_interval(replicates, amount)) | {
            "standard_error": error, "method": "bootstrap"}

    def change_cells(self, scheme, before, amount, replicates, spread):
        losses = [f"loses_over_{share}" for share in self.terms.losses]
        if scheme == self.baseline:
            return {"change": ""} | ends("change_", None) | dict.fromkeys(losses, "")
        change = amount - before[0]
        changes = [a - b for a, b in zip(replicates, before[1])]
        mine, other = self.times[scheme], self.times[self.baseline]
        if mine is not None and other is not None:
            interval = analytic_interval(change, (mine - other)**2 * spread)
        else:
            interval = sampled_interval(changes, change)
        return {"change": pounds(change)} | ends("change_", interval) | {
            name: six(losing(before[1], changes, Fraction(share)))
            for name, share in zip(losses, self.terms.losses)}

    # ---- bands.csv ------------------------------------------------------------------------------

    def bands(self):
        for scheme in self.study.schemes[1:]:
            for level in ("provider", "commissioner"):
                before, people = self.at(self.baseline, level), self.people_at(level)
                for key, (amount, replicates, _) in sorted(self.at(scheme.id, level).items()):
                    yield {"baseline": self.baseline, "scheme": scheme.id, "level": level,
                           "provider": key[0], "commissioner": key[1],
                           "people": people.get(key, 0),
                           "people_shown": disclosed_count(self.study.disclosure, level,
                                                           people.get(key, 0)),
                           **self.band_cells(before[key], amount, replicates)}

    def band_cells(self, before, amount, replicates):
        of = lambda base, value: band(base, value - base, self.terms.large, self.terms.none)
        drawn = [of(base, value) for base, value in zip(before[1], replicates)]
        shares = {f"p_{name}": six(Fraction(drawn.count(name), len(drawn))) if drawn else ""
                  for name in BANDS}
        return {"band": of(before[0], amount),
                "change_percent": of_magnitude(before[0], amount)} | shares

    # ---- ranks.csv ------------------------------------------------------------------------------

    def ranks(self):
        """By what they are by, scheme, place; equal ones by provider."""
        before = self.at(self.baseline, "provider")
        for scheme in self.study.schemes:
            yield from self.rank_rows(scheme.id, "amount_per_person", 2, self.per_person(scheme.id))
        for scheme in self.study.schemes[1:]:
            yield from self.rank_rows(scheme.id, "change_percent", 1, {
                key: [share_of(base, value) for base, value in
                      zip([before[key][0], *before[key][1]], [amount, *replicates])]
                for key, (amount, replicates, _) in self.at(scheme.id, "provider").items()
                if before[key][0] > 0})

    def per_person(self, scheme):
        people = self.people_at("provider")
        return {key: [Fraction(value, 100 * people[key]) for value in [amount, *replicates]]
                for key, (amount, replicates, _) in self.at(scheme, "provider").items()
                if people.get(key)}

    @staticmethod
    def rank_rows(scheme, by, digits, values):
        """`values`: of each provider the estimate, then the replicates."""
        size = max((len(own) for own in values.values()), default=0)
        drawn = [{key: own[at] for key, own in values.items()} for at in range(size)]
        ranked = [places(one) for one in drawn]
        for key in sorted(values, key=lambda name: (ranked[0][name], name)):
            own = sorted(one[key] for one in ranked[1:])
            chance = lambda best: six(Fraction(sum(
                one[key] == best(one.values()) for one in drawn[1:]), len(own))) if own else ""
            yield {"scheme": scheme, "by": by, "provider": key[0],
                   "value": decimal(values[key][0], digits),
                   "rank": decimal(ranked[0][key], 1),
                   "rank_low": decimal(percentile(own, LOW), 1) if own else "",
                   "rank_high": decimal(percentile(own, HIGH), 1) if own else "",
                   "first": chance(max), "last": chance(min)}


def ends(name, interval):
    low, high = (pounds(end) for end in interval) if interval else ("", "")
    return {f"{name}low": low, f"{name}high": high}


def six(value):
    return "" if value is None else decimal(value, 6)


def share_of(base, value):
    """The change in percent; of a replicate whose baseline is not above 0 it counts as 0."""
    return Fraction(100 * (value - base), base) if base > 0 else Fraction(0)


def of_magnitude(base, value):
    """The change in percent of the baseline without its sign, as bands go by it."""
    return decimal(Fraction(100 * (value - base), abs(base)), 1) if base else ""


def percent(base, value, digits):
    return decimal(Fraction(100 * (value - base), base), digits) if base else ""
