"""`pbr run` on W beside `pbr allocate`: assessments to episodes, prices, outcomes, casemix and report."""

import filecmp
import os
import subprocess
from statistics import median

from . import contestants, figures, stopwatch

STUDY = """# A study of W: {rows:,} made-up assessments and nothing else.
study: W-{rows}
period: {{first_day: 2014-04-01, last_day: 2015-03-31}}
seed: 1
bootstrap: 0
inputs: {{assessments: {work}}}
rules:
  instrument: england/instruments/mhct-18
  clusters: england/clusters/illustrative
  tariff: england/tariffs/illustrative-2014
  measures: [england/measures/honos]
  disclosure: england/disclosure/mhsds
schemes: [activity]
output: out
"""


def made(settings, work, rows):
    """The contestant that runs the study of W, and the folder of its results."""
    folder = os.path.join(settings.work, f"study-{rows}")
    os.makedirs(folder, exist_ok=True)
    study = os.path.join(folder, "study.yaml")
    with open(study, "w", encoding="utf-8") as file:
        file.write(STUDY.format(rows=rows, work=work))
    out = os.path.join(folder, "out")
    command = [settings.pbr, "run", study, "-o", out, "--rules", settings.rules,
               "--threads", str(settings.threads), "-q"]
    # 1: ran, with findings about W.
    return contestants.Contestant("pbr", "pbr run", f"{settings.threads} threads", rows, work,
                                  command, fine=(0, 1)), out


def check(settings, study, out, allocate):
    """Both have the same allocations, to the byte."""
    stopwatch.timed(settings, study)
    alone = os.path.join(settings.work, "allocations.csv")
    with open(alone, "wb") as file:
        subprocess.run(allocate.command, stdout=file, check=True)
    if not filecmp.cmp(alone, os.path.join(out, "allocations.csv"), shallow=False):
        raise stopwatch.Failed(f"{study.title}: other allocations than {allocate.title}")


def written_bytes(out):
    return sum(entry.stat().st_size for entry in os.scandir(out))


def bars(every, study, allocate):
    """every: Figures measured against `allocate`."""
    figure = next(each for each in every if each.contestant is study)
    if allocate.rows < figures.ENOUGH:
        return []
    times = median(figure.slower)
    peak = figure.peak_kib / 1024
    return [figures.bar(f"{study.title}, times the time of {allocate.title}", times, "at most 4",
                        times <= 4),
            figures.bar("peak memory of the whole study, MiB", peak, "at most 1,024",
                        peak <= 1024)]
