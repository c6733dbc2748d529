"""Laws about schemes over whole studies, through `pbr run`.

    python3 tests/reference/scheme_laws.py --program build/release/bin/pbr --studies 5 --seed 1

  rows     the rows of every table in another order, but for rows of one person and day: the same
           outcomes and payments, byte for byte
  threads  1 and 7 threads: the same bytes
  nothing  a scheme with 0% at risk pays activity: the same bytes but for the scheme's name
  shared   money that is shared out again adds up to what was at risk, commissioner by commissioner
  worse    somebody's last score made worse raises no recovery score

Prints what does not hold, and no identifier of a person. Exit status 0: all hold; 1: one does not;
2: the program cannot be run.
"""

import os
import random
import shutil
import sys
from collections import Counter
from fractions import Fraction

from compare_tariff import arguments, run_study
from outcome_study import OutcomeStudy, write_study
from pack_text import Plain
from random_schemes import thousandths
from reading import parse_pounds
from results import Results
from tariff_laws import date_of, read

FILES = ["outcomes.csv", "casemix.csv", "payments.csv", "contrast.csv", "contrast_totals.csv",
         "scores.csv", "schedule.csv", "partners.csv", "pool_payments.csv", "budgets.csv",
         "holders.csv"]
BETTER = {"q": 1, "w": -1}  # which way is better; their lowest or highest is the worst
WORST = {"q": "0", "w": "21"}


def share(text):
    return {"share": Plain(text)}


def recovery(statistic, measure):
    return {"id": f"{measure}-{statistic}", "name": "Drawn", "measure": measure,
            "statistic": statistic, "weight": Plain("0.5"), "lower": Plain("0"),
            "upper": Plain("1"), "least_complete": Plain("0")}


def results(statistic, **terms):
    domain = {"id": "recovery", "name": "Recovery", "weight": Plain("1"),
              "indicators": [recovery(statistic, measure) for measure in BETTER]}
    return {"id": "results", "name": "Results", "outcome": {**terms, "domains": [domain]}}


def pack(name, *components, rounding="half_up"):
    return {"scheme": name, "name": "Drawn", "rounding": rounding, "components": list(components)}


class Case:
    """One study, and variants of it in folders beside it."""

    def __init__(self, options, seed):
        self.options, self.folder = options, os.path.join(options.work, str(seed))
        self.study = OutcomeStudy(seed, options.people).fill()
        self.schemes = self.study.some_schemes()
        self.random = random.Random(f"scheme-laws-{seed}")

    def run(self, name, tables=None, schemes=None, threads="2"):
        folder = os.path.join(self.folder, name)
        write_study(folder, self.study, tables or self.study.tables, schemes or self.schemes)
        out = os.path.join(folder, "results")
        failure = run_study(self.options, folder, out, "--threads", threads)
        if failure:
            raise ValueError(f"{name}: {failure}")
        return Results(out)


def differing(first, second):
    return [f"{name} differs" for name in FILES
            if first.has(name) and read(first.folder, name) != read(second.folder, name)]


# ---- the laws -----------------------------------------------------------------------------------


def rows_law(case):
    """Rows of one person and day keep their order, because the later of them counts."""
    def one(rows):
        place = {}
        key = lambda row: (row.get("person_id"), date_of(row), "" if "person_id" in row else id(row))
        for row in rows:
            place.setdefault(key(row), case.random.random())
        return sorted(rows, key=lambda row: place[key(row)])
    tables = {name: one(rows) for name, rows in case.study.tables.items()}
    return differing(case.run("base"), case.run("rows", tables=tables))


def threads_law(case):
    return differing(case.run("one", threads="1"), case.run("seven", threads="7"))


def lines_of(out, name, scheme):
    """The rows of a scheme as text, without its name; rows of results apart from others."""
    rows = [list(row.items()) for row in out.table(name) if row["scheme"] == scheme]
    return [[value for column, value in row if column not in ("scheme", "baseline")]
            for row in rows]


