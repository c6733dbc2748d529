"""The decision for one assessment by any method, as pbr/allocation.hpp states it."""

from dataclasses import dataclass

import decision_table
import logit
import profile_grid
from premises import candidates, place


@dataclass
class Allocation:
    cluster: str
    runner_up: str = ""
    margin: object = None  # penalty points, or probability as text with six decimals
    essential_met: bool = None


def allocate(pack, assessment):
    """The decision; assessment has usable, reason, super_class and ratings by item column."""
    if not assessment.usable:
        return Allocation(pack.unusable)
    if pack.method == "table":
        super_class, _ = place(pack, assessment)
        return Allocation(decision_table.decide(pack, assessment.ratings, super_class))
    pages = candidates(pack, assessment)
    if pack.method == "logit":
        return Allocation(*logit.decide(pack, pages, assessment.ratings))
    return Allocation(*profile_grid.decide(pack, pages, assessment))


def probabilities(pack, assessment):
    """Method logit: text by code for every page, "" where the page has none."""
    found = {page.code: "" for page in pack.pages()}
    if assessment.usable:
        found |= logit.probabilities(candidates(pack, assessment), assessment.ratings)
    return found
