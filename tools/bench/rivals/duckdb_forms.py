"""The queries of in_duckdb.py, generated from the pack. Each gives the columns of work.ANSWER."""

from . import sql
from .profile import ITEMS, RATINGS, UNKNOWN

PER_WORD = 7  # pages whose penalties share one BIGINT in the packed form, eight bits each


def codes_list(profile):
    return "[" + ", ".join(f"'{page.code}'" for page in profile.pages) + "]"


def code_of(profile):
    return lambda column: (f"{codes_list(profile)}[CAST({column} % {sql.PAGE_PLACES} // "
                           f"{sql.MET_PLACES} AS INTEGER) + 1]")


def answer_of_keys(profile):
    return sql.answer_of_keys(profile, code_of(profile)).replace(" / ", " // ")


def best_two(profile, keyed):
    """The least key and the least of the others; least() passes over NULL."""
    keys = sql.keys_of(profile)
    others = [f"nullif({key}, best)" for key in keys]
    return f"""
      WITH keyed AS ({keyed}),
      first AS (SELECT *, least({sql.comma(keys)}) AS best FROM keyed),
      two AS (SELECT *, least({sql.comma(others)}) AS second FROM first)
      SELECT {sql.KEPT}, super_class, {answer_of_keys(profile)} FROM two"""


def met(page):
    return f"coalesce({sql.essential(page)}, false)"


# ---- a column a page ----------------------------------------------------------------------------


def case_sums(profile):
    """Penalty and essential criteria of each page as CASE expressions; best two with least()."""
    keys = [sql.key(profile, n, page, f"p_{page.code}", f"e_{page.code}")
            for n, page in enumerate(profile.pages)]
    scored = [f"{sql.penalty(page)} AS p_{page.code}, {met(page)} AS e_{page.code}"
              for page in profile.pages]
    return [], best_two(profile, f"""
      SELECT {sql.KEPT}, super_class, {sql.comma(keys)}
      FROM (SELECT {sql.KEPT}, reason, super_class, {sql.comma(scored)} FROM {{w}})""")


def case_sums_sorted(profile):
    """The same sums in a list of structs, sorted."""
    structs = [f"{{p: {sql.penalty(page)}, c: '{page.code}', e: {met(page)}, "
               f"ok: {sql.candidate(profile, page, met(page))}}}" for page in profile.pages]
    return [], f"""
      WITH ranked AS (SELECT {sql.KEPT}, super_class,
        list_sort(list_filter([{sql.comma(structs)}], lambda x: x.ok)) AS r FROM {{w}})
      SELECT {sql.KEPT}, super_class, coalesce(r[1].c, '{profile.variance}') AS cluster,
        r[2].c AS runner_up, r[2].p - r[1].p AS margin,
        CASE r[1].e WHEN true THEN 'Y' WHEN false THEN 'N' END AS essential_met FROM ranked"""


def lookup_macros(profile):
    """A macro a page; cells are lists indexed by the rating."""
    macros = []
    for page in profile.pages:
        terms = [f"{points}[coalesce({item}, {UNKNOWN}) + 1]"
                 for item, points in page.points.items()]
        macros.append(f"CREATE MACRO penalty_{page.code}({sql.ITEM_LIST}) AS "
                      f"({' + '.join(terms) or '0'})")
        macros.append(f"CREATE MACRO met_{page.code}({sql.ITEM_LIST}) AS ({met(page)})")
    keys = [sql.key(profile, n, page, f"penalty_{page.code}({sql.ITEM_LIST})",
                    f"met_{page.code}({sql.ITEM_LIST})") for n, page in enumerate(profile.pages)]
    return macros, best_two(profile, f"""
      SELECT {sql.KEPT}, super_class, {sql.comma(keys)} FROM {{w}}""")


# ---- a row a page -------------------------------------------------------------------------------


def cell_rows(profile):
    """(cluster, item, rating, points, miss, star) of every page, item and rating, unknown as 9."""
    for page in profile.pages:
        for item in ITEMS:
            for rating in (*RATINGS, UNKNOWN):
                points = page.points.get(item, [0] * 6)[rating]
                miss = int(item in page.red and rating not in page.red[item])
                star = int(rating in page.starred_red.get(item, []))
                shown = 9 if rating == UNKNOWN else rating
                yield f"('{page.code}', '{item}', {shown}, {points}, {miss}, {star})"


def page_rows(profile):
    return ", ".join(f"('{page.code}', '{page.super_class}', {bool(page.starred_red)})"
                     for page in profile.pages)


def may_win(profile):
    free = [f"reason {'=' if kind == 'review' else '<>'} 'review'"
            for kind in ("initial", "review") if not profile.restricts[kind]]
    return " OR ".join(["met"] + free)


