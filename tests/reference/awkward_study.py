"""A small study made of awkward cases: dates at the edges of the period and of months, spells that
overlap or outlast their referral, people without spells, without a birth date or a commissioner,
rows that cannot be used, prices and factors that change inside a month. Constructed by us.

    python3 tests/reference/awkward_study.py --seed 1 --rules rules DIR
"""

import argparse
import csv
import io
import os
import random

from awkward_rules import (CODES, HEADER, STUDY, WORRY, episode_rules, pages, price_book,
                           scheme)
from cluster_packs import ITEMS

EDGES = ["2014-06-30", "2014-07-01", "2014-07-02", "2014-07-31", "2014-08-01", "2014-08-15",
         "2014-10-10", "2014-10-16", "2014-12-30", "2014-12-31", "2015-01-01", "2014-01-01"]
BAD_DATES = ["", "2014-02-30", "14-07-2014", "2014-7-1"]


class Awkward:
    def __init__(self, seed, people):
        self.random = random.Random(seed)
        self.people = [f"P{number:03d}" for number in range(people)]
        self.referrals = {}
        self.tables = {}

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, share):
        return self.random.random() < share

    def date(self):
        if self.chance(0.04):
            return self.pick(*BAD_DATES)
        if self.chance(0.35):
            return self.pick(*EDGES)
        return f"{self.pick(2014, 2014, 2014, 2015)}-{self.random.randint(1, 12):02d}-" \
               f"{self.random.randint(1, 28):02d}"

    def two_dates(self):
        """Mostly in order, sometimes equal, seldom the wrong way round, often open."""
        first, second = self.date(), self.date()
        if first > second and not self.chance(0.05):
            first, second = second, first
        return first, "" if self.chance(0.35) else second

    def provider(self):
        return "" if self.chance(0.02) else self.pick("RA1", "RB2")

    def person(self):
        return "" if self.chance(0.02) else self.pick(*self.people)

    def add(self, table, **row):
        self.tables.setdefault(table, []).append(row)

    def persons(self):
        for name in self.people:
            if self.chance(0.9):
                born = f"{self.random.randint(1940, 1998)}-12-{self.pick('31', '30', '15')}"
                self.add("persons", person_id=name,
                         birth_date=born if self.chance(0.9) else self.pick(*BAD_DATES),
                         death_date=self.date() if self.chance(0.25) else "",
                         sex=self.pick("F", "M", ""), ethnic_group="A", imd_decile="3",
                         commissioner=self.pick("01A", "02B", ""), group_ward=self.pick("x", "y"))

    def all_referrals(self):
        for number in range(len(self.people) * 2):
            person, provider = self.person(), self.provider()
            received, closed = self.two_dates()
            name = f"F{number}" if not self.chance(0.1) else f"F{max(0, number - 1)}"
            self.referrals.setdefault(person, []).append(name)
            self.add("referrals", referral_id=name, person_id=person, provider=provider,
                     commissioner=self.pick("01A", "02B", ""), received=received, closed=closed)

    def referral_of(self, person):
        return self.pick(*self.referrals.get(person, [""]), "") if self.chance(0.95) else "F999"

    def rating(self):
        return self.pick("0", "0", "1", "1", "2", "3", "4", "9", "") if not self.chance(
            0.004) else self.pick("5", "x", "-1")

    def all_assessments(self):
        items = ITEMS if self.chance(0.5) else ITEMS[:-1]  # item_q may be left out
        for number in range(len(self.people) * 4):
            name = f"A{number}" if not self.chance(0.02) else f"A{max(0, number - 2)}"
            self.add("assessments", assessment_id=name, person_id=self.person(),
                     provider=self.provider(), date=self.date(), instrument="mhct",
                     setting="community", reason=self.pick("initial", "review", "discharge", ""),
                     super_class=self.pick("A", "B", "C", "Z", ""),
                     **{item: self.rating() for item in items}, item_8_type="B")

    def spells(self):
        for _ in range(len(self.people) * self.pick(1, 3)):
            person = self.person()
            start, end = self.two_dates()
            code = self.pick(*CODES, "1", "09", "77", "")
            self.add("clusters", person_id=person, provider=self.provider(),
                     referral_id=self.referral_of(person), cluster_initial=self.pick(*CODES, ""),
                     cluster_final=code, start=start, end=end)

    def all_stays(self):
        for _ in range(len(self.people)):
            person = self.person()
            start, end = self.two_dates()
            self.add("stays", person_id=person, provider=self.provider(),
                     referral_id=self.referral_of(person), start=start, end=end)

    def scores(self):
        for _ in range(len(self.people) * 8):
            person, measure = self.person(), self.pick("reqol-10", "worry")
            value = str(self.random.randint(0, 40 if measure == "reqol-10" else 21))
            if self.chance(0.05):
                value = self.pick("", "41", "-1", "7.5", "high", "22")
            self.add("measures", person_id=person, provider=self.provider(),
                     referral_id=self.referral_of(person), date=self.date(), measure=measure,
                     score=value)

    def all_statuses(self):
        for _ in range(len(self.people) * 2):
            self.add("statuses", person_id=self.person(), provider=self.provider(),
                     date=self.date(), settled=self.pick("Y", "N", "", "?"),
                     employed=self.pick("Y", "N", ""))

    def contracts(self):
        for provider in ("RA1", "RB2", "RC3"):
            for commissioner in ("01A", "02B"):
                if self.chance(0.7):
                    first, last = sorted([self.pick(*EDGES), self.pick(*EDGES)])
                    self.add("contracts", provider=provider, commissioner=commissioner,
                             first_day=first, last_day=last,
                             amount=f"{self.random.randint(1000, 9999)}.{self.pick('00', '37')}")

    def text_of(self, rows):
        """One table as CSV text: quoted or not, with some lines that are no good records."""
        out = io.StringIO()
        table = csv.DictWriter(out, list(rows[0]), lineterminator="\n",
                               quoting=self.pick(csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
        table.writeheader()
        table.writerows(rows)
        lines = out.getvalue().splitlines()
        lines[1:] = [self.damaged(line) if self.chance(0.01) else line for line in lines[1:]]
        end = self.pick("\n", "\r\n")
        return self.pick("", "\ufeff") + end.join(lines) + self.pick("", end, end + end)

    def damaged(self, line):
        """A field too few, one too many, text behind a quoted field, or a quote inside one."""
        fields = line.split(",")
        at = self.random.randrange(len(fields))
        fields[at] = self.pick('"' + fields[at].strip('"') + '"x', "x" + '"' + "y")
        return self.pick(",".join(line.split(",")[:-1]), line + ",more", ",".join(fields))

    def fill(self):
        for make in (self.persons, self.all_referrals, self.all_assessments, self.spells,
                     self.all_stays, self.scores, self.all_statuses):
            if make in (self.persons, self.all_assessments) or not self.chance(0.05):
                make()
        if self.chance(0.5):
            self.contracts()


def write(folder, seed, people, rules):
    made = Awkward(seed, people)
    made.fill()
    os.makedirs(folder, exist_ok=True)
    for name, rows in made.tables.items():
        with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8", newline="") as file:
            file.write(made.text_of(rows))
    inputs = "\n".join(f"  {name}: {name}.csv" for name in made.tables)
    named = "" if made.chance(0.2) else "  episodes: episodes.yaml\n"
    for name, text in [("study.yaml", STUDY.format(seed=seed, inputs=inputs, episodes=named)),
                       ("episodes.yaml", episode_rules(made)),
                       ("prices.yaml", price_book(made)),
                       ("worry.yaml", WORRY.format(header=HEADER)),
                       ("odd.yaml", scheme(made)), ("pages.yaml", pages(made, rules))]:
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--people", type=int, default=40)
    parser.add_argument("--rules", required=True, help="folder of rule packs")
    parser.add_argument("folder")
    arguments = parser.parse_args()
    write(arguments.folder, arguments.seed, arguments.people, arguments.rules)
