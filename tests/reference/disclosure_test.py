"""The enumeration of tables that agree with what is shown, against cases done by hand."""

import unittest

from packs import Disclosure
from tables_consistent import Tables, could_be

RULE = Disclosure()  # below 5 hidden, to the nearest 5, England as it is


class Consistent(unittest.TestCase):
    def test_candidates(self):
        self.assertEqual(could_be(RULE, "provider", "*", 9), [0, 1, 2, 3, 4])
        self.assertEqual(could_be(RULE, "provider", "5", 20), [5, 6, 7])  # 7.5 and more are 10
        self.assertEqual(could_be(RULE, "provider", "10", 20), [8, 9, 10, 11, 12])
        self.assertEqual(could_be(RULE, "England", "3", 9), [3])

    def test_subtraction(self):
        # 23 in England: a 20 (18 to 22) and a hidden one of 1 to 4: never 0, as 23 - 22 = 1.
        tables = Tables({"England": [23], "a": range(18, 23), "b": range(5)},
                        [("England", ["a", "b"])])
        self.assertEqual(tables.ranges(), {"England": (23, 23), "a": (19, 22), "b": (1, 4)})

    def test_recovered(self):
        # The total as it is and every other part as it is: the hidden one is what is left.
        tables = Tables({"all": [12], "a": [10], "b": range(5)}, [("all", ["a", "b"])])
        self.assertEqual(tables.ranges()["b"], (2, 2))

    def test_two_ways(self):
        # Rows and columns together know what neither knows alone: 4 hidden cells, row sums 4 and 0.
        cells = {"ax": range(5), "ay": range(5), "bx": range(5), "by": range(5),
                 "a": [4], "b": [0], "x": [3], "y": [1]}
        sums = [("a", ["ax", "ay"]), ("b", ["bx", "by"]), ("x", ["ax", "bx"]), ("y", ["ay", "by"])]
        found = Tables(cells, sums).ranges()
        self.assertEqual([found[name] for name in ("ax", "ay", "bx", "by")],
                         [(3, 3), (1, 1), (0, 0), (0, 0)])

    def test_nothing_fits(self):
        self.assertEqual(Tables({"all": [9], "a": range(5)}, [("all", ["a"])]).ranges(), {})


if __name__ == "__main__":
    unittest.main()
