"""Indicators of outcomes with their intervals, comparisons adjusted for case mix, the models behind
them and regression to the mean, as pbr/outcome_indicators.hpp, pbr/adjusted_outcomes.hpp,
pbr/outcome_models.hpp and pbr/regression_to_mean.hpp define them, pair by pair.

Sums of scores are fractions, least squares is solved in fractions, the rest is floats.
"""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from math import exp, floor, lgamma, log, sqrt

from exact import to_integer

Z95, Z998 = 1.959963984540054, 3.090232306167813
AGES = [(18, "0-17"), (35, "18-34"), (50, "35-49"), (65, "50-64"), (80, "65-79"), (10**9, "80+")]
FIFTHS = ["0-20%", "20-40%", "40-60%", "60-80%", "80-100%"]


@dataclass
class Pair:
    measure: object
    provider: str
    commissioner: str
    cluster: str
    groups: tuple
    before: Fraction
    after: Fraction
    age: str
    sex: str
    improved: bool
    worse: bool
    case: bool
    recovered: bool

    @property
    def change(self):
        change = self.after - self.before
        return change if self.measure.higher_is_better else -change

    @property
    def intake(self):
        low, high = self.measure.lowest, self.measure.highest
        return max(0, min(4, floor((self.before - low) * 5 / (high - low))))

    @property
    def stratum(self):
        return self.cluster, self.intake


def thousandth(score):
    return Fraction(to_integer(score * 1000, "half_up"), 1000)


def age_band(birth, day):
    if birth is None or birth > day:
        return "not known"
    years = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    return next(name for below, name in AGES if years < below)


# Intervals


def wilson(yes, of):
    if of == 0:
        return None
    p, z2 = yes / of, Z95 * Z95
    centre, half = p + z2 / (2 * of), Z95 * sqrt(p * (1 - p) / of + z2 / (4 * of * of))
    return (0.0 if yes == 0 else (centre - half) / (1 + z2 / of),
            1.0 if yes == of else (centre + half) / (1 + z2 / of))


def byar(count):
    low = count * (1 - 1 / (9 * count) - Z95 / (3 * sqrt(count)))**3 if count else 0.0
    more = count + 1
    return low, more * (1 - 1 / (9 * more) + Z95 / (3 * sqrt(more)))**3


def beta_fraction(x, a, b):
    """The continued fraction of the incomplete beta function, from its far end."""
    value = 1.0
    for m in range(400, 0, -1):
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        value = 1 + even / (1 + odd / value)
    first = -(a + b) * x / (a + 1)
    return 1 / (1 + first / value)


def beta_share(x, a, b):
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    return front * beta_fraction(x, a, b) / a


def student_975(freedom):
    """By halving: P(T > t) is half of I(n / (n + t^2); n/2, 1/2)."""
    low, high = 0.0, 20.0
    for _ in range(80):
        middle = (low + high) / 2
        tail = beta_share(freedom / (freedom + middle * middle), freedom / 2, 0.5) / 2
        low, high = (middle, high) if tail > 0.025 else (low, middle)
    return low


def mean_interval(values):
    n = len(values)
    if n < 2:
        return None
    values = [float(v) for v in values]
    mean = sum(values) / n
    error = sqrt(sum((v - mean)**2 for v in values) / (n - 1) / n)
    half = student_975(n - 1) * error
    return float(mean) - half, float(mean) + half


def binomial_limits(rate, size, tails):
    """Every chance by itself, from logarithms of factorials."""
    limits, below = [], 0.0
    for count in range(size + 1):
        here = exp(lgamma(size + 1) - lgamma(count + 1) - lgamma(size - count + 1)
                   + count * log(rate) + (size - count) * log(1 - rate))
        while len(limits) < len(tails) and below + here > tails[len(limits)]:
            limit = (count - (below + here - tails[len(limits)]) / here) / size
            limits.append(min(1.0, max(0.0, limit)))
        below += here
    return limits


def limits_of(rate, size, tail):
    return (rate, rate) if rate in (0, 1) else binomial_limits(rate, size, [tail, 1 - tail])


# Models


