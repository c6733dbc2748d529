#!/usr/bin/env python3
"""The reference of activity units against worked examples, each with its arithmetic."""

import unittest

from nwau import PUBLISHED, Packed, Published, price, year_of
from nwau_cases import row


def given(values):
    """Without what a row leaves empty."""
    if not isinstance(values, dict):
        return values
    return {key: given(value) for key, value in values.items() if value is not None}


class Tables(unittest.TestCase):
    @unittest.skipUnless(PUBLISHED.is_dir(), "IHACPA's tables are not beside this checkout")
    def test_packs_say_the_same(self):
        for name in ("nep24", "nep25"):
            published, packed = vars(Published(name)), vars(Packed(name))
            for part, values in packed.items():
                self.assertEqual(given(published[part]), given(values), f"{name} {part}")


class Worked(unittest.TestCase):
    def check(self, cells, *expected, year="nep25"):
        self.assertEqual(price(year_of(year), cells), [*map(str, expected)])

    def test_branches(self):
        # Published formula and tables: 101Z has bounds 1 and 4.
        self.check(row("101Z", los=0), "short_stay", "0.4270", "0.4270000000", "0.4270000000", 0)
        self.check(row("101Z", los=2), "inlier", "1.7474", "1.7474000000", "1.7474000000", 0)
        self.check(row("101Z", los=5), "long_stay", "2.3928", "2.3928000000", "2.3928000000", 0)

    def test_bounds(self):
        # 1121A: 13 to 30 days. 0.5501 + 12 x 0.3836 = 5.1533; 5.5371 + 0.2477 = 5.7848.
        for los, w01 in ((12, "5.1533"), (13, "5.5371"), (30, "5.5371"), (31, "5.7848")):
            self.assertEqual(price(year_of("nep25"), row("1121A", los=los))[1], w01)

    def test_adjusted(self):
        # 5.5371 x (1 + 0.03 + 0.09)
        cells = row("1121A", los=20, indigenous=1, patient_remoteness=2)
        self.check(cells, "inlier", "5.5371", "6.2015520000", "6.2015520000", 0)

    def test_per_diem(self):
        # 0.4386 + 10 x 0.3968
        self.check(row("131A", los=10), "per_diem", "4.4066", "4.4066000000", "4.4066000000", 0)

    def test_community(self):
        # 10 x 0.0469 + 4 x 0.0405
        cells = row("222A", contacts_present=10, contacts_absent=4)
        self.check(cells, "community", "0.6310", "0.6310000000", "0.6310000000", 0)

    def test_private(self):
        # 1.7474 - 0.064 x 1.7474 - 2 x 0.0664, in Queensland; of the same day - 0.0479
        cells = row("101Z", los=2, private=1, state="QLD")
        self.check(cells, "inlier", "1.7474", "1.7474000000", "1.5027664000", 0)
        cells["same_day"] = "1"
        self.check(cells, "inlier", "1.7474", "1.7474000000", "1.5876664000", 0)

    def test_both_years(self):
        # NEP24 prices 141A, NEP25 has only 141Z of these.
        self.check(row("141A", los=0), "per_diem", "0.6084", "0.6084000000", "0.6084000000", 0,
                   year="nep24")
        self.check(row("141A", los=0), "", "0.0000", "0.0000000000", "0.0000000000", 4)

    def test_errors(self):
        nothing = ["", "0.0000", "0.0000000000", "0.0000000000"]
        for cells, error in ((row(""), 3), (row("301Z", los=1), 1), (row("1999", los=1), 4),
                             (row("101Z"), 3), (row("222A", contacts_present=1), 3),
                             (row("101Z", los=1, private=1), 3)):
            self.assertEqual(price(year_of("nep25"), cells), [*nothing, str(error)])


if __name__ == "__main__":
    unittest.main()
