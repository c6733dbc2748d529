"""Random schemes over random studies about outcomes through `pbr run`, against this reference.

    python3 tests/reference/compare_schemes.py --program build/release/bin/pbr --studies 20 --seed 1

Each study is drawn from a seed of its own: seed, seed + 1 ... Prints the first differences of each,
and keeps every study that differs, with its packs and results, in WORK. Exit status 0: all equal;
1: differences; 2: the program cannot be run.
"""

import io
import os
import shutil
import sys

from compare_study import compare
from compare_tariff import SHOWN, arguments, run_study
from outcome_study import OutcomeStudy, write_study
from random_studies import run_studies
from recompute import recompute
from wrong_schemes import wrong_scheme

REPLICATES = 20  # of the bootstrap; of 20 the 1st and the 20th


def tell(result, seen):
    """What was met how often."""
    for scheme, (_, payments) in zip(result.study.schemes, result.payments):
        kinds = {c.id: c.kind if c.kind != "outcome" else
                 f"{c.form} {c.terms.get('unearned', '')}".strip() for c in scheme.components}
        seen.update(f"{kinds[payment.component]} of 0" if not payment.amount else
                    kinds[payment.component] for payment in payments)
        seen.update(f"scored {row.indicator.scoring}{' adjusted' * row.indicator.adjusted}"
                    for payment in payments for row in payment.rows if 0 < row.score < 1)
    for person in result.people:
        for outcome in (one for outcomes in person.outcomes for one in outcomes):
            seen[f"{outcome.measure.pairing.rule} {outcome.category}"] += 1


def compare_one(options, folder, seen):
    """(differences as text, figures that were equal)."""
    results = os.path.join(folder, "results")
    failure = run_study(options, folder, results)
    if failure:
        return failure, 0
    result = recompute(os.path.join(folder, "study.yaml"), [options.rules], intervals=True)
    out = io.StringIO()
    differences = compare(result, results, out)
    tell(result, seen)
    return "\n".join(out.getvalue().splitlines()[:SHOWN]), differences.equal


def refused(options, made, seed, seen):
    """What is wrong about how a wrong pack was taken; "" where it was refused where it stands."""
    folder = os.path.join(options.work, f"{seed}-wrong")
    shutil.rmtree(folder, ignore_errors=True)
    schemes = made.some_schemes(2)
    fault, schemes[1] = wrong_scheme(made.make, schemes[1])
    write_study(folder, made, made.tables, schemes, REPLICATES)
    results = os.path.join(folder, "results")
    failure = run_study(options, folder, results) or "taken"
    if not failure.startswith("exit status 2") or "error[" not in failure or (
            f"{schemes[1]['scheme']}.yaml:" not in failure) or os.path.exists(
            os.path.join(results, "payments.csv")):
        return f"a pack with the fault {fault}: {failure}"
    seen[f"refused {fault}"] += 1
    shutil.rmtree(folder)
    return ""


def main():
    options = arguments(__doc__)

    def drawn_and_compared(seed, folder, seen):
        made = OutcomeStudy(seed, options.people).fill()
        write_study(folder, made, made.tables, made.some_schemes(), REPLICATES)
        text, same = compare_one(options, folder, seen)
        return text + refused(options, made, seed, seen), same

    return run_studies(options, drawn_and_compared)


if __name__ == "__main__":
    sys.exit(main())
