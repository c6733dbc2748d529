"""SQL that DuckDB and SQLite both read, generated from the pack: a CASE for each row of a page.

An item that is not known is NULL.
"""

from .profile import ITEMS, RATINGS, UNKNOWN

KEPT = "assessment_id, person_id, provider, date"
MET_PLACES = 2  # last digit of a key: 0 where essential criteria are met, 1 where not
PAGE_PLACES = 64 * MET_PLACES


def points_case(page, item):
    points = page.points[item]
    whens = [f"WHEN {r} THEN {points[r]}" for r in RATINGS if points[r] != points[UNKNOWN]]
    return f"CASE {item} {' '.join(whens)} ELSE {points[UNKNOWN]} END" if whens else "0"


def penalty(page):
    return " + ".join(points_case(page, item) for item in page.points) or "0"


def in_red(item, ratings):
    return f"{item} IN ({', '.join(map(str, ratings))})" if ratings else "false"


def essential(page):
    """True, false, or NULL, which counts as false: not known meets nothing."""
    parts = [in_red(item, ratings) for item, ratings in page.red.items()]
    if page.starred_red:
        parts.append("(" + " OR ".join(in_red(*entry) for entry in page.starred_red.items()) + ")")
    return " AND ".join(parts) or "true"


def candidate(profile, page, met):
    """Within the super-class and, where the reason asks for it, with essential criteria met."""
    inside = f"super_class IN ('{page.super_class}', 'Z')"
    free = [f"reason {'=' if kind == 'review' else '<>'} 'review'"
            for kind in ("initial", "review") if not profile.restricts[kind]]
    if len(free) == 2:
        return inside
    return f"{inside} AND ({' OR '.join([met] + free)})"


def key(profile, number, page, points, met):
    """Penalty, page and essential criteria in one whole number, so that the least one wins and ties
    go to the first page; NULL where the page is no candidate."""
    return (f"CASE WHEN {candidate(profile, page, met)} THEN ({points}) * {PAGE_PLACES} "
            f"+ {number * MET_PLACES} + CASE WHEN {met} THEN 0 ELSE 1 END END AS k_{page.code}")


def code_case(profile, column):
    """The page's code of a key."""
    whens = " ".join(f"WHEN {n} THEN '{page.code}'" for n, page in enumerate(profile.pages))
    return f"CASE {column} % {PAGE_PLACES} / {MET_PLACES} {whens} END"


def answer_of_keys(profile, code_of):
    """The columns of the answer from `best` and `second`."""
    return (f"coalesce({code_of('best')}, '{profile.variance}') AS cluster, "
            f"{code_of('second')} AS runner_up, "
            f"second / {PAGE_PLACES} - best / {PAGE_PLACES} AS margin, "
            f"CASE best % {MET_PLACES} WHEN 0 THEN 'Y' WHEN 1 THEN 'N' END AS essential_met")


def keys_of(profile):
    return [f"k_{page.code}" for page in profile.pages]


def comma(texts):
    return ",\n  ".join(texts)


ITEM_LIST = ", ".join(ITEMS)