def solved(matrix, right):
    """The solution and the inverse, by Gauss and Jordan; columns that follow from those before them
    give None. Fractions or floats."""
    size = len(matrix)
    rows = [list(row) + [int(i == j) for j in range(size)] + [right[i]]
            for i, row in enumerate(matrix)]
    kept = []
    for column in range(size):
        if abs(rows[column][column]) <= abs(matrix[column][column]) * 1e-9:
            continue
        kept.append(column)
        pivot = rows[column][column]
        rows[column] = [value / pivot for value in rows[column]]
        for other in range(size):
            if other != column and rows[other][column] != 0:
                factor = rows[other][column]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[column])]
    estimates = [rows[i][-1] if i in kept else None for i in range(size)]
    return estimates, [rows[i][size + i] if i in kept else None for i in range(size)]


FACTORS = {"intake": lambda pair: FIFTHS[pair.intake], "cluster": lambda pair: pair.cluster,
           "age": lambda pair: pair.age, "sex": lambda pair: pair.sex}
AGE_ORDER = {name: at for at, (_, name) in enumerate(AGES)}


class Columns:
    """The terms of a model and the row of a pair."""

    def __init__(self, pairs, factors, score, enough):
        self.terms = [("intercept", None, len(pairs), "")]
        self.columns = [lambda pair: 1]
        if score:
            self.terms.append(("before", 1, len(pairs), ""))
            self.columns.append(lambda pair: pair.before)
        self.terms[0] = ("intercept", 0, len(pairs), "")
        for factor in factors:
            self.add(factor, FACTORS[factor], pairs, enough)

    def add(self, factor, value, pairs, enough):
        of = defaultdict(list)
        for pair in pairs:
            of[value(pair)].append(pair)
        names = sorted(of, key=str.encode)
        reference = max(names, key=lambda name: len(of[name]), default=None)
        for name in names:
            column, note = None, ""
            if name == reference:
                note = "reference"
            elif not enough(of[name]):
                note = "too few: counted with the reference"
            else:
                column = len(self.columns)
                self.columns.append(lambda pair, name=name: int(value(pair) == name))
            self.terms.append((f"{factor} {name or 'not known'}", column, len(of[name]), note))

    def row(self, pair):
        return [column(pair) for column in self.columns]


class Linear:
    def __init__(self, pairs):
        self.note, self.pairs = "", pairs
        columns = Columns(pairs, ["cluster", "age", "sex"], True, lambda of: len(of) >= 10)
        if len(pairs) < 30 or len(pairs) < 2 * len(columns.columns):
            self.note = "too few pairs"
            return
        mean = sum(p.after for p in pairs) / len(pairs)
        spread = sum((p.after - mean)**2 for p in pairs)
        if spread == 0:
            self.note = "nothing to explain"
            return
        size = len(columns.columns)
        squares = [[Fraction(0)] * size for _ in range(size)]
        right = [Fraction(0)] * size
        for pair in pairs:
            filled = [(i, x) for i, x in enumerate(columns.row(pair)) if x]
            for i, x in filled:
                right[i] += x * pair.after
                for j, y in filled:
                    squares[i][j] += x * y
        self.columns, self.estimates, inverse = columns, *solved(squares, right)
        self.estimates = [e if e is None else float(e) for e in self.estimates]
        left = sum((float(p.after) - self.predict(p))**2 for p in pairs)
        freedom = len(pairs) - sum(e is not None for e in self.estimates)
        self.variance = float(left) / freedom
        self.errors = [None if i is None else sqrt(self.variance * float(i)) for i in inverse]
        self.margin = student_975(freedom)
        self.extra = [("r_squared", 1 - left / float(spread)),
                      ("residual_sd", sqrt(self.variance))]

    def predict(self, pair):
        row = self.columns.row(pair)
        return sum(e * float(x) for e, x in zip(self.estimates, row) if x and e is not None)


