"""The reference of overlays against packs whose changed values stand beside them."""

import unittest

import yaml

from overlay import PathProblem, path_keys
from overlay_changes import apply

BOOK = """
valid: {from: 2014-04-01, to: 2015-03-31}
adjustments:
  - {id: net, factor: 0.98, from: 2014-04-01}
  - {id: net, factor: 1.01, from: 2014-11-01}
  - {id: local, factor: 2, from: 2014-04-01, provider: RA1}
prices:
  "03": {contact: 1.00, admitted_day: [{value: 10.00}, {from: 2014-10-01, value: 20.05}], source: s}
  "04": {contact: 2.25, admitted_day: {from: 2014-06-01, value: 7.00}}
market_forces: {providers: {RA1: 1.05}, others: 1}
capitation: [{provider: RA1, heads: 10, a_head_a_year: 2.40}]
components:
  - {id: a, outcome: {share: 0.2, domains: [{id: d, indicators: [{id: i, upper: 0.4}]}]}}
"""


def changed(path, kind, amount, start=None):
    root = yaml.compose(BOOK, Loader=yaml.BaseLoader)
    count = apply(root, path_keys(path), {"kind": kind, "amount": amount, "from": start})
    return count, yaml.load(yaml.serialize(root), Loader=yaml.BaseLoader)


class Overlay(unittest.TestCase):
    def price(self, cluster, unit, expected, *change):
        self.assertEqual(changed(*change)[1]["prices"][cluster][unit], expected)

    def test_paths(self):
        for path, count in (("prices.03.contact", 1), ("prices.*.contact", 2),
                            ("prices...contact", 2), ("prices.03.*", 2), ("components...i.upper", 1), ("nothing", 0),
                            ("components.a.outcome.share", 1), ("capitation.1.heads", 1),
                            ('"prices"."03".contact', 1), ("adjustments.net.factor", 2)):
            self.assertEqual(changed(path, "factor", "2")[0], count, path)
        with self.assertRaises(PathProblem):
            changed("prices.03", "value", "2")

    def test_amounts(self):
        self.price("03", "contact", "1.05", "prices.03.contact", "factor", "1.045")
        self.price("04", "contact", "2.36", "prices.*.contact", "factor", "1.047")  # 2.35575
        self.price("03", "contact", "1.50", "prices.03.contact", "add", "0.495")
        self.price("03", "contact", "1.5", "prices.03.contact", "value", "1.5")
        share = changed("components.a.outcome.share", "factor", "1.125")[1]["components"][0]
        self.assertEqual(share["outcome"]["share"], "0.225")

    def test_dates(self):
        day = "prices.03.admitted_day"
        entry = lambda start, value: {"from": start, "value": value} if start else {"value": value}
        self.price("03", "admitted_day", [entry("", "11.00"), entry("2014-10-01", "22.06")],
                   day, "factor", "1.1")
        self.price("03", "admitted_day",
                   [entry("", "10.00"), entry("2014-08-01", "11.00"), entry("2014-10-01", "22.06")],
                   day, "factor", "1.1", "2014-08-01")
        self.price("03", "admitted_day", [entry("", "10.00"), entry("2014-08-01", "5.00")],
                   day, "value", "5.00", "2014-08-01")
        self.price("03", "admitted_day", [entry("", "10.00"), entry("2014-10-01", "20.15")],
                   day, "add", "0.10", "2014-10-01")
        # None holds in May: a value from the first entry on, a factor on that entry.
        self.price("04", "admitted_day", [entry("2014-06-01", "9.00")],
                   "prices.04.admitted_day", "value", "9.00", "2014-05-01")
        self.price("04", "admitted_day", [entry("2014-06-01", "14.00")],
                   "prices.04.admitted_day", "factor", "2", "2014-05-01")
        # After the pack's last day nothing holds.
        self.price("03", "admitted_day", [entry("", "10.00"), entry("2014-10-01", "20.05")],
                   day, "factor", "2", "2015-04-01")
        with self.assertRaises(PathProblem):
            changed("components.a.outcome.share", "value", "1", "2014-05-01")

    def test_series(self):
        book = changed("adjustments.net.factor", "add", "0.1", "2014-07-01")[1]
        self.assertEqual(
            {(one["from"], one["factor"]) for one in book["adjustments"] if one["id"] == "net"},
            {("2014-04-01", "0.98"), ("2014-07-01", "1.08"), ("2014-11-01", "1.11")})
        book = changed("adjustments.*.factor", "value", "3", "2014-07-01")[1]
        self.assertEqual(
            [tuple(one.get(key) for key in ("id", "from", "factor", "provider"))
             for one in book["adjustments"]],
            [("net", "2014-04-01", "0.98", None), ("net", "2014-07-01", "3", None),
             ("local", "2014-04-01", "2", "RA1"), ("local", "2014-07-01", "3", "RA1")])
        book = changed("capitation.*.a_head_a_year", "factor", "1.01", "2014-07-01")[1]
        self.assertEqual([(one.get("from"), one["a_head_a_year"]) for one in book["capitation"]],
                         [(None, "2.40"), ("2014-07-01", "2.42")])
        forces = changed("market_forces.providers.RA1", "add", "0.01", "2014-07-01")[1]
        self.assertEqual(forces["market_forces"]["providers"]["RA1"],
                         [{"value": "1.05"}, {"from": "2014-07-01", "value": "1.06"}])


if __name__ == "__main__":
    unittest.main()
