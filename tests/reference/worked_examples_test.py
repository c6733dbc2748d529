"""The reference against worked examples with a source; each line is a case."""

import datetime
import os
import sys
import unittest
from fractions import Fraction
from types import SimpleNamespace

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from casemix import MeasureSums
from cluster_packs import Cluster
from episode_runs import Run, earlier_stays, higher_need, later_start
from episodes import review_after, timing
from exact import decimal, pounds, share_out, to_integer
from measures import Measure
from outcomes import Outcome, combined, judge
from reading import age_on, parse_date, split_records
from scheme_packs import Component, Domain, Indicator
from scores import component_scores

# Review intervals (months, days): PMC6946607, table 1. Dates: constructed from its rule.
REVIEWS = [("2019-01-31", 6, 0, "2019-07-31"), ("2019-01-31", 0, 84, "2019-04-25"),
           ("2019-01-31", 0, 105, "2019-05-16"), ("2019-01-31", 0, 28, "2019-02-28"),
           ("2019-01-31", 12, 0, "2020-01-31"), ("2018-08-31", 6, 0, "2019-02-28")]

REQOL = Measure("reqol-10", "score", Fraction(0), Fraction(40), True, Fraction(5), Fraction(25))
PHQ = Measure("phq-9", "score", Fraction(0), Fraction(27), False, Fraction(6), Fraction(10))
# Ranges, reliable change and cut-offs: nhsengland/MHSDS, commit dc7bf10. Scores: constructed.
CHANGES = [(REQOL, 20, 25, 5, "improved", True), (REQOL, 24, 28, 4, "no_change", False),
           (REQOL, 26, 33, 7, "improved", False), (REQOL, 30, 25, -5, "deteriorated", False),
           (PHQ, 16, 10, 6, "improved", False), (PHQ, 16, 9, 7, "improved", True)]

# Uplift 2014/15: HFMA. Days and results: constructed by us.
AMOUNTS = [(90 * 1000, "1", 90000), (10_000_000_000, "0.982", 9_820_000_000),
           (365 * 500, "1", 182500), (28 * 3000, "1", 84000), (1, "0.5", 1), (-1, "0.5", -1)]


class WorkedExamples(unittest.TestCase):
    def test_review_dates(self):
        for assessed, months, days, due in REVIEWS:
            cluster = Cluster("xx", "", months, days, 0, [])
            self.assertEqual(review_after(cluster, parse_date(assessed)), parse_date(due))

    def test_changes(self):
        for measure, before, after, change, category, recovered in CHANGES:
            outcome = Outcome(measure, before=Fraction(before), after=Fraction(after))
            judge(outcome, measure)
            self.assertEqual((outcome.change, outcome.category, outcome.recovered),
                             (change, category, recovered))

    def test_combined(self):
        made = lambda *names: [Outcome(REQOL, category=name) for name in names]
        self.assertEqual(combined(made("improved", "deteriorated")), "deteriorated")
        self.assertEqual(combined(made("improved", "not_paired")), "improved")
        self.assertEqual(combined(made("no_change", "not_paired")), "no_change")
        self.assertEqual(combined(made("not_paired")), "not_paired")

    def test_amounts(self):
        for pence, rate, amount in AMOUNTS:
            self.assertEqual(to_integer(pence * Fraction(rate), "half_up"), amount)
        self.assertEqual(to_integer(Fraction(5, 2), "half_even"), 2)
        self.assertEqual([pounds(-5), pounds(36190)], ["-0.05", "361.90"])
        self.assertEqual([decimal(Fraction(2, 3), 6), decimal(Fraction(-5, 8), 2)],
                         ["0.666667", "-0.63"])

    def test_share_out(self):
        self.assertEqual(share_out(100, [1, 1, 1]), [34, 33, 33])
        self.assertEqual(share_out(10, [Fraction(4, 5), Fraction(1, 5)]), [8, 2])

    def test_score(self):
        # The 35m contract with 20% at risk: 0.4 x 0.60 + 0.3 x 0.40 + 0.3 x 1.00 (constructed).
        rows = [("a", "0.4", "0.40", "0.60", 52), ("b", "0.3", "0.60", "0.80", 68),
                ("c", "0.3", "0.05", "0.09", 10)]
        indicators = [Indicator(name, name, "status_yes", Fraction(weight), "linear",
                                Fraction(lower), Fraction(upper))
                      for name, weight, lower, upper, _ in rows]
        key = ("provider", "commissioner")
        inputs = SimpleNamespace(keys=[key], sums={key: {
            name: MeasureSums(eligible=100, paired=100, yes=yes) for name, *_, yes in rows}})
        component = Component("results", "outcome", {}, domains=[
            Domain("all", Fraction(1), indicators)])
        score = component_scores(component, inputs)[key][0]
        self.assertEqual(score, Fraction("0.66"))
        at_risk = 3_500_000_000 * Fraction("0.2")
        self.assertEqual(to_integer(at_risk * score, "half_up"), 462_000_000)

    def test_dates(self):
        self.assertIsNone(parse_date("2023-02-29"))
        self.assertIsNone(parse_date("2014-4-01"))
        born = datetime.date(1996, 2, 29)
        self.assertEqual([age_on(born, datetime.date(2014, 2, 28)),
                          age_on(born, datetime.date(2014, 3, 1))], [17, 18])

    def test_records(self):
        text = 'ab,b\r\n\n"x, ""y""\n",2\nq"z,3\n'
        self.assertEqual(list(split_records(text)),
                         [(["ab", "b"], False), (['x, "y"\n', "2"], False), (['q"z', "3"], True)])

    def test_overlaps(self):
        day = lambda text: parse_date("2014-" + text)
        runs = lambda: [Run(1, "p", "r", "03", day("01-01"), None, True),
                        Run(2, "p", "r", "14", day("03-01"), day("04-01"), True),
                        Run(3, "p", "r", "01", day("03-01"), day("03-10"), True)]
        order = lambda run: (run.start, run.row)
        told = lambda found: [(run.cluster, run.start, run.end) for run in found]
        self.assertEqual(told(later_start(runs(), order)),
                         [("03", day("01-01"), day("03-01")), ("01", day("03-01"), day("03-10"))])
        self.assertEqual(told(earlier_stays(runs())), [("03", day("01-01"), None)])
        needs = {"01": 1, "03": 3, "14": 9}
        pack = SimpleNamespace(clusters={code: SimpleNamespace(need=need)
                                         for code, need in needs.items()})
        self.assertEqual(told(higher_need(runs(), order, pack)),
                         [("03", day("01-01"), day("03-01")), ("14", day("03-01"), day("04-01")),
                          ("03", day("04-01"), None)])

    def test_timing(self):
        due = datetime.date(2014, 11, 1)
        self.assertEqual([timing(due + datetime.timedelta(days), due, 28)
                          for days in (1, 0, -28, -29)], ["late", "in_time", "in_time", "early"])
        self.assertEqual(timing(due - datetime.timedelta(200), due, None), "in_time")


if __name__ == "__main__":
    unittest.main()
