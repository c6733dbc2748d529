"""The reference's outcomes and schemes against worked examples with a source; each line is a case.

Sources: the examples of QOF and of missing domains are published; those marked constructed were
made by us on the published rule."""

import os
import sys
import unittest
from fractions import Fraction as F
from types import SimpleNamespace

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import pairing
from bootstrap import interval, percentile
from casemix import MeasureSums
from exact import decimal
from measures import Measure, read_measure
from outcomes import Outcome, combined, judge, sum_of_known
from schemes import Payer
from scheme_packs import Component, Domain, Indicator, read_scheme
from scheme_risk import gain_loss, tournament
from scores import SCORINGS, IndicatorScore, Value, component_scores, thresholds_of

PUBLISHED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "outcomes", "data",
                         "pairing_cases.csv")

# Jacobson and Truax: SD, reliability, the criterion as printed. Shared facts on outcome measures.
CRITERIA = [("6.0", "0.80", "7.4377"), ("5.5", "0.75", "7.6226"), ("8.5", "0.85", "9.1251"),
            ("9.0", "0.90", "7.8888")]

# Change over the criterion of SD 2.5 and reliability 0.5, which is 4.9. Constructed.
CHANGES = [("20.1", "25.0", "improved"), ("20.1", "24.9", "no_change"),
           ("25.0", "20.1", "deteriorated"), ("25.0", "20.2", "no_change")]

# Risk share of 10.0m: activity, bands over, cap, the total paid. Constructed.
TOLERANCE_2 = [{"from": "0", "rate": "1"}, {"from": "0.02", "rate": "0.5"}]
SHARES = [("10.9", TOLERANCE_2, None, "10.55"), ("10.9", TOLERANCE_2, "0.03", "10.30"),
          ("10.9", [{"from": "0", "rate": "1"}, {"from": "0.05", "rate": "0.7"}], None, "10.78"),
          ("10.1", TOLERANCE_2, None, "10.10"), ("10.0", TOLERANCE_2, "0.03", "10.00"),
          ("9.1", TOLERANCE_2, None, "9.45"), ("9.1", TOLERANCE_2, "0.03", "9.70")]

# Hospital purchasing: threshold, benchmark, value, baseline, points of 10. The first constructed on
# the published rule; the others by hand from it.
POINTS = [("0.60", "0.90", "0.75", "0.50", 6), ("0.60", "0.90", "0.60", None, 1),
          ("0.60", "0.90", "0.59", None, 0), ("0.60", "0.90", "0.90", "0.50", 10),
          ("0.60", "0.90", "0.59", "0.50", 2), ("0.60", "0.90", "0.89", "0.95", 9),
          ("0.60", "0.90", "0.50", "0.50", 0)]

# Home health: median, mean of the top tenth, value, baseline, score. By hand.
HOME_HEALTH = [("0.5", "0.9", "0.7", "0.6", F(1, 2)), ("0.5", "0.9", "0.7", "0.3", F(2, 3)),
               ("0.5", "0.9", "0.4", None, F(0)), ("0.5", "0.5", "0.7", "0.6", F(0)),
               ("0.5", "0.9", "0.95", "0.2", F(1))]

# Weights of hospital purchasing without the last domain: 13.3, 33.3 and 53.3% (published).
DOMAINS = ["0.10", "0.25", "0.40", "0.25"]
HEADER = {"scheme": "s", "rounding": "half_up"}
KEY = ("provider", "commissioner")


def scheme(*components):
    return read_scheme(HEADER | {"components": list(components)})


def yes(weight, above, below, lower, upper):
    """An indicator of numbers that the pack gives."""
    return {"id": f"i{weight}{above}", "statistic": "given", "weight": weight, "lower": lower,
            "upper": upper, "given": {KEY[0]: {"numerator": above, "denominator": below}}}


def inputs(activity=0, people=0, value=0):
    return SimpleNamespace(keys=[KEY], activity={KEY: activity}, people={KEY: people}, sums={},
                           values=lambda _: {KEY: value})


class Measures(unittest.TestCase):
    def test_criterion(self):
        for sd, reliability, printed in CRITERIA:
            measure = Measure("m", "score", jacobson_truax=(F(sd), F(reliability)))
            low, high = (F(printed) + F(sign, 20000) for sign in (-1, 1))
            self.assertTrue(low**2 <= measure.criterion_squared() < high**2)

    def test_changes(self):
        measure = read_measure("m", {"kind": "score", "reliable_change": {
            "sd": "2.5", "reliability": "0.5"}})
        for before, after, category in CHANGES:
            self.assertEqual(measure.category(F(before), F(after)), category)

    def test_levels(self):
        item = read_measure("i", {"kind": "item", "item": "item_8", "better": "lower"})
        told = [item.category(*pair) for pair in ((3, 2), (2, 3), (4, 3), (0, 2), (4, 0))]
        self.assertEqual(told, ["improved", "deteriorated", "no_change", "no_change", "improved"])
        self.assertEqual(item.change(4, 1), 3)

    def test_parts_are_not_counted_twice(self):
        whole, part = Measure("a", "score"), Measure("b", "score", part_of_another=True)
        self.assertEqual(combined([Outcome(whole, category="improved"),
                                   Outcome(part, category="deteriorated")]), "improved")

    def test_goals(self):
        # Quality of life 6 better with a goal 3 worse: deteriorated (facts).
        found = []
        for measure, before, after in [
                (Measure("reqol", "score", reliable_change=F(5)), 20, 26),
                (Measure("goal", "score", reliable_change=F(3)), 6, 3)]:
            found.append(Outcome(measure, before=F(before), after=F(after)))
            judge(found[-1], measure)
        self.assertEqual(combined(found), "deteriorated")

    def test_composite(self):
        self.assertEqual([sum_of_known([4, None, 6], 1), sum_of_known([4, None, None], 1)],
                         [15, None])

    @unittest.skipUnless(os.path.exists(PUBLISHED), "no published cases here")
    def test_published_pairs(self):
        for name, (care, scores, roles) in pairing.read_cases(PUBLISHED).items():
            due = tuple(roles.index(role) if role in roles else None
                        for role in ("before", "after"))
            self.assertEqual(pairing.pair_scores(care, scores, "window"), due, name)


