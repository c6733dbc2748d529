"""Exact amounts and how they are printed, by the rules of pbr/money.hpp."""

from fractions import Fraction
from math import floor


def to_integer(value, mode):
    """The whole number a Fraction is rounded to."""
    sign = -1 if value < 0 else 1
    size = abs(Fraction(value))
    whole = floor(size)
    rest = size - whole
    if mode == "half_up":
        whole += rest >= Fraction(1, 2)
    elif mode == "half_even":
        whole += rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1)
    elif mode == "up":
        whole += rest > 0
    elif mode != "down":
        raise ValueError(f"unknown rounding {mode}")
    return sign * whole


def pounds(pence):
    sign = "-" if pence < 0 else ""
    return f"{sign}{abs(pence) // 100}.{abs(pence) % 100:02d}"


def decimal(value, places):
    """A decimal with that many places, halves away from zero."""
    scaled = to_integer(Fraction(value) * 10**places, "half_up")
    sign = "-" if scaled < 0 else ""
    digits = str(abs(scaled)).rjust(places + 1, "0")
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def share_out(total, weights):
    """Splits a total by largest remainder; equal remainders go to the earlier part."""
    every = sum(weights)
    if every == 0:
        if total == 0:
            return [0] * len(weights)
        raise ValueError("nothing to share by")
    sign = -1 if total < 0 else 1
    exact = [Fraction(abs(total) * weight) / every for weight in weights]
    parts = [floor(value) for value in exact]
    left = abs(total) - sum(parts)
    order = sorted(range(len(weights)), key=lambda i: (parts[i] - exact[i], i))
    for index in order[:left]:
        parts[index] += 1
    return [sign * part for part in parts]
