"""The reference's own decisions, worked by hand; packs constructed by us."""

import math
import os
import random
import sys
import unittest
from fractions import Fraction as F
from types import SimpleNamespace

import yaml

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from allocate import allocate, probabilities
from cluster_packs import ITEMS, read_clusters, read_condition
from pack_text import as_yaml
from premises import place
from random_packs import METHODS, cluster_pack
from softmax import Softmax

PROFILE = """
method: profile
variance: "00"
unusable: "99"
pages:
  "00": {need: 1}
  "01": {super_class: A, branch: x, grid: {item_1: {cells: RRY--}}}
  "02": {super_class: A, branch: y, grid: {item_1: {cells: OOYY-},
         item_7: {cells: YYRRR, star: true}, item_8: {cells: YYRRR, star: true, key: true}}}
  "11": {super_class: B, branch: x, grid: {item_6: {cells: --RRR}}}
"""

LOGIT = """
method: logit
variance: "00"
unusable: "99"
logit: {all_excluded: unusable}
pages:
  "00": {need: 1}
  "01": {super_class: A, constant: "1", coefficients: {item_1: ["0", "0.5", "1", "-1", "-0.25"]}}
  "02": {super_class: A, constant: "0", excluded_by: [{item_6: 4}, {item_6: 3, item_7: 0}]}
  "03": {super_class: B, constant: "1"}
"""

TABLE = """
method: table
variance: "00"
unusable: "99"
derived:
  total: {sum: [item_1, item_2], most_missing: 1}
  weighted: {sum: {item_1: 2, item_6: -3}}
  severe: {count: [item_1, item_2, item_6], from: 3, most_missing: 2}
table:
  hit: HIT
  rules:
    - {when: {total: ">=5"}, then: "1A"}
    - {when: {weighted: "-5--2"}, then: "1B"}
    - {when: {severe: "2-3", super_class: [A, Z]}, then: "1A"}
    - {when: {item_6: unknown, total: "<=1"}, then: "1C"}
tree:
  use: when_undecided
  steps:
    - {when: {item_7: ">=3"}, super_class: B}
    - {when: {item_8: "0"}, super_class: C, branch: x}
pages: {"00": {need: 1}, "1A": {need: 1}, "1B": {need: 1}, "1C": {need: 1}}
"""


def pack_of(text):
    return read_clusters(yaml.load(text, Loader=yaml.BaseLoader))


def given(super_class="Z", reason="initial", usable=True, **ratings):
    return SimpleNamespace(usable=usable, reason=reason, super_class=super_class,
                           ratings=dict.fromkeys(ITEMS) | ratings)


def decision(pack, assessment):
    found = allocate(pack, assessment)
    return found.cluster, found.runner_up, found.margin, found.essential_met


class Profile(unittest.TestCase):
    def test_decisions(self):
        pack = pack_of(PROFILE)
        cases = [  # ratings of items 1, 6, 7, 8; super-class; reason -> cluster, next, margin, met
            ((0, 0, 0, 2), "A", "initial", ("01", "02", 1, True)),
            ((0, 0, 2, 2), "A", "initial", ("01", "02", 0, True)),
            ((2, 0, 2, 2), "A", "initial", ("02", "", None, True)),
            ((2, 0, 1, 1), "A", "initial", ("00", "", None, None)),
            ((2, 0, 1, 1), "A", "review", ("01", "02", 2, False)),
            ((None, 2, 1, 1), "Z", "initial", ("11", "", None, True)),
            ((None, None, None, 4), "", "initial", ("02", "", None, True)),
            ((0, 2, 2, 2), "C", "initial", ("00", "", None, None))]
        for rated, super_class, reason, expected in cases:
            ratings = dict(zip(("item_1", "item_6", "item_7", "item_8"), rated))
            self.assertEqual(decision(pack, given(super_class, reason, **ratings)), expected)
        self.assertEqual(decision(pack, given(usable=False)), ("99", "", None, None))

    def test_key_scales_first(self):
        """Largest penalties: 01 3, 02 3 + 1 + 1, 11 3. A step is 6. At a review 01 costs 1 and 02
        misses its key row: 1 + 0 + 1 + 6 = 8; with item 8 in R it costs 1 + 0 + 0."""
        text = PROFILE + "profile: {key_scales_first: {review: true}}"
        for eighth, expected in [(1, ("01", "02", 7, False)), (None, ("01", "02", 6, False)),
                                 (2, ("01", "02", 0, False))]:
            rated = given("A", "review", item_1=2, item_7=2, item_8=eighth)
            self.assertEqual(decision(pack_of(text), rated), expected)

    def test_tree(self):
        text = PROFILE + "tree: {USE steps: [{when: {item_4: 4}, super_class: A, branch: y}]}"
        rated = given("Z", "review", item_1=0, item_4=4, item_6=2, item_8=2)
        used = pack_of(text.replace("USE", "use: when_undecided,"))
        self.assertEqual(decision(used, rated), ("02", "", None, True))
        self.assertEqual(decision(pack_of(text.replace("USE", "")), rated), ("01", "02", 0, True))