class Schemes(unittest.TestCase):
    def test_qof(self):
        for people, average, amount in [(1, None, 1488584), (4550, "9103", 744047)]:
            terms = {"point_value": "201.16", "indicators": [
                {"id": "p", "statistic": "given", "points": "74", "scoring": "yes_no",
                 "at_least": "0.5", "given": {KEY[0]: {"numerator": "9", "denominator": "9"}}}]}
            terms |= {"average_list": average} if average else {}
            paid = Payer(scheme({"id": "qof", "points": terms}), inputs(people=people)).pay()
            self.assertEqual(paid[KEY]["qof"], amount)

    def test_missing_domain(self):
        domains = [Domain(str(at), F(weight), [Indicator(str(at), "", "given", F(1), "yes_no",
                                                         F(0), given={KEY[0]: (1, 1)})])
                   for at, weight in enumerate(DOMAINS)]
        domains[3].indicators[0].given = {}
        for least, score in [(3, F(1)), (4, F(0))]:
            component = Component("c", "outcome", {}, domains=domains, reweight=True,
                                  least_domains=least)
            found, rows = component_scores(component, inputs())[KEY]
            self.assertEqual(found, score)
        weights = component_scores(Component("c", "outcome", {}, domains=domains, reweight=True),
                                   inputs())[KEY][1]
        self.assertEqual([decimal(100 * row.weight, 1) for row in weights[:3]],
                         ["13.3", "33.3", "53.3"])
        self.assertIsNone(weights[3].weight)

    def test_oxfordshire(self):
        # 35m, indicators at 0.60, 0.40 and 1.00: 4.62m of 7m at risk; at 4% 0.924m (constructed).
        indicators = [yes("0.4", "52", "100", "0.40", "0.60"),
                      yes("0.3", "68", "100", "0.60", "0.80"),
                      yes("0.3", "10", "100", "0.05", "0.09")]
        for share, core, outcome in [("0.20", 28, "4.62"), ("0.04", "33.6", "0.924")]:
            made = scheme({"id": "a", "activity": {"share": str(1 - F(share))}},
                          {"id": "o", "outcome": {"share": share, "domains": [
                              {"id": "d", "weight": "1", "indicators": indicators}]}})
            paid = Payer(made, inputs(activity=3_500_000_000)).pay()[KEY]
            self.assertEqual([paid["a"], paid["o"]], [F(core) * 10**8, F(outcome) * 10**8])

    def test_one_person(self):
        # 90 days at 10 pounds, 20% on results: 720 + 180 x score (constructed).
        made = scheme({"id": "a", "activity": {"share": "0.8"}},
                      {"id": "o", "outcome": {"share": "0.2", "domains": [
                          {"id": "d", "weight": "1",
                           "indicators": [yes("1", "1", "3", "0", "1")]}]}})
        self.assertEqual(Payer(made, inputs(activity=90000)).pay()[KEY], {"a": 72000, "o": 6000})

    def test_gain_loss(self):
        for actual, bands, most, total in SHARES:
            terms = {"over": bands, "under": bands}
            terms |= {"cap": most, "collar": most} if most else {}
            moved = gain_loss(terms, 10**9, int(F(actual) * 10**8))
            self.assertEqual(10**9 + moved, F(total) * 10**8)
        self.assertEqual(gain_loss({"over": TOLERANCE_2}, 0, 5), 0)

    def test_points(self):
        optional = lambda text: None if text is None else F(text)
        for lower, upper, value, baseline, points in POINTS:
            self.assertEqual(10 * SCORINGS["achievement_or_improvement"](
                F(value), F(lower), F(upper), optional(baseline)), points)
        for lower, upper, value, baseline, score in HOME_HEALTH:
            self.assertEqual(SCORINGS["home_health"](F(value), F(lower), F(upper),
                                                     optional(baseline)), score)

    def test_thresholds(self):
        self.assertEqual(thresholds_of([F(n) for n in range(1, 12)]), (6, F(21, 2)))
        self.assertEqual(thresholds_of([F(1), F(4)]), (F(5, 2), 4))

    def test_tournament(self):
        # Ten hospitals, the top tenth +2%, the next tenth +1% (HQID); two share the first place.
        bands = [{"top": "0.1", "rate": "0.02"}, {"top": "0.2", "rate": "0.01"}]
        row = IndicatorScore("d", None, Value(1, 1, 1, 1, F(1), True), F(1))
        scores = {at: (F(9 if at < 2 else 1), [row]) for at in range(10)} | {99: (F(9), [])}
        for ties, rate in [("best", "0.02"), ("worst", "0.01"), ("share", "0.015")]:
            rates = tournament({"bands": bands, "ties": ties}, scores)
            self.assertEqual([rates[0], rates[1], rates[2]], [F(rate), F(rate), 0])
            self.assertNotIn(99, rates)

    def test_intervals(self):
        self.assertEqual([percentile(list(range(1, 1001)), F(p, 1000)) for p in (25, 975)],
                         [25, 975])
        self.assertEqual(interval(10, [10, 20], 0, 12), (5, 12))
        self.assertEqual(interval(10, [0, 0], 0, 8), (8, 10))


if __name__ == "__main__":
    unittest.main()
