"""DuckDB: six ways to say it, from the plainest to the fastest we could write. Each reads the CSV
with declared types, in the file's order, and writes CSV with COPY."""

import duckdb

from . import duckdb_forms
from .profile import ITEMS
from .work import GIVEN

TYPES = {**dict.fromkeys(GIVEN, "VARCHAR"), **dict.fromkeys(ITEMS, "TINYINT")}


def source(path):
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in TYPES.items())
    return (f"(SELECT * REPLACE (coalesce(super_class, 'Z') AS super_class) "
            f"FROM read_csv('{path}', header = true, delim = ',', quote = '\"', "
            f"columns = {{{columns}}}))")


def form(statements):
    """statements(profile): (statements to prepare, the query over the table {w})."""
    def prepared(profile, threads):
        before, query = statements(profile)

        def run(path):
            database = duckdb.connect()
            database.execute(f"SET threads = {threads}")
            database.execute("SET enable_progress_bar = false")
            for statement in before:
                database.execute(statement)
            database.execute(f"COPY ({query.replace('{w}', source(path))}) "
                             "TO '/dev/stdout' (FORMAT csv, HEADER true)")

        return run

    return prepared


FORMS = {name: form(statements) for name, statements in duckdb_forms.FORMS.items()}
