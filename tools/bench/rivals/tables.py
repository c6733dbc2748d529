"""The pack as numpy arrays over pages, items and ratings, for the rivals that work on arrays."""

import numpy

from .profile import ITEMS, UNKNOWN

NO_CANDIDATE = numpy.int16(20_000)  # above any penalty; twice of it still is an int16


class Tables:
    def __init__(self, profile):
        pages, shape = profile.pages, (len(ITEMS), UNKNOWN + 1, len(profile.pages))
        self.points = numpy.zeros(shape, numpy.int16)  # item, rating, page
        self.missed = numpy.zeros(shape, bool)
        self.star = numpy.zeros(shape, bool)
        for n, page in enumerate(pages):
            for i, item in enumerate(ITEMS):
                self.points[i, :, n] = page.points.get(item, [0] * 6)
                self.missed[i, :, n] = [item in page.red and r not in page.red[item]
                                        for r in range(6)]
                self.star[i, :, n] = [r in page.starred_red.get(item, []) for r in range(6)]
        self.starless = numpy.array([not page.starred_red for page in pages])
        self.super_class = numpy.array([page.super_class for page in pages])
        self.code = numpy.array([page.code for page in pages] + [profile.variance], object)
        self.restricts = profile.restricts


def restricted(restricts, review):
    """Whether essential criteria restrict, for each row."""
    return numpy.where(review, restricts["review"], restricts["initial"])


def best_two(penalty, candidate):
    """(first, its penalty, second, its penalty) of each row; NO_CANDIDATE where there is none. The
    first of equals wins: argmin takes it."""
    rows = numpy.arange(len(penalty))
    ranked = numpy.where(candidate, penalty, NO_CANDIDATE)
    first = ranked.argmin(axis=1)
    least = ranked[rows, first]
    ranked[rows, first] = NO_CANDIDATE
    second = ranked.argmin(axis=1)
    return first, least, second, ranked[rows, second]
