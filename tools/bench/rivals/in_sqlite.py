"""SQLite: the CSV into a table, a CASE for every row of a page, the best two with scalar min()."""

import csv
import sqlite3
import sys

from . import sql
from .work import ANSWER, COLUMNS, GIVEN

# A page that is no candidate: larger than any key, because min() of NULL is NULL in SQLite.
NONE = 1_000_000_000


def select(profile):
    keys = [f"coalesce(k_{page.code}, {NONE})" for page in profile.pages]
    others = [f"CASE WHEN k_{page.code} = best THEN {NONE} "
              f"ELSE coalesce(k_{page.code}, {NONE}) END" for page in profile.pages]
    columns = [sql.key(profile, n, page, sql.penalty(page),
                       f"coalesce({sql.essential(page)}, false)")
               for n, page in enumerate(profile.pages)]
    return f"""
      WITH keyed AS MATERIALIZED (
        SELECT rowid AS row, {sql.KEPT}, super_class, {sql.comma(columns)} FROM w),
      first AS MATERIALIZED (SELECT *, nullif(min({sql.comma(keys)}), {NONE}) AS best FROM keyed),
      two AS MATERIALIZED (SELECT *, nullif(min({sql.comma(others)}), {NONE}) AS second FROM first)
      SELECT {sql.KEPT}, super_class,
        {sql.answer_of_keys(profile, lambda column: sql.code_case(profile, column))}
      FROM two ORDER BY row"""


def value(text):
    return int(text) if text else None


def rows(path):
    """Super-class Z where none is given; ratings as numbers, NULL where not known."""
    with open(path, newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        next(reader)
        for row in reader:
            head, ratings = row[:len(GIVEN)], row[len(GIVEN):]
            yield head[:-1] + [head[-1] or "Z"] + [value(text) for text in ratings]


def case_sums(profile, _threads):
    query = select(profile)

    def run(path):
        database = sqlite3.connect(":memory:")
        database.execute(f"CREATE TABLE w ({', '.join(COLUMNS)})")
        marks = ", ".join("?" * len(COLUMNS))
        database.executemany(f"INSERT INTO w VALUES ({marks})", rows(path))
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(ANSWER)
        writer.writerows(database.execute(query))

    return run


FORMS = {"case sums": case_sums}
