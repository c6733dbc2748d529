"""Laws about money over whole studies, through `pbr run`: what must never change a total.

    python3 tests/reference/tariff_laws.py --program build/release/bin/pbr --studies 10 --seed 1

  rows       the rows of every table in another order, but for rows of one person and day: the same
             episodes, lines and sums, byte for byte
  threads    1 and 7 threads: the same bytes
  split      a period in two at a month's end: together the same lines
  merge      some people of a provider, who are at no other, under a new name with the same prices:
             the same lines and the same total of each commissioner
  amendment  late rows: payments change by exactly the difference of the lines, and only the lines
             of people with late rows differ

Prints what does not hold, and no identifier of a person. Exit status 0: all hold; 1: one does not;
2: the program cannot be run.
"""

import copy
import os
import random
import shutil
import sys
from collections import Counter

from compare_tariff import arguments, run_study
from reading import ONE_DAY, parse_pounds
from results import Results
from tariff_study import TariffStudy, write_study

FILES = ["episodes.csv", "lines.csv", "outcomes.csv", "casemix.csv", "payments.csv"]
OLD, NEW = "RA1", "RA9"  # a provider, and the name that some of its people get


class Case:
    """One study, and variants of it in folders beside it."""

    def __init__(self, options, seed):
        self.options, self.seed = options, seed
        self.study = TariffStudy(seed, options.people, clean=True).fill()
        self.book, self.pages = self.study.book(), self.study.pages(options.rules)
        self.random = random.Random(f"laws-{seed}")
        self.folder = os.path.join(options.work, str(seed))

    def run(self, name, tables=None, book=None, period=None, threads="2"):
        """The folder of results; the study as it is but for what is given."""
        folder, study = os.path.join(self.folder, name), copy.copy(self.study)
        if period:
            study.first, study.last = period
        write_study(folder, study, tables or self.study.tables, book or self.book, self.pages)
        results = os.path.join(folder, "results")
        failure = run_study(self.options, folder, results, "--threads", threads)
        if failure:
            raise ValueError(f"{name}: {failure}")
        return results


# ---- what a run wrote ---------------------------------------------------------------------------


def lines_of(folder):
    """Each line without its number and that of its episode, under its person ("" has none)."""
    results = Results(folder)
    person = {row["episode_id"]: row["person_id"] for row in results.table("episodes.csv")}
    found = Counter()
    for row in results.table("lines.csv"):
        who = person.get(row["episode_id"]) or row["line_id"].rpartition("-0-")[0]
        found[(who, *(value for name, value in row.items()
                      if name not in ("line_id", "episode_id")))] += 1
    return found


AMOUNT, PROVIDER, COMMISSIONER, LIST = 10, 1, 2, 13  # places in a line of lines_of()


def pence(lines):
    return sum(parse_pounds(line[AMOUNT]) * count for line, count in lines.items())


def same(found, expected, changed=lambda line: line):
    """Whether two sets of lines are equal after a change of each, and there are some."""
    plain = lambda lines: Counter(changed(line) for line in lines.elements())
    return plain(found) == plain(expected)


def read(folder, name):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


def differing(first, second, names):
    return [name for name in names if read(first, name) != read(second, name)]


def paid(folder):
    return sum(parse_pounds(row["amount"]) for row in Results(folder).table("payments.csv")
               if row["component"] == "activity")


# ---- the laws -----------------------------------------------------------------------------------


def date_of(row):
    return str(row.get("date") or row.get("received") or row.get("start") or "")


def shuffled(tables, draw):
    """Rows of one person and day keep their order, because the later of them counts."""
    def one(rows):
        place = {}
        for row in rows:
            place.setdefault((row["person_id"], date_of(row)), draw.random())
        return sorted(rows, key=lambda row: place[row["person_id"], date_of(row)])
    names = list(tables)
    draw.shuffle(names)
    return {name: one(tables[name]) for name in names}


def rows_law(case, base):
    other = case.run("rows", tables=shuffled(case.study.tables, case.random))
    return [f"{name} differs" for name in differing(base, other, FILES)]


def threads_law(case, base):
    other = case.run("threads", threads="7")
    return [f"{name} differs" for name in differing(base, other, ["allocations.csv", *FILES])]


def split_law(case, base):
    first, last = case.study.first, case.study.last
    ends = [day for day in (first + n * ONE_DAY for n in range((last - first).days))
            if (day + ONE_DAY).day == 1]
    if not ends:
        return []
    end = case.random.choice(ends)
    parts = [lines_of(case.run(name, period=period)) for name, period in
             [("before", (first, end)), ("after", (end + ONE_DAY, last))]]
    if same(parts[0] + parts[1], lines_of(base)):
        return []
    return [f"split after {end}: {pence(parts[0])} and {pence(parts[1])} pence "
            f"are not the lines of {pence(lines_of(base))}"]


