"""When a year's money moves, for schemes with a payment plan, as pbr/scheme_terms.hpp says."""

from fractions import Fraction

from exact import share_out, to_integer
from reading import add_months


def months_of(first, last):
    """Every calendar month with a day in the period."""
    month, found = first.replace(day=1), []
    while month <= last:
        found.append(month.isoformat()[:7])
        month = add_months(month, 1)
    return found


def in_advance(payment, share, rounding):
    """What of a payment is paid before the year's end: of money at risk a share, of what only the
    year's end shows nothing, all of the rest."""
    if payment.part is not None:
        return to_integer(payment.part * share, rounding)
    return payment.amount


def schedule(result):
    months = months_of(result.study.first_day, result.study.last_day)
    for scheme, (_, payments) in zip(result.study.schemes, result.payments):
        plan = scheme.pack.get("payment", {})
        if plan.get("monthly_in_advance") != "true":
            continue
        share = Fraction(plan.get("outcomes_in_advance", 0))
        for payment in payments:
            advance = in_advance(payment, share, scheme.rounding)
            row = {"scheme": scheme.id, "provider": payment.provider,
                   "commissioner": payment.commissioner}
            for month, amount in zip(months, share_out(advance, [1] * len(months))):
                yield row | {"month": month, "component": payment.component, "kind": "advance",
                             "amount": amount}
            if payment.amount != advance:
                yield row | {"month": months[-1], "component": payment.component,
                             "kind": "adjustment", "amount": payment.amount - advance}
