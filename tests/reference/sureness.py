"""How sure an amount is, from the amounts of its replicates or of its people, as
pbr/uncertainty.hpp says. Fractions throughout; a root is taken to a penny, exactly."""

from fractions import Fraction
from math import isqrt, sqrt

from bootstrap import HIGH, LOW, percentile
from exact import to_integer

Z = Fraction("1.959963985")
POWER = Fraction("1.959963985") + Fraction("0.841621234")
BANDS = ["gains_much", "gains", "same", "loses", "loses_much"]


def root(value):
    """The root of a fraction, to a whole number, halves up."""
    doubled = isqrt(4 * value.numerator // value.denominator)  # whole part of twice the root
    return (doubled + 1) // 2


def fine_root(value, places=12):
    """The root as a fraction with so many places, rounded down."""
    return Fraction(isqrt(int(value * 100**places)), 10**places)


def sampled_interval(replicates, estimate, least=None, most=None):
    """(low, high): the nearest-rank 2.5 and 97.5 percentiles moved by the replicates' mean error,
    kept between least and most, around the estimate; None without replicates."""
    if not replicates:
        return None
    ordered = sorted(replicates)
    error = to_integer(Fraction(sum(ordered), len(ordered)), "half_up") - estimate
    ends = [percentile(ordered, share) - error for share in (LOW, HIGH)]
    if least is not None:
        ends = [max(least, end) for end in ends]
    if most is not None:
        ends = [min(most, end) for end in ends]
    return min(ends[0], estimate), max(ends[1], estimate)


def analytic_variance(amounts):
    """Of a sum over n people drawn anew: n / (n - 1) x (sum of squares - square of sum / n)."""
    n = len(amounts)
    if n < 2:
        return Fraction(0)
    squares, total = sum(a * a for a in amounts), sum(amounts)
    return Fraction(n, n - 1) * (squares - Fraction(total * total, n))


def analytic_interval(amount, variance):
    half = to_integer(Z * fine_root(variance), "half_up")
    return amount - half, amount + half


def variance(values):
    """Of a sample, over one less than its size."""
    mean = Fraction(sum(values), len(values))
    return sum((value - mean)**2 for value in values) / Fraction(len(values) - 1)


def losing(baselines, changes, share):
    """The share of replicates in which a change is below -share of the baseline; None: unknown."""
    if not changes:
        return None
    below = sum(change < -share * abs(before) for before, change in zip(baselines, changes))
    return Fraction(below, len(changes))


def band(baseline, change, large, none):
    """The band of a change by its share of the baseline; of a baseline of 0 by its sign."""
    if change == 0 or baseline == 0:
        return "same" if change == 0 else "gains_much" if change > 0 else "loses_much"
    share = Fraction(change, abs(baseline))
    if abs(share) <= none:
        return "same"
    if share > 0:
        return "gains_much" if share > large else "gains"
    return "loses_much" if share < -large else "loses"


def places(values):
    """{name: place}: 1 is the most; equal values share the mean of their places."""
    ordered = sorted(values.values(), reverse=True)
    first = {}
    for at, value in enumerate(ordered, 1):
        first.setdefault(value, []).append(at)
    return {name: Fraction(sum(first[value]), len(first[value]))
            for name, value in values.items()}


def detectable_share(share, people):
    """d = z x sqrt((p(1-p) + q(1-q)) / n), q = p + d: the positive root of a quadratic; where q
    would be above 1, q = p - d; None where that is below 0. A share of 1 cannot rise: d is above
    0."""
    n, z2 = people, float(POWER)**2
    for p in (float(share), 1 - float(share)):  # p - d is 1 - p + d of the other answer
        half, right = z2 * (1 - 2 * p) / 2, 2 * z2 * p * (1 - p)
        d = (half + sqrt(half * half + (n + z2) * right)) / (n + z2)
        if d > 0 and p + d <= 1:
            return d
    return None


def detectable_amount(deviation, people):
    return float(POWER) * deviation * sqrt(2 / people)


def intraclass(groups):
    """(mean size, ICC) by one-way analysis of variance, not below 0; None with one group."""
    groups = [[Fraction(v) for v in group] for group in groups if group]
    k, n = len(groups), sum(map(len, groups))
    if k < 2 or n <= k:
        return None
    mean = sum(map(sum, groups)) / n
    means = [sum(group) / len(group) for group in groups]
    between = sum(len(g) * (m - mean)**2 for g, m in zip(groups, means)) / (k - 1)
    within = sum((v - m)**2 for g, m in zip(groups, means) for v in g) / (n - k)
    size = Fraction(n - Fraction(sum(len(g)**2 for g in groups), n)) / (k - 1)
    if between + (size - 1) * within == 0:
        return Fraction(n, k), Fraction(0)
    return Fraction(n, k), max(Fraction(0), (between - within) / (between + (size - 1) * within))


def design_effect(groups):
    found = intraclass(groups)
    return None if found is None else 1 + (found[0] - 1) * found[1]
