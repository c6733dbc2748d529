"""Method profile: pages of cells, essential criteria, penalties and key scales."""


def essential_met(page, ratings):
    """Every unstarred item with an R cell in R, and of the starred items at least one."""
    starred, one_star = False, False
    for row in page.rows:
        rating = ratings[row.item]
        in_red = rating is not None and row.cells[rating] == "R"
        if row.star:
            starred, one_star = True, one_star or in_red
        elif "R" in row.cells and not in_red:
            return False
    return one_star or not starred


def penalty(pack, page, ratings):
    total = 0
    for row in page.rows:
        rating = ratings[row.item]
        total += pack.penalty_unknown if rating is None else pack.penalty[row.cells[rating]]
    return total


def largest_penalty(pack, page):
    """The most that any ratings at all could cost on this page."""
    return sum(max([pack.penalty_unknown] + [pack.penalty[cell] for cell in row.cells])
               for row in page.rows)


def key_misses(page, ratings):
    """Key rows that are not rated in R or O; not known is outside."""
    missed = 0
    for row in page.rows:
        rating = ratings[row.item]
        if row.key and (rating is None or row.cells[rating] not in "RO"):
            missed += 1
    return missed


def decide(pack, pages, assessment):
    """(cluster, runner-up, margin, whether essential criteria are met) for candidate pages."""
    kind = "review" if assessment.reason == "review" else "initial"
    step = 0
    if pack.keys_first[kind]:
        step = 1 + max((largest_penalty(pack, page) for page in pack.pages()), default=0)
    ranked = []
    for page in pages:
        met = essential_met(page, assessment.ratings)
        if met or not pack.restricts[kind]:
            points = (penalty(pack, page, assessment.ratings)
                      + step * key_misses(page, assessment.ratings))
            ranked.append((points, page.code, met))
    if not ranked:
        return pack.variance, "", None, None
    ranked.sort()
    best = ranked[0]
    if len(ranked) == 1:
        return best[1], "", None, best[2]
    return best[1], ranked[1][1], ranked[1][0] - best[0], best[2]
