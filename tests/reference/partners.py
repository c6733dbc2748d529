"""Who pays into a pool, what comes out of it and who holds each pound, as pbr/partners.hpp says."""

from collections import Counter
from fractions import Fraction

from exact import share_out, to_integer
from measures import names
from scheme_packs import pence

HOLDERS = ["nhs", "local_authority", "voluntary", "independent", "person"]
HOLDER_OF = {"notional": "nhs", "direct_payment": "person"}  # others by their own name


def contributed(contributions, study):
    """{pool: {partner: pence}}: of each row the days in the period, rounded once."""
    found = {}
    for row in contributions:
        inside = (min(row.last_day, study.last_day) - max(row.first_day, study.first_day)).days + 1
        if inside > 0:
            days = (row.last_day - row.first_day).days + 1
            own = found.setdefault(row.pool, Counter())
            own[row.partner] += to_integer(Fraction(row.amount * inside, days), "half_up")
    return {pool: dict(sorted(own.items())) for pool, own in sorted(found.items())}


def costs(people):
    """{(person, commissioner): pence} of all lines that are of a person."""
    found = Counter()
    for person in people:
        for episode, lines in zip(person.episodes, person.lines):
            found[(person.person, episode.commissioner)] += sum(line.amount for line in lines)
        for lone in person.lone_lines:
            found[(person.person, lone.commissioner)] += lone.line.amount
    return found


class Partnership:
    """One scheme; `payments`: its Payment records."""

    def __init__(self, result, scheme, payments):
        self.result, self.scheme, self.payments = result, scheme, payments
        self.money = contributed(result.contributions, result.study)
        self.partners, self.pool_payments, self.budgets = [], [], []
        self.paid_by, self.held_by = Counter(), Counter()  # (commissioner, holder) -> pence
        self.left_provider = Counter()  # (contract, component) -> pence that others hold
        self.covered = set()
        for component in scheme.components:
            if component.kind == "pool":
                self.pool(component)
            if component.kind == "personal_budget":
                self.personal_budgets(component)
        self.all_payments()

    # ---- pools ----------------------------------------------------------------------------------

    def pool(self, component):
        terms = component.terms
        pools = {name: names(own) for name, own in sorted(terms["pools"].items())}
        moved = self.stop_loss(terms, pools)
        paid = {name: self.apart(component, name, own) for name, own in pools.items()}
        for name in pools:
            own = self.money[name]
            parts = share_out(moved[name], list(own.values()))
            for (partner, amount), part in zip(own.items(), parts):
                self.partners.append({
                    "scheme": self.scheme.id, "component": component.id, "pool": name,
                    "partner": partner, "kind": terms["partners"][partner], "contributed": amount,
                    "paid": paid[name][partner], "stop_loss": part,
                    "balance": amount - paid[name][partner] + part})

    def apart(self, component, pool, commissioners):
        """{partner: pence} of everything the pool pays, each payment by itself."""
        own, kinds, total = self.money[pool], component.terms["partners"], Counter()
        for at, payment in enumerate(self.payments):
            if payment.commissioner not in commissioners or (
                    payment.component not in names(component.terms["covers"])):
                continue
            self.covered.add(id(payment))
            parts = share_out(payment.amount, list(own.values()))
            for partner, part in zip(own, parts):
                total[partner] += part
                self.paid_by[(payment.commissioner, kinds[partner])] += part
                self.pool_payments.append({
                    "_at": (component.id, at, partner), "scheme": self.scheme.id, "pool": pool,
                    "partner": partner, "provider": payment.provider, "commissioner": payment.commissioner,
                    "component": payment.component, "kind": kinds[partner], "amount": part})
        self.pool_payments.sort(key=lambda row: row["_at"])
        return total

    def stop_loss(self, terms, pools):
        """{pool: pence}: relieved less carried; nothing over all pools."""
        if "stop_loss" not in terms:
            return dict.fromkeys(pools, 0)
        limit, share = pence(terms["stop_loss"]["above"]), Fraction(terms["stop_loss"]["share"])
        relief = {}
        for name, commissioners in pools.items():
            excess = sum(max(0, cost - limit)
                         for (_, commissioner), cost in costs(self.result.people).items()
                         if commissioner in commissioners)
            relief[name] = to_integer(excess * share, "half_up")
        weights = [sum(self.money[name].values()) for name in pools]
        carried = share_out(sum(relief.values()), weights)
        return {name: relief[name] - part for name, part in zip(pools, carried)}

    # ---- personal budgets -----------------------------------------------------------------------

    def personal_budgets(self, component):
        for payment in self.payments:
            if payment.component == component.terms["of"]:
                self.budgets_of(component, payment)

    def budgets_of(self, component, payment):
        terms, key = component.terms, (payment.provider, payment.commissioner)
        clusters = dict(sorted(self.result.inputs.clusters.get(key, {}).items()))
        if not any(clusters.values()):
            return
        incomes = dict(zip(clusters, share_out(payment.amount, list(clusters.values()))))
        for code, shares in sorted(terms["clusters"].items()):
            if code in incomes:
                people = self.result.inputs.closing.get(key, {}).get(code, 0)
                self.one_budget(component, payment, code, incomes[code], people, shares)

    def one_budget(self, component, payment, code, income, people, shares):
        terms = component.terms
        take_up, holder = Fraction(terms["take_up"]), terms.get("holder", "notional")
        core, risk = Fraction(shares["core"]), Fraction(shares["risk_pool"])
        whole = to_integer(income * take_up, self.scheme.rounding)
        parts = share_out(whole, [core, risk, 1 - core - risk])
        second = to_integer(pence(terms.get("second_line", "0.00")) * people * take_up,
                            self.scheme.rounding)
        self.budgets.append({
            "scheme": self.scheme.id, "component": component.id, "provider": payment.provider,
            "commissioner": payment.commissioner, "cluster": code, "people": people,
            "income": income, "core": parts[0], "risk_pool": parts[1], "budget": parts[2],
            "second_line": second, "holder": holder})
        commissioner, who = payment.commissioner, HOLDER_OF.get(holder, holder)
        self.left_provider[(payment.provider, commissioner, payment.component)] += sum(parts[1:])
        self.held_by[(commissioner, "nhs")] += parts[1]
        self.held_by[(commissioner, who)] += parts[2] + second
        self.paid_by[(commissioner, "local_authority")] += second

    # ---- holders --------------------------------------------------------------------------------

    def all_payments(self):
        kinds = self.scheme.pack.get("holders", {})
        for payment in self.payments:
            kind = kinds.get(payment.provider, kinds.get("default", "nhs"))
            left = self.left_provider[(payment.provider, payment.commissioner, payment.component)]
            self.held_by[(payment.commissioner, kind)] += payment.amount - left
            if id(payment) not in self.covered:
                self.paid_by[(payment.commissioner, "nhs")] += payment.amount

    def holdings(self):
        """By commissioner, side and holder; none of 0."""
        for commissioner in sorted({payment.commissioner for payment in self.payments}):
            for side, sums in (("paid_by", self.paid_by), ("held_by", self.held_by)):
                for holder in HOLDERS:
                    if sums[(commissioner, holder)]:
                        yield {"scheme": self.scheme.id, "commissioner": commissioner,
                               "side": side, "holder": holder,
                               "amount": sums[(commissioner, holder)]}


def partnerships(result):
    """Of every scheme that was paid, in its order."""
    return [Partnership(result, scheme, payments)
            for scheme, (_, payments) in zip(result.study.schemes, result.payments)]
