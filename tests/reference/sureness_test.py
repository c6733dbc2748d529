"""The reference of how sure figures are, against cases whose arithmetic stands beside them."""

import unittest
from fractions import Fraction

from sureness import (analytic_interval, analytic_variance, band, design_effect, detectable_amount,
                      detectable_share, intraclass, losing, places, root, sampled_interval,
                      variance)


class Sureness(unittest.TestCase):
    def test_root(self):
        for value, expected in ((0, 0), (1, 1), (2, 1), (3, 2), (6, 2), (7, 3),
                                (Fraction(1, 4), 1), (Fraction(9, 4), 2), (Fraction(24, 100), 0)):
            self.assertEqual(root(Fraction(value)), expected, value)

    def test_interval(self):
        # Of 40, ranks ceil(1) = 1 and ceil(39) = 39; mean 20.5, to 21, less 20: moved by 1.
        self.assertEqual(sampled_interval(list(range(1, 41)), 20), (0, 38))
        # Kept within 5 and 30; the estimate 50 lies outside and widens it.
        self.assertEqual(sampled_interval([10, 20, 30], 20, 15, 25), (15, 25))
        self.assertEqual(sampled_interval([10, 20, 30], 50, 15, 45), (40, 50))
        self.assertIsNone(sampled_interval([], 50))

    def test_analytic(self):
        # 2/1 x (10 - 16/2) = 4: two people of 1 and 3 differ by 2, and 2 x variance 2 is 4.
        self.assertEqual(analytic_variance([1, 3]), 4)
        self.assertEqual(analytic_variance([7]), 0)
        # 1.959963985 x 200 = 391.992797: 392.
        self.assertEqual(analytic_interval(1000, Fraction(40000)), (608, 1392))
        self.assertEqual(variance([1, 2, 3]), 1)

    def test_losing(self):
        # Below -5% of 100, 200, 100: -6 is, -10 of 200 is not (equal), -5 is not.
        self.assertEqual(losing([100, 200, 100], [-6, -10, -5], Fraction("0.05")), Fraction(1, 3))
        self.assertIsNone(losing([], [], Fraction(0)))

    def test_band(self):
        large, none = Fraction("0.05"), Fraction("0.001")
        for change, expected in ((6000, "gains_much"), (5000, "gains"), (101, "gains"),
                                 (100, "same"), (0, "same"), (-100, "same"), (-101, "loses"),
                                 (-5000, "loses"), (-5001, "loses_much")):
            self.assertEqual(band(100000, change, large, none), expected, change)

    def test_places(self):
        self.assertEqual(places({"a": 3, "b": 5, "c": 3, "d": 1}),
                         {"b": 1, "a": Fraction(5, 2), "c": Fraction(5, 2), "d": 4})

    def test_pilot(self):
        # Put into the equation again: p = 0.3, n = 200.
        d = detectable_share(Fraction("0.3"), 200)
        q = 0.3 + d
        self.assertAlmostEqual(d, 2.801585219 * ((0.21 + q * (1 - q)) / 200)**0.5, 12)
        # p = 0: (n + z2) d2 = z2 d, d = 7.848879736 / 207.848879736.
        self.assertAlmostEqual(detectable_share(0, 200), 0.0377624, 6)
        # 0.9 of 50 could not get better by so much: what is seen is as much worse as 0.1 better.
        self.assertAlmostEqual(*(detectable_share(Fraction(p), 50) for p in ("0.9", "0.1")), 12)
        self.assertIsNone(detectable_share(Fraction("0.5"), 3))
        # p = 1 falls as p = 0 rises: not 0, though 0 solves it too.
        self.assertAlmostEqual(detectable_share(1, 200), detectable_share(0, 200), 12)
        # 2.801585219 x 10 x sqrt(0.01).
        self.assertAlmostEqual(detectable_amount(10, 200), 2.801585219, 9)

    def test_clusters(self):
        # Means 1 and 3, nothing inside: all of it lies between. m = 2: 1 + 1 x 1.
        self.assertEqual(intraclass([[1, 1], [3, 3]]), (2, 1))
        self.assertEqual(design_effect([[1, 1], [3, 3]]), 2)
        # Between 1 x 1 = 1 (two of 4 people, means 1 and 2: 2 x 0.25 x 2), within (2 + 2) / 2 = 2:
        # below 0, so 0.
        self.assertEqual(design_effect([[0, 2], [1, 3]]), 1)
        self.assertIsNone(design_effect([[1, 2]]))


if __name__ == "__main__":
    unittest.main()
