"""When a year's money moves, for schemes with a payment plan, as "Months" of pbr/scheme.hpp says."""

from fractions import Fraction

from exact import share_out, to_integer
from reading import add_months

IN_FULL = ["block", "activity", "capitation", "episode"]
SETTLED = ["outcome", "points", "gain_loss", "tournament"]


def months_of(first, last):
    """Every calendar month with a day in the period."""
    month, found = first.replace(day=1), []
    while month <= last:
        found.append(month.isoformat()[:7])
        month = add_months(month, 1)
    return found


def in_advance(payment, component, share, rounding):
    """What is paid before the year's end; None where a rule or the plan says nothing is."""
    if component.kind in IN_FULL:
        return payment.amount
    may_be = component.kind == "points" or (
        component.kind == "outcome" and component.form != "deducted")
    if may_be and share:
        return to_integer(payment.part * share, rounding)
    return None


def schedule(result):
    months = months_of(result.study.first_day, result.study.last_day)
    for scheme, (_, payments) in zip(result.study.schemes, result.payments):
        plan = scheme.pack.get("payment", {})
        if plan.get("monthly_in_advance") != "true":
            continue
        share = Fraction(plan.get("outcomes_in_advance", 0))
        components = {component.id: component for component in scheme.components}
        for payment in payments:
            component = components[payment.component]
            advance = in_advance(payment, component, share, scheme.rounding)
            yield from rows(payment, component, advance, months)


def rows(payment, component, advance, months):
    row = {"scheme": payment.scheme, "provider": payment.provider,
           "commissioner": payment.commissioner, "component": payment.component}
    if advance is not None:
        for month, amount in zip(months, share_out(advance, [1] * len(months))):
            yield row | {"month": month, "kind": "advance", "amount": amount}
    if component.kind in SETTLED:
        yield row | {"month": months[-1], "kind": "adjustment",
                     "amount": payment.amount - (advance or 0)}
