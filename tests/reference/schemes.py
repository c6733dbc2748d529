"""What each scheme pays, component by component, as pbr/scheme.hpp states it, in fractions."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from exact import share_out, to_integer
from reading import add_months
from scheme_packs import pence
from scheme_risk import gain_loss, has_score, tournament
from scores import component_scores, scores_of


@dataclass
class Payment:
    scheme: str
    provider: str
    commissioner: str
    component: str
    score: Fraction  # None where the component has none
    amount: int
    kind: str
    rows: list  # IndicatorScore, of components with scores
    part: int = None  # at risk: of an outcome, and what all points are worth
    scores: dict = None  # of a tournament: those of all contracts


def parts_of(total, shares, rounding):
    """{name: pence}: shares of one total rounded together; the pence above the whole pence of
    each go to the largest remainders, of equals to the earlier."""
    exact = {name: total * share for name, share in shares.items()}
    parts = {name: floor(value) for name, value in exact.items()}
    left = to_integer(sum(exact.values()), rounding) - sum(parts.values())
    for name in sorted(exact, key=lambda name: parts[name] - exact[name])[:left]:
        parts[name] += 1
    return parts


def shares_one_total(component, base):
    """Whether a component takes its share of the base together with others."""
    if base == "activity" and component.kind == "activity":
        return True
    if base == "value" and component.kind == "block":
        return True
    return component.kind == "outcome" and component.form == "withheld" and component.base == base


class Payer:
    """One scheme over one set of inputs (pay_inputs.py)."""

    def __init__(self, scheme, inputs):
        self.scheme, self.inputs, self.rounding = scheme, inputs, scheme.rounding
        self.values = inputs.values(scheme) if scheme.uses_value() else {}
        self.amounts = {key: {} for key in inputs.keys}  # what was paid so far
        self.parts = {key: self.first_parts(key) for key in inputs.keys}
        self.scores = {}  # component -> {contract: (score, rows)}

    def base(self, key, base):
        if base == "activity":
            return self.inputs.activity.get(key, 0)
        if base == "value":
            return self.values.get(key, 0)
        return sum(self.amounts[key][name] for name in base)

    def first_parts(self, key):
        parts = {}
        for base in ("activity", "value"):
            shares = {c.id: c.share for c in self.scheme.components if shares_one_total(c, base)}
            if shares:
                parts |= parts_of(self.base(key, base), shares, self.rounding)
        return parts

    def part(self, component, key):
        """What a component's share comes to in pence before any score."""
        known = self.parts[key].get(component.id)
        return known if known is not None else self.round(
            component.share * self.base(key, component.base))

    def round(self, value):
        return to_integer(value, self.rounding)

    def pay(self):
        """{contract: {component: pence}}; every component over all contracts before the next."""
        for component in self.scheme.components:
            paid = getattr(self, component.kind)(component)
            for key in self.inputs.keys:
                self.amounts[key][component.id] = paid.get(key, 0)
        return self.amounts

    def totals(self):
        """{contract: pence} of all components."""
        amounts = self.pay()
        return {key: sum(amounts[key].values()) for key in self.inputs.paid_keys}

    def payments(self):
        amounts = self.pay()
        for key in self.inputs.paid_keys:
            for component in self.scheme.components:
                yield self.payment(component, key, amounts[key][component.id])

    def payment(self, component, key, amount):
        scores = self.scores.get(component.id, {})
        score, rows = scores.get(key, (None, []))
        found = Payment(self.scheme.id, *key, component.id, score, amount, component.kind, rows)
        if component.kind == "outcome":
            found.part = self.part(component, key)
        if component.kind == "points":
            found.part = self.all_points(component, key)
        if component.kind == "tournament":
            found.scores = scores
            found.score = score if has_score(rows) else None
        return found

    # ---- components -----------------------------------------------------------------------------

    def block(self, component):
        return {key: self.part(component, key) for key in self.inputs.keys}

    activity = block

    def capitation(self, component):
        first, last = self.inputs.period
        year = (add_months(first, 12) - first).days
        per_head = Fraction(pence(component.terms["per_head"]) * ((last - first).days + 1), year)
        return {key: self.round(per_head * self.inputs.people.get(key, 0))
                for key in self.inputs.keys}

    def episode(self, component):
        prices = {code: pence(price) for code, price in component.terms["prices"].items()}
        begun = lambda key: self.inputs.episodes.get(key, {})
        return {key: sum(price * begun(key).get(code, 0) for code, price in prices.items())
                for key in self.inputs.keys}

    def outcome(self, component):
        scores = self.scores[component.id] = component_scores(component, self.inputs)
        part = lambda key: self.part(component, key)
        if component.form == "deducted":
            return {key: self.round(-part(key) * (1 - scores[key][0])) for key in self.inputs.keys}
        earned = {key: self.round(part(key) * scores[key][0]) for key in self.inputs.keys}
        if component.terms.get("unearned") == "shared":
            return self.shared(earned, part)
        return earned

    def shared(self, earned, part):
        """With what a commissioner's contracts did not earn, in proportion to what they did."""
        paid = dict(earned)
        for commissioner in {key[1] for key in earned}:
            keys = [key for key in self.inputs.keys if key[1] == commissioner]
            if any(earned[key] for key in keys):
                left = sum(part(key) - earned[key] for key in keys)
                more = share_out(left, [earned[key] for key in keys])
                paid |= {key: earned[key] + extra for key, extra in zip(keys, more)}
        return paid

    def points(self, component):
        indicators = component.indicators
        scores = [scores_of(indicator, "", self.inputs) for indicator in indicators]
        self.scores[component.id] = {key: (None, [one[key] for one in scores])
                                     for key in self.inputs.keys}
        return {key: self.worth(component, key, sum(
            one[key].score * indicator.points for one, indicator in zip(scores, indicators)))
            for key in self.inputs.keys}

    def worth(self, component, key, points):
        average = component.terms.get("average_list")
        ratio = Fraction(self.inputs.people.get(key, 0), int(average)) if average else 1
        return self.round(pence(component.terms["point_value"]) * points * ratio)

    def all_points(self, component, key):
        return self.worth(component, key, sum(one.points for one in component.indicators))

    def gain_loss(self, component):
        plan, actual = component.base
        return {key: self.round(gain_loss(component.terms, self.base(key, plan),
                                          self.base(key, actual))) for key in self.inputs.keys}

    def tournament(self, component):
        scores = self.scores[component.id] = component_scores(component, self.inputs)
        rates = tournament(component.terms, scores)
        return {key: self.round(rates.get(key, 0) * self.base(key, component.base))
                for key in self.inputs.keys}

    def pool(self, _):
        return {}  # moves nothing of what is paid

    personal_budget = pool
