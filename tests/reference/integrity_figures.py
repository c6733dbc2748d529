"""Bunching, what not measuring is worth, and pay for the score at intake, as pbr/integrity.hpp
states them; and how far schemes rank providers alike."""

from fractions import Fraction
from itertools import combinations
from math import ceil, comb, floor, sqrt

from exact import to_integer
from lens_inputs import by_level, pays_outcomes, total

WINDOW = range(-7, 7)


def line_of(measure, kind):
    """(line, whether lower scores are better) or None."""
    text = measure.get("reliable_change" if kind == "change" else "cut_off")
    if isinstance(text, dict):
        text = text.get("value")
    if text is None or measure.get("kind") in ("status", "item"):
        return None
    return Fraction(text), measure.get("better") == "lower"


def bin_of(kind, line, score):
    at, lower = line
    if kind == "after" and lower:
        return ceil(at - score) - 1
    return floor(score - at)


def solve(matrix, right):
    """Exact solution of a small system by elimination."""
    rows = [[Fraction(x) for x in row] + [Fraction(y)] for row, y in zip(matrix, right)]
    for at in range(len(rows)):
        pivot = next(i for i in range(at, len(rows)) if rows[i][at] != 0)
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [x / rows[at][at] for x in rows[at]]
        for other in range(len(rows)):
            if other != at:
                rows[other] = [x - rows[other][at] * y for x, y in zip(rows[other], rows[at])]
    return [row[-1] for row in rows]


def suggested_share(bins, lowest, highest):
    """The exact share of bins -1 and 0 that a parabola through the neighbours puts in bin 0."""
    window = [b for b in WINDOW if lowest <= b <= highest]
    neighbours = [b for b in window if b not in (-1, 0)]
    below = sum(b < 0 for b in neighbours)
    scores = sum(bins.get(b, 0) for b in {*window, -1, 0})
    if below < 3 or len(neighbours) - below < 3 or scores < 30:
        return None
    points = [(Fraction(2 * b + 1, 2), bins.get(b, 0)) for b in neighbours]
    powers = [sum(x**n for x, _ in points) for n in range(5)]
    constant, linear, square = solve([powers[i:i + 3] for i in range(3)],
                                     [sum(x**n * y for x, y in points) for n in range(3)])
    over, under = (max(constant + linear * x + square * x * x, Fraction(0))
                   for x in (Fraction(1, 2), Fraction(-1, 2)))
    return over / (over + under) if over + under else None


def upper_tail(trials, successes, share):
    return sum(comb(trials, k) * share**k * (1 - share)**(trials - k)
               for k in range(successes, trials + 1))


def bunching(inputs):
    """{(measure, line, provider): (below, over, share, p)} of scores."""
    providers = {row["episode_id"]: row["provider"] for row in inputs.table("episodes.csv")}
    measures = {measure["id"]: measure for measure in inputs.measures}
    histograms = {}
    for row in inputs.table("outcomes.csv"):
        if not row["change"]:
            continue
        for kind in ("change", "after"):
            line = line_of(measures[row["measure"]], kind)
            if line is None:
                continue
            at = bin_of(kind, line, Fraction(row[kind]))
            for provider in {"", providers[row["episode_id"]]}:
                bins = histograms.setdefault((row["measure"], kind, provider), {})
                bins[at] = bins.get(at, 0) + 1
    return {key: test_of(bins, measures[key[0]], key[1]) for key, bins in histograms.items()}


def test_of(bins, measure, kind):
    line = line_of(measure, kind)
    low, high = Fraction(measure["lowest"]), Fraction(measure["highest"])
    ends = [low - high, high - low] if kind == "change" else [low, high]
    reach = sorted(bin_of(kind, line, end) for end in ends)
    below, over = bins.get(-1, 0), bins.get(0, 0)
    share = suggested_share(bins, *reach)
    p = upper_tail(below + over, over, share) if share is not None and below + over else None
    return below, over, share, p


def paid_otherwise(inputs, changed):
    """{(scheme, level, provider, commissioner): [paid, paid with the contracts changed ...]}"""
    rows = {}
    for scheme in filter(pays_outcomes, inputs.schemes):
        contracts = {key: [total(scheme, of[key]) for of in (inputs.contracts, *changed)]
                     for key in inputs.contracts}
        rows |= {(scheme["scheme"], *key): sums for key, sums in by_level(contracts).items()}
    return rows


def measured(contract, status, best):
    """All sums as if everybody had been measured, with the worst or the best answer."""
    result = {}
    for name, given in contract.sums.items():
        sums = dict(given)
        missing = sums["eligible"] - sums["paired"]
        sums["paired"] = sums["eligible"]
        if name in status:
            sums["yes"] += missing if best else 0
        else:
            sums["cases"] += missing
            for part in ("improved", "recovered") if best else ("deteriorated",):
                sums[part] += missing
        result[name] = sums
    return type(contract)(contract.activity, contract.people, contract.clusters, result,
                          contract.value)


def unmeasured(inputs):
    status = {m["id"] for m in inputs.measures if m.get("kind") == "status"}
    return paid_otherwise(inputs, [{key: measured(contract, status, best)
                                    for key, contract in inputs.contracts.items()}
                                   for best in (False, True)])