class Logistic:
    def __init__(self, pairs, answer):
        self.note, self.pairs = "", pairs
        enough = lambda of: len(of) >= 10 and 5 <= sum(map(answer, of)) <= len(of) - 5
        columns = Columns(pairs, ["intake", "cluster", "age", "sex"], False, enough)
        yes = sum(map(answer, pairs))
        if len(pairs) < 30 or len(pairs) < 2 * len(columns.columns):
            self.note = "too few pairs"
        elif yes < 10:
            self.note = "too few yes"
        elif len(pairs) - yes < 10:
            self.note = "too few no"
        if self.note:
            return
        groups = defaultdict(lambda: [0, 0])
        for pair in pairs:
            group = groups[tuple(columns.row(pair))]
            group[0] += 1
            group[1] += answer(pair)
        self.columns, self.groups = columns, groups
        if not self.climb():
            self.note = "no end: the terms tell yes from no without fail"
            return
        self.margin = Z95
        self.extra = [("deviance", self.deviance(lambda row: self.chance(row))),
                      ("null_deviance", self.deviance(lambda row: yes / len(pairs)))]

    def chance(self, row):
        return 1 / (1 + exp(-sum(e * x for e, x in zip(self.estimates, row) if e is not None)))

    def predict(self, pair):
        return self.chance(self.columns.row(pair))

    def deviance(self, chance_of):
        total = 0.0
        for row, (n, yes) in self.groups.items():
            expected = n * chance_of(row)
            for count, of in ((yes, expected), (n - yes, n - expected)):
                total += 2 * count * log(count / of) if count else 0
        return total

    def climb(self):
        size = len(self.columns.columns)
        self.estimates = [0.0] * size
        for _ in range(30):
            squares = [[0.0] * size for _ in range(size)]
            right = [0.0] * size
            for row, (n, yes) in self.groups.items():
                at = sum(e * x for e, x in zip(self.estimates, row) if e is not None)
                if abs(at) >= 15:
                    return False
                chance = 1 / (1 + exp(-at))
                weight = n * chance * (1 - chance)
                filled = [i for i in range(size) if row[i]]
                for i in filled:
                    right[i] += weight * at + yes - n * chance
                    for j in filled:
                        squares[i][j] += weight
            self.estimates, inverse = solved(squares, right)
            self.errors = [None if i is None else sqrt(i) for i in inverse]
        return True


KINDS = {"improved": (lambda p: True, lambda p: p.improved),
         "not_worse": (lambda p: True, lambda p: not p.worse),
         "recovered": (lambda p: p.case, lambda p: p.recovered)}


def kinds_of(measure):
    if measure.reliable_change is None:
        return []
    return ["improved", "not_worse"] + (["recovered"] if measure.cut_off is not None else [])


def models_of(measure, pairs):
    """(kind, model), in order."""
    yield "after", Linear(pairs)
    for kind in kinds_of(measure):
        counts, answer = KINDS[kind]
        yield kind, Logistic([p for p in pairs if counts(p)], answer)


def coefficient_rows(models):
    """(term, estimate, error, low, high, pairs, note)."""
    for model in models:
        if model.note:
            yield "no_model", None, None, None, None, len(model.pairs), model.note
            continue
        for term, column, pairs, note in model.columns.terms:
            estimate = None if column is None else model.estimates[column]
            if column is not None and estimate is None:
                note = "left out: it follows from the terms above"
            if estimate is None:
                yield term, None, None, None, None, pairs, note
                continue
            error = model.errors[column]
            yield (term, float(estimate), error, float(estimate) - model.margin * error,
                   float(estimate) + model.margin * error, pairs, note)
        for term, value in model.extra:
            yield term, value, None, None, None, len(model.pairs), ""


# Comparisons


def shrunk(places, mean, variance):
    """Of (value, weight)."""
    weights = sum(w for _, w in places)
    if not weights:
        return lambda value, weight: None
    spread = sum(w * (v - mean)**2 for v, w in places) / weights
    between = max(0.0, spread - variance / (weights / len(places)))
    if between == 0:
        return lambda value, weight: mean
    return lambda value, weight: mean + between / (between + variance / weight) * (value - mean)


def expected_by_strata(pairs, value):
    """Of each pair: the mean of everybody's in its stratum."""
    sums = defaultdict(lambda: [0, 0])
    for pair in pairs:
        sums[pair.stratum][0] += 1
        sums[pair.stratum][1] += value(pair)
    return {stratum: Fraction(total, 1) / n for stratum, (n, total) in sums.items()}


def variance_inside(pairs):
    sums = defaultdict(list)
    for pair in pairs:
        sums[pair.stratum].append(float(pair.change))
    squares = sum(sum((c - sum(of) / len(of))**2 for c in of) for of in sums.values())
    freedom = len(pairs) - len(sums)
    return float(squares) / freedom if freedom else 0.0


LEVELS = {"contract": lambda p: (p.provider, p.commissioner),
          "provider": lambda p: (p.provider, ""), "commissioner": lambda p: ("", p.commissioner)}


def expected_of(pairs, expect):
    """Fractions are those of expected_sums(): each contract's to the millionth."""
    contracts = defaultdict(int)
    for pair in pairs:
        contracts[pair.provider, pair.commissioner] += expect(pair)
    return sum(Fraction(to_integer(value * 10**6, "half_up"), 10**6)
               if isinstance(value, Fraction) else value for value in contracts.values())


