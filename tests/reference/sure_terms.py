"""What a study says under `uncertainty`: pbr/uncertainty.hpp, UncertaintyTerms."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass
class SureTerms:
    losses: tuple = ("0.01", "0.05")  # decimals without noughts that say nothing
    large: Fraction = Fraction("0.05")
    none: Fraction = Fraction("0.001")
    pilots: tuple = (200, 500, 1000, 2000, 5000)


def shortest(text):
    """0.050 is 0.05, 1.0 is 1."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_sure_terms(text):
    terms = SureTerms()
    if "losses" in text:
        terms.losses = tuple(map(shortest, text["losses"]))
    bands = text.get("bands", {})
    terms.large = Fraction(bands.get("large", terms.large))
    terms.none = Fraction(bands.get("none", terms.none))
    if "pilots" in text:
        terms.pilots = tuple(map(int, text["pilots"]))
    return terms
