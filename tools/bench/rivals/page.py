"""Figures as tables in Markdown, and the marked blocks of docs/benchmarks.md that hold them."""

from statistics import median

from .figures import best_forms
from .machine import described


def short(number):
    """Three digits that count: 0.0123, 1.23, 45.6, 1,234."""
    if number >= 100:
        return f"{number:,.0f}"
    digits = 1 if number >= 10 else 2 if number >= 1 else 3 if number >= 0.1 else 4
    return f"{number:.{digits}f}"


def rate(number):
    return f"{short(number / 1e6)} M" if number >= 1e6 else f"{short(number)}"


def counted(number, word):
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def spread(values):
    return f"{short(median(values))} ({short(min(values))} to {short(max(values))})"


def table(header, rows):
    lines = ["| " + " | ".join(cells) + " |" for cells in [header, *rows]]
    return "\n".join([lines[0], "|" + "---|" * len(header), *lines[1:]])


def figure_row(figure):
    return [figure.contestant.title, f"{figure.contestant.rows:,}", spread(figure.seconds),
            rate(figure.rate), spread(figure.slower), short(figure.peak_kib / 1024)]


HEADER = ["", "rows", "seconds", "rows a second", "times the time of pbr, a row",
          "peak memory, MiB"]


def bar_table(bars):
    return table(["bar", "found", "wanted", ""],
                 [[bar.what, bar.found, bar.wanted, "holds" if bar.holds else "**missed**"]
                  for bar in bars])


def conditions(settings, loads, versions):
    busy = max(loads)
    lines = [f"Machine: {described()}. {counted(settings.threads, 'thread')}. "
             f"{counted(settings.rounds, 'round')} after a warm-up; load before and after: "
             f"{loads[0]:.1f}, {loads[1]:.1f}."]
    if loads[0] > 0.5:
        lines.append("The machine was doing other work: rates are low, ratios rough." if busy > 1
                     else "The machine was not quite idle.")
    if versions:
        lines.append("Versions: " + ", ".join(versions) + ".")
    return " ".join(lines)


def contest(settings, every, bars, loads, versions, missing):
    """The whole block: best forms, bars, every form."""
    rivals = [figure for figure in every if figure.contestant.kind == "rival"]
    others = [figure for figure in every if figure.contestant.kind != "rival"]
    parts = [conditions(settings, loads, versions),
             table(HEADER, [figure_row(figure) for figure in
                            others + sorted(best_forms(rivals), key=lambda f: f.per_row)])]
    parts += [f"Left out: {name}, which cannot be had here ({reason})."
              for name, reason in missing.items()]
    if bars:
        parts.append(bar_table(bars))
    if len(rivals) > len(best_forms(rivals)):
        parts.append("Every form of every rival:\n\n" + table(
            HEADER, [figure_row(figure) for figure in rivals]))
    return "\n\n".join(parts)


def scale(settings, start_up, made, bars, loads, versions):
    rows = [[f"{size.rows:,}", spread(size.seconds), short(size.per_row * 1e9),
             short(size.times_count), short(size.peak_kib / 1024)] for size in made]
    return "\n\n".join([
        conditions(settings, loads, versions) + f" Start-up, from one row: "
        f"{short(start_up * 1000)} milliseconds.",
        table(["rows", "seconds", "nanoseconds a further row", "times the time of wc -l",
               "peak memory, MiB"], rows), bar_table(bars)])


def whole_study(settings, every, written, bars, loads, versions):
    return "\n\n".join([
        conditions(settings, loads, versions) +
        f" `pbr run` writes {short(written / 2**20)} MiB of results.",
        table(HEADER, [figure_row(figure) for figure in every]),
        *([bar_table(bars)] if bars else [])])


def write(path, name, text):
    """Replaces what stands between the marks `name` of the page."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    with open(path, encoding="utf-8") as file:
        page = file.read()
    head, found, rest = page.partition(begin)
    _, closed, tail = rest.partition(end)
    if not found or not closed:
        raise SystemExit(f"{path}: no lines {begin} and {end} to write between")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{head}{begin}\n{text}\n{end}{tail}")