def adjusted_rows(pairs, value, is_count, expect, variance):
    """(level, place, figures); `value` and `expect` of a pair."""
    every = Fraction(sum(value(p) for p in pairs), 1) / len(pairs)
    for level, place_of in LEVELS.items():
        places = defaultdict(list)
        for pair in pairs:
            places[place_of(pair)].append(pair)
        figures = {}
        for place in sorted(places, key=lambda place: tuple(map(str.encode, place))):
            of = places[place]
            observed = sum(value(p) for p in of)
            expected = expected_of(of, expect) if is_count else sum(expect(p) for p in of)
            figures[place] = figure(of, observed, expected, every, is_count, variance)
        weighed = [(f["y"], f["weight"]) for f in figures.values() if f["y"] is not None]
        mean = 1.0 if is_count else float(every)
        draw = shrunk(weighed, mean, 1 - float(every) if is_count else variance)
        for place, of_place in figures.items():
            if of_place["y"] is not None:
                of_place["shrunk"] = (draw(of_place["y"], of_place["weight"])
                                      * (float(every) if is_count else 1))
            yield level, place, of_place


def figure(pairs, observed, expected, every, is_count, variance):
    size = len(pairs)
    row = {"size": size, "observed": observed, "expected": float(expected), "y": None,
           "of_all": float(every)}
    if is_count:
        for name, tail in (("95", 0.025), ("998", 0.001)):
            row[f"limit_{name}_low"], row[f"limit_{name}_high"] = limits_of(float(every), size, tail)
        if expected > 0:
            row["y"] = row["ratio"] = observed / float(expected)
            row["weight"] = float(expected)
            low, high = byar(observed)
            row["ratio_low"], row["ratio_high"] = low / float(expected), high / float(expected)
            row["standardised"] = row["ratio"] * float(every)
            row["low"] = row["ratio_low"] * float(every)
            row["high"] = row["ratio_high"] * float(every)
        return row
    error = sqrt(variance / size)
    row["y"] = row["standardised"] = float(every) + float(observed - expected) / size
    row["weight"] = size
    row["low"], row["high"] = row["y"] - Z95 * error, row["y"] + Z95 * error
    for name, z in (("95", Z95), ("998", Z998)):
        row[f"limit_{name}_low"] = float(every) - z * error
        row[f"limit_{name}_high"] = float(every) + z * error
    return row


def outside(row):
    if row["y"] is None:
        return ""
    for name, words in (("998", "99.8%"), ("95", "95%")):
        if row["standardised"] < row[f"limit_{name}_low"]:
            return f"below {words}"
        if row["standardised"] > row[f"limit_{name}_high"]:
            return f"above {words}"
    return "none"


# Regression to the mean


def regression_rows(measure, pairs):
    """(intake or "", figures)."""
    n, sign = len(pairs), 1 if measure.higher_is_better else -1
    m_b, m_a = sum(p.before for p in pairs) / n, sum(p.after for p in pairs) / n
    bb = sum((p.before - m_b)**2 for p in pairs)
    aa = sum((p.after - m_a)**2 for p in pairs)
    ab = sum((p.before - m_b) * (p.after - m_a) for p in pairs)
    slope = ab / bb if n >= 3 and bb else None
    shared = {"sd_before": sqrt(bb / (n - 1)) if n > 1 else None,
              "sd_after": sqrt(aa / (n - 1)) if n > 1 else None, "slope": slope,
              "correlation": float(ab) / sqrt(bb * aa) if slope is not None and aa else None}
    for intake in [0, 1, 2, 3, 4, ""]:
        of = [p for p in pairs if intake in ("", p.intake)]
        if not of:
            continue
        row = {"pairs": len(of), "mean_before": sum(p.before for p in of) / len(of),
               "mean_after": sum(p.after for p in of) / len(of),
               "change": sum(p.change for p in of) / len(of)} | shared
        if slope is not None:
            chance = lambda p: sign * (slope - 1) * (p.before - m_b)
            row["by_regression_to_mean"] = sum(chance(p) for p in of) / len(of)
            row["left"] = row["change"] - row["by_regression_to_mean"]
            interval = mean_interval([p.change - chance(p) for p in of])
            row["left_low"], row["left_high"] = interval or (None, None)
        yield (intake + 1 if intake != "" else ""), row
