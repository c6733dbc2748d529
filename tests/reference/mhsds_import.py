"""An MHSDS extract of a cohort, imported, is the cohort: record by record, and paid alike.

    python3 tests/reference/mhsds_import.py --pbr PBR --rules RULES --work DIR
        [--people N] [--seed N] [--dirty SHARE] [--mhsds-version 4|5] [--resubmitted] [--shuffled]

`pbr synth` writes the same people as canonical tables and as MHSDS. What MHSDS cannot hold is taken
out of the canonical tables first (see the functions below); then every table must be the same
multiset of rows. With faults planted, a recorded cluster may lack its referral or initial code
where the fault hides the assessment or the referral they come from; every such row must be what a
slow join of the extract gives, and nothing else may differ. Both are then run, and every payment
must be the same to the penny. Shuffled, the rows of every table stand in a random order, in two
files with other names: nothing may depend on where a row stands.
"""

import argparse
import collections
import csv
import os
import random
import re
import shutil
import subprocess
import sys

TABLES = ["persons", "referrals", "assessments", "clusters", "contacts", "stays", "measures",
          "statuses"]
REASONS = ["I=initial", "R=review", "D=discharge", "O=other"]
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read(folder, table):
    with open(os.path.join(folder, table + ".csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def prefixed(row, name):
    if row[name]:
        row[name] = row["provider"] + row[name]
    return row


def without(row, *names):
    for name in names:
        row.pop(name, None)
    return row


def person(row):
    row["sex"] = {"M": "1", "F": "2"}.get(row["sex"], row["sex"])
    return [without(row, "imd_decile", "group_rurality")]


def referral(row):
    return [prefixed(row, "referral_id")]


def assessment(row):
    return [without(prefixed(row, "assessment_id"), "setting", "item_8_type")]


def cluster(row):
    row["cluster_final"] = row["cluster_final"].zfill(2)
    return [prefixed(row, "referral_id")]


def contact(row):
    return [without(prefixed(row, "referral_id"), "staff_group")]


def status(row):
    rows = []
    for name, other in (("settled", "employed"), ("employed", "settled")):
        if row[name]:
            rows.append({**row, other: ""})
    return rows


def referred(row):
    return [prefixed(row, "referral_id")]


AS_MHSDS = {"persons": person, "referrals": referral, "assessments": assessment,
            "clusters": cluster, "contacts": contact, "stays": referred, "measures": referred,
            "statuses": status}


def expected(folder, table):
    """What an import can give back of a canonical table."""
    rows = [new for row in read(folder, table) for new in AS_MHSDS[table](dict(row))]
    if table in ("assessments", "statuses"):  # the same row twice is one record
        rows = list({tuple(row.values()): row for row in rows}.values())
    return rows


def imported(folder, table):
    drop = {"persons": ("imd_decile",), "assessments": ("setting", "item_8_type"),
            "contacts": ("staff_group",)}
    return [without(dict(row), *drop.get(table, ())) for row in read(folder, table)]


def counted(rows):
    return collections.Counter(tuple(sorted(row.items())) for row in rows)


def is_day(text):
    if not DAY.fullmatch(text):
        return False
    year, month, day = map(int, text.split("-"))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day <= (29 if leap else 28) if month == 2 else day <= 31


class Joined:
    """The referral and initial code of every MHS803 row of the last submission, joined from the
    extract by the written rules and by nothing else."""

    LAST_MONTH, MONTH_END = "1380", "2015-03-31"

    def __init__(self, extract):
        self.extract = extract
        self.tools = {tool["UniqClustID"]: tool for tool in self.rows("MHS801")}
        self.referrals = collections.defaultdict(list)
        for row in self.rows("MHS101"):
            self.referrals[row["OrgIDProv"], row["RecordNumber"]].append(row)
        self.found = collections.Counter()
        for row in self.rows("MHS803"):
            tool = self.tools[row["UniqClustID"]]
            spell = (row["Person_ID"], row["OrgIDProv"], row["AMHCareClustCodeFin"].zfill(2),
                     row["StartDateCareClust"], row["EndDateCareClust"])
            self.found[(*spell, self.referral(tool), tool["AMHCareClustCodeInit"])] += 1

    def rows(self, table):
        for name in sorted(os.listdir(self.extract)):
            if name.upper().startswith(table):
                for row in read(self.extract, name[:-4]):
                    if row["UniqMonthID"] == self.LAST_MONTH:
                        yield row

    def referral(self, tool):
        """The one received last of those open on the day."""
        day, fit = tool["AssToolCompDate"], []
        for row in self.referrals[tool["OrgIDProv"], tool["RecordNumber"]]:
            received, closed = row["ReferralRequestReceivedDate"], row["ServDischDate"]
            if not is_day(received) or not is_day(day):
                continue
            last = closed if is_day(closed) and closed >= received else self.MONTH_END
            if received <= day <= last:
                fit.append((received, int(row["MHS101UniqID"]), row["UniqServReqID"]))
        return max(fit)[2] if fit else ""

    def has(self, row):
        return key(row) + (row["referral_id"], row["cluster_initial"]) in self.found


def key(row):
    return tuple(row[n] for n in ("person_id", "provider", "cluster_final", "start", "end"))


def compare_clusters(extract, theirs, ours, dirty):
    left, right = counted(theirs), counted(ours)
    missing, extra = list((left - right).elements()), list((right - left).elements())
    by_key = collections.defaultdict(list)
    for row in extra:
        by_key[key(dict(row))].append(dict(row))
    joined, unexplained = Joined(extract), []
    for row in map(dict, missing):
        others = by_key[key(row)]
        if dirty and others and joined.has(others[-1]):
            others.pop()
        else:
            unexplained.append(("missing", row))
    unexplained += [("extra", row) for rows in by_key.values() for row in rows]
    return unexplained, len(missing)


def compare_table(options, table):
    theirs, ours = expected(options.canonical, table), imported(options.imported, table)
    if table == "clusters":
        differences, explained = compare_clusters(options.extract, theirs, ours,
                                                  options.dirty != "0")
    else:
        left, right = counted(theirs), counted(ours)
        differences = [("missing", dict(r)) for r in (left - right).elements()]
        differences += [("extra", dict(r)) for r in (right - left).elements()]
        explained = 0
    told = f", {explained} explained by a planted fault" if explained and not differences else ""
    print(f"  {table}: {len(theirs)} rows, {len(ours)} imported, {len(differences)} differ{told}")
    for kind, row in differences[:5]:
        print(f"    {kind}: {row}")
    return len(differences) + (1 if not ours else 0)


def pbr(options, *arguments, accept=(0, 1)):
    done = subprocess.run([options.pbr, *arguments, "--rules", options.rules, "-q"], check=False,
                          capture_output=True, text=True)
    if done.returncode not in accept:
        sys.exit(f"pbr {' '.join(arguments)}: status {done.returncode}\n{done.stdout}{done.stderr}")


def shuffle(folder, seed):
    """Every table in two files of names in small letters, its rows in no order."""
    draw = random.Random(seed)
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".csv"):
            continue
        path = os.path.join(folder, name)
        with open(path, encoding="utf-8") as file:
            header, *rows = file.readlines()
        os.remove(path)
        draw.shuffle(rows)
        cut = len(rows) // 3
        for part, some in (("_2014-04", rows[:cut]), ("_2014-05", rows[cut:])):
            new = os.path.join(folder, name[:-4].lower() + part + ".csv")
            with open(new, "w", encoding="utf-8") as file:
                file.writelines([header, *some])


def make(options):
    shutil.rmtree(options.work, ignore_errors=True)
    cohort = ["--people", str(options.people), "--seed", str(options.seed),
              "--dirty", options.dirty]
    pbr(options, "synth", *cohort, options.canonical)
    more = ["--resubmitted"] if options.resubmitted else []
    pbr(options, "synth", *cohort, "--format", "mhsds",
        "--mhsds-version", str(options.mhsds_version), *more, options.extract)
    if options.shuffled:
        shuffle(options.extract, options.seed)
    reasons = [word for reason in REASONS for word in ("--reason", reason)]
    pbr(options, "import", "mhsds", options.extract, "-o", options.imported, *reasons)


def run_both(options):
    """Contracts and pools are no part of MHSDS: without them both are paid by the same rules."""
    path = os.path.join(options.canonical, "study.yaml")
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file if not re.match(r"  contr|groups:", line)]
    bare = os.path.join(options.canonical, "bare.yaml")
    with open(bare, "w", encoding="utf-8") as file:
        file.writelines(lines)
    pbr(options, "run", bare, "-o", os.path.join(options.work, "out-canonical"))
    pbr(options, "run", os.path.join(options.imported, "study.yaml"), "-o",
        os.path.join(options.work, "out-imported"))


def compare_payments(options):
    theirs, ours = (read(os.path.join(options.work, folder), "payments")
                    for folder in ("out-canonical", "out-imported"))
    left, right = counted(theirs), counted(ours)
    differences = list((left - right).elements()) + list((right - left).elements())
    print(f"  payments: {len(theirs)} rows, {len(differences)} differ")
    for row in differences[:6]:
        print(f"    {dict(row)}")
    return len(differences) + (1 if not theirs else 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--pbr", required=True)
    parser.add_argument("--rules", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dirty", default="0")
    parser.add_argument("--mhsds-version", type=int, default=5)
    parser.add_argument("--resubmitted", action="store_true")
    parser.add_argument("--shuffled", action="store_true")
    options = parser.parse_args()
    for folder in ("canonical", "extract", "imported"):
        setattr(options, folder, os.path.join(options.work, folder))
    make(options)
    differences = sum(compare_table(options, table) for table in TABLES)
    run_both(options)
    differences += compare_payments(options)
    print(f"{differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
