"""Small studies about money: people with spells or without, referrals that lead to nothing, short
and long stays in a cluster, contacts, several providers and commissioners, days at the edges of the
period, of months and of leap years, under a random price book. Constructed by us.

    python3 tests/reference/tariff_study.py --seed 1 --rules rules DIR
"""

import argparse
import csv
import datetime
import io
import os
import random
import re

from awkward_rules import CODES
from cluster_packs import ITEMS
from pack_text import Plain
from random_books import COMMISSIONERS, PROVIDERS, book_yaml, random_book
from random_terms import Maker
from reading import ONE_DAY

STUDY = """study: tariff
period: {{first_day: {first}, last_day: {last}}}
seed: {seed}
bootstrap: 1
inputs:
{inputs}
rules:
  instrument: england/instruments/mhct-18
  clusters: pages.yaml
  tariff: prices.yaml
  measures: [england/measures/honos]
  disclosure: england/disclosure/mhsds
groups: [sex]
schemes: [activity, block]
output: out/
"""
PERIODS = [("2015-04-01", "2016-03-31"), ("2012-02-15", "2012-08-31"), ("2015-12-16", "2016-03-10"),
           ("2014-07-01", "2014-12-31"), ("2013-02-28", "2013-04-30"), ("2016-02-29", "2016-02-29")]


