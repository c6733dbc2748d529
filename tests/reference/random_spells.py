"""Random recorded spells beside random assessments of the same people, as canonical CSV.
Constructed by us."""

import csv
import io

COLUMNS = ["person_id", "provider", "referral_id", "cluster_initial", "cluster_final", "start",
           "end"]


class Spells:
    """For people P1 to P40 at two providers in May 2014, as random_assessments.py has them."""

    def __init__(self, make, pack):
        self.make = make
        codes = [page.code for page in pack.pages()]
        self.usual = make.some(codes, 1, make.pick(2, 4, 40)) + [pack.variance]
        self.strange = ["", "", pack.unusable, "ZZ9", "0"]

    def code(self):
        return self.make.pick(*self.usual if self.make.chance(0.95) else self.strange)

    def end(self, start):
        if self.make.chance(0.3):
            return ""
        last = self.make.between(start - 1 if self.make.chance(0.05) else start, 31)
        return f"2014-05-{max(last, 1):02d}"

    def row(self):
        make = self.make
        start = make.between(1, 28)
        row = dict(zip(COLUMNS, [f"P{make.between(1, 45)}", make.pick("RA1", "RB2", "RC3"), "",
                                 self.code(), self.code(), f"2014-05-{start:02d}",
                                 self.end(start)]))
        if make.chance(0.02):
            row |= {make.pick("person_id", "provider", "start", "end"): make.pick("", "2014-13-01")}
        return row

    def text(self, rows):
        out = io.StringIO()
        table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(self.row() for _ in range(rows))
        return out.getvalue()
