"""Who takes part: yardsticks, pbr, and each form of each rival, with the rows it is given."""

from dataclasses import dataclass

MILLION = 1_000_000
AT_HAND = ("sqlite3", "awk")  # of Python itself, of every Unix


@dataclass
class Rival:
    """A module in_<name>.py and its forms: {form: most rows it is timed on}."""

    name: str
    module: str
    package: str  # on PyPI, or one of AT_HAND
    threads: str  # what it uses of the machine
    is_for: str
    forms: dict

    @property
    def installed(self):
        return self.package not in AT_HAND


RIVALS = [
    Rival("DuckDB", "in_duckdb", "duckdb", "all",
          "questions that nobody asked before, of tables of any kind",
          {"packed sums, least": MILLION, "case sums, least": MILLION,
           "case sums, list_sort": MILLION, "macros, lists by rating": MILLION,
           "pages as rows, min_by": 200_000, "unpivot, join, rank": 200_000}),
    Rival("Polars", "in_polars", "polars", "all", "work on tables within a program",
          {"when, then": MILLION, "gather by rating": MILLION}),
    Rival("pandas + numpy", "in_pandas", "pandas", "one",
          "exploring data, with every method of statistics at hand",
          {"arrays by rating": MILLION}),
    Rival("OpenFisca-core", "in_openfisca", "OpenFisca-Core", "one",
          "laws of tax and benefit as formulas, and reforms of them",
          {"a variable a page": MILLION}),
    Rival("SQLite", "in_sqlite", "sqlite3", "one", "a database in a file, everywhere",
          {"case sums": 200_000}),
    Rival("awk", "in_awk", "awk", "one", "a line of text at a time, without installing anything",
          {"one pass": 50_000}),
    Rival("GoRules ZEN", "in_zen", "zen-engine", "all in batches, else one",
          "decisions that business users edit, one request at a time",
          {"expressions, in batches": 50_000, "expressions": 10_000,
           "a decision table a page": 10_000, "function node": 300}),
]


@dataclass
class Contestant:
    """One command that is timed. kind: yardstick, pbr or rival."""

    kind: str
    name: str
    form: str
    rows: int
    work: str  # the file it reads
    command: list
    clock: str = ""  # where a rival writes its own seconds
    written: str = ""  # the file it makes, removed before each run
    times: int = 1  # runs a round, of which the mean counts: of short ones more
    fine: tuple = (0,)  # exit statuses of a run that counts

    @property
    def title(self):
        return f"{self.name}, {self.form}" if self.form else self.name


def yardsticks(work, rows):
    return [Contestant("yardstick", "wc -l", "", rows, work, ["wc", "-l", work]),
            Contestant("yardstick", "cat", "", rows, work, ["cat", work])]


def pbr_command(settings, work, threads, *more):
    return [settings.pbr, "allocate", work, "-r", settings.pack, "--rules", settings.rules,
            "--threads", str(threads), "-q", *more]


def pbr_alone(settings, work, rows):
    return Contestant("pbr", "pbr", f"{settings.threads} threads", rows, work,
                      pbr_command(settings, work, settings.threads))


def pbr_forms(settings, work, rows, file):
    return [pbr_alone(settings, work, rows),
            Contestant("pbr", "pbr", "1 thread", rows, work, pbr_command(settings, work, 1)),
            Contestant("pbr", "pbr", f"{settings.threads} threads, to a new file", rows, work,
                       pbr_command(settings, work, settings.threads, "-o", file), written=file)]


def rival_forms(settings, python, rival, work_of):
    """work_of(rows): the path of W with so many rows."""
    for form, most in rival.forms.items():
        rows = min(most, settings.rows)
        clock = f"{settings.work}/seconds.txt"
        yield Contestant("rival", rival.name, form, rows, work_of(rows),
                         [python, "-B", "-m", "rivals", rival.module, form, work_of(rows),
                          settings.pack, str(settings.threads), clock], clock)
