"""Compares the outcome tables of a run with a slow recomputation, pair by pair, from its outcomes,
episodes and casemix, which compare_study.py holds against the records.

    python3 tests/reference/compare_adjustment.py --study DIR/study.yaml --rules RULES --results OUT

Exit status 0: all equal, figures to one unit of their last place; 1: differences.
"""

import argparse
import sys
from collections import Counter, defaultdict
from fractions import Fraction

import adjustment
import outcome_models
from exact import decimal
from expected import disclosed_count, disclosed_percent, group_column
from figures import Check
from intervals import mean_interval, wilson
from outcome_pairs import has_strata, pairs_of
from packs import load_study
from results import Results

STATUS = {"complete": ("known", "people"), "status_yes": ("yes", "people")}
SCORE = {"improved": ("improved", "paired"), "not_worse": ("not_worse", "paired"),
         "deteriorated": ("deteriorated", "paired"), "recovered": ("recovered", "cases"),
         "complete": ("paired", "eligible")}
LEVELS = ["England", "provider", "commissioner", "cluster", "provider_cluster"]


def places_of(study, provider, commissioner, cluster, groups):
    return [("England", "", ""), ("provider", provider, ""), ("commissioner", commissioner, ""),
            ("cluster", "", cluster), ("provider_cluster", provider, cluster),
            *[(name, value, "") for name, value in zip(study.groups, groups)]]


def indicator_figures(study, results, measure, pairs):
    """(statistic, place) -> (numerator, denominator, interval, completeness)."""
    counts, changes = defaultdict(Counter), defaultdict(list)
    columns = [group_column(name) for name in study.groups]
    for row in results.table("casemix.csv"):
        own = {name.removeprefix(measure.id + "_"): int(value) for name, value in row.items()
               if name.startswith(measure.id + "_") and value}
        for place in places_of(study, row["provider"], row["commissioner"], row["cluster"],
                               [row[column] for column in columns]):
            counts[place].update(own)
    for pair in pairs:
        for place in places_of(study, pair.provider, pair.commissioner, pair.cluster, pair.groups):
            changes[place].append(pair.change)
    status = measure.kind == "status"
    for place, of in counts.items():
        every, known = (of["people"], of["known"]) if status else (of["eligible"], of["paired"])
        if every == 0:
            continue
        of["not_worse"] = of["paired"] - of["deteriorated"]
        complete = Fraction(known, every)
        names = STATUS if status else SCORE
        for statistic, (above, below) in names.items():
            if not status and statistic != "complete" and measure.reliable_change is None:
                continue
            if statistic == "recovered" and measure.cut_off is None:
                continue
            yield statistic, place, of[above], of[below], wilson(of[above], of[below]), complete
        if has_strata(measure):
            values = changes[place]
            yield ("mean_change", place, sum(values), len(values),
                   mean_interval(values), complete)


def check_indicators(study, results, pairs, check):
    found = {tuple(row[c] for c in ("measure", "statistic", "level", "code", "cluster")): row
             for row in results.table("outcome_indicators.csv")}
    rule = study.disclosure
    for measure in study.measures:
        for statistic, place, above, below, interval, complete in indicator_figures(
                study, results, measure, pairs[measure.id]):
            key = (measure.id, statistic, *place)
            row = found.pop(key, None)
            if row is None:
                check.report(f"outcome_indicators.csv: {key} is missing")
                continue
            at = f"outcome_indicators.csv {' '.join(key)}"
            check.number(f"{at} numerator", row["numerator"], above, 9)
            check.number(f"{at} denominator", row["denominator"], below, 9)
            check.text(f"{at} value", row["value"], decimal(Fraction(above, below), 6) if below else "")
            for name, limit in zip(("low", "high"), interval or (None, None)):
                check.number(f"{at} {name}", row[name], limit)
            check.text(f"{at} completeness", row["completeness"], decimal(complete, 6))
            mean = statistic == "mean_change"
            check.text(f"{at} interval", row["interval"], "t" if mean else "wilson")
            level = place[0]
            check.text(f"{at} denominator_shown", row["denominator_shown"],
                       disclosed_count(rule, level, below))
            few = not below or disclosed_count(rule, level, below) == rule.mark
            shown = disclosed_percent(rule, level, above, below) if not mean else (
                rule.mark if few else decimal(Fraction(above, below), 1))
            check.text(f"{at} value_shown", row["value_shown"], shown)
    for key in found:
        check.report(f"outcome_indicators.csv: {key} is not expected")