class TariffStudy:
    """`clean` leaves out whatever depends on the order of rows, and rows that are no records."""

    def __init__(self, seed, people, clean=False):
        self.seed, self.clean = seed, clean
        self.make = Maker(random.Random(f"tariff-study-{seed}"), Plain)
        self.people = [f"P{number:03d}" for number in range(people)]
        self.first, self.last = map(datetime.date.fromisoformat, self.make.pick(*PERIODS[:5])
                                    if clean else self.make.pick(*PERIODS))
        self.tables = {}
        self.numbers = 0

    def add(self, table, **row):
        self.tables.setdefault(table, []).append(row)

    def number(self):
        self.numbers += 1
        return self.numbers

    # ---- days

    def day(self, first=None, last=None):
        """Somewhere about the period, often at an edge."""
        make = self.make
        first = first or self.first - make.pick(1, 40, 400) * ONE_DAY
        last = last or self.last + make.pick(1, 2, 60) * ONE_DAY
        if make.chance(0.4):
            edge = make.pick(self.first, self.last + ONE_DAY, self.last, self.first - ONE_DAY,
                             self.month_edge())
            if first <= edge <= last:
                return edge
        return first + make.between(0, max(0, (last - first).days)) * ONE_DAY

    def month_edge(self):
        day = self.first + self.make.between(0, (self.last - self.first).days) * ONE_DAY
        return day.replace(day=1) - self.make.pick(0, 1) * ONE_DAY

    def day_after(self, start, most=500):
        """A day from the start on, often a few days later."""
        make = self.make
        if make.chance(0.3):
            return start + make.pick(0, 1, 2, 14, 15, 30, 31, 60, 61) * ONE_DAY
        return self.day(start, start + make.between(1, most) * ONE_DAY)

    # ---- one person

    def person(self, name):
        make = self.make
        if make.chance(0.9):
            self.add("persons", person_id=name, birth_date="1970-01-01",
                     sex=make.pick("F", "M", ""), ethnic_group="A", imd_decile="3",
                     commissioner=make.pick(*COMMISSIONERS, ""))
        for provider in make.some(PROVIDERS, 1, 2):
            recorded = make.chance(0.6)
            for _ in range(make.pick(1, 1, 2, 3)):
                self.referral(name, provider, recorded)
            self.stays(name, provider)
            self.contacts(name, provider)

    def referral(self, name, provider, recorded):
        make = self.make
        received = self.day()
        closed = self.day_after(received) if make.chance(0.5) else None
        row = {"referral_id": f"F{self.number()}", "person_id": name, "provider": provider,
               "commissioner": make.pick(*COMMISSIONERS, "", ""), "received": received,
               "closed": closed or ""}
        if make.chance(0.93) or self.clean:
            self.add("referrals", **row)
        if recorded and make.chance(0.75):
            self.spells(name, provider, row["referral_id"], received)
        reasons = make.pick(["discharge"], ["initial", "review"], ["review", "other", "discharge"])
        for _ in range(make.pick(0, 2, 2, 4) if recorded else make.between(0, 5)):
            self.assessment(name, provider, received, reasons)

    def spells(self, name, provider, referral, start):
        make = self.make
        for _ in range(make.pick(1, 1, 1, 2, 4)):
            start = self.day_after(start, 60)
            end = self.day_after(start) if make.chance(0.7) else None
            self.add("clusters", person_id=name, provider=provider,
                     referral_id=make.pick(referral, referral, referral, ""),
                     cluster_initial=make.pick(*CODES), cluster_final=make.pick(*CODES, ""),
                     start=start, end=end or "")
            if end is None:
                return
            start = end

    def assessment(self, name, provider, received, reasons):
        make = self.make
        day = self.day_after(received, 300)
        identity = f"A{self.number()}"
        if not self.clean and make.chance(0.04) and self.tables.get("assessments"):
            identity = self.tables["assessments"][-1]["assessment_id"]
        ratings = {item: make.pick("0", "0", "1", "1", "2", "3", "4", "9", "") for item in ITEMS}
        if make.chance(0.08):
            ratings[make.pick(*ITEMS)] = "x"
        self.add("assessments", assessment_id=identity, person_id=name, provider=provider, date=day,
                 instrument="mhct", setting="community", reason=make.pick(*reasons),
                 super_class=make.pick("A", "B", "C", "Z", ""), **ratings, item_8_type="B")

    def stays(self, name, provider):
        make = self.make
        for _ in range(make.pick(0, 0, 1, 3)):
            start = self.day()
            end = self.day_after(start, 60) if make.chance(0.85) else ""
            self.add("stays", person_id=name, provider=make.pick(provider, provider, *PROVIDERS),
                     referral_id="", start=start, end=end)

    def contacts(self, name, provider):
        make = self.make
        kinds = ["attended", "attended", "not_attended"] + ([] if self.clean else ["", "met"])
        for _ in range(make.pick(0, 2, 12)):
            day = self.day()
            if not self.clean and make.chance(0.03):
                day = make.pick("", "2015-02-29")
            self.add("contacts", person_id=name, provider=provider, referral_id="", date=day,
                     kind=make.pick(*kinds), minutes="30", staff_group="nurse")

    def fill(self):
        for name in self.people:
            self.person(name)
        return self

    def book(self, gap=False):
        return random_book(self.make, self.first, self.last, CODES, gap)

    def pages(self, rules):
        """The country's pages with other times to review, so that periods are short too."""
        make, path = self.make, os.path.join(rules, "england/clusters/illustrative.yaml")
        with open(path, encoding="utf-8") as file:
            text = file.read().replace("clusters: england-illustrative", "clusters: tariff-pages")
        draw = lambda _: make.pick(f"review: {{days: {make.between(5, 200)}}}",
                                   f"review: {{months: {make.between(1, 12)}}}")
        return re.sub(r"review: \{(days|months): [0-9]+\}", draw, text)


# ---- files --------------------------------------------------------------------------------------


def table_text(rows):
    out = io.StringIO()
    table = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()


def write_text(folder, name, text):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
        file.write(text)


def write_study(folder, study, tables, book, pages):
    """All files of a study; `study` has the period and the seed."""
    for name, rows in tables.items():
        write_text(folder, name + ".csv", table_text(rows))
    inputs = "\n".join(f"  {name}: {name}.csv" for name in tables)
    write_text(folder, "study.yaml", STUDY.format(first=study.first, last=study.last,
                                                  seed=study.seed, inputs=inputs))
    write_text(folder, "prices.yaml", book_yaml(book))
    write_text(folder, "pages.yaml", pages)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--rules", required=True, help="folder of rule packs")
    parser.add_argument("folder")
    options = parser.parse_args()
    made = TariffStudy(options.seed, options.people).fill()
    write_study(options.folder, made, made.tables, made.book(), made.pages(options.rules))


if __name__ == "__main__":
    main()
