"""Comparisons of outcomes adjusted for case mix and regression to the mean, as
pbr/adjusted_outcomes.hpp and pbr/regression_to_mean.hpp define them, pair by pair.

Sums of scores are fractions, the rest is floats.
"""

from collections import defaultdict
from fractions import Fraction
from math import sqrt

from exact import to_integer
from intervals import Z95, Z998, byar, limits_of, mean_interval

# Comparisons


def shrunk(places, mean, variance):
    """Of (value, weight)."""
    weights = sum(w for _, w in places)
    if not weights:
        return lambda value, weight: None
    spread = sum(w * (v - mean)**2 for v, w in places) / weights
    between = max(0.0, spread - variance / (weights / len(places)))
    if between == 0:
        return lambda value, weight: mean
    return lambda value, weight: mean + between / (between + variance / weight) * (value - mean)


def expected_by_strata(pairs, value):
    """Of each pair: the mean of everybody's in its stratum."""
    sums = defaultdict(lambda: [0, 0])
    for pair in pairs:
        sums[pair.stratum][0] += 1
        sums[pair.stratum][1] += value(pair)
    return {stratum: Fraction(total, 1) / n for stratum, (n, total) in sums.items()}


def variance_inside(pairs):
    sums = defaultdict(list)
    for pair in pairs:
        sums[pair.stratum].append(float(pair.change))
    squares = sum(sum((c - sum(of) / len(of))**2 for c in of) for of in sums.values())
    freedom = len(pairs) - len(sums)
    return float(squares) / freedom if freedom else 0.0


LEVELS = {"contract": lambda p: (p.provider, p.commissioner),
          "provider": lambda p: (p.provider, ""), "commissioner": lambda p: ("", p.commissioner)}


def expected_of(pairs, expect):
    """Fractions are those of expected_sums(): each contract's to the millionth."""
    contracts = defaultdict(int)
    for pair in pairs:
        contracts[pair.provider, pair.commissioner] += expect(pair)
    return sum(Fraction(to_integer(value * 10**6, "half_up"), 10**6)
               if isinstance(value, Fraction) else value for value in contracts.values())


def adjusted_rows(pairs, value, is_count, expect, variance):
    """(level, place, figures); `value` and `expect` of a pair."""
    every = Fraction(sum(value(p) for p in pairs), 1) / len(pairs)
    for level, place_of in LEVELS.items():
        places = defaultdict(list)
        for pair in pairs:
            places[place_of(pair)].append(pair)
        figures = {}
        for place in sorted(places, key=lambda place: tuple(map(str.encode, place))):
            of = places[place]
            observed = sum(value(p) for p in of)
            expected = expected_of(of, expect) if is_count else sum(expect(p) for p in of)
            figures[place] = figure(of, observed, expected, every, is_count, variance)
        weighed = [(f["y"], f["weight"]) for f in figures.values() if f["y"] is not None]
        mean = 1.0 if is_count else float(every)
        draw = shrunk(weighed, mean, 1 - float(every) if is_count else variance)
        for place, of_place in figures.items():
            if of_place["y"] is not None:
                of_place["shrunk"] = (draw(of_place["y"], of_place["weight"])
                                      * (float(every) if is_count else 1))
            yield level, place, of_place


def figure(pairs, observed, expected, every, is_count, variance):
    size = len(pairs)
    row = {"size": size, "observed": observed, "expected": float(expected), "y": None,
           "of_all": float(every)}
    if is_count:
        for name, tail in (("95", 0.025), ("998", 0.001)):
            row[f"limit_{name}_low"], row[f"limit_{name}_high"] = limits_of(float(every), size, tail)
        if expected > 0:
            row["y"] = row["ratio"] = observed / float(expected)
            row["weight"] = float(expected)
            low, high = byar(observed)
            row["ratio_low"], row["ratio_high"] = low / float(expected), high / float(expected)
            row["standardised"] = row["ratio"] * float(every)
            row["low"] = row["ratio_low"] * float(every)
            row["high"] = row["ratio_high"] * float(every)
        return row
    error = sqrt(variance / size)
    row["y"] = row["standardised"] = float(every) + float(observed - expected) / size
    row["weight"] = size
    row["low"], row["high"] = row["y"] - Z95 * error, row["y"] + Z95 * error
    for name, z in (("95", Z95), ("998", Z998)):
        row[f"limit_{name}_low"] = float(every) - z * error
        row[f"limit_{name}_high"] = float(every) + z * error
    return row


def outside(row):
    if row["y"] is None:
        return ""
    for name, words in (("998", "99.8%"), ("95", "95%")):
        if row["standardised"] < row[f"limit_{name}_low"]:
            return f"below {words}"
        if row["standardised"] > row[f"limit_{name}_high"]:
            return f"above {words}"
    return "none"


# Regression to the mean


def regression_rows(measure, pairs):
    """(intake or "", figures)."""
    n, sign = len(pairs), 1 if measure.higher_is_better else -1
    m_b, m_a = sum(p.before for p in pairs) / n, sum(p.after for p in pairs) / n
    bb = sum((p.before - m_b)**2 for p in pairs)
    aa = sum((p.after - m_a)**2 for p in pairs)
    ab = sum((p.before - m_b) * (p.after - m_a) for p in pairs)
    slope = ab / bb if n >= 3 and bb else None
    shared = {"sd_before": sqrt(bb / (n - 1)) if n > 1 else None,
              "sd_after": sqrt(aa / (n - 1)) if n > 1 else None, "slope": slope,
              "correlation": float(ab) / sqrt(bb * aa) if slope is not None and aa else None}
    for intake in [0, 1, 2, 3, 4, ""]:
        of = [p for p in pairs if intake in ("", p.intake)]
        if not of:
            continue
        row = {"pairs": len(of), "mean_before": sum(p.before for p in of) / len(of),
               "mean_after": sum(p.after for p in of) / len(of),
               "change": sum(p.change for p in of) / len(of)} | shared
        if slope is not None:
            chance = lambda p: sign * (slope - 1) * (p.before - m_b)
            row["by_regression_to_mean"] = sum(chance(p) for p in of) / len(of)
            row["left"] = row["change"] - row["by_regression_to_mean"]
            interval = mean_interval([p.change - chance(p) for p in of])
            row["left_low"], row["left_high"] = interval or (None, None)
        yield (intake + 1 if intake != "" else ""), row