def check_adjusted_table(found, measure, statistic, method, rows, check):
    for level, (provider, commissioner), figures in rows:
        key = (measure.id, statistic, method, level, provider, commissioner)
        row = found.pop(key, None)
        if row is None:
            check.report(f"adjusted.csv: {key} is missing")
            continue
        for name in ("size", "observed", "expected", "ratio", "ratio_low", "ratio_high",
                     "standardised", "low", "high", "shrunk", "of_all", "limit_95_low",
                     "limit_95_high", "limit_998_low", "limit_998_high"):
            check.number(f"adjusted.csv {' '.join(key)} {name}", row[name], figures.get(name))
        check.text(f"adjusted.csv {' '.join(key)} outside", row["outside"],
                   adjustment.outside(figures))


def check_adjusted(measure, pairs, models, found, check):
    for kind, model in models:
        if kind == "after":
            inside = adjustment.variance_inside(pairs)
            means = adjustment.expected_by_strata(pairs, lambda p: p.change)
            sign = 1 if measure.higher_is_better else -1
            tables = [("strata", lambda p: means[p.stratum], inside)]
            if not model.note:
                tables.append(("regression", lambda p: sign * (model.predict(p) - float(p.before)),
                               model.variance))
            for method, expect, variance in tables:
                rows = adjustment.adjusted_rows(pairs, lambda p: p.change, False, expect, variance)
                check_adjusted_table(found, measure, "mean_change", method, rows, check)
            continue
        counts, answer = outcome_models.KINDS[kind]
        of = [p for p in pairs if counts(p)]
        if not of:
            continue
        value = lambda p: int(answer(p))
        means = adjustment.expected_by_strata(of, value)
        tables = [("strata", lambda p: means[p.stratum])]
        if not model.note:
            tables.append(("regression", model.predict))
        for method, expect in tables:
            rows = adjustment.adjusted_rows(of, value, True, expect, 0)
            check_adjusted_table(found, measure, kind, method, rows, check)


def check_coefficients(measure, models, found, check):
    for kind, model in models:
        rows = [row for row in found if row["measure"] == measure.id and row["model"] == kind]
        expected = list(outcome_models.coefficient_rows([model]))
        at = f"coefficients.csv {measure.id} {kind}"
        check.text(f"{at} terms", [row["term"] for row in rows], [row[0] for row in expected])
        for row, (term, *figures, pairs, note) in zip(rows, expected):
            for name, value in zip(("estimate", "standard_error", "low", "high"), figures):
                check.number(f"{at} {term} {name}", row[name], value)
            check.text(f"{at} {term} pairs", row["pairs"], str(pairs))
            check.text(f"{at} {term} note", row["note"], note)


def check_regression(measure, pairs, found, check):
    for intake, figures in adjustment.regression_rows(measure, pairs):
        row = found.pop((measure.id, str(intake)), None)
        if row is None:
            check.report(f"regression_to_mean.csv: {measure.id} {intake} is missing")
            continue
        for name in ("pairs", "mean_before", "mean_after", "change", "by_regression_to_mean",
                     "left", "left_low", "left_high", "sd_before", "sd_after", "correlation",
                     "slope"):
            check.number(f"regression_to_mean.csv {measure.id} {intake} {name}", row[name],
                         figures.get(name))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--study", required=True)
    parser.add_argument("--rules", required=True, action="append")
    parser.add_argument("--results", required=True)
    options = parser.parse_args()
    study, results, check = load_study(options.study, options.rules), Results(options.results), Check()
    pairs = pairs_of(study, results)
    check_indicators(study, results, pairs, check)
    adjusted = {tuple(row[c] for c in ("measure", "statistic", "method", "level", "provider",
                                       "commissioner")): row
                for row in results.table("adjusted.csv")}
    regression = {(row["measure"], row["intake"]): row
                  for row in results.table("regression_to_mean.csv")}
    coefficients = results.table("coefficients.csv")
    for measure in study.measures:
        if not has_strata(measure):
            continue
        models = list(outcome_models.models_of(measure, pairs[measure.id]))
        check_coefficients(measure, models, coefficients, check)
        if pairs[measure.id]:
            check_adjusted(measure, pairs[measure.id], models, adjusted, check)
            check_regression(measure, pairs[measure.id], regression, check)
    for key in [*adjusted, *regression]:
        check.report(f"{' '.join(key)}: not expected")
    print(f"{check.equal} figures equal, {check.count} different")
    sys.exit(1 if check.count or check.equal < 100 else 0)


if __name__ == "__main__":
    main()
