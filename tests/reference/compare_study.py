"""Compares what `pbr run` wrote with an independent, slow recomputation from the written rules.

    python3 tests/reference/compare_study.py --study DIR/study.yaml --rules RULES --results OUT

Prints each difference with its file, row and column, and no identifier of a person. Exit status 0:
all equal; 1: differences; 2: a file cannot be read. Not compared: the words of `reason`,
findings, the report; bootstrap intervals with --intervals only.
"""

import argparse
import sys

import expected
import expected_schemes
import pathways
from laws import check_laws
from recompute import recompute
from results import Differences, Results, compare_table
from scheme_file_laws import check_scheme_laws


def with_row_numbers(rows):
    for number, row in enumerate(rows, 1):
        row["_row"] = number
    return rows


def with_episodes(rows, episodes):
    """Gives each row the key of its episode, found by the id the run gave it; a line of no episode
    its own id."""
    keys = {row["episode_id"]: (row["person_id"], row["provider"], row["first_day"])
            for row in episodes}
    for row in rows:
        row["_episode"] = keys.get(row["episode_id"], ("", row.get("line_id", ""), ""))
    return rows


def compare_people(result, results, differences):
    found = with_row_numbers(results.table("allocations.csv"))
    compare_table("allocations.csv", found, list(expected.allocation_rows(result)), ["_row"],
                  differences)
    episodes = results.table("episodes.csv")
    compare_table("episodes.csv", with_episodes(episodes, episodes),
                  list(expected.episode_rows(result)), ["_episode"], differences)
    lines = with_episodes(results.table("lines.csv"), episodes)
    compare_table("lines.csv", lines, list(expected.line_rows(result)),
                  ["_episode", "unit", "first_day"], differences)
    compare_table("outcomes.csv", with_episodes(results.table("outcomes.csv"), episodes),
                  list(expected.outcome_rows(result)), ["_episode", "measure"], differences)


def compare_sums(result, results, differences):
    groups = [expected.group_column(name) for name in result.study.groups]
    contract = ["provider", "commissioner"]
    for name, rows, keys in [
            ("casemix.csv", expected.casemix_rows(result),
             [*contract, "cluster", "month", *groups]),
            ("payments.csv", expected.payment_rows(result), ["scheme", *contract, "component"]),
            ("contrast.csv", expected.contrast_rows(result, False), ["scheme", *contract]),
            ("contrast_totals.csv", expected.contrast_rows(result, True),
             ["scheme", "level", *contract]),
            ("indicators.csv", expected.indicator_rows(result),
             ["indicator", "level", "code", "cluster", "month"]),
            ("transitions.csv", pathways.transition_rows(result), ["provider", "from", "to"]),
            ("time_in_cluster.csv", pathways.time_rows(result), ["provider", "cluster"]),
            ("survival.csv", pathways.survival_rows(result), ["provider", "cluster", "day"])]:
        compare_table(name, results.table(name), list(rows), keys, differences)


def compare_schemes(result, results, differences):
    """A table of no rows may be left out."""
    for name, rows, keys in expected_schemes.all_rows(result):
        if rows or results.has(name):
            compare_table(name, results.table(name), rows, keys, differences)


def compare(result, folder, out):
    """All comparisons of one folder of results with what was recomputed."""
    differences, results = Differences(out), Results(folder)
    compare_people(result, results, differences)
    compare_sums(result, results, differences)
    compare_schemes(result, results, differences)
    check_laws(results, result.study.tariff, differences)
    check_scheme_laws(results, differences)
    return differences


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--study", required=True, help="the study.yaml that was run")
    parser.add_argument("--rules", required=True, action="append", help="folder of rule packs")
    parser.add_argument("--results", required=True, help="the folder `pbr run` wrote")
    parser.add_argument("--intervals", action="store_true", help="of contrasts too; slow")
    options = parser.parse_args()
    try:
        result = recompute(options.study, options.rules, options.intervals)
        differences = compare(result, options.results, sys.stdout)
    except OSError as error:
        print(f"reference: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    if differences.not_compared:
        print("not compared:", ", ".join(sorted(differences.not_compared)))
    if differences.count:
        print(f"reference: {differences.count} differences, {differences.equal} figures equal")
        return 1
    print(f"reference: {differences.equal} figures equal")
    return 0


if __name__ == "__main__":
    sys.exit(main())