def unpivot_join(profile):
    """The textbook: a row an item, joined with a table of cells, summed by page, ranked."""
    before = [f"CREATE TABLE cells AS SELECT * FROM (VALUES {sql.comma(cell_rows(profile))}) "
              "AS t(cluster, item, rating, points, miss, star)",
              f"CREATE TABLE pages AS SELECT * FROM (VALUES {page_rows(profile)}) "
              "AS t(cluster, of_class, has_stars)"]
    filled = ", ".join(f"coalesce({item}, 9) AS {item}" for item in ITEMS)
    return before, f"""
      WITH numbered AS (SELECT row_number() OVER () AS row, * REPLACE ({filled}) FROM {{w}}),
      long AS (SELECT row, item, rating FROM (UNPIVOT numbered ON {sql.ITEM_LIST}
               INTO NAME item VALUE rating)),
      points AS (SELECT row, cluster, sum(points) AS penalty, sum(miss) AS missed,
                 sum(star) AS stars FROM long JOIN cells USING (item, rating) GROUP BY ALL),
      candidates AS (SELECT row, cluster, penalty, reason,
                     missed = 0 AND (stars > 0 OR NOT has_stars) AS met
                     FROM points JOIN pages USING (cluster) JOIN numbered USING (row)
                     WHERE super_class IN (of_class, 'Z')),
      ranked AS (SELECT *, row_number() OVER (PARTITION BY row ORDER BY penalty, cluster) AS place
                 FROM candidates WHERE {may_win(profile)}),
      best AS (FROM ranked WHERE place = 1), second AS (FROM ranked WHERE place = 2)
      SELECT {sql.KEPT}, super_class, coalesce(best.cluster, '{profile.variance}') AS cluster,
        second.cluster AS runner_up, second.penalty - best.penalty AS margin,
        CASE best.met WHEN true THEN 'Y' WHEN false THEN 'N' END AS essential_met
      FROM numbered LEFT JOIN best USING (row) LEFT JOIN second USING (row) ORDER BY row"""


def pages_as_rows(profile):
    """Every assessment against every page of its super-class, cells as lists; min_by of two."""
    rows = []
    for page in profile.pages:
        points = [page.points.get(item, [0] * 6) for item in ITEMS]
        miss = [[int(item in page.red and r not in page.red[item]) for r in (*RATINGS, UNKNOWN)]
                for item in ITEMS]
        star = [[int(r in page.starred_red.get(item, [])) for r in (*RATINGS, UNKNOWN)]
                for item in ITEMS]
        rows.append(f"('{page.code}', '{page.super_class}', {bool(page.starred_red)}, "
                    f"{points}, {miss}, {star})")
    before = [f"CREATE TABLE pages AS SELECT * FROM (VALUES {sql.comma(rows)}) "
              "AS t(cluster, of_class, has_stars, points, miss, star)"]
    sums = {name: " + ".join(f"{name}[{n}][coalesce({item}, {UNKNOWN}) + 1]"
                             for n, item in enumerate(ITEMS, 1))
            for name in ("points", "miss", "star")}
    return before, f"""
      WITH numbered AS (SELECT row_number() OVER () AS row, * FROM {{w}}),
      scored AS (SELECT row, reason, cluster, {sums['points']} AS penalty,
                 {sums['miss']} = 0 AND (NOT has_stars OR {sums['star']} > 0) AS met
                 FROM numbered JOIN pages ON super_class = of_class OR super_class = 'Z'),
      two AS (SELECT row, min_by({{c: cluster, p: penalty, e: met}},
                                 {{p: penalty, c: cluster}}, 2) AS r
              FROM scored WHERE {may_win(profile)} GROUP BY row)
      SELECT {sql.KEPT}, super_class, coalesce(r[1].c, '{profile.variance}') AS cluster,
        r[2].c AS runner_up, r[2].p - r[1].p AS margin,
        CASE r[1].e WHEN true THEN 'Y' WHEN false THEN 'N' END AS essential_met
      FROM numbered LEFT JOIN two USING (row) ORDER BY row"""


# ---- many pages in one number -------------------------------------------------------------------


def by_rating(item, values):
    """A CASE with six whole numbers; the unknown one is the ELSE."""
    whens = [f"WHEN {r} THEN {values[r]}" for r in RATINGS if values[r] != values[UNKNOWN]]
    return f"CASE {item} {' '.join(whens)} ELSE {values[UNKNOWN]} END" if whens else \
        str(values[UNKNOWN])


def packed_points(pages):
    """One sum for up to seven pages: each has eight bits of it."""
    return " + ".join(by_rating(item, [
        sum(page.points.get(item, [0] * 6)[r] << 8 * n for n, page in enumerate(pages))
        for r in range(6)]) for item in ITEMS)


def packed_bits(profile, holds):
    """Bits of the pages for which an item's rating does it, of all items together."""
    values = {item: [sum(1 << n for n, page in enumerate(profile.pages) if holds(page, item, r))
                     for r in range(6)] for item in ITEMS}
    return " | ".join(by_rating(item, row) for item, row in values.items() if any(row)) or "0"


def packed(profile):
    """Eighteen CASEs a word instead of one a cell: penalties and criteria of many pages at once.
    No penalty of a page may reach 256."""
    words = [profile.pages[at:at + PER_WORD] for at in range(0, len(profile.pages), PER_WORD)]
    starless = sum(1 << n for n, page in enumerate(profile.pages) if not page.starred_red)
    points = [f"CAST({packed_points(pages)} AS BIGINT) AS w_{n}" for n, pages in enumerate(words)]
    missed = packed_bits(profile,
                         lambda page, item, r: item in page.red and r not in page.red[item])
    stars = packed_bits(profile, lambda page, item, r: r in page.starred_red.get(item, []))
    keys = [sql.key(profile, n, page, f"((w_{n // PER_WORD} >> {8 * (n % PER_WORD)}) & 255)",
                    f"(met & {1 << n}) <> 0") for n, page in enumerate(profile.pages)]
    return [], best_two(profile, f"""
      SELECT {sql.KEPT}, super_class, {sql.comma(keys)}
      FROM (SELECT {sql.KEPT}, reason, super_class, {sql.comma(points)},
            (({stars}) | {starless}) & ~({missed}) AS met FROM {{w}})""")


FORMS = {"case sums, least": case_sums, "case sums, list_sort": case_sums_sorted,
         "macros, lists by rating": lookup_macros, "unpivot, join, rank": unpivot_join,
         "pages as rows, min_by": pages_as_rows, "packed sums, least": packed}
