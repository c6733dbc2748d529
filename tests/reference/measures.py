"""Measures of outcome as a pack states them, by pbr/measures.hpp."""

from dataclasses import dataclass, field
from fractions import Fraction

Z_SQUARED = Fraction("1.96") ** 2  # of Jacobson and Truax


@dataclass
class Pairing:
    rule: str = "first_last"
    like_settings: bool = False


@dataclass
class Measure:
    id: str
    kind: str
    lowest: Fraction = None
    highest: Fraction = None
    higher_is_better: bool = True
    reliable_change: Fraction = None
    cut_off: Fraction = None
    items: list = field(default_factory=list)
    most_missing: int = 0
    status_field: str = ""
    months: int = 12
    ages: tuple = (18, 69)
    jacobson_truax: tuple = None  # (sd, reliability) instead of reliable_change
    high_from: int = 3
    parts: list = field(default_factory=list)
    mean: bool = False
    not_known: list = field(default_factory=list)
    part_of_another: bool = False
    pairing: Pairing = field(default_factory=Pairing)

    def is_valid(self, value):
        """Inside the range, both ends included, and no code that nothing is known."""
        return value not in self.not_known and (
            self.lowest is None or value >= self.lowest) and (
            self.highest is None or value <= self.highest)

    def criterion_squared(self):
        """The square of the reliable change, exactly; None where the measure has none."""
        if self.jacobson_truax:
            sd, reliability = self.jacobson_truax
            return Z_SQUARED * sd**2 * 2 * (1 - reliability)
        return None if self.reliable_change is None else self.reliable_change**2

    def category(self, before, after):
        """What became of a pair; nothing is rounded before it is compared."""
        if self.kind == "item":
            was_high, is_high = before >= self.high_from, after >= self.high_from
            return ("no_change" if was_high == is_high else
                    "improved" if is_high == self.higher_is_better else "deteriorated")
        change, criterion = self.change(before, after), self.criterion_squared()
        if criterion is None or change**2 < criterion:
            return "no_change"
        return "improved" if change > 0 else "deteriorated"

    def change(self, before, after):
        """Positive is better."""
        return after - before if self.higher_is_better else before - after

    def is_good(self, value):
        """At the cut-off is good where higher is better and a case where lower is."""
        return value >= self.cut_off if self.higher_is_better else value < self.cut_off


def numbers(text):
    """A list of numbers, or one that stands alone."""
    return [Fraction(entry) for entry in ([text] if isinstance(text, str) else text or [])]


def names(text):
    return [text] if isinstance(text, str) else list(text or [])


def read_measure(name, entry):
    number = lambda text: None if text is None else Fraction(text)
    bounds, ages, pairing = (entry.get(key, {}) for key in ("range", "ages", "pairing"))
    reliable = entry.get("reliable_change")
    truax = None
    if isinstance(reliable, dict):
        truax, reliable = (Fraction(reliable["sd"]), Fraction(reliable["reliability"])), None
    measure = Measure(
        name, entry["kind"], number(bounds.get("lowest")), number(bounds.get("highest")),
        entry.get("better", "higher") == "higher", number(reliable), number(entry.get("cut_off")),
        names(entry.get("item") or entry.get("items")), int(entry.get("most_missing", 0)),
        entry.get("field", ""), int(entry.get("months", 12)),
        (int(ages.get("from", 18)), int(ages.get("to", 69))), truax)
    measure.high_from = int(entry.get("high_from", 3))
    measure.parts, measure.mean = names(entry.get("parts")), entry.get("mean") == "true"
    measure.not_known = numbers(entry.get("not_known"))
    measure.part_of_another = entry.get("part_of_another") == "true"
    measure.pairing = Pairing(pairing.get("rule", "first_last").replace("-", "_"),
                              pairing.get("like_settings") == "true")
    return measure
