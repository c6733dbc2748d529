"""Random assessments for one pack, as canonical CSV: drawn blindly, or aimed at a page, an
exclusion or an edge; some rows that cannot be used. Constructed by us."""

import csv
import io

from cluster_packs import ITEMS

HEAD = ["assessment_id", "person_id", "provider", "date", "instrument", "setting", "reason",
        "super_class"]
BAD_RATINGS = ["5", "8", "10", "-1", "x", "1.0", "00", " 2"]
BAD_DATES = ["", "2014-02-30", "01/05/2014"]


class Assessments:
    """Rows for a pack read by cluster_packs.py."""

    def __init__(self, make, pack):
        self.make = make
        self.unknown = make.pick(0.02, 0.1, 0.4)
        self.targets = pack.pages()

    def rating(self):
        if self.make.chance(self.unknown):
            return self.make.pick("9", "")
        return self.make.pick("0", "0", "1", "1", "2", "3", "4")

    def blind(self):
        return {item: self.rating() for item in ITEMS}

    def aimed(self):
        """Ratings in the red, or seldom in any cell, of one page; or where exclusions hold."""
        ratings = self.blind()
        if not self.targets:
            return ratings
        page = self.make.pick(*self.targets)
        for row in page.rows:
            wanted = [at for at in range(5) if row.cells[at] == "R"]
            if wanted and self.make.chance(0.95):
                ratings[row.item] = str(self.make.pick(*wanted))
        for other in [page, self.make.pick(*self.targets)]:
            for parts in other.excluded_by[:3]:
                if self.make.chance(0.7):
                    ratings |= {item: str(rating) for item, rating in parts.items()}
        return ratings

    def even(self):
        """One rating everywhere: sums at their ends, and ties."""
        return dict.fromkeys(ITEMS, self.make.pick("0", "1", "2", "3", "4"))

    def sparse(self):
        """Hardly anything known, perhaps nothing."""
        ratings = dict.fromkeys(ITEMS, self.make.pick("9", ""))
        for item in self.make.some(ITEMS, 0, 3):
            ratings[item] = self.rating()
        return ratings

    def row(self, number):
        make = self.make
        kind = make.pick(self.blind, self.blind, self.aimed, self.aimed, self.aimed, self.even,
                         self.sparse)
        row = {"assessment_id": f"A{number:05d}", "person_id": f"P{make.between(1, 40)}",
               "provider": make.pick("RA1", "RB2"), "date": f"2014-05-{make.between(1, 28):02d}",
               "instrument": "mhct", "setting": "community",
               "reason": make.pick("initial", "review", "review", "discharge", "other", ""),
               "super_class": make.pick("A", "B", "C", "Z", "", "Z")} | kind()
        return self.spoiled(row, number) if make.chance(0.05) else row

    def spoiled(self, row, number):
        make = self.make
        field, value = make.pick(
            ("assessment_id", f"A{max(0, number - 3):05d}"), ("assessment_id", ""),
            ("person_id", ""), ("provider", ""), ("date", make.pick(*BAD_DATES)),
            ("reason", "first"), ("super_class", make.pick("D", "a", "AB")),
            (make.pick(*ITEMS), make.pick(*BAD_RATINGS)), ("item_q", make.pick(*BAD_RATINGS)))
        return row | {field: value}

    def columns(self):
        """In any order; item_q and what nobody must record may be left out."""
        make = self.make
        columns = HEAD + ITEMS[:-1] + (["item_q"] if make.chance(0.7) else [])
        for name in ("instrument", "setting", "reason", "super_class"):
            if make.chance(0.03):
                columns.remove(name)
        if make.chance(0.3):
            make.random.shuffle(columns)
        return columns

    def text(self, rows):
        out = io.StringIO()
        table = csv.DictWriter(out, self.columns(), lineterminator=self.make.pick("\n", "\r\n"),
                               extrasaction="ignore")
        table.writeheader()
        for number in range(rows):
            if self.make.chance(0.004):
                out.write(f"A{number:05d},too,few\n")
            else:
                table.writerow(self.row(number))
        return out.getvalue()
