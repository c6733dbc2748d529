"""What schemes write beside their payments, as rows of the result tables (see expected.py)."""

from exact import decimal, pounds
from partners import partnerships
from scheme_risk import place_of
from schedule import schedule

MONEY = ("contributed", "paid", "stop_loss", "balance", "amount", "income", "core", "risk_pool",
         "budget", "second_line")


def in_pounds(rows):
    for row in rows:
        yield {name: pounds(value) if name in MONEY else value for name, value in row.items()}


def score_rows(result):
    for scheme, (_, payments) in zip(result.study.schemes, result.payments):
        components = {component.id: component for component in scheme.components}
        for payment in payments:
            place = ""
            if components[payment.component].kind == "tournament":
                place = place_of((payment.provider, payment.commissioner), payment.scores) or ""
            for row in payment.rows:
                yield score_row(result, payment, row) | {"rank": place}


def score_row(result, payment, row):
    of, indicator = row.of, row.indicator
    expected = ""
    if indicator.adjusted:  # empty where nothing is expected
        expected = result.inputs.expected_of((payment.provider, payment.commissioner),
                                             indicator.measure, indicator.statistic) or ""
    six = lambda value: "" if value in (None, "") else decimal(value, 6)
    points = row.score * indicator.points if payment.kind == "points" else None
    return {"scheme": payment.scheme, "provider": payment.provider,
            "commissioner": payment.commissioner, "component": payment.component,
            "domain": row.domain, "indicator": indicator.id,
            "weight": "" if payment.kind == "points" else six(row.weight or 0),
            "numerator": of.numerator, "denominator": of.denominator, "known": of.known,
            "eligible": of.eligible, "complete": "Y" if of.complete else "N",
            "value": six(of.value), "score": six(row.score), "points": six(points),
            "expected": six(expected)}


def all_rows(result):
    """(file, rows, keys) of each table."""
    found = partnerships(result)
    together = lambda name: list(in_pounds(row for one in found for row in getattr(one, name)))
    holdings = list(in_pounds(row for one in found for row in one.holdings()))
    contract = ["provider", "commissioner"]
    return [
        ("scores.csv", list(score_rows(result)),
         ["scheme", *contract, "component", "domain", "indicator"]),
        ("schedule.csv", list(in_pounds(schedule(result))),
         ["scheme", *contract, "month", "component", "kind"]),
        ("partners.csv", together("partners"), ["scheme", "component", "pool", "partner"]),
        ("pool_payments.csv", together("pool_payments"),
         ["scheme", "pool", *contract, "component", "partner"]),
        ("budgets.csv", together("budgets"), ["scheme", "component", *contract, "cluster"]),
        ("holders.csv", holdings, ["scheme", "commissioner", "side", "holder"])]
