"""One study through `pbr run` and a check of its results: drawn by `pbr synth` or in this folder.

    python3 tests/reference/run_case.py --pbr PROGRAM --rules RULES --work DIR --people 500 --seed 1
"""

import argparse
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def call(*command, fine=(0,)):
    print("+", " ".join(command), flush=True)
    status = subprocess.run(command, check=False).returncode
    if status not in fine:
        sys.exit(status or 1)


def script(name, *arguments):
    call(sys.executable, "-B", os.path.join(HERE, name), *arguments)


def make_study(options, folder):
    size = ["--people", options.people, "--seed", options.seed, "--rules", options.rules]
    if options.awkward:
        script("awkward_study.py", *size, folder)
    elif options.tariff:
        script("tariff_study.py", *size, folder)
    else:
        dirt = ["--dirty", options.dirty] if options.dirty else []
        call(options.pbr, "synth", *size, *dirt, "--quiet", folder)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--pbr", "--rules", "--work", "--people", "--seed"):
        parser.add_argument(name, required=True)
    parser.add_argument("--awkward", action="store_true", help="a study of awkward_study.py")
    parser.add_argument("--tariff", action="store_true", help="a study of tariff_study.py")
    parser.add_argument("--dirty", help="share of dirty rows, as `pbr synth` takes it")
    parser.add_argument("--check", default="compare_study.py", help="program for the results")
    return parser.parse_args()


def main():
    options = arguments()
    shutil.rmtree(options.work, ignore_errors=True)
    os.makedirs(options.work)
    study = os.path.join(options.work, "study.yaml")
    results = os.path.join(options.work, "results")
    make_study(options, options.work)
    # Status 1 says that there are findings in the data, and the dirty rows are there to be found.
    call(options.pbr, "run", study, "-o", results, "--rules", options.rules, "--quiet", fine=(0, 1))
    script(options.check, "--study", study, "--rules", options.rules, "--results", results)


if __name__ == "__main__":
    main()