class Logit(unittest.TestCase):
    def test_decisions(self):
        """e / (e + 1) = .7310586 less 1 / (e + 1) = .2689414; item 1 rated 1 makes it exp(1.5):
        4.4816891 / 5.4816891 = .8175745 less .1824255; exclusions leave one page or none."""
        pack = pack_of(LOGIT)
        for ratings, expected in [({"item_2": 0}, ("01", "02", "0.462117", None)),
                                  ({"item_1": 1}, ("01", "02", "0.635149", None)),
                                  ({"item_6": 4}, ("01", "", None, None)),
                                  ({"item_6": 3, "item_7": 0}, ("01", "", None, None)),
                                  ({"item_6": 3}, ("01", "02", "0.462117", None))]:
            self.assertEqual(decision(pack, given("A", **ratings)), expected)
        self.assertEqual(decision(pack, given("Z", item_6=0)), ("01", "03", "0.000000", None))
        self.assertEqual(decision(pack, given("C", item_6=0)), ("00", "", None, None))
        only = pack_of(LOGIT.replace('B, constant: "1"',
                                     'B, constant: "1", excluded_by: [{item_2: 1}]'))
        self.assertEqual(decision(only, given("B", item_2=1)), ("99", "", None, None))
        self.assertEqual(probabilities(only, given("B", item_2=1))["03"], "")

    def test_probabilities(self):
        pack = pack_of(LOGIT)
        self.assertEqual(probabilities(pack, given("A", item_6=0)),
                         {"01": "0.731059", "02": "0.268941", "03": ""})
        self.assertEqual(probabilities(pack, given("A", item_6=4)),
                         {"01": "1.000000", "02": "0.000000", "03": ""})
        nothing = dict.fromkeys(("01", "02", "03"), "")
        self.assertEqual(probabilities(pack, given("C", item_6=4)), nothing)
        self.assertEqual(probabilities(pack, given("A", usable=False)), nothing)


class Probability(unittest.TestCase):
    def test_halves(self):
        """1 / 128 is 7812.5 millionths and goes up; one page more, however far below, takes it
        under the half."""
        level = [F(3)] * 128
        self.assertEqual(Softmax(level).probability(7), 7813)
        for far in (-10, -1000, -10**15):
            self.assertEqual(Softmax(level + [F(far)]).probability(7), 7812)
        nearly = [F(3)] * 127 + [F(3) - F(1, 10**15)]
        self.assertEqual([Softmax(nearly).probability(at) for at in (0, 127)], [7813, 7812])

    def test_extremes(self):
        self.assertEqual(Softmax([F(10**17), F(0)]).probability(1), 0)
        self.assertEqual(Softmax([F(10**17), F(0)]).lead(0, 1), 1000000)
        close = [F(1, 10**15), F(0)]
        self.assertEqual([Softmax(close).probability(0), Softmax(close).lead(0, 1)], [500000, 0])

    def test_against_floats(self):
        draw = random.Random(1)
        for _ in range(50):
            scores = [F(draw.randint(-400, 400), 100) for _ in range(draw.randint(1, 9))]
            whole = sum(math.exp(score) for score in scores)
            for at, score in enumerate(scores):
                self.assertLessEqual(
                    abs(Softmax(scores).probability(at) - 1e6 * math.exp(score) / whole), 0.500001)


class Table(unittest.TestCase):
    def test_decisions(self):
        cases = [  # items 1, 2, 6; super-class -> by first hit, by unique hit
            ((3, 2, 0), "A", "1A", "1A"),  # total 5
            ((4, 4, 0), "A", "1A", "1A"),  # two rules that agree: total 8, two severe
            ((4, None, 4), "A", "1B", "00"),  # weighted 8 - 12 = -4, two severe
            ((4, None, 4), "B", "1B", "1B"),  # the third rule is for A and Z
            ((1, 0, None), "A", "1C", "1C"),
            ((None, None, None), "A", "00", "00"),  # total unknown
            ((1, 1, 1), "A", "00", "00")]
        for rated, super_class, first, unique in cases:
            ratings = dict(zip(("item_1", "item_2", "item_6"), rated))
            for hit, expected in (("first", first), ("unique", unique)):
                pack = pack_of(TABLE.replace("HIT", hit))
                self.assertEqual(decision(pack, given(super_class, **ratings)),
                                 (expected, "", None, None))

    def test_places(self):
        pack = pack_of(TABLE)
        for assessment, expected in [(given("A", item_7=4), ("A", "")),
                                     (given("", item_7=4, item_8=0), ("B", "")),
                                     (given("Z", item_7=2, item_8=0), ("C", "x")),
                                     (given("Z", item_7=2), ("Z", ""))]:
            self.assertEqual(place(pack, assessment), expected)

    def test_conditions(self):
        for text, lowest, highest in [("3", 3, 3), ("-3", -3, -3), ("2-4", 2, 4), ("-5--2", -5, -2),
                                      ("-5-2", -5, 2), (">=-2", -2, None), ("<=3", None, 3)]:
            found = read_condition("total", text)
            self.assertEqual((found.lowest, found.highest, found.unknown),
                             (lowest, highest, False))


class RandomPacks(unittest.TestCase):
    def test_same_seed_same_pack(self):
        for method in METHODS:
            texts = [as_yaml(cluster_pack(method, seed)) for seed in (1, 1, 2)]
            self.assertEqual(texts[0], texts[1])
            self.assertNotEqual(texts[0], texts[2])

    def test_reach(self):
        """Among a few hundred packs everything that a pack can say is said."""
        words = {"key: true", "star: true", "key_scales_first", "excluded_by", "most_missing",
                 "count:", "unknown", "use: when_undecided", "branch:", "hit: unique",
                 "hit: first", "all_excluded: unusable", "super_class: [", "\"0.", "item_q",
                 "transitions"}
        text = "".join(as_yaml(cluster_pack(method, seed))
                       for method in METHODS for seed in range(60))
        self.assertEqual({word for word in words if word not in text}, set())


if __name__ == "__main__":
    unittest.main()
