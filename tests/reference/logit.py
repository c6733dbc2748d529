"""Method logit: exact scores, exclusions, and probabilities to six decimals."""

from softmax import Softmax, millionths


def score(page, ratings):
    """Constant plus the coefficients of the known ratings, a fraction."""
    return page.constant + sum(row[ratings[item]] for item, row in page.coefficients.items()
                               if ratings[item] is not None)


def excluded(page, ratings):
    """Whether all parts of one of its rules hold; a rating that is not known satisfies none."""
    return any(all(ratings[item] == rating for item, rating in parts.items())
               for parts in page.excluded_by)


def standing(pages, ratings):
    """(score, page) of the pages that are not excluded, the highest first, ties by code."""
    left = [(score(page, ratings), page) for page in pages if not excluded(page, ratings)]
    return sorted(left, key=lambda entry: (-entry[0], entry[1].code))


def decide(pack, pages, ratings):
    """(cluster, runner-up, margin) for candidate pages. Where there is none at all nothing fits and
    nothing is excluded: the variance cluster, whatever the pack says of all being excluded."""
    ranked = standing(pages, ratings)
    if not ranked:
        excluded_all = pages and pack.all_excluded == "unusable"
        return pack.unusable if excluded_all else pack.variance, "", None
    if len(ranked) == 1:
        return ranked[0][1].code, "", None
    margin = Softmax([points for points, _ in ranked]).lead(0, 1)
    return ranked[0][1].code, ranked[1][1].code, millionths(margin)


def probabilities(pages, ratings):
    """Text by code: 0.000000 for an excluded page; nothing at all where all are excluded."""
    ranked = standing(pages, ratings)
    if not ranked:
        return {}
    softmax = Softmax([points for points, _ in ranked])
    known = {}  # equal scores have equal probabilities
    for at, (points, _) in enumerate(ranked):
        if points not in known:
            known[points] = millionths(softmax.probability(at))
    found = {page.code: millionths(0) for page in pages}
    return found | {page.code: known[points] for points, page in ranked}
