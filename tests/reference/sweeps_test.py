"""The reference of sweeps, against cases that can be done in the head."""

import unittest

from sweeps import draw, even_values, grid, latin, turns


class Sweeps(unittest.TestCase):
    def test_even(self):
        self.assertEqual(even_values("0.95", "1.05", 3), ["0.95", "1", "1.05"])
        self.assertEqual(even_values("0", "0.3", 4), ["0", "0.1", "0.2", "0.3"])

    def test_grid(self):
        self.assertEqual(grid([["a", "b"], ["1", "2"]]),
                         [["a", "1"], ["a", "2"], ["b", "1"], ["b", "2"]])

    def test_latin(self):
        # Middles of four parts of 1: an eighth, three, five and seven, to three places.
        drawn = latin(7, 1, "0", "1", 4, 3)
        self.assertEqual(sorted(drawn), ["0.125", "0.375", "0.625", "0.875"])
        order = sorted(range(4), key=lambda point: draw(7, 1, point))
        self.assertEqual([drawn[point] for point in order], sorted(drawn))
        self.assertEqual(sorted(latin(7, 2, "0", "0.1", 3, 1)), ["0.0", "0.1", "0.1"])  # 0.05 up
        self.assertNotEqual(*([draw(7, parameter, at) for at in range(9)] for parameter in (1, 2)))

    def test_turns(self):
        for amounts, expected in (
                ([-5, -1, 4], [("2", "3", -1, 4)]), ([5, 1, 4], []),
                ([-1, 0, 1], [("2", "2", 0, 0)]), ([0, 0, 3], [("1", "2", 0, 0)]),
                ([-1, 2, -3], [("1", "2", -1, 2), ("2", "3", 2, -3)]),
                ([0, 1, 0], [("1", "1", 0, 0), ("3", "3", 0, 0)])):
            self.assertEqual(turns(["1", "2", "3"], amounts), expected, amounts)


if __name__ == "__main__":
    unittest.main()
