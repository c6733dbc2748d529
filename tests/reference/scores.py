"""Outcomes to scores of 0 to 1, as pbr/scheme.hpp states it, in exact fractions."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from casemix import MeasureSums
from exact import to_integer

NO_SUMS = MeasureSums()
ONE, NOTHING = Fraction(1), Fraction(0)


@dataclass
class Value:
    """An indicator of one contract before it is scored; `value` None: nobody to count."""

    numerator: int
    denominator: int
    known: int
    eligible: int
    value: Fraction
    complete: bool = False

    @property
    def usable(self):
        return self.complete and self.value is not None


@dataclass
class IndicatorScore:
    domain: str
    indicator: object
    of: Value
    score: Fraction
    weight: Fraction = None  # as used, inside its domain and then among them; None: left out


def counts(name, sums, given=(0, 0)):
    """(numerator, denominator, known, eligible) of a statistic."""
    known, eligible = sums.paired, sums.eligible
    above, below = {"improved": (sums.improved, sums.paired),
                    "not_worse": (sums.paired - sums.deteriorated, sums.paired),
                    "recovered": (sums.recovered, sums.cases),
                    "status_yes": (sums.yes, sums.eligible),
                    "complete": (sums.paired, sums.eligible),
                    "given": given}[name]
    return (above, below, below, below) if name == "given" else (above, below, known, eligible)


def adjusted_value(indicator, key, inputs, observed):
    """Observed / expected x the rate of everybody, at most 1; None where nothing is expected."""
    expected = inputs.expected_of(key, indicator.measure, indicator.statistic)
    above, below = inputs.everybody(indicator.measure, indicator.statistic)
    if not expected or not below:
        return None
    return min(ONE, Fraction(observed) / expected * Fraction(above, below))


def value_of(indicator, key, inputs):
    sums = inputs.sums.get(key, {}).get(indicator.measure, NO_SUMS)
    found = Value(*counts(indicator.statistic, sums, indicator.given.get(key[0], (0, 0))), None)
    if found.denominator:
        found.value = (adjusted_value(indicator, key, inputs, found.numerator)
                       if indicator.adjusted else Fraction(found.numerator, found.denominator))
    found.complete = found.eligible > 0 and (
        Fraction(found.known, found.eligible) >= indicator.least_complete)
    return found


# ---- a value to a score -------------------------------------------------------------------------


def linear(value, lower, upper, _):
    if value >= upper:  # first, because equal thresholds are a step
        return ONE
    return NOTHING if value <= lower else (value - lower) / (upper - lower)


def yes_no(value, lower, _upper, _baseline):
    return ONE if value >= lower else NOTHING


def achievement(value, threshold, benchmark):
    if value >= benchmark:
        return 10
    if value < threshold:
        return 0
    exact = 9 * (value - threshold) / (benchmark - threshold) + Fraction(1, 2)
    return min(9, max(1, half_up(exact)))


def improvement(value, baseline, benchmark):
    if baseline is None or baseline >= benchmark or value <= baseline:
        return 0
    return min(9, half_up(10 * (value - baseline) / (benchmark - baseline) - Fraction(1, 2)))


def half_up(value):
    """To a whole number; not below nought, where a half would have two meanings."""
    return to_integer(max(value, NOTHING), "half_up")


def achievement_or_improvement(value, threshold, benchmark, baseline):
    return Fraction(max(achievement(value, threshold, benchmark),
                        improvement(value, baseline, benchmark)), 10)


def home_health(value, median, top, baseline):
    parts = [(value - start) / (top - start) for start in (median, baseline)
             if start is not None and top > start]
    return min(ONE, max([NOTHING, *parts]))


SCORINGS = {"linear": linear, "yes_no": yes_no, "home_health": home_health,
            "achievement_or_improvement": achievement_or_improvement}


def thresholds_of(values):
    """(median, mean of the best tenth) of the contracts' values."""
    ordered = sorted(values)
    size = len(ordered)
    median = (ordered[(size - 1) // 2] + ordered[size // 2]) / 2
    best = ordered[-ceil(Fraction(size, 10)):]
    return median, sum(best) / len(best)


def scores_of(indicator, domain, inputs):
    """{contract: IndicatorScore}, all contracts at once: thresholds may be those of all."""
    values = {key: value_of(indicator, key, inputs) for key in inputs.keys}
    lower, upper = indicator.lower, indicator.upper
    usable = [found.value for found in values.values() if found.usable]
    if indicator.of_providers and usable:
        lower, upper = thresholds_of(usable)
    rule = SCORINGS[indicator.scoring]
    return {key: IndicatorScore(domain, indicator, found, rule(
        found.value, lower, upper, indicator.baseline.get(key[0])) if found.usable else NOTHING)
        for key, found in values.items()}


# ---- scores put together ------------------------------------------------------------------------


def shares_of(weights, missing_left_out):
    """Weights with None for what is left out, divided by their sum where something may be."""
    if not missing_left_out:
        return weights
    every = sum(weight for weight in weights if weight is not None)
    return [None if weight is None or not every else weight / every for weight in weights]


def weigh(component, rows):
    """Sets the weight of each row of one contract; False where too few domains are left."""
    left_out = component.reweight
    inside = []
    for domain in component.domains:
        own = [row for row in rows if row.domain == domain.id]
        weights = [None if left_out and not row.of.usable else row.indicator.weight for row in own]
        inside.append((own, shares_of(weights, left_out)))
    domains = shares_of([None if all(weight is None for weight in weights) else domain.weight
                         for domain, (_, weights) in zip(component.domains, inside)], left_out)
    for share, (own, weights) in zip(domains, inside):
        for row, weight in zip(own, weights):
            row.weight = None if None in (share, weight) else share * weight
    return not left_out or sum(share is not None for share in domains) >= component.least_domains


def component_scores(component, inputs):
    """{contract: (score, its rows)} of an outcome or a tournament."""
    by_indicator = [scores_of(indicator, domain.id, inputs) for domain in component.domains
                    for indicator in domain.indicators]
    found = {}
    for key in inputs.keys:
        rows = [scores[key] for scores in by_indicator]
        if not weigh(component, rows):
            for row in rows:
                row.weight = None
        total = sum((row.weight * row.score for row in rows if row.weight is not None), NOTHING)
        found[key] = (total, rows)
    return found
