"""exp(score) over the sum of exp(score), rounded to millionths from the exact value, halves up.

Every exp is held between two whole numbers of 10 to the power of minus `digits`; digits are added
until both ends of the result round alike. That comes to an end: exponentials of different rational
numbers are independent of each other, so only equal scores can give a rational value, and with it a
half among millionths; those have equal ends. An exp too small for the digits in use lies above 0
and below the last of them: being above 0 it still takes a sum of equal scores off its half.
"""

import math
from decimal import Decimal, localcontext
from fractions import Fraction

MILLION = 10**6
FEWEST_DIGITS, MOST_DIGITS = 60, 4000


def exp_ends(power, digits):
    """Whole numbers around exp(power) x 10^digits for a power of 0 or below; for 0 the same."""
    one = 10**digits
    if power == 0:
        return one, one
    if power < -3 * digits:  # exp(-3) < 1/10
        return 0, 1
    with localcontext() as context:
        context.prec = digits + 10
        exact = Decimal(power.numerator) / Decimal(power.denominator)
        if Fraction(exact) != power:
            raise ValueError("a score has more decimals than a pack can hold")
        value = exact.exp()  # rightly rounded, so the true value lies less than a unit away
        return (math.floor(Fraction(value.next_minus()) * one),
                math.ceil(Fraction(value.next_plus()) * one))


def nearest_million(lowest, highest):
    """The rounding of a value above `lowest` and below `highest`, or equal to both; or None where
    it is not sure. Both are (numerator, denominator), which is faster than Fraction."""
    (above, below), (top, bottom) = lowest, highest
    least = (2 * MILLION * above + below) // (2 * below)
    most = -((2 * MILLION * top + bottom) // (-2 * bottom)) - 1  # the whole number just below
    return least if above * bottom == top * below or least == most else None


class Softmax:
    """Of fractions; each is asked for by its place."""

    def __init__(self, scores):
        self.scores, self.top = scores, max(scores)
        self.ends = {}  # digits -> (lowest ends, highest ends, their sums)

    def with_digits(self, digits):
        if digits not in self.ends:
            pair = {score: exp_ends(score - self.top, digits) for score in set(self.scores)}
            low = [pair[score][0] for score in self.scores]
            high = [pair[score][1] for score in self.scores]
            self.ends[digits] = low, high, sum(low), sum(high)
        return self.ends[digits]

    def settle(self, ends_of):
        digits = FEWEST_DIGITS
        while digits <= MOST_DIGITS:
            rounded = nearest_million(*ends_of(*self.with_digits(digits)))
            if rounded is not None:
                return rounded
            digits *= 2
        raise ArithmeticError("two ends that never round alike")

    def probability(self, at):
        """In millionths."""
        return self.settle(lambda low, high, all_low, all_high: (
            (low[at], low[at] + all_high - high[at]),
            (high[at], high[at] + all_low - low[at])))

    def lead(self, best, second):
        """How far the highest probability lies above another: the difference, then rounded."""
        if self.scores[best] == self.scores[second]:
            return 0
        # With exp of the best as 1, the difference falls where any other exp grows.
        return self.settle(lambda low, high, all_low, all_high: (
            (high[best] - high[second], all_high), (low[best] - low[second], all_low)))


def millionths(number):
    return f"{number // MILLION}.{number % MILLION:06d}"
