"""Agreement of recorded with allocated clusters: measures and their 95% intervals, as
pbr/agreement.hpp states them. Values are exact fractions; standard errors are floats.

A list of pairs holds (recorded, allocated); people is a list as long as it, which says whose spell
each pair is.
"""

from collections import Counter
from fractions import Fraction
from math import sqrt

Z = 1.959964


def confusion(pairs):
    return Counter(pairs)


def agreement(pairs):
    """Share of pairs with one code, or None of no pairs."""
    return share([recorded == allocated for recorded, allocated in pairs])


def share(hits):
    return Fraction(sum(hits), len(hits)) if hits else None


# ---- kappa --------------------------------------------------------------------------------------


def unweighted(one, other):
    return Fraction(one == other)


def linear(codes):
    """Weights 1 - |i - j| / (k - 1) over k codes in their order."""
    place = {code: at for at, code in enumerate(codes)}
    steps = max(len(codes) - 1, 1)
    return lambda one, other: 1 - Fraction(abs(place[one] - place[other]), steps)


class Kappa:
    """Cohen's kappa; `value` is None of no pairs or where chance alone agrees always."""

    def __init__(self, pairs, weight=unweighted):
        self.pairs, self.weight = pairs, weight
        self.value = None
        if not pairs:
            return
        size = len(pairs)
        self.rows = {code: Fraction(n, size) for code, n in Counter(r for r, _ in pairs).items()}
        self.columns = {code: Fraction(n, size)
                        for code, n in Counter(a for _, a in pairs).items()}
        self.observed = sum(weight(r, a) for r, a in pairs) / size
        self.chance = sum(self.rows[r] * self.columns[a] * weight(r, a)
                          for r in self.rows for a in self.columns)
        if self.chance != 1:
            self.value = (self.observed - self.chance) / (1 - self.chance)

    def influences(self):
        """What each pair adds: the slope of kappa in the share of its cell, from the chain rule."""
        column_mean = {r: sum(self.columns[a] * self.weight(r, a) for a in self.columns)
                       for r in self.rows}
        row_mean = {a: sum(self.rows[r] * self.weight(r, a) for r in self.rows)
                    for a in self.columns}
        left = 1 - self.chance
        for r, a in self.pairs:
            observed_slope = self.weight(r, a) - self.observed
            chance_slope = column_mean[r] + row_mean[a] - 2 * self.chance
            yield observed_slope / left - (1 - self.observed) * chance_slope / left**2


# ---- intervals ----------------------------------------------------------------------------------


def variance(influences, people):
    """Of the mean influence: the square of each person's sum, over the square of the pairs."""
    sums = Counter()
    for influence, person in zip(influences, people):
        sums[person] += influence
    return sum(total**2 for total in sums.values()) / len(people)**2


def kappa_interval(kappa, people):
    """(low, high), cut at -1 and 1; None where there is no value, or fewer than ten people."""
    if kappa.value is None or len(set(people)) < 10:
        return None
    reach = Z * sqrt(variance(kappa.influences(), people))
    return max(-1.0, float(kappa.value) - reach), min(1.0, float(kappa.value) + reach)


def effective(hits, people):
    """n x the binomial variance over the variance by person, n at most."""
    size, value = len(hits), share(hits)
    binomial = value * (1 - value) / size
    found = variance([hit - value for hit in hits], people)
    return float(min(size, size * binomial / found)) if found else float(size)


def share_interval(hits, people):
    """Wilson's interval with the effective number of pairs."""
    if not hits:
        return None
    size, value = effective(hits, people), float(share(hits))
    middle = value + Z**2 / (2 * size)
    reach = Z * sqrt(value * (1 - value) / size + Z**2 / (4 * size**2))
    below = 1 + Z**2 / size
    return max(0.0, (middle - reach) / below), min(1.0, (middle + reach) / below)


# ---- measures over a cluster pack ---------------------------------------------------------------


def ladder(pack, super_class):
    """Codes of a super-class's pages by need, then code."""
    pages = [page for page in pack.pages() if page.super_class == super_class]
    return [page.code for page in sorted(pages, key=lambda page: (page.need, page.code))]


def right_super_class(pack, pair):
    one, other = (pack.clusters[code].super_class if code in pack.clusters else "" for code in pair)
    return pair[0] == pair[1] or (one != "" and one == other)


def need_gap(pack, pair):
    """Need of the recorded cluster above (1), equal to (0) or below (-1) that of the allocated;
    None where a method gave the code of unusable ratings, which has no need."""
    if not set(pair) <= set(pack.clusters):
        return None
    recorded, allocated = (pack.clusters[code].need for code in pair)
    return (recorded > allocated) - (recorded < allocated)


def measures(pack, compared):
    """{name: (numerator, denominator, value, (low, high) or None)} of linked spells, each with
    recorded, allocated, person, and essential: None unless newly assigned to a page of a grid."""
    pairs = [(spell.recorded, spell.allocated) for spell in compared]
    people = [spell.person for spell in compared]
    found = {"agreement": share_row([r == a for r, a in pairs], people),
             "kappa": kappa_row(Kappa(pairs), people)}
    for super_class in "ABC":
        codes = ladder(pack, super_class)
        inside = [spell for spell in compared if {spell.recorded, spell.allocated} <= set(codes)]
        kappa = Kappa([(spell.recorded, spell.allocated) for spell in inside], linear(codes))
        found[f"kappa_{super_class}"] = kappa_row(kappa, [spell.person for spell in inside])
    found["super_class"] = share_row([right_super_class(pack, pair) for pair in pairs], people)
    for name, gap in (("over", 1), ("under", -1), ("matching", 0)):
        found[name] = share_row([need_gap(pack, pair) == gap for pair in pairs], people)
    new = [spell for spell in compared if spell.essential is not None]
    found["essential_met"] = share_row([spell.essential for spell in new],
                                       [spell.person for spell in new])
    return found


def share_row(hits, people):
    return sum(hits), len(hits), share(hits), share_interval(hits, people)


def kappa_row(kappa, people):
    diagonal = sum(r == a for r, a in kappa.pairs)
    return diagonal, len(kappa.pairs), kappa.value, kappa_interval(kappa, people)
