"""Random packs, assessments and recorded spells through `pbr agreement`, against this reference.

    python3 tests/reference/compare_agreement.py --program build/release/bin/pbr --packs 20

Counts must be equal; shares, kappas and their intervals may differ by one in the sixth decimal.
Prints, keeps and returns what compare_packs.py does.
"""

import json
import os
import random
import sys

from agreement import confusion, measures
from agreement_links import link
from compare_packs import Case, Counts, arguments, close, write
from pack_text import Plain
from random_spells import Spells
from random_terms import Maker
from reading import read_csv
from records import Tables
from tables import by_time, read_assessments, read_spells

COUNTED = ["not_recorded", "not_comparable", "not_assessed", "not_usable"]
CLOSE = 1.5e-6


class AgreementCase(Case):
    def draw(self, seed):
        super().draw(seed)
        make = Maker(random.Random(f"spells-{self.method}-{seed}"), Plain)
        self.initial = make.chance(0.3)
        self.spells = os.path.join(self.folder, "clusters.csv")
        write(self.spells, Spells(make, self.read).text(self.options.rows))

    def command(self):
        command = [self.options.program, "agreement", self.assessments, "--clusters", self.spells,
                   "-r", self.pack, "--rules", self.options.rules, "--format", "json", "-o",
                   self.found, "--quiet"]
        return command + (["--initial"] if self.initial else [])

    def expected(self):
        tables = Tables()
        read_assessments(read_csv(self.assessments)[1], tables)
        read_spells(read_csv(self.spells)[1], tables, self.read)
        for care in tables.care.values():
            by_time(care)
        return link(self.read, tables, self.initial)


def figures(pack, links, provider):
    """{name: number} of one provider, or of all ("")."""
    of = lambda name: provider in ("", name)
    compared = [spell for spell in links.compared if of(spell.provider)]
    found = {"spells": sum(n for name, n in links.spells.items() if of(name)),
             "people": len(set().union(*(p for name, p in links.people.items() if of(name)))),
             "compared": len(compared)}
    for why in COUNTED:
        found[why] = sum(n for (name, reason), n in links.left_out.items()
                         if reason == why and of(name))
    for name, (above, below, value, ends) in measures(pack, compared).items():
        low, high = ends or (None, None)
        found |= {f"{name} numerator": above, f"{name} denominator": below,
                  f"{name} value": value, f"{name} low": low, f"{name} high": high}
    return found


def found_figures(row):
    found = {name: row[name] for name in ["spells", "people", "compared", *COUNTED]}
    for measure in row["measures"]:
        name = measure["measure"]
        found |= {f"{name} {part}": measure[part]
                  for part in ("numerator", "denominator", "value", "low", "high")}
    return found


def same(found, expected):
    if found is None or expected is None or isinstance(expected, int):
        return found == expected
    return abs(float(found) - float(expected)) <= CLOSE


def compare(case, counts):
    """The differences of one pack, as lines."""
    failure = case.run()
    if failure:
        return [failure]
    with open(case.found, encoding="utf-8") as file:
        found = json.load(file)
    links = case.expected()
    lines = []
    rows = {row["provider"] or "": found_figures(row) for row in found["rows"]}
    providers = ["", *sorted(links.spells)]
    if list(rows) != providers:
        return [f"found providers {list(rows)}, expected {providers}"]
    for provider in providers:
        expected = figures(case.read, links, provider)
        for name in sorted(expected.keys() | rows[provider].keys()):
            one, other = rows[provider].get(name, "no such figure"), expected.get(name)
            counts.cells += 1
            if not same(one, other):
                lines.append(f"provider {provider or 'all'}: {name}: found {one}, expected "
                             f"{other if other is None else float(other)}")
    matrix = {(row["recorded"], row["allocated"]): row["spells"] for row in found["confusion"]}
    wanted = confusion((spell.recorded, spell.allocated) for spell in links.compared)
    if matrix != dict(wanted):
        lines.append(f"confusion: found {matrix}, expected {dict(wanted)}")
    counts.rows += len(links.compared)
    return lines


if __name__ == "__main__":
    sys.exit(close(arguments(__doc__), AgreementCase, compare, Counts(), "spells compared"))
