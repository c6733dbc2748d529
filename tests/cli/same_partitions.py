#!/usr/bin/env python3
"""A study worked in partitions gives the same bytes as one worked in memory: every file of the
output, whatever the memory and the number of threads, of tables in no order, with planted faults,
with line feeds inside quotes, with ids that several people share, and packed. And nothing is left
behind where the disk has no room."""
import argparse
import csv
import gzip
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

PERSON_TABLES = ("persons", "referrals", "assessments", "clusters", "contacts", "stays", "measures",
                 "statuses")


def run(options, *arguments, **more):
    result = subprocess.run([options.program, *map(str, arguments)], capture_output=True,
                            check=False, env={**os.environ, "PBR_RULES": options.rules}, **more)
    if not more and result.returncode not in (0, 1):
        raise SystemExit(f"pbr {arguments[0]} ended with {result.returncode}\n"
                         f"{result.stderr.decode()}")
    return result


def contents(folder):
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}


def differing(a, b):
    return sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))


def disorder(folder, seed):
    """Rows in no order, ids that others have too, and fields with line feeds."""
    draw = random.Random(seed)
    for name in PERSON_TABLES:
        path = folder / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        header, rows = rows[0] + ["note"], rows[1:]
        ids = header.index(f"{name[:-1]}_id") if f"{name[:-1]}_id" in header else None
        for row in rows:
            row.append(draw.choice(["", "", "", "two\nlines", 'a "quote", and more']))
            if ids is not None and name != "persons" and ids < len(row) and draw.random() < 0.01:
                row[ids] = draw.choice(rows)[ids]
        draw.shuffle(rows)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator=draw.choice(["\n", "\r\n"])).writerows([header] + rows)


def pack(folder):
    path = folder / "assessments.csv"
    path.write_bytes(gzip.compress(path.read_bytes(), mtime=0))


def same(options, study, top, name):
    """(name, files that differ) of every memory and number of threads."""
    whole = top / f"{name}-whole"
    run(options, "run", study, "-o", whole, "--quiet", "--memory", 100_000)
    checks = []
    for memory, threads in ((1, 1), (1, 2), (1, 5), (10, 2)):
        out = top / f"{name}-{memory}-{threads}"
        run(options, "run", study, "-o", out, "--quiet", "--memory", memory, "--threads", threads)
        checks.append((f"{name}: {memory} MiB, {threads} threads",
                       differing(contents(whole), contents(out))))
    told = [run(options, "check", study, "--format", "csv", "--memory", memory,
                "--spill", top).stdout for memory in (1, 100_000)]
    checks.append((f"{name}: check", [] if told[0] == told[1] and told[0] else ["what it says"]))
    return checks


def full_disk(options, study, top):
    """A file that may not grow beyond 100 kB stands for a full disk."""
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    out = top / "full"
    result = run(options, "run", study, "-o", out, "--memory", 1, preexec_fn=limit)
    said = result.stderr.decode()
    faults = [] if result.returncode == 2 else [f"status {result.returncode}"]
    if "cannot write a temporary file in" not in said or "File too large" not in said:
        faults.append(said)
    return [("a full disk", faults + [p.name for p in out.iterdir()])]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--rules", required=True)
    parser.add_argument("--no-bundled", action="store_true",
                        help="leave out the bundled study of 5,000 people, the slowest of the three")
    options = parser.parse_args()
    options.program, options.rules = os.path.abspath(options.program), os.path.abspath(options.rules)
    bundled = pathlib.Path(__file__).resolve().parents[2] / "docs" / "example"
    with tempfile.TemporaryDirectory(prefix="pbr-same-") as top:
        top = pathlib.Path(top)
        checks = []
        if not options.no_bundled:
            checks += same(options, bundled / "study.yaml", top, "bundled")
        dirty = top / "dirty"
        run(options, "synth", "--people", 1500, "--seed", 5, "--dirty", "0.05", "--quiet", dirty)
        disorder(dirty, 3)
        checks += same(options, dirty / "study.yaml", top, "dirty")
        checks += full_disk(options, dirty / "study.yaml", top)
        pack(dirty)
        checks += same(options, dirty / "study.yaml", top, "packed")
    failed = 0
    for name, different in checks:
        print(f"{'FAILED' if different else 'ok    '} {name} {' '.join(different)}")
        failed += bool(different)
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
