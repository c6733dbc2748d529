"""The models behind comparisons of outcomes, as pbr/outcome_models.hpp defines them, pair by pair:
least squares are solved in fractions, the logistic model in floats."""

from collections import defaultdict
from fractions import Fraction
from math import exp, log, sqrt

from intervals import Z95, student_975
from outcome_pairs import FIFTHS


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
