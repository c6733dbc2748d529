"""Random schemes, valid by pbr/scheme_terms.hpp, as mappings: every kind of component, base,
scoring, gate, tie and band, with thresholds that small counts meet exactly. Constructed by us."""

from outcome_measures import SCORED, STATUSES, WITH_CUT_OFF
from pack_text import Plain

LEVELS = ["0", "0.1", "0.2", "0.25", "0.3333", "0.4", "0.5", "0.6", "0.75", "0.8", "1"]
NEVER_BELOW_NOUGHT = ["block", "activity", "capitation", "episode", "points", "withheld", "bonus"]


def thousandths(units):
    return Plain(f"{units // 1000}.{units % 1000:03d}")


def parts_of_one(make, size):
    """Weights that add to 1, none of them 0."""
    cuts = sorted(make.random.sample(range(1, 1000), size - 1))
    return [thousandths(b - a) for a, b in zip([0, *cuts], [*cuts, 1000])]


def levels(make):
    return [Plain(text) for text in sorted(make.some(LEVELS, 2, 2), key=float)]


# ---- indicators ---------------------------------------------------------------------------------


def counted(make, terms):
    """What is counted: a measure with a statistic that it has, or numbers of the pack."""
    if make.chance(0.12):
        given = {name: {"numerator": make.between(0, 9), "denominator": make.between(9, 40)}
                 for name in make.some(terms["providers"], 1)}
        return {"statistic": "given", "given": given}
    if make.chance(0.2):
        return {"measure": make.pick(*STATUSES), "statistic": make.pick("status_yes", "complete")}
    measure = make.pick(*SCORED, "q", "w")
    found = ["improved", "not_worse", "complete"] + ["recovered"] * (measure in WITH_CUT_OFF)
    return {"measure": measure, "statistic": make.pick(*found)}


def may_be_adjusted(entry):
    return entry.get("statistic") in ("improved", "not_worse", "recovered") and (
        entry["measure"] != "i8")


def scored(make, terms, kinds):
    kind = make.pick(*kinds)
    lower, upper = levels(make)
    if kind == "linear":
        return {"lower": lower, "upper": upper} | ({"scoring": kind} if make.chance(0.3) else {})
    if kind == "yes_no":
        return {"scoring": kind, "at_least": make.pick(lower, upper)}
    found = {"scoring": kind}
    found |= {"thresholds": "of_providers"} if make.chance(0.5) else {
        "threshold": lower, "benchmark": upper}
    if make.chance(0.7):
        found["baseline"] = {name: Plain(make.pick(*LEVELS))
                             for name in make.some(terms["providers"], 1)}
    return found


def indicator(make, terms, name, weight, kinds):
    entry = {"id": name, "name": name, **counted(make, terms)}
    entry |= {"weight": weight} if weight else {"points": make.pick(1, 10, 74, Plain("2.5"))}
    entry |= scored(make, terms, kinds)
    if may_be_adjusted(entry) and make.chance(0.3):
        entry["adjusted"] = True
    if "given" not in entry:
        entry["least_complete"] = Plain(make.pick("0", "0", "0.2", "0.5", "0.75"))
    return entry


ALL_SCORINGS = ["linear", "linear", "yes_no", "achievement_or_improvement", "home_health"]


def domains(make, terms):
    found = []
    for at, weight in enumerate(parts_of_one(make, make.between(1, 3))):
        own = parts_of_one(make, make.between(1, 3))
        found.append({"id": f"d{at}", "name": f"Domain {at}", "weight": weight, "indicators": [
            indicator(make, terms, f"d{at}-{number}", part, ALL_SCORINGS)
            for number, part in enumerate(own)]})
    return found


def scored_by(make, terms):
    found = {"domains": domains(make, terms)}
    if make.chance(0.5):
        found["missing"] = make.pick("zero", "reweight")
    if found.get("missing") == "reweight" and make.chance(0.5):
        found["least_domains"] = make.between(1, len(found["domains"]))
    return found


# ---- components ---------------------------------------------------------------------------------


