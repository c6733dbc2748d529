"""Allocation by profile, as pbr/allocation.hpp states it, one cell at a time."""

from dataclasses import dataclass


@dataclass
class Allocation:
    cluster: str
    runner_up: str = ""
    margin: int = None
    essential_met: bool = None


def essential_met(cluster, ratings):
    """Every unstarred item with an R cell in R, and of the starred items at least one."""
    starred, one_star = False, False
    for item, cells, star in cluster.rows:
        rating = ratings[item]
        in_red = rating is not None and cells[rating] == "R"
        if star:
            starred, one_star = True, one_star or in_red
        elif "R" in cells and not in_red:
            return False
    return one_star or not starred


def penalty(pack, cluster, ratings):
    total = 0
    for item, cells, _ in cluster.rows:
        rating = ratings[item]
        total += pack.penalty_unknown if rating is None else pack.penalty[cells[rating]]
    return total


def allocate(pack, assessment):
    """The decision; assessment has usable, reason, super_class and ratings by item column."""
    if not assessment.usable:
        return Allocation(pack.unusable)
    restricted = pack.restricts["review" if assessment.reason == "review" else "initial"]
    ranked = []
    for code, cluster in pack.clusters.items():
        if code == pack.variance:
            continue
        if assessment.super_class in ("A", "B", "C") and (
                cluster.super_class != assessment.super_class):
            continue
        met = essential_met(cluster, assessment.ratings)
        if met or not restricted:
            ranked.append((penalty(pack, cluster, assessment.ratings), code, met))
    if not ranked:
        return Allocation(pack.variance)
    ranked.sort()
    best = ranked[0]
    if len(ranked) == 1:
        return Allocation(best[1], essential_met=best[2])
    return Allocation(best[1], ranked[1][1], ranked[1][0] - best[0], best[2])
