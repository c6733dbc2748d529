"""Agreement against worked examples whose arithmetic stands beside them."""

import os
import random
import sys
import unittest
from fractions import Fraction as F

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from agreement import (Kappa, agreement, confusion, effective, kappa_interval, ladder, linear,
                       measures, share_interval, variance)
from agreement_links import Linked
from cluster_packs import Cluster, ClusterPack


def pairs_of(table):
    """Pairs of a square table of counts; codes are the places 0, 1, 2 ..."""
    return [(r, c) for r, row in enumerate(table) for c, n in enumerate(row) for _ in range(n)]


# 50 grant proposals and two readers, a textbook example (howcodex.com, Cohen's kappa coefficient).
# Observed (20 + 15) / 50 = 0.7; chance 0.5 x 0.6 + 0.5 x 0.4 = 0.5; kappa 0.2 / 0.5 = 0.4.
GRANTS = [[20, 5], [10, 15]]

# 200 people in three diagnoses, the example of Fleiss, Cohen and Everitt 1969 (general knowledge,
# not read in the source; the arithmetic stands for itself). Shares .53 .05 .02 / .11 .14 .05 /
# .01 .06 .03; rows .60 .30 .10, columns .65 .25 .10.
# Observed .53 + .14 + .03 = .70; chance .60 x .65 + .30 x .25 + .10 x .10 = .475;
# kappa .225 / .525 = 3/7 = .4286.
# Linear weights 1, 1/2, 0: observed .70 + (.05 + .11 + .05 + .06) / 2 = .835;
# chance .475 + (.60 x .25 + .30 x .65 + .30 x .10 + .10 x .25) / 2 = .475 + .40 / 2 = .675;
# weighted kappa .16 / .325 = 32/65 = .4923.
DIAGNOSES = [[106, 10, 4], [22, 28, 10], [2, 12, 6]]


def large_sample_variance(table, weight):
    """The formula of Fleiss, Cohen and Everitt 1969 as it is printed, over a table of counts."""
    k, n = len(table), sum(map(sum, table))
    p = [[F(count, n) for count in row] for row in table]
    rows, columns = [sum(row) for row in p], [sum(row[c] for row in p) for c in range(k)]
    cells = [(r, c) for r in range(k) for c in range(k)]
    observed = sum(weight(r, c) * p[r][c] for r, c in cells)
    chance = sum(weight(r, c) * rows[r] * columns[c] for r, c in cells)
    of_row = [sum(weight(r, c) * columns[c] for c in range(k)) for r in range(k)]
    of_column = [sum(weight(r, c) * rows[r] for r in range(k)) for c in range(k)]
    squares = sum(p[r][c] * (weight(r, c) * (1 - chance)
                             - (of_row[r] + of_column[c]) * (1 - observed))**2 for r, c in cells)
    return (squares - (observed * chance - 2 * chance + observed)**2) / (n * (1 - chance)**4)


class Kappas(unittest.TestCase):
    def test_values(self):
        self.assertEqual(Kappa(pairs_of(GRANTS)).value, F(2, 5))
        self.assertEqual(Kappa(pairs_of(DIAGNOSES)).value, F(3, 7))
        self.assertEqual(Kappa(pairs_of(DIAGNOSES), linear([0, 1, 2])).value, F(32, 65))
        # Weights of two codes are 1 and 0: the same kappa.
        self.assertEqual(Kappa(pairs_of(GRANTS), linear([0, 1])).value, F(2, 5))

    def test_no_value(self):
        self.assertIsNone(Kappa([]).value)
        self.assertIsNone(Kappa([("01", "01")] * 3).value)  # chance agreement is 1
        self.assertIsNone(kappa_interval(Kappa([]), []))
        # Two codes that never meet: observed 0, chance 0 x 1 + 1 x 0 = 0, kappa 0.
        self.assertEqual(Kappa([("01", "02")]).value, 0)
        # Crossed over: observed 0, chance 1/2, kappa -1.
        self.assertEqual(Kappa([("01", "02"), ("02", "01")]).value, -1)

    def test_weights_in_order(self):
        weight = linear(["02", "01", "07"])
        self.assertEqual([weight("02", "02"), weight("02", "01"), weight("07", "02")],
                         [1, F(1, 2), 0])

    def test_variance_of_single_spells(self):
        """One spell a person: the published large-sample formula, to the last digit."""
        for table in (GRANTS, DIAGNOSES, [[5, 1, 0], [2, 7, 3], [0, 0, 4]]):
            codes = list(range(len(table)))
            for weight in (lambda r, c: F(r == c), linear(codes)):
                kappa = Kappa(pairs_of(table), weight)
                found = variance(list(kappa.influences()), list(range(len(kappa.pairs))))
                self.assertEqual(found, large_sample_variance(table, weight))
        kappa = Kappa(pairs_of(DIAGNOSES))
        found = variance(list(kappa.influences()), list(range(200)))
        self.assertAlmostEqual(float(found), 0.002885, places=6)  # printed in the same paper

    def test_interval_cut(self):
        pairs = 4 * [("01", "02")] + 4 * [("02", "01")] + 2 * [("01", "01")]
        self.assertIsNone(kappa_interval(Kappa(pairs[:9]), list(range(9))))
        low, high = kappa_interval(Kappa(pairs), list(range(10)))
        self.assertGreaterEqual(low, -1)
        self.assertLessEqual(high, 1)
        self.assertEqual(low, -1)

    def test_slopes(self):
        """Influence is the slope of kappa where one pair's share grows, and adds up to nothing."""
        pairs = pairs_of(DIAGNOSES)
        kappa = Kappa(pairs, linear([0, 1, 2]))
        slopes = list(kappa.influences())
        self.assertEqual(sum(slopes), 0)
        many = 200  # so many times over, one pair more is a small step
        more = Kappa(pairs * many + [pairs[0]], linear([0, 1, 2]))
        step = float(more.value - kappa.value) * len(more.pairs)
        self.assertAlmostEqual(step, float(slopes[0]), places=3)


