"""Every scheme against the first, by contract and above it; intervals are not recomputed."""

from dataclasses import dataclass


@dataclass
class Contrast:
    baseline: str
    scheme: str
    level: str
    provider: str
    commissioner: str
    before: int
    after: int


def scheme_totals(payments, level):
    """{(provider, commissioner): pence} with what the level sums over left empty."""
    totals = {}
    for payment in payments:
        key = {"contract": (payment.provider, payment.commissioner),
               "provider": (payment.provider, ""), "commissioner": ("", payment.commissioner),
               "all": ("", "")}[level]
        totals[key] = totals.get(key, 0) + payment.amount
    return totals


def contrasts(paid, levels):
    """paid: [(scheme id, payments)], the baseline first; rows by scheme, level, contract."""
    rows = []
    for name, payments in paid[1:]:
        for level in levels:
            before = scheme_totals(paid[0][1], level)
            after = scheme_totals(payments, level)
            rows += [Contrast(paid[0][0], name, level, *key, before.get(key, 0), after.get(key, 0))
                     for key in sorted(before.keys() | after.keys())]
    return rows
