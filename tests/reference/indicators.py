"""The official indicators: the records put into SQLite, and indicators.sql asked."""

import datetime
import os
import sqlite3

from cluster_packs import ITEMS
from reading import add_months, age_on, parse_date

STATEMENT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "indicators.sql")

TABLES = """
create table study(first_day, last_day, referrals_given);
create table cluster(code, months, days);
create table page_row(cluster, item, starred, any_red);
create table red_cell(cluster, item, rating);
create table person(person, commissioner, age);
create table referral(place, person, provider, commissioner, received, closed);
create table assignment(place, person, provider, cluster, start, ended);
create table assessment(place, person, provider, date, usable);
create table rating(assessment, number, rating);
create table status(place, person, provider, date, settled, employed);
"""


def months_later(day, months):
    return add_months(parse_date(day), months).isoformat()


class Filled:
    """A database in memory with one study's records."""

    def __init__(self, study):
        self.study = study
        self.database = sqlite3.connect(":memory:")
        self.database.create_function("add_months", 2, months_later, deterministic=True)
        self.database.executescript(TABLES)
        self.places = dict.fromkeys(("referral", "assignment", "assessment", "status"), 0)

    def insert(self, table, *values):
        plain = [v.isoformat() if isinstance(v, datetime.date) else v for v in values]
        self.database.execute(f"insert into {table} values ({', '.join('?' * len(plain))})", plain)

    def index(self):
        """By person, or the statement takes time by the square of the rows."""
        for (table,) in self.database.execute(
                "select name from sqlite_master where type = 'table'").fetchall():
            columns = {row[1] for row in self.database.execute(f"pragma table_info({table})")}
            for key in columns & {"person", "person_id", "referral", "assignment", "assessment"}:
                self.database.execute(f"create index {table}_{key} on {table} ({key})")

    def insert_next(self, table, *values):
        """A row with its place in front; the place."""
        self.places[table] += 1
        self.insert(table, self.places[table], *values)
        return self.places[table]

    def add_study(self):
        study = self.study
        self.insert("study", study.first_day, study.last_day, "referrals" in study.inputs)
        for cluster in study.clusters.clusters.values():
            self.insert("cluster", cluster.code, cluster.months, cluster.days)
        for page in study.clusters.pages() if study.clusters.method == "profile" else []:
            for row in page.rows:
                number = ITEMS.index(row.item) + 1
                self.insert("page_row", page.code, number, row.star, "R" in row.cells)
                for rating, cell in enumerate(row.cells):
                    if cell == "R":
                        self.insert("red_cell", page.code, number, rating)

    def add_person(self, name, care, episodes):
        birth = care.person.birth if care.person else None
        self.insert("person", name, care.person.values.get("commissioner", "") if care.person else "",
                    None if birth is None else age_on(birth, self.study.last_day))
        for r in care.referrals:
            self.insert_next("referral", name, r.provider, r.commissioner, r.received, r.closed)
        if "clusters" in self.study.inputs:
            for s in care.spells:
                if s.start <= self.study.last_day:
                    self.insert_next("assignment", name, s.provider, s.final, s.start, s.end)
        else:
            for e in episodes:
                self.insert_next("assignment", name, e.provider, e.cluster, e.started, e.ended)
        for assessment in care.assessments:
            self.add_assessment(name, assessment)
        for s in care.statuses:
            answers = [{True: "Y", False: "N", None: None}[s.values[q]]
                       for q in ("settled", "employed")]
            self.insert_next("status", name, s.provider, s.date, *answers)

    def add_assessment(self, name, assessment):
        place = self.insert_next("assessment", name, assessment.provider, assessment.date,
                                 assessment.usable)
        for number, item in enumerate(ITEMS, 1):
            if assessment.ratings[item] is not None:
                self.insert("rating", place, number, assessment.ratings[item])


def indicators_of(study, tables, people):
    """[(indicator, level, code, cluster, month, numerator, denominator)] in the file's order."""
    filled = Filled(study)
    filled.add_study()
    for person in people:
        filled.add_person(person.person, tables.care[person.person], person.episodes)
    filled.index()
    with open(STATEMENT, encoding="utf-8") as statement:
        filled.database.executescript(statement.read())
    return filled.database.execute("select * from indicators").fetchall()
