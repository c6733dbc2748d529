"""Intervals of shares, counts, means and ratios as pbr/outcome_indicators.hpp and
pbr/adjusted_outcomes.hpp name them, by the long way: halving, factorials, continued fractions."""

from math import exp, lgamma, log, sqrt

Z95, Z998 = 1.959963984540054, 3.090232306167813


def wilson(yes, of):
    if of == 0:
        return None
    p, z2 = yes / of, Z95 * Z95
    centre, half = p + z2 / (2 * of), Z95 * sqrt(p * (1 - p) / of + z2 / (4 * of * of))
    return (0.0 if yes == 0 else (centre - half) / (1 + z2 / of),
            1.0 if yes == of else (centre + half) / (1 + z2 / of))


def byar(count):
    low = count * (1 - 1 / (9 * count) - Z95 / (3 * sqrt(count)))**3 if count else 0.0
    more = count + 1
    return low, more * (1 - 1 / (9 * more) + Z95 / (3 * sqrt(more)))**3


def beta_fraction(x, a, b):
    """The continued fraction of the incomplete beta function, from its far end."""
    value = 1.0
    for m in range(400, 0, -1):
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        value = 1 + even / (1 + odd / value)
    first = -(a + b) * x / (a + 1)
    return 1 / (1 + first / value)


def beta_share(x, a, b):
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    return front * beta_fraction(x, a, b) / a


def student_975(freedom):
    """By halving: P(T > t) is half of I(n / (n + t^2); n/2, 1/2)."""
    low, high = 0.0, 20.0
    for _ in range(80):
        middle = (low + high) / 2
        tail = beta_share(freedom / (freedom + middle * middle), freedom / 2, 0.5) / 2
        low, high = (middle, high) if tail > 0.025 else (low, middle)
    return low


def mean_interval(values):
    n = len(values)
    if n < 2:
        return None
    values = [float(v) for v in values]
    mean = sum(values) / n
    error = sqrt(sum((v - mean)**2 for v in values) / (n - 1) / n)
    half = student_975(n - 1) * error
    return float(mean) - half, float(mean) + half


def binomial_limits(rate, size, tails):
    """Every chance by itself, from logarithms of factorials."""
    limits, below = [], 0.0
    for count in range(size + 1):
        here = exp(lgamma(size + 1) - lgamma(count + 1) - lgamma(size - count + 1)
                   + count * log(rate) + (size - count) * log(1 - rate))
        while len(limits) < len(tails) and below + here > tails[len(limits)]:
            limit = (count - (below + here - tails[len(limits)]) / here) / size
            limits.append(min(1.0, max(0.0, limit)))
        below += here
    return limits


def limits_of(rate, size, tail):
    return (rate, rate) if rate in (0, 1) else binomial_limits(rate, size, [tail, 1 - tail])
