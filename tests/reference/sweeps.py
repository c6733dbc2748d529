"""The points of a sweep and the values at which a sign turns, as pbr/sweep.hpp says."""

from fractions import Fraction
from itertools import product

from bootstrap import GAMMA, WORD, mix
from exact import decimal
from overlay_changes import plain


def even_values(lowest, highest, steps):
    """So many decimals from one end to the other, both ends in; exact."""
    low, high = Fraction(lowest), Fraction(highest)
    if steps == 1:
        return [plain(low)]
    return [plain(low + (high - low) * at / (steps - 1)) for at in range(steps)]


def grid(parameters):
    """Every combination; the last parameter turns fastest. Each is a list of texts."""
    return [list(point) for point in product(*parameters)]


def draw(seed, parameter, point):
    """The number behind the bootstrap's weights, of a parameter (from 1) and a point (from 0)."""
    start = mix(parameter ^ mix((seed + GAMMA) % WORD))
    return mix((start + (point + 1) * GAMMA) % WORD)


def latin(seed, parameter, lowest, highest, points, decimals=4):
    """The values of a parameter by point: the middles of as many equal parts as there are points,
    in the order of the draws; rounded."""
    low, size = Fraction(lowest), (Fraction(highest) - Fraction(lowest)) / points
    order = sorted(range(points), key=lambda point: (draw(seed, parameter, point), point))
    found = [None] * points
    for part, point in enumerate(order):
        found[point] = decimal(low + (2 * part + 1) * size / 2, decimals)
    return found


def sign(value):
    return (value > 0) - (value < 0)


def turns(values, looked_at):
    """[(value below, value above, amount below, amount above)]: a run of amounts of 0 is one turn,
    else two neighbours of opposite sign."""
    found, at = [], 0
    while at < len(values):
        end = at
        while looked_at[at] == 0 and end + 1 < len(values) and looked_at[end + 1] == 0:
            end += 1
        if looked_at[at] == 0:
            found.append((values[at], values[end], 0, 0))
        elif at + 1 < len(values) and sign(looked_at[at]) == -sign(looked_at[at + 1]):
            found.append((values[at], values[at + 1], looked_at[at], looked_at[at + 1]))
        at = end + 1
    return found