def nothing_law(case):
    rounding = case.random.choice(["half_up", "half_even", "down", "up"])
    plain = pack("plain", {"id": "a", "name": "A", "activity": share("1")}, rounding=rounding)
    broken = []
    for form in ("withheld", "bonus", "deducted"):
        at_risk = results("recovered", **share("0"), **{"as": form})
        risky = pack("risky", plain["components"][0], at_risk, rounding=rounding)
        again = pack("again", plain["components"][0], rounding=rounding)
        out = case.run("nothing", schemes=[plain, again, risky])
        paid = [row for row in lines_of(out, "payments.csv", "risky") if row[2] == "a"]
        rest = {row[-1] for row in lines_of(out, "payments.csv", "risky") if row[2] != "a"}
        if paid != lines_of(out, "payments.csv", "plain") or rest != {"0.00"}:
            broken.append(f"payments of nothing {form} are not those of activity")
        for name in ("contrast.csv", "contrast_totals.csv"):
            amounts = lambda scheme: [row[:-2] for row in lines_of(out, name, scheme)]
            if amounts("again") != amounts("risky") or {row[-3] for row in lines_of(
                    out, name, "risky")} - {"0.00", ""}:
                broken.append(f"{name} of nothing {form} is not that of activity")
    return broken


def by_commissioner(out, scheme, component):
    sums = Counter()
    for row in out.table("payments.csv"):
        if row["scheme"] == scheme and row["component"] == component:
            sums[row["commissioner"]] += parse_pounds(row["amount"])
    return sums


def shared_law(case):
    """Against the same share for activity, which is paid in full."""
    units = case.random.randint(1, 999)
    part = thousandths(units)
    rest = {"id": "rest", "name": "Rest", "activity": {"share": thousandths(1000 - units)}}
    full = pack("full", rest, {"id": "results", "name": "All", "activity": {"share": part}})
    shared = pack("shared", rest, results("improved", share=part, unearned="shared"))
    kept = pack("kept", rest, results("improved", share=part))
    out = case.run("shared", schemes=[full, shared, kept])
    whole, again, earned = (by_commissioner(out, name, "results")
                            for name in ("full", "shared", "kept"))
    return [f"of {whole[key]} pence {again[key]} are paid, {earned[key]} earned"
            for key in whole if again[key] != (whole[key] if earned[key] else 0)]


def last_scores(rows):
    """{(person, measure): place of the last valid score}; it is no score before another."""
    last = {}
    for at, row in enumerate(rows):
        key = row["person_id"], row["measure"]
        if row["measure"] in BETTER and row["score"] != "99" and (
                key not in last or row["date"] >= rows[last[key]]["date"]):
            last[key] = at
    return last


def worse_law(case):
    rows = case.study.tables.get("measures", [])
    chosen = {at for at in last_scores(rows).values() if case.random.random() < 0.4}
    worse = [row | {"score": WORST[row["measure"]]} if at in chosen else row
             for at, row in enumerate(rows)]
    schemes = [pack(name, {"id": "a", "name": "A", "activity": share("0.5")},
                    results(name, **share("0.5"))) for name in ("recovered", "improved",
                                                                "not_worse")]
    before, after = (case.run(name, tables=case.study.tables | {"measures": table},
                              schemes=schemes).table("payments.csv")
                     for name, table in (("before", rows), ("worse", worse)))
    return [f"{was['scheme']}: a score of {was['score']} became {now['score']}"
            for was, now in zip(before, after) if was["score"] and
            Fraction(now["score"]) > Fraction(was["score"])]


LAWS = {"rows": rows_law, "threads": threads_law, "nothing": nothing_law, "shared": shared_law,
        "worse": worse_law}


def main():
    options = arguments(__doc__)
    broken = []
    try:
        for seed in range(options.seed, options.seed + options.studies):
            case = Case(options, seed)
            shutil.rmtree(case.folder, ignore_errors=True)
            found = [f"study {seed}: law {name}: {what}" for name, law in LAWS.items()
                     for what in law(case)]
            broken += found
            if not found:
                shutil.rmtree(case.folder)
    except (OSError, ValueError) as error:
        print(f"reference: {error}", file=sys.stderr)
        return 2
    print(*broken, sep="\n", end="\n" if broken else "")
    print(f"laws: {options.studies} studies, {len(LAWS)} laws, {len(broken)} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
