"""Random scenarios over random studies through `pbr compare`, against this reference and against
`pbr run` on packs and tables that were edited by hand, so to say.

    python3 tests/reference/compare_scenarios.py --program build/release/bin/pbr --studies 20

Each study is drawn from a seed of its own: seed, seed + 1 ... A scenario that makes a pack which no
reader takes must be refused by both. Every study that differs stays in WORK, with its scenario,
the edited study and both results. Exit status 0: all equal; 1: differences; 2: the program cannot
be run.
"""

import io
import os
import random
import subprocess
import sys

import outcome_study
import tariff_study
from compare_tariff import SAID, SHOWN, arguments, run_study
from compared import Side, cluster_rows, rows
from edited_study import EditedStudy, load_scenario
from exact import pounds
from overlay import PathProblem
from pack_text import Plain
from planted import compare_tables, self_test, silent
from random_scenarios import RandomScenario, scenario_text
from random_studies import run_studies
from random_terms import Maker
from recompute import recompute
from results import Results

KEYS = {"compare.csv": ["scheme", "level", "provider", "commissioner", "component"],
        "compare_clusters.csv": ["level", "provider", "cluster"]}
REPLICATES = 12


def draw_study(options, seed, folder):
    """Of every third its book is random, of the others measures and schemes are."""
    if seed % 3 == 0:
        made = tariff_study.TariffStudy(seed, options.people, clean=True).fill()
        tariff_study.write_study(folder, made, made.tables, made.book(), made.pages(options.rules))
    else:
        made = outcome_study.OutcomeStudy(seed, options.people).fill()
        outcome_study.write_study(folder, made, made.tables, made.some_schemes(2), REPLICATES)
    return made


def draw_changes(seed, made, edited):
    make = Maker(random.Random(f"scenario-{seed}"), Plain)
    draw = RandomScenario(make, edited, made.first, made.last)
    changes = [draw.pack_change() for _ in range(make.pick(1, 1, 2, 3))] if make.chance(0.8) else []
    tables = ["providers"] + (["contracts"] if "contracts" in made.tables else [])
    if not changes or make.chance(0.3):
        changes.append(draw.data_change(tables))
    if make.chance(0.4):
        changes.append(draw.data_change(["activity", "casemix", "outcomes", "completeness"]))
    return changes


def asked(options, command, folder, *more):
    """(exit status, what was said) of a command over a study."""
    done = subprocess.run([options.program, command, os.path.join(folder, "study.yaml"), *more,
                           "--rules", options.rules, "--quiet"], check=False,
                          capture_output=True, text=True)
    return done.returncode, (done.stderr + done.stdout).strip()[:SAID]


def check_run(side, results, differences):
    """What `pbr run` paid on the edited study; only where no sums were changed."""
    paid = {scheme: {(p.provider, p.commissioner, p.component): pounds(p.amount) for p in own}
            for scheme, own in side.payments.items()}
    for row in results.table("payments.csv"):
        key = (row["provider"], row["commissioner"], row["component"])
        differences.check("payments.csv of the edited study", "amount", row["amount"],
                          paid[row["scheme"]].get(key))


def compare_one(options, seed, folder, seen):
    """(differences as text, figures equal)."""
    made = draw_study(options, seed, folder)
    study, scenario = (os.path.join(folder, name) for name in ("study.yaml", "scenario.yaml"))
    edited = EditedStudy(study, options.rules, os.path.join(folder, "edited"))
    with open(scenario, "w", encoding="utf-8") as file:
        file.write(scenario_text(draw_changes(seed, made, edited)))
    changes = load_scenario(scenario)
    seen.update(str(change["keys"][0]) for change in changes)
    out = os.path.join(folder, "compared")
    status, said = asked(options, "compare", folder, "--reform", scenario, "-o", out)
    try:
        sums = edited.apply(changes)
        failure = run_study(options, edited.folder, os.path.join(edited.folder, "results"))
    except PathProblem as problem:
        failure = f"error[{problem}]"
    if failure or status not in (0, 1):
        if failure and status == 2 and "error[" in said:
            seen["refused"] += 1
            return "", 1
        return f"compare: {status} {said}\nrun of the edited study: {failure or 'fine'}", 0
    return held(options, study, edited, sums, out)


def held(options, study, edited, sums, out):
    text = io.StringIO()
    before = Side(recompute(study, [options.rules]), [], options.intervals)
    after = Side(recompute(edited.file, [options.rules]), sums, options.intervals)
    expected = {"compare.csv": list(rows(before, after)),
                "compare_clusters.csv": list(cluster_rows(before, after))}
    differences = compare_tables(expected, KEYS, out, text)
    if not sums:
        check_run(after, Results(os.path.join(edited.folder, "results")), differences)
    if options.self_test and not differences.count and not self_test(
            expected, out, silent(expected, KEYS)):
        return "the comparison does not notice faults", 0
    return "\n".join(text.getvalue().splitlines()[:SHOWN]), differences.equal


def main():
    options = arguments(__doc__, "--self-test", "--intervals")
    return run_studies(options, lambda *study: compare_one(options, *study))


if __name__ == "__main__":
    sys.exit(main())
