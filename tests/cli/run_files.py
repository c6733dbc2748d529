#!/usr/bin/env python3
"""What a run leaves beside its tables: run.json after its schema and true of every file, the crate
after its profile, the workbook read back and its figures equal to the tables, the Markdown's too, and what the page hides in
neither; the same bytes again. And that each of these checks can fail."""
import argparse
import copy
import csv
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from decimal import Decimal

import jsonschema

import crate_check

HERE = pathlib.Path(__file__).resolve().parent
SCHEMA = HERE.parents[1] / "docs/schemas/run.schema.json"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
failures = []


def check(good, words):
    if not good:
        failures.append(words)


def run(options, study, out, *more):
    result = subprocess.run([options.program, "run", str(study), "-o", str(out), "--quiet", *more],
                            capture_output=True, check=False,
                            env={**os.environ, "PBR_RULES": options.rules})
    check(result.returncode in (0, 1), result.stderr.decode())


def sheets_of(path):
    """Name -> rows of cells, each text, a number or None."""
    with zipfile.ZipFile(path) as book:
        shared = [("".join(t.text or "" for t in si.iter(MAIN + "t")))
                  for si in ET.fromstring(book.read("xl/sharedStrings.xml"))]
        names = [s.get("name") for s in ET.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")]
        sheets = {}
        for number, name in enumerate(names, 1):
            rows = {}
            root = ET.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            for cell in root.iter(MAIN + "c"):
                letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")).groups()
                column = 0
                for letter in letters:
                    column = column * 26 + ord(letter) - 64
                value = cell.find(MAIN + "v")
                text = None if value is None else value.text
                rows.setdefault(int(row), {})[column] = (
                    shared[int(text)] if cell.get("t") == "s" else Decimal(text))
            sheets[name] = [rows.get(r, {}) for r in range(1, max(rows, default=0) + 1)]
        charts = [n for n in book.namelist() if n.startswith("xl/charts/chart")]
        dates = {i.date_time for i in book.infolist()}
    return sheets, charts, dates


def paid_in_tables(out):
    totals, by_provider = {}, {}
    with (out / "payments.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            amount = Decimal(row["amount"])
            totals[row["scheme"]] = totals.get(row["scheme"], 0) + amount
            key = (row["scheme"], row["provider"])
            by_provider[key] = by_provider.get(key, 0) + amount
    return totals, by_provider


def pennies(number):
    return Decimal(number).quantize(Decimal("0.01"))


def check_workbook(out):
    sheets, charts, dates = sheets_of(out / "report.xlsx")
    totals, by_provider = paid_in_tables(out)
    check(next(iter(sheets)) == "About", "the first sheet says what this is")
    check(len(charts) >= 1, "no chart of the spreadsheet's own")
    check(dates == {(1980, 1, 1, 0, 0, 0)}, f"dates in the archive: {dates}")
    paid = [pennies(r[2]) for r in sheets["Totals"][1:] if isinstance(r.get(2), Decimal)]
    check(paid == [pennies(a) for a in totals.values()], f"totals: {paid} and {totals}")
    schemes = list(totals)
    seen = 0
    for row in sheets["Providers"]:
        for at, scheme in enumerate(schemes):
            figure = row.get(3 + at)
            if isinstance(figure, Decimal):
                seen += 1
                check(pennies(figure) == pennies(by_provider[scheme, row[1]]), f"{row[1]} {scheme}")
    check(seen > 0 or all(r.get(3) == "*" for r in sheets["Providers"][2:] if r), "no provider's figure")
    hashes = {(r.get(1), r.get(6)) for r in sheets["Rules used"][1:]}
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    for pack in record["packs"]:
        check((pack["id"], pack["sha256"]) in hashes, f"{pack['id']} has another hash")


def check_markdown(out):
    text = (out / "report.md").read_text(encoding="utf-8")
    totals, _ = paid_in_tables(out)
    for amount in totals.values():
        check(f"£{amount:,.2f}" in text, f"report.md lacks {amount}")
    block = []
    for line in text.splitlines() + [""]:
        if line.startswith("|"):
            block.append(line)
            continue
        check(len({len(row) for row in block}) <= 1, f"a table does not read as text: {block[:2]}")
        block = []


def rows_of_html(out):
    """What each scheme pays by provider, as the page shows it: provider -> cells."""
    text = (out / "report.html").read_text(encoding="utf-8")
    table = text[text.index('id="table-side-by-side"'):]
    rows = re.findall(r'<tr class="part"><th scope="row">([^<]*)</th>(.*?)</tr>',
                      table[:table.index("</table>")], re.S)
    return {name: re.findall(r"<td[^>]*>([^<]*)</td>", cells) for name, cells in rows}


def rows_of_markdown(out):
    text = (out / "report.md").read_text(encoding="utf-8")
    table = text[text.index("## Providers"):text.index("## Winners and losers")]
    rows = [[cell.strip().replace("\\*", "*") for cell in line.strip("|").split("|")]
            for line in table.splitlines() if line.startswith("|")]
    return {row[0]: row[1:] for row in rows[2:]}


def check_hidden(out):
    """What the page hides stands in neither paper; how many cells it hides."""
    page, markdown, hidden = rows_of_html(out), rows_of_markdown(out), 0
    sheets, _, _ = sheets_of(out / "report.xlsx")
    numbers = {name: {pennies(cell) for row in rows for cell in row.values()
                      if isinstance(cell, Decimal)} for name, rows in sheets.items()}
    text = (out / "report.md").read_text(encoding="utf-8")
    totals, by_provider = paid_in_tables(out)
    check(bool(page) and page.keys() == markdown.keys(), f"providers: {page} and {markdown}")
    for name, cells in page.items():
        row = next(r for r in sheets["Providers"] if r.get(1) == name)
        shown = cells[:1 + len(totals)]
        check(markdown[name][:len(shown)] == shown, f"{name}: {markdown[name]}, the page {cells}")
        for at, cell in enumerate(shown):
            check((row.get(2 + at) == "*") == (cell == "*"), f"report.xlsx, {name}: {row}")
            hidden += cell == "*"
        for scheme, cell in zip(totals, shown[1:]):
            amount = by_provider.get((scheme, name), 0)
            if cell == "*" and amount not in (0, *totals.values()):
                check(f"{amount:,.2f}" not in text, f"report.md tells what {scheme} pays {name}")
                check(all(pennies(amount) not in found for found in numbers.values()),
                      f"report.xlsx tells what {scheme} pays {name}")
    return hidden


def check_record(out):
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for error in jsonschema.Draft202012Validator(schema).iter_errors(record):
        check(False, f"run.json: {error.json_path}: {error.message}")
    outputs = {o["file"]: o["sha256"] for o in record["outputs"]}
    there = {p.name for p in out.iterdir()} - {"run.json", "ro-crate-metadata.json"}
    check(set(outputs) == there, f"outputs: {sorted(set(outputs) ^ there)}")
    for name in there & set(outputs):
        check(hashlib.sha256((out / name).read_bytes()).hexdigest() == outputs[name], f"hash of {name}")
    broken = copy.deepcopy(record)
    del broken["study"]["seed"]
    check(list(jsonschema.Draft202012Validator(schema).iter_errors(broken)), "the schema cannot fail")
    return record


def check_crate(out, record):
    crate = json.loads((out / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    for problem in crate_check.problems_of(crate):
        check(False, f"crate: {problem}")
    files = {e["@id"]: e.get("sha256") for e in crate["@graph"] if e["@type"] == "File"}
    for output in record["outputs"]:
        check(files.get(output["file"]) == output["sha256"], f"crate: {output['file']}")
    check(files.get("run.json") == hashlib.sha256((out / "run.json").read_bytes()).hexdigest(),
          "crate: run.json")
    works = {e.get("sha256") for e in crate["@graph"] if e["@type"] == "CreativeWork"}
    for consumed in record["inputs"] + record["packs"]:
        check(consumed["sha256"] in works, f"crate: {consumed}")
    for change in (lambda c: c["@graph"].pop(0), lambda c: c["@graph"][1].pop("license"),
                   lambda c: c["@graph"][1].pop("conformsTo"), lambda c: c["@graph"][4].pop("instrument"),
                   lambda c: c["@graph"][1]["hasPart"].pop(),
                   lambda c: c["@graph"][4].update(endTime="2015-01-01")):
        broken = copy.deepcopy(crate)
        change(broken)
        check(crate_check.problems_of(broken), "the crate's check cannot fail")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--rules", required=True)
    options = parser.parse_args()
    options.program, options.rules = os.path.abspath(options.program), os.path.abspath(options.rules)
    with tempfile.TemporaryDirectory(prefix="pbr-files-") as top:
        top = pathlib.Path(top)
        shutil.copytree(HERE / "small", top / "small")
        subprocess.run([options.program, "synth", "--people", "400", "--seed", "3", "--quiet",
                        str(top / "cohort")], check=True, env={**os.environ, "PBR_RULES": options.rules})
        for name, more in (("small", []), ("small", ["--disclosure", "off"]), ("cohort", [])):
            out = top / (name + "-out" + "-".join(more))
            run(options, top / name / "study.yaml", out, "--format", "md,xlsx", *more)
            check_crate(out, check_record(out))
            check_workbook(out)
            check_markdown(out)
            hidden = check_hidden(out)
            check((hidden > 0) == (name == "small" and not more), f"{out.name}: {hidden} hidden")
        run(options, top / "cohort/study.yaml", top / "again", "--format", "xlsx,md", "--threads", "3")
        for path in sorted((top / "again").iterdir()):
            check(path.read_bytes() == (top / "cohort-out" / path.name).read_bytes(),
                  f"{path.name} differs in a second run")
    print("\n".join(f"FAILED {f}" for f in failures) or "ok")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