def with_new_name(book):
    """The book with every term of the old provider for the new one too."""
    def both(entries):
        name = lambda entry: {"id": entry["id"] + "-9"} if "prices" in entry else {}
        return entries + [entry | {"provider": NEW} | name(entry)
                          for entry in entries if entry.get("provider") == OLD]
    made = copy.deepcopy(book)
    for part in ("price_lists", "adjustments", "contracts"):
        if part in made:
            made[part] = both(made[part])
    forces = made.get("market_forces", {}).get("providers", {})
    if OLD in forces:
        forces[NEW] = forces[OLD]
    return made


def renamed(tables, draw):
    """Half of the people who are at one provider only get its new name."""
    at = {}
    for rows in tables.values():
        for row in rows:
            if row.get("provider"):
                at.setdefault(row["person_id"], set()).add(row["provider"])
    moved = {name for name, providers in sorted(at.items())
             if providers == {OLD} and draw.random() < 0.7}
    return {table: [row | {"provider": NEW} if row["person_id"] in moved and "provider" in row
                    else row for row in rows] for table, rows in tables.items()}


def merge_law(case, base):
    """What the two earn is what the one earned, line by line. Capitation is of no person."""
    other = case.run("apart", tables=renamed(case.study.tables, case.random),
                     book=with_new_name(case.book))
    def merged(line):
        name = OLD if line[PROVIDER] == NEW else line[PROVIDER]
        list_id = line[LIST].removesuffix("-9")
        return (line[0], name, *line[COMMISSIONER:AMOUNT + 1], *line[AMOUNT + 2:LIST], list_id,
                *line[LIST + 1:])  # without the place in the book
    lines, one = lines_of(other), lines_of(base)
    if same(lines, one, merged):
        return []
    return [f"apart {pence(lines)} pence, together {pence(one)}"]


def late_rows(case):
    """(tables with late rows, people they are of)."""
    draw, study = case.random, TariffStudy(case.seed, 0, clean=True)
    study.make.random.seed(f"late-{case.seed}")
    study.first, study.last, study.numbers = case.study.first, case.study.last, 10**6
    people = draw.sample(case.study.people, max(1, len(case.study.people) // 5))
    for name in people:
        study.person(name)
    late = {table: rows for table, rows in study.tables.items() if table != "persons"}
    return {table: case.study.tables.get(table, []) + late.get(table, [])
            for table in {**case.study.tables, **late}}, set(people)


def amendment_law(case, base):
    tables, people = late_rows(case)
    other = case.run("amended", tables=tables)
    before, after = lines_of(base), lines_of(other)
    gone, come = before - after, after - before
    broken = []
    if any(line[0] not in people for line in [*gone, *come]):
        broken.append("a line of somebody without a late row is another")
    if paid(other) - paid(base) != pence(come) - pence(gone):
        broken.append(f"payments change by {paid(other) - paid(base)} pence, lines by "
                      f"{pence(come) - pence(gone)}")
    return broken


LAWS = {"rows": rows_law, "threads": threads_law, "split": split_law, "merge": merge_law,
        "amendment": amendment_law}


def check(options, seed, seen):
    """What does not hold in one study, as lines."""
    shutil.rmtree(os.path.join(options.work, str(seed)), ignore_errors=True)
    case = Case(options, seed)
    base = case.run("base")
    seen["lines"] += lines_of(base).total()
    seen["pence"] += abs(pence(lines_of(base)))
    return [f"study {seed}: law {name}: {what}" for name, law in LAWS.items()
            for what in law(case, base)]


def main():
    options = arguments(__doc__)
    seen, broken = Counter(), []
    try:
        for seed in range(options.seed, options.seed + options.studies):
            found = check(options, seed, seen)
            broken += found
            if not found:
                shutil.rmtree(os.path.join(options.work, str(seed)))
    except (OSError, ValueError) as error:
        print(f"reference: {error}", file=sys.stderr)
        return 2
    print(*broken, sep="\n", end="\n" if broken else "")
    print(f"laws: {options.studies} studies, {len(LAWS)} laws, {seen['lines']} lines, "
          f"{len(broken)} broken")
    return 1 if broken or not seen["pence"] else 0


if __name__ == "__main__":
    sys.exit(main())