class Shares(unittest.TestCase):
    def test_agreement(self):
        self.assertEqual(agreement(pairs_of(GRANTS)), F(7, 10))
        self.assertIsNone(agreement([]))
        self.assertEqual(confusion(pairs_of(GRANTS))[1, 0], 10)

    def test_wilson(self):
        """5 of 10, z 1.959964, z2 3.841459: middle .5 + .19207, reach 1.959964 x
        sqrt(.025 + .0096036) = .364597, over 1.3841459: .236590 and .763410."""
        low, high = share_interval([True] * 5 + [False] * 5, list(range(10)))
        self.assertAlmostEqual(low, 0.236590, places=5)
        self.assertAlmostEqual(high, 0.763410, places=5)
        low, high = share_interval([False] * 4, list(range(4)))
        self.assertAlmostEqual(low, 0)
        # z2 / 4 over 1 + z2 / 4 = .960365 / 1.960365
        self.assertAlmostEqual(high, 0.489891, places=5)

    def test_effective_number(self):
        """Each person twice with the same answer counts once: 4 spells, 2 people. Influences
        +-1/2, sums +-1, variance 2 / 16 = 1/8; binomial 1/16; 4 x 1/2 = 2."""
        self.assertEqual(effective([1, 1, 0, 0], ["a", "a", "b", "b"]), 2)
        self.assertEqual(effective([1, 1, 0, 0], list("abcd")), 4)
        self.assertEqual(effective([1, 0, 1, 0], ["a", "a", "b", "b"]), 4)  # never more than n
        self.assertEqual(effective([1, 1], ["a", "a"]), 2)


class Measures(unittest.TestCase):
    def pack(self):
        made = [("00", "", 5), ("01", "A", 2), ("02", "A", 1), ("03", "A", 2), ("11", "B", 5)]
        return ClusterPack({code: Cluster(code, sc, 0, 0, need) for code, sc, need in made}, {}, 0,
                           {}, "00", "99", {})

    def test_ladder(self):
        self.assertEqual(ladder(self.pack(), "A"), ["02", "01", "03"])

    def test_all(self):
        made = [("01", "01", None), ("01", "02", True), ("02", "01", False), ("03", "01", None),
                ("11", "00", True), ("01", "11", None), ("00", "00", None)]
        spells = [Linked(f"P{n}", "RA1", r, a, met) for n, (r, a, met) in enumerate(made)]
        found = {name: row[:3] for name, row in measures(self.pack(), spells).items()}
        # Kappa: 2/7 observed; rows 00 1, 01 3, 02 1, 03 1, 11 1; columns 00 2, 01 3, 02 1, 11 1;
        # chance (2 + 9 + 1 + 0 + 1) / 49 = 13/49; (14 - 13) / (49 - 13) = 1/36.
        self.assertEqual(found["kappa"], (2, 7, F(1, 36)))
        # A: places 02 0, 01 1, 03 2; weights of the four pairs 1, 1/2, 1/2, 1/2: observed 5/8.
        # Rows 02 1/4, 01 1/2, 03 1/4; columns 01 3/4, 02 1/4. Chance 1/4 (3/8 + 1/4)
        # + 1/2 (3/4 + 1/8) + 1/4 (3/8 + 0) = 10/64 + 28/64 + 6/64 = 11/16; (-1/16) / (5/16).
        self.assertEqual(found["kappa_A"], (1, 4, F(-1, 5)))
        self.assertEqual(found["kappa_B"], (0, 0, None))
        self.assertEqual(found["agreement"], (2, 7, F(2, 7)))
        self.assertEqual(found["super_class"], (5, 7, F(5, 7)))
        self.assertEqual(found["over"], (1, 7, F(1, 7)))  # 01 over 02
        self.assertEqual(found["under"], (2, 7, F(2, 7)))  # 02 under 01, 01 under 11
        self.assertEqual(found["matching"], (4, 7, F(4, 7)))  # 03 and 01, 11 and 00 are level
        self.assertEqual(found["essential_met"], (2, 3, F(2, 3)))


class Laws(unittest.TestCase):
    def test_kappa(self):
        """Neither order nor which of the two comes first matters; it lies between -1 and 1."""
        draw = random.Random(5)
        for _ in range(100):
            pairs = [(draw.choice("ABC"), draw.choice("ABCD")) for _ in range(draw.randint(1, 30))]
            mixed = draw.sample(pairs, len(pairs))
            self.assertEqual(Kappa(pairs).value, Kappa(mixed).value)
            swapped = [(a, r) for r, a in pairs]
            self.assertEqual(Kappa(pairs).value, Kappa(swapped).value)
            if Kappa(pairs).value is not None:
                self.assertLessEqual(Kappa(pairs).value, 1)
                self.assertGreaterEqual(Kappa(pairs).value, -1)


if __name__ == "__main__":
    unittest.main()
