"""The study file and the rule packs of an awkward study: prices that change inside a month, other
penalties, a measure that is better when lower, shares that do not make a whole."""

import os

STUDY = """study: awkward
period: {{first_day: 2014-07-01, last_day: 2014-12-31}}
seed: {seed}
bootstrap: 50
inputs:
{inputs}
rules:
  instrument: england/instruments/mhct-18
  clusters: pages.yaml
  tariff: prices.yaml
  measures: [england/measures/honos, england/measures/reqol-10, worry.yaml, england/measures/ascof]
  disclosure: england/disclosure/mhsds
{episodes}groups: [sex, group_ward]
schemes: [block, activity, results-20, odd.yaml]
output: out/
"""

HEADER = """version: 1.0.0
status: illustrative
valid: {from: 2014-01-01, to: 2015-12-31}
licence: Apache-2.0
sources: ["constructed by us: awkward cases"]
"""

TARIFF = """tariff: awkward
{header}rounding: {{mode: {rounding}, step: invoice_line, source: "by us"}}
unit: cluster_day
adjustments:
  - {{id: uplift, factor: 0.9825, from: 2014-01-01, source: "by us"}}
  - {{id: late, factor: 1.005, from: 2014-10-16, source: "by us"}}
prices:
{prices}
"""

PRICE = """  "{code}":
    non_admitted_day: [{{value: {day}}}, {{from: 2014-08-15, value: {later}}},
                       {{from: 2014-11-01, value: {day}}}]
    admitted_day: [{{value: {bed}}}, {{from: 2014-10-10, value: {later}}}]
    initial_assessment: {first}
    source: "by us"
"""

WORRY = """measure: awkward-worry
{header}measures:
  worry:
    name: A scale that is better when lower
    kind: score
    domain: recovery
    range: {{lowest: 0, highest: 21}}
    better: lower
    reliable_change: 3.5
    cut_off: 8
    source: "by us"
"""

INDICATOR = """            - {{id: {id}, name: {id}, measure: {measure}, statistic: {statistic},
               weight: {weight}, lower: {lower}, upper: {upper}, least_complete: {least}}}
"""

SCHEME = """scheme: odd
{header}name: Awkward shares
rounding: {rounding}
components:
  - {{id: core, name: Core, activity: {{share: {core}}}}}
  - id: results
    name: Results
    outcome:
      share: 0.25
      domains:
        - id: a
          name: A
          weight: 0.35
          indicators:
{first}        - id: b
          name: B
          weight: 0.65
          indicators:
{second}"""

EPISODES = """episodes: awkward
{header}overlap: {{rule: {overlap}, source: "by us"}}
between_providers: {{rule: {between}, source: "by us"}}
gap: {{{gap}, source: "by us"}}
re_referral: {{within_days: {again}, source: "by us"}}
review: {{early_days: {early}, source: "by us"}}
revert: {{clusters: [{revert}], source: "by us"}}
"""

CODES = ["00", "01", "02", "03", "04", "05", "06", "07", "08", "10", "11", "12", "13", "14", "15",
         "16", "17", "18", "19", "20", "21", "99"]
ROUNDINGS = ["half_up", "half_even", "down", "up"]


def price_book(made):
    prices = "".join(PRICE.format(
        code=code, **{name: f"{made.random.randint(low, high)}.{made.random.randint(0, 99):02d}"
                      for name, low, high in (("day", 3, 37), ("later", 3, 37), ("bed", 300, 400),
                                              ("first", 100, 300))}) for code in CODES)
    return TARIFF.format(header=HEADER, rounding=made.pick(*ROUNDINGS), prices=prices)


def pages(made, rules):
    """The country's pages with other penalties, and other doors for the essential criteria."""
    with open(os.path.join(rules, "england/clusters/illustrative.yaml"), encoding="utf-8") as file:
        text = file.read()
    initial, review = made.pick(("true", "false"), ("true", "true"), ("false", "true"))
    for before, after in [
            ("penalty: {must: 0, expected: 0, may: 1, unlikely: 3, unknown: 0}", made.pick(
                "penalty: {must: 0, expected: 0, may: 1, unlikely: 3, unknown: 0}",
                "penalty: {must: 0, expected: 1, may: 2, unlikely: 5, unknown: 2}")),
            ("essential_restricts: {initial: true, review: false}",
             f"essential_restricts: {{initial: {initial}, review: {review}}}"),
            ("clusters: england-illustrative", "clusters: awkward-pages")]:
        if before not in text:
            raise ValueError(f"the cluster pack has no line {before}")
        text = text.replace(before, after)
    return text


def episode_rules(made):
    """Any policy for each rule; reverting to half of the clusters, so that it happens."""
    codes = [f'"{code}"' for code in CODES if code != "99" and made.chance(0.5)]
    return EPISODES.format(
        header=HEADER, overlap=made.pick("later_start", "earlier_stays", "higher_need"),
        between=made.pick("side_by_side", "later_start", "higher_need"),
        gap=made.pick("rule: leave", "rule: bridge, days: 5", "rule: bridge, days: 60"),
        again=made.pick(0, 14, 90), early=made.pick(0, 28, 90), revert=", ".join(codes))


def scheme(made):
    line = lambda *values: INDICATOR.format(**dict(zip(
        ("id", "measure", "statistic", "weight", "lower", "upper", "least"), values)))
    first = line("w1", "worry", "not_worse", "0.45", "0.1", "0.9", "0.05") + line(
        "w2", "worry", "recovered", "0.55", "0", "0.7", "0")
    second = line("r1", "reqol-10", "improved", "0.5", "0.03", "0.97", "0.1") + line(
        "s1", "settled", "status_yes", "0.5",
        "0.07", "0.83", "0.2")
    return SCHEME.format(header=HEADER, rounding=made.pick(*ROUNDINGS),
                         core=made.pick("0.7", "0.75", "0.333"), first=first, second=second)
