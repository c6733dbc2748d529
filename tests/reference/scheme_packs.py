"""Schemes as a pack states them, by pbr/scheme_terms.hpp."""

from dataclasses import dataclass, field
from fractions import Fraction

from measures import names
from reading import parse_pounds

KINDS = ["block", "activity", "capitation", "episode", "outcome", "points", "gain_loss",
         "tournament", "pool", "personal_budget"]


@dataclass
class Indicator:
    id: str
    measure: str
    statistic: str
    weight: Fraction
    scoring: str = "linear"
    lower: Fraction = None
    upper: Fraction = None
    of_providers: bool = False
    baseline: dict = field(default_factory=dict)  # provider -> value
    adjusted: bool = False
    given: dict = field(default_factory=dict)  # provider -> (numerator, denominator)
    least_complete: Fraction = Fraction(0)
    points: Fraction = Fraction(0)


@dataclass
class Domain:
    id: str
    weight: Fraction
    indicators: list


@dataclass
class Component:
    """`terms` are the pack's own words; what more than one kind has is read here."""

    id: str
    kind: str
    terms: dict
    share: Fraction = Fraction(1)
    base: object = "activity"  # "activity", "value" or a list of components
    domains: list = field(default_factory=list)
    reweight: bool = False
    least_domains: int = 1
    indicators: list = field(default_factory=list)  # of a points component

    @property
    def form(self):
        return self.terms.get("as", "withheld")


@dataclass
class Scheme:
    id: str
    rounding: str
    components: list
    pack: dict

    def uses_value(self):
        """Whether anything is taken of the contract's value."""
        return any(component.kind == "block" or "value" in bases(component)
                   for component in self.components)

    def counts_people(self):
        """Whether outcomes can move what is paid: some indicator is not given by the pack."""
        return any(indicator.statistic != "given" for component in self.components
                   for indicator in [*component.indicators, *(
                       one for domain in component.domains for one in domain.indicators)])

    def shares_by_people(self):
        return any(component.terms.get("without_contracts") == "share_by_people"
                   for component in self.components if component.kind == "block")


def bases(component):
    """Every base that a component names."""
    if component.kind == "gain_loss":
        return list(component.base)
    return [component.base] if component.kind in ("outcome", "tournament") else []


def read_base(text):
    return text if isinstance(text, str) and text in ("activity", "value") else names(text)


def read_indicator(entry):
    number = lambda *keys: next((Fraction(entry[key]) for key in keys if key in entry), None)
    return Indicator(
        entry["id"], entry.get("measure", ""), entry.get("statistic", "given"),
        number("weight") or Fraction(0), entry.get("scoring", "linear"),
        number("lower", "at_least", "threshold"), number("upper", "benchmark"),
        entry.get("thresholds") == "of_providers",
        {name: Fraction(value) for name, value in entry.get("baseline", {}).items()},
        entry.get("adjusted") == "true",
        {name: (int(count["numerator"]), int(count["denominator"]))
         for name, count in entry.get("given", {}).items()},
        number("least_complete") or Fraction(0), number("points") or Fraction(0))


def read_domain(entry):
    return Domain(entry["id"], Fraction(entry["weight"]),
                  [read_indicator(indicator) for indicator in entry["indicators"]])


def read_component(entry):
    kind = next(kind for kind in KINDS if kind in entry)
    terms = entry[kind]
    base = read_base(terms.get("of", "activity"))
    if kind == "gain_loss":
        base = tuple(read_base(terms[name]) for name in ("plan", "actual"))
    return Component(entry["id"], kind, terms, Fraction(terms.get("share", 1)), base,
                     [read_domain(domain) for domain in terms.get("domains", [])],
                     terms.get("missing") == "reweight", int(terms.get("least_domains", 1)),
                     [read_indicator(indicator) for indicator in terms.get("indicators", [])])


def read_scheme(pack):
    return Scheme(pack["scheme"], pack["rounding"],
                  [read_component(entry) for entry in pack["components"]], pack)


def pence(text):
    """An amount of a pack: pounds with exactly two decimals."""
    amount = parse_pounds(text)
    if amount is None:
        raise ValueError("an amount is no pounds with two decimals")
    return amount
