"""Replicates of the outcome sums and the intervals made of them, as "Intervals" of pbr/scheme.hpp
says. The weights are SplitMix64 numbers turned into Poisson(1) counts, as engine/casemix keys
them: pbr/casemix.hpp promises the keys, not the generator."""

from fractions import Fraction
from functools import cache
from math import ceil, factorial

from casemix import MeasureSums
from exact import to_integer

WORD = 2**64
GAMMA = 0x9E3779B97F4A7C15
LOW, HIGH = Fraction(25, 1000), Fraction(975, 1000)


def mix(x):
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 % WORD
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB % WORD
    return x ^ (x >> 31)


def key_of(person):
    """FNV-1a of the id's bytes, mixed."""
    value = 0xCBF29CE484222325
    for byte in person.encode():
        value = (value ^ byte) * 0x100000001B3 % WORD
    return mix(value)


@cache
def steps():
    """floor(2^64 x F(k)) of Poisson(1), k from 0 to 20, from exp(-1) as a fraction."""
    e = sum(Fraction(1, factorial(n)) for n in range(60))
    return [int(WORD * sum(Fraction(1, factorial(n)) for n in range(k + 1)) / e)
            for k in range(21)]


def weights(seed, person, replicates):
    start = mix(key_of(person) ^ mix((seed + GAMMA) % WORD))
    for replicate in range(replicates):
        uniform = mix((start + (replicate + 1) * GAMMA) % WORD)
        yield sum(uniform >= step for step in steps())


def replicate_sums(own, seed, replicates):
    """A list of {contract: {measure id: sums}}, one a replicate."""
    found = [{} for _ in range(replicates)]
    for key, people in own.items():
        for person, measures in people.items():
            for at, weight in enumerate(weights(seed, person, replicates)):
                for measure, sums in measures.items() if weight else ():
                    total = found[at].setdefault(key, {}).setdefault(measure, MeasureSums())
                    for name, value in vars(sums).items():
                        if value:
                            setattr(total, name, getattr(total, name) + weight * value)
    return found


def percentile(ordered, share):
    """The one of the nearest rank, ceil(share x n)."""
    return ordered[max(1, ceil(share * len(ordered))) - 1]


def interval(estimate, changes, least, most):
    """(low, high): the middle 95% moved by the replicates' mean error, within what scores of 0
    and 1 could pay, and around the estimate."""
    ordered = sorted(changes)
    error = to_integer(Fraction(sum(changes), len(changes)), "half_up") - estimate
    low, high = (min(most, max(least, percentile(ordered, share) - error))
                 for share in (LOW, HIGH))
    return min(low, estimate), max(high, estimate)
