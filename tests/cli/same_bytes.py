#!/usr/bin/env python3
"""The same study gives the same bytes: twice, with 1, 2 and 5 threads, with every input's rows in
another order of people, and the casemix of two halves of the people adds up to that of the whole.
The bundled study is what `pbr synth --people 5000 --seed 1` makes."""
import argparse
import csv
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile


def run(options, study, out, *more):
    result = subprocess.run([options.program, "run", str(study), "-o", str(out), "--quiet", *more],
                            capture_output=True, check=False,
                            env={**os.environ, "PBR_RULES": options.rules})
    if result.returncode not in (0, 1):
        raise SystemExit(f"pbr run ended with {result.returncode}\n{result.stderr.decode()}")


def contents(folder, skip=()):
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())
            if p.name not in skip and p.is_file()}


def differing(a, b):
    return sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_rows(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def keep_half(folder, half):
    """Leaves the people whose number has the wanted parity; rows without a person stay in half 0."""
    for path in folder.glob("*.csv"):
        rows = rows_of(path)
        if "person_id" not in rows[0]:
            continue
        at = rows[0].index("person_id")

        def mine(row):
            person = row[at] if at < len(row) else ""
            return sum(person.encode()) % 2 == half
        write_rows(path, [rows[0]] + [row for row in rows[1:] if mine(row)])


def casemix_sums(paths):
    """Sums of all number columns by the key columns."""
    total, header = {}, None
    for path in paths:
        rows = rows_of(path)
        header = rows[0]
        first = header.index("people")
        for row in rows[1:]:
            sums = total.setdefault(tuple(row[:first]), [0] * (len(header) - first))
            for i, cell in enumerate(row[first:]):
                sums[i] += int(cell.replace(".", "")) if cell else 0
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--rules", required=True)
    options = parser.parse_args()
    options.program, options.rules = os.path.abspath(options.program), os.path.abspath(options.rules)
    checks = []
    bundled = pathlib.Path(__file__).resolve().parents[2] / "docs" / "example"
    with tempfile.TemporaryDirectory(prefix="pbr-same-") as top:
        top = pathlib.Path(top)
        study = top / "cohort" / "study.yaml"
        subprocess.run([options.program, "synth", "--people", "3000", "--seed", "11", "--quiet",
                        str(study.parent)], check=True, env={**os.environ, "PBR_RULES": options.rules})
        subprocess.run([options.program, "synth", "--people", "5000", "--seed", "1", "--quiet",
                        str(top / "bundled")], check=True,
                       env={**os.environ, "PBR_RULES": options.rules})
        checks.append(("the bundled study", differing(contents(top / "bundled"),
                                                      contents(bundled, skip={"out"}))))
        run(options, study, top / "one", "--threads", "1")
        base = contents(top / "one")
        for name, threads in (("again", "1"), ("two", "2"), ("five", "5")):
            run(options, study, top / name, "--threads", threads)
            checks.append((f"{threads} threads", differing(base, contents(top / name))))

        for half in (0, 1):
            folder = top / f"half{half}"
            shutil.copytree(study.parent, folder)
            keep_half(folder, half)
            run(options, folder / "study.yaml", folder / "out")
        halves = casemix_sums([top / f"half{h}" / "out" / "casemix.csv" for h in (0, 1)])
        whole = casemix_sums([top / "one" / "casemix.csv"])
        checks.append(("casemix of two halves", [] if halves == whole else ["casemix.csv"]))

        shuffled = top / "shuffled"
        shutil.copytree(study.parent, shuffled)
        generator = random.Random(5)
        for name in ("clusters", "stays", "measures", "statuses", "contacts", "persons", "referrals"):
            path = shuffled / f"{name}.csv"
            rows = rows_of(path)
            people = {}
            at = rows[0].index("person_id")
            for row in rows[1:]:
                people.setdefault(row[at] if at < len(row) else "", []).append(row)
            groups = list(people.values())
            generator.shuffle(groups)
            write_rows(path, [rows[0]] + [row for group in groups for row in group])
        run(options, shuffled / "study.yaml", top / "order")
        # Row numbers and hashes of the inputs follow the files; amounts and people must not.
        other = differing({n: b for n, b in base.items() if n in SAME_FOR_ANY_ORDER},
                          {n: b for n, b in contents(top / "order").items() if n in SAME_FOR_ANY_ORDER})
        checks.append(("another order of people", other))
    failed = 0
    for name, different in checks:
        print(f"{'FAILED' if different else 'ok    '} {name} {' '.join(different)}")
        failed += bool(different)
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


SAME_FOR_ANY_ORDER = {"allocations.csv", "episodes.csv", "lines.csv", "outcomes.csv", "casemix.csv",
                      "payments.csv", "scores.csv", "schedule.csv", "holders.csv", "contrast.csv",
                      "contrast_totals.csv", "indicators.csv", "transitions.csv",
                      "time_in_cluster.csv", "survival.csv", "outcome_indicators.csv", "adjusted.csv",
                      "coefficients.csv", "regression_to_mean.csv", "decomposition.csv",
                      "agreement_of_schemes.csv", "concentration.csv", "incomplete.csv",
                      "bunching.csv", "unmeasured.csv", "regression_reward.csv", "upcoding.csv",
                      "integrity.csv", "uncertainty.csv", "bands.csv", "ranks.csv", "pilot.csv"}

if __name__ == "__main__":
    sys.exit(main())
