"""Runs contestants and notes what each run took."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # holds the package rivals


class Failed(Exception):
    """A contestant that did not finish; its text is for people."""


@dataclass
class Run:
    seconds: float
    peak_kib: int


def environment_of(settings):
    """Libraries that would take every core keep to the threads of the contest."""
    count = str(settings.threads)
    return os.environ | {"POLARS_MAX_THREADS": count, "OMP_NUM_THREADS": count,
                         "OPENBLAS_NUM_THREADS": count, "RAYON_NUM_THREADS": count,
                         "TOKIO_WORKER_THREADS": count}


def timed(settings, contestant, output=os.devnull):
    """One run, its standard output to `output`. A rival's seconds are its own: without the start of
    Python and imports; everybody else's are those of the whole process."""
    if contestant.written and os.path.exists(contestant.written):
        os.remove(contestant.written)
    noted = os.path.join(settings.work, "run.json")
    with open(output, "wb") as out:
        done = subprocess.run([settings.timer, noted, *contestant.command], stdout=out,
                              stderr=subprocess.PIPE, cwd=FOLDER, env=environment_of(settings))
    if done.returncode not in contestant.fine:
        said = done.stderr.decode(errors="replace").strip()
        raise Failed(f"{contestant.title}: exit status {done.returncode}\n{said[-2000:]}")
    with open(noted, encoding="ascii") as file:
        run = json.load(file)
    seconds = run["wall"]
    if contestant.clock:
        with open(contestant.clock, encoding="ascii") as file:
            seconds = float(file.read())
    return Run(seconds, run["peak_kib"])


def rounds(settings, contestants):
    """{title: runs}: everybody once a round, after one round that is not counted."""
    runs = {contestant.title: [] for contestant in contestants}
    for number in range(settings.rounds + 1):
        name = f"round {number} of {settings.rounds}" if number else "warm-up"
        print(f"{name}, {len(contestants)} runs", file=sys.stderr, flush=True)
        for contestant in contestants:
            run = mean_of([timed(settings, contestant) for _ in range(contestant.times)])
            if number:
                runs[contestant.title].append(run)
    return runs


def mean_of(runs):
    return Run(sum(run.seconds for run in runs) / len(runs), max(run.peak_kib for run in runs))
