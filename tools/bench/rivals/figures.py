"""What the runs say: medians, spread, ratios round by round, and the bars of the project."""

from dataclasses import dataclass
from statistics import median

ENOUGH = 1_000_000  # rows below which start-up, not work, is measured: no bar is judged


@dataclass
class Figure:
    """One contestant. `slower` compares seconds a row with pbr's in the same round."""

    contestant: object
    seconds: list
    peak_kib: int
    slower: list

    @property
    def per_row(self):
        return median(self.seconds) / self.contestant.rows

    @property
    def rate(self):
        return 1 / self.per_row


def figures(contestants, runs, pbr):
    """One Figure a contestant, in their order."""
    base = [run.seconds / pbr.rows for run in runs[pbr.title]]
    made = []
    for contestant in contestants:
        own = runs[contestant.title]
        slower = [run.seconds / contestant.rows / each for run, each in zip(own, base)]
        made.append(Figure(contestant, [run.seconds for run in own],
                           max(run.peak_kib for run in own), slower))
    return made


def best_forms(every):
    """The quickest form of each rival, in the order of rivals by name of first mention."""
    best = {}
    for figure in every:
        name = figure.contestant.name
        if name not in best or figure.per_row < best[name].per_row:
            best[name] = figure
    return list(best.values())


@dataclass
class Bar:
    what: str
    found: str
    wanted: str
    holds: bool


def bar(what, value, wanted, holds):
    return Bar(what, f"{value:,.1f}", wanted, holds)


def bars(every, pbr):
    """The bars that those who took part can be held to; none where the work is too small."""
    if pbr.rows < ENOUGH:
        return []
    mine = next(figure for figure in every if figure.contestant is pbr)
    quickest = {figure.contestant.name: figure for figure in best_forms(every)}
    made = []
    if "wc -l" in quickest:
        times = 1 / median(quickest["wc -l"].slower)
        made.append(bar(f"{pbr.title}, times the time of wc -l", times, "at most 5", times <= 5))
    for name, least in (("DuckDB", 20), ("GoRules ZEN", 1000)):
        if name in quickest:
            times = median(quickest[name].slower)
            made.append(bar(f"times faster than {quickest[name].contestant.title}", times,
                            f"at least {least:,}", times >= least))
    made.append(memory_bar(mine.peak_kib))
    return made


def memory_bar(peak_kib):
    mebibytes = peak_kib / 1024
    return bar("peak memory, MiB", mebibytes, "at most 64", mebibytes <= 64)


@dataclass
class Size:
    """pbr at one size beside wc -l of the same file. `per_row`: of each row it has more than the size
    before, so that what is done once costs the smallest size alone."""

    rows: int
    seconds: list
    per_row: float
    times_count: float
    peak_kib: int


def sizes(runs, pairs, start):
    """start: pbr on one row; pairs: (pbr, wc -l) of each size. Gives start-up seconds and Sizes."""
    start_up, made = median(run.seconds for run in runs[start.title]), []
    last_rows, last_seconds = start.rows, start_up
    for pbr, count in pairs:
        own = runs[pbr.title]
        seconds = [run.seconds for run in own]
        times = [run.seconds / other.seconds for run, other in zip(own, runs[count.title])]
        further = max(0.0, median(seconds) - last_seconds) / (pbr.rows - last_rows)
        last_rows, last_seconds = pbr.rows, median(seconds)
        made.append(Size(pbr.rows, seconds, further, median(times),
                         max(run.peak_kib for run in own)))
    return start_up, made


def scale_bars(start_up, made):
    """Linear time and level memory, both within 10%."""
    costs = [size.per_row for size in made[1:] or made]
    peaks = [size.peak_kib for size in made]
    spread = max(costs) / min(costs) if min(costs) > 0 else float("inf")
    level = max(peaks) / min(peaks)
    return [Bar("time a further row, dearest step over cheapest", f"{spread:.2f}",
                "at most 1.10", spread <= 1.10),
            Bar("peak memory, largest over smallest", f"{level:.2f}", "at most 1.10",
                level <= 1.10),
            memory_bar(max(peaks)),
            bar("start-up, milliseconds", start_up * 1000, "at most 20", start_up <= 0.020)]
