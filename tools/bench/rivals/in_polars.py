"""Polars: expressions a page over a lazy scan, with its streaming engine."""

import sys

import polars
from polars import col, lit, when

from .profile import ITEMS, RATINGS, UNKNOWN
from .work import ANSWER, GIVEN, KEPT

TYPES = {**dict.fromkeys(GIVEN, polars.String), **dict.fromkeys(ITEMS, polars.Int8)}
MET_PLACES = 2  # as in sql.py: penalty, page and essential criteria in one number
PAGE_PLACES = 64 * MET_PLACES


def points_when(item, points):
    """A chain of when and then; not known falls through to otherwise."""
    chain = polars
    for rating in RATINGS:
        if points[rating] != points[UNKNOWN]:
            chain = chain.when(col(item) == rating).then(lit(points[rating], polars.Int32))
    return chain.otherwise(lit(points[UNKNOWN], polars.Int32)) if chain is not polars else \
        lit(points[UNKNOWN], polars.Int32)


def points_gather(item, points):
    """A series of six, gathered by the rating; not known is the sixth."""
    return lit(polars.Series(points, dtype=polars.Int32)).gather(col(item).fill_null(UNKNOWN))


def essential(page):
    parts = [col(item).is_in(ratings).fill_null(False) for item, ratings in page.red.items()]
    if page.starred_red:
        parts.append(polars.any_horizontal(
            [col(item).is_in(ratings).fill_null(False)
             for item, ratings in page.starred_red.items() if ratings] or [lit(False)]))
    return polars.all_horizontal(parts) if parts else lit(True)


def candidate(profile, page):
    inside = col("super_class").is_in([page.super_class, "Z"])
    review = col("reason") == "review"
    may = col(f"e_{page.code}")
    if not profile.restricts["review"]:
        may = may | review
    if not profile.restricts["initial"]:
        may = may | ~review
    return inside & may


def key(profile, number, page):
    """The least one wins; null where the page is no candidate."""
    value = (col(f"p_{page.code}") * PAGE_PLACES + number * MET_PLACES
             + (~col(f"e_{page.code}")).cast(polars.Int32))
    return when(candidate(profile, page)).then(value).alias(f"k_{page.code}")


def answer(frame, profile):
    keys = [f"k_{page.code}" for page in profile.pages]
    codes = lit(polars.Series([page.code for page in profile.pages]))

    def code(name):
        return codes.gather(col(name) % PAGE_PLACES // MET_PLACES)

    return (frame.with_columns(best=polars.min_horizontal(keys))
            .with_columns(second=polars.min_horizontal(
                [when(col(name) != col("best")).then(col(name)) for name in keys]))
            .with_columns(
                cluster=code("best").fill_null(profile.variance), runner_up=code("second"),
                margin=col("second") // PAGE_PLACES - col("best") // PAGE_PLACES,
                essential_met=when(col("best") % MET_PLACES == 0).then(lit("Y"))
                .when(col("best") % MET_PLACES == 1).then(lit("N")))
            .select(ANSWER))


def form(points_of):
    def prepared(profile, _threads):
        penalties = [polars.sum_horizontal([points_of(item, points)
                                            for item, points in page.points.items()])
                     .alias(f"p_{page.code}") for page in profile.pages]
        criteria = [essential(page).alias(f"e_{page.code}") for page in profile.pages]
        keys = [key(profile, number, page) for number, page in enumerate(profile.pages)]

        def run(path):
            scored = (polars.scan_csv(path, schema=TYPES)
                      .with_columns(col("super_class").fill_null("Z"))
                      .select(*KEPT, "reason", "super_class", *penalties, *criteria)
                      .select(*KEPT, "super_class", *keys))
            answer(scored, profile).sink_csv(sys.stdout.buffer)

        return run

    return prepared


FORMS = {"when, then": form(points_when), "gather by rating": form(points_gather)}