class Draft:
    """A scheme while it is drawn: what is left of the activity and of the value, and who stands
    above."""

    def __init__(self, make, terms):
        self.make, self.terms = make, terms
        self.left = {"activity": 1000, "value": 1000}
        self.components, self.kinds = [], {}
        self.without = make.pick("refuse", "share_by_people")

    def add(self, kind, entry, label=""):
        name = f"{label or kind}-{len(self.components) + 1}"
        self.components.append({"id": name, "name": name.capitalize(), kind: entry})
        self.kinds[name] = label or kind

    def share_of(self, base):
        """A part of what is left: nothing, all, or somewhat."""
        units = self.make.pick(0, self.left[base], self.make.between(0, self.left[base]),
                               self.make.between(0, self.left[base]))
        self.left[base] -= units
        return thousandths(units)

    def above(self, kinds=None):
        """Some components above this one, or the activity, or the value."""
        names = [name for name, kind in self.kinds.items() if kinds is None or kind in kinds]
        choices = ["activity", "value"] + ([self.make.some(names, 1)] if names else [])
        return self.make.pick(*choices)

    # ---- kinds

    def block(self):
        self.add("block", {"without_contracts": self.without, "share": self.share_of("value")})

    def activity(self):
        self.add("activity", {"share": self.share_of("activity")})

    def capitation(self):
        self.add("capitation", {"per_head": self.pounds(2000)})

    def episode(self):
        codes = self.make.some(self.terms["clusters"], 1, 12)
        self.add("episode", {"prices": {code: self.pounds(900) for code in codes}})

    def outcome(self):
        make, form = self.make, self.make.pick("withheld", "withheld", "bonus", "deducted")
        base = self.above(NEVER_BELOW_NOUGHT if form != "deducted" else None)
        whole = form == "withheld" and isinstance(base, str)
        entry = {"share": self.share_of(base) if whole else thousandths(make.between(0, 400))}
        entry |= {"of": base} if base != "activity" or make.chance(0.3) else {}
        entry |= {"as": form} if form != "withheld" or make.chance(0.3) else {}
        if form != "deducted" and make.chance(0.5):
            entry["unearned"] = make.pick("returned", "shared", "shared")
        self.add("outcome", entry | scored_by(make, self.terms), form)

    def points(self):
        make = self.make
        entry = {"point_value": self.pounds(300)}
        entry |= {"average_list": make.between(1, 30)} if make.chance(0.6) else {}
        entry["indicators"] = [indicator(make, self.terms, f"p{at}", None, ["linear", "yes_no"])
                               for at in range(make.between(1, 3))]
        self.add("points", entry)

    def gain_loss(self):
        make, entry = self.make, {"plan": self.above(), "actual": self.above()}
        for side in ("over", "under"):
            starts = [0, *sorted(make.random.sample(range(1, 300), make.between(0, 2)))]
            entry[side] = [{"from": thousandths(start), "rate": Plain(make.pick("0", "0.5", "0.7",
                                                                                "1", "0.333"))}
                           for start in starts]
        for side in ("cap", "collar"):
            entry |= {side: thousandths(make.between(0, 300))} if make.chance(0.5) else {}
        self.add("gain_loss", entry)

    def tournament(self):
        make = self.make
        tops = sorted(make.random.sample(range(1, 1001), make.between(1, 3)))
        bands = [{"top": thousandths(top), "rate": Plain(make.pick("0.02", "0.01", "-0.01", "0",
                                                                    "0.005"))} for top in tops]
        entry = {"of": self.above(), "bands": bands, "ties": make.pick("best", "worst", "share")}
        self.add("tournament", entry | scored_by(make, self.terms))

    def pool(self):
        make, terms = self.make, self.terms
        covers = make.some(list(self.kinds), 1)
        entry = {"covers": covers, "pools": terms["pools"], "partners": terms["partners"]}
        if make.chance(0.7):
            entry["stop_loss"] = {"above": self.pounds(9000),
                                  "share": thousandths(make.between(1, 1000))}
        self.add("pool", entry)

    def personal_budget(self):
        make = self.make
        of = [name for name, kind in self.kinds.items() if kind == "activity"]
        shares = lambda: dict(zip(("core", "risk_pool"), map(thousandths, make.pick(
            (333, 333), (500, 250), (0, 0), (1000, 0), (120, 701)))))
        entry = {"of": make.pick(*of), "take_up": thousandths(make.between(0, 1000)),
                 "clusters": {code: shares() for code in make.some(self.terms["clusters"], 1, 9)},
                 "holder": make.pick("notional", "voluntary", "independent", "direct_payment")}
        entry |= {"second_line": self.pounds(500)} if make.chance(0.5) else {}
        self.add("personal_budget", entry)

    def pounds(self, most):
        return Plain(f"{self.make.between(0, most)}.{self.make.between(0, 99):02d}")


PAID = ["block", "activity", "outcome", "outcome", "outcome", "capitation", "episode", "points",
        "gain_loss", "tournament"]


def random_scheme(make, name, terms):
    draft = Draft(make, terms)
    draft.activity()
    for kind in make.random.choices(PAID, k=make.between(1, 5)):
        getattr(draft, kind)()
    if make.chance(0.4):
        draft.pool()
    if make.chance(0.4):
        draft.personal_budget()
    pack = {"scheme": name, "name": name.capitalize(),
            "rounding": make.pick("half_up", "half_even", "down", "up")}
    if make.chance(0.5):
        pack["payment"] = {"monthly_in_advance": make.chance(0.8)}
        if pack["payment"]["monthly_in_advance"]:
            pack["payment"]["outcomes_in_advance"] = Plain(make.pick("0", "0.5", "1", "0.333"))
    if make.chance(0.7):
        pack["holders"] = {"default": make.pick("nhs", "independent")} | {
            provider: make.pick("nhs", "voluntary", "independent", "local_authority")
            for provider in make.some(terms["providers"], 1)}
    return pack | {"components": draft.components}