def band_of(measure, score):
    low, high = Fraction(measure["lowest"]), Fraction(measure["highest"])
    return min(4, floor((score - low) * 5 / (high - low)))


def explained_by_intake(inputs):
    """{(contract, measure): [improved, not worse, recovered]} beyond everybody's rate."""
    measures = {measure["id"]: measure for measure in inputs.measures}
    contracts = {row["episode_id"]: (row["provider"], row["commissioner"])
                 for row in inputs.table("episodes.csv")}
    bands = {}  # (contract or None, measure, band or None) -> counts
    for row in inputs.table("outcomes.csv"):
        measure = measures[row["measure"]]
        if not row["change"] or measure.get("kind") == "item":
            continue
        case = line_of(measure, "after") and bin_of(
            "after", line_of(measure, "after"), Fraction(row["before"])) < 0
        counts = (1, row["category"] == "improved", row["category"] != "deteriorated",
                  bool(case), row["recovered"] == "Y")
        band = band_of(measure, Fraction(row["before"]))
        for key in ((contracts[row["episode_id"]], row["measure"], band),
                    (None, row["measure"], band), (None, row["measure"], None)):
            bands[key] = [a + b for a, b in zip(bands.get(key, [0] * 5), counts)]
    explained = {}
    for (contract, measure, band), mine in bands.items():
        if contract is None:
            continue
        into = explained.setdefault((contract, measure), [Fraction(0)] * 3)
        for rates, sign in ((bands[None, measure, band], 1), (bands[None, measure, None], -1)):
            for at, (many, some, of) in enumerate(
                    ((mine[0], rates[1], rates[0]), (mine[0], rates[2], rates[0]),
                     (mine[3], rates[4], rates[3]))):
                into[at] += sign * (Fraction(many * some, of) if of else 0)
    return explained


def without_regression(contract, key, explained):
    result = {}
    for name, given in contract.sums.items():
        sums = {part: 1000 * number for part, number in given.items()}
        improved, not_worse, recovered = (
            to_integer(1000 * count, "half_up") for count in explained.get((key, name), [0] * 3))

        def kept(count, of):
            return min(max(count, 0), of)
        good = kept(sums["paired"] - sums["deteriorated"] - not_worse, sums["paired"])
        sums["improved"] = kept(sums["improved"] - improved, sums["paired"])
        sums["deteriorated"] = sums["paired"] - good
        sums["recovered"] = kept(sums["recovered"] - recovered, sums["cases"])
        result[name] = sums
    return type(contract)(contract.activity, contract.people, contract.clusters, result,
                          contract.value)


def regression(inputs):
    explained = explained_by_intake(inputs)
    return paid_otherwise(inputs, [{key: without_regression(contract, key, explained)
                                    for key, contract in inputs.contracts.items()}])


def mean_ranks(values):
    return [Fraction(sum(v < value for v in values) * 2 + sum(v == value for v in values) + 1, 2)
            for value in values]


def correlation(a, b):
    """Pearson's, of exact numbers; None where one list does not vary."""
    mean_a, mean_b = Fraction(sum(a), len(a)), Fraction(sum(b), len(b))
    within = (sum((x - mean_a)**2 for x in a), sum((y - mean_b)**2 for y in b))
    if not all(within):
        return None
    return float(sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b))) / sqrt(
        float(within[0]) * float(within[1]))


def agreement(inputs):
    """{(first, second): (tau, rho, moved, top, bottom)} of providers by amount per person."""
    people = {}
    for key, contract in inputs.contracts.items():
        people[key[0]] = people.get(key[0], 0) + contract.people
    providers = sorted(name for name, count in people.items() if count)
    values = {}
    for scheme in inputs.schemes:
        values[scheme["scheme"]] = [
            Fraction(sum(total(scheme, contract) for key, contract in inputs.contracts.items()
                         if key[0] == name), people[name]) for name in providers]
    rows, quarter, places = {}, ceil(len(providers) / 4), ceil(len(providers) / 10)
    for first, second in combinations([scheme["scheme"] for scheme in inputs.schemes], 2):
        a, b = values[first], values[second]
        signs = [((x > y) - (x < y), (v > w) - (v < w))
                 for (x, v), (y, w) in combinations(list(zip(a, b)), 2)]
        apart = [sum(sign[side] != 0 for sign in signs) for side in (0, 1)]
        tau = sum(x * y for x, y in signs) / sqrt(apart[0] * apart[1]) if all(apart) else None
        place = [[1 + sum(other > value for other in side) for value in side] for side in (a, b)]
        moved = sum(abs(x - y) > places for x, y in zip(*place))
        order = [sorted(range(len(side)), key=lambda at, side=side: -side[at]) for side in (a, b)]
        top, bottom = (len(set(order[0][cut]) & set(order[1][cut]))
                       for cut in (slice(0, quarter), slice(len(providers) - quarter, None)))
        rows[first, second] = tau, correlation(mean_ranks(a), mean_ranks(b)), moved, top, bottom
    return rows
