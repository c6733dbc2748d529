"""Two components that pay by a rule of bands: gain_loss and tournament of pbr/scheme.hpp."""

from fractions import Fraction
from math import ceil


def in_bands(share, bands):
    """The sum over the bands of rate x what lies in the band, as a share of the plan."""
    starts = [Fraction(band["from"]) for band in bands]
    ends = [*starts[1:], None]
    total = Fraction(0)
    for band, start, end in zip(bands, starts, ends):
        top = share if end is None else min(share, end)
        total += Fraction(band["rate"]) * max(Fraction(0), top - start)
    return total


def gain_loss(terms, plan, actual):
    """The exact adjustment in pence: above nought where actual is over the plan."""
    if plan <= 0:
        return Fraction(0)
    over = actual >= plan
    moved = plan * in_bands(Fraction(abs(actual - plan), plan), terms.get(
        "over" if over else "under", []))
    most = terms.get("cap" if over else "collar")
    if most is not None:
        moved = min(moved, plan * Fraction(most))
    return moved if over else -moved


def rate_of(place, bands, size):
    """What the first band pays that reaches the place."""
    for band in bands:
        if place <= ceil(Fraction(band["top"]) * size):
            return Fraction(band["rate"])
    return Fraction(0)


def has_score(rows):
    return any(row.of.usable for row in rows)


def tournament(terms, scores):
    """{contract: rate} of those with a score; `scores`: {contract: (score, rows)}."""
    ranked = {key: score for key, (score, rows) in scores.items() if has_score(rows)}
    rates = {}
    for key, score in ranked.items():
        first = 1 + sum(other > score for other in ranked.values())
        held = range(first, first + sum(other == score for other in ranked.values()))
        pays = [rate_of(place, terms["bands"], len(ranked)) for place in held]
        ties = terms.get("ties", "best")
        rates[key] = {"best": pays[0], "worst": pays[-1], "share": sum(pays) / len(pays)}[ties]
    return rates


def place_of(key, scores):
    """1 + the number of better ones; None without a score."""
    ranked = {name: score for name, (score, rows) in scores.items() if has_score(rows)}
    if key not in ranked:
        return None
    return 1 + sum(other > ranked[key] for other in ranked.values())
