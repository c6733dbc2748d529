#!/usr/bin/env python3
"""Runs the program the way people do and compares what it says, word for word.

A case is a text file under cases/:

    # why the case is there
    base small                      start with a copy of tests/cli/small (the default) or `empty`
    write FILE                      lines up to the next word in column 1, indented by two blanks
    edit FILE ROW COLUMN VALUE      put a value into a cell of a CSV file (row 1 is the first below the header)
    sub FILE OLD => NEW             replace text in a file; it must be there
    rename_column FILE OLD NEW
    make binary|long_line|empty|many_rows FILE
    copy_rules                      a copy of the shipped rules/ beside the study
    stdin FILE                      standard input of the next run
    run ARGUMENTS                   of the program, in the folder of the case
    status N
    out                             exact standard output, indented by two blanks
    out_has TEXT                    a part of it
    err                             exact standard error
    err_has TEXT
    file FILE                       exact contents of a file it wrote
    no_file GLOB                    nothing of that name
    has_file FILE

Several `run` blocks follow one another. PBR_ACCEPT=1 rewrites `out`, `err` and `file` blocks; never in CI.
"""
import argparse
import csv
import glob
import hashlib
import io
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
WORDS = {"base", "write", "edit", "sub", "rename_column", "make", "copy_rules",
         "stdin", "run", "status", "out", "out_has",
         "err", "err_has",
         "file", "no_file", "has_file"}


def steps(text):
    """(word, argument, block lines) of each step, and the comment lines above."""
    found = []
    for line in text.splitlines():
        if line.startswith("  ") or (line == "" and found and found[-1][2]):
            found[-1][2].append(line[2:])
        elif line.startswith("#") or not line:
            found.append(["#", line, []])
        else:
            word, _, argument = line.partition(" ")
            if word not in WORDS:
                raise SystemExit(f"unknown word {word!r} in a case")
            found.append([word, argument, []])
    return found


def block_text(lines):
    while lines and lines[-1] == "":
        lines = lines[:-1]
    return "".join(line + "\n" for line in lines)


def read_rows(path):
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))


def write_rows(path, rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")


def make(kind, path):
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "binary":
        path.write_bytes(bytes(range(256)) * 40)
    elif kind == "long_line":
        header = path.read_bytes().split(b"\n")[0]
        path.write_bytes(header + b"\n" + b"x" * 10_000_000 + b"\n")
    elif kind == "many_rows":  # 2,000 more, each the last row with "maybe" in its last field
        lines = path.read_bytes().splitlines()
        wrong = lines[-1].rsplit(b",", 1)[0] + b",maybe"
        path.write_bytes(b"\n".join(lines + [wrong] * 2000) + b"\n")
    else:
        raise SystemExit(f"cannot make {kind}")


class Case:
    def __init__(self, path, program, rules):
        self.path, self.program, self.rules = path, program, rules
        self.shipped = str(pathlib.Path(program).parent.parent / "share/pbr/rules")
        self.program_hash = hashlib.sha256(pathlib.Path(program).read_bytes()).hexdigest()
        self.failures = []
        self.result = None
        self.stdin = b""

    def check(self, what, good, detail):
        if not good:
            self.failures.append(f"{what}\n{detail}")

    def exact(self, what, expected, actual, block):
        if expected != actual and os.environ.get("PBR_ACCEPT") and not os.environ.get("CI"):
            block[:] = actual.splitlines()
            return
        self.check(what, expected == actual, f"--- expected\n{expected}--- got\n{actual}---")

    def step(self, folder, word, argument, block):
        path = folder / argument.split(" ")[0]
        if word == "base" and argument == "empty":
            shutil.rmtree(folder)
            folder.mkdir()
        elif word == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block_text(block), encoding="utf-8")
        elif word == "edit":
            name, row, column, *value = argument.split(" ", 3)
            rows = read_rows(folder / name)
            rows[int(row)][rows[0].index(column)] = value[0] if value else ""
            write_rows(folder / name, rows)
        elif word == "sub":
            name, change = argument.split(" ", 1)
            old, new = change.split(" => ")
            text = (folder / name).read_text(encoding="utf-8")
            self.check(f"sub {argument}", old in text, "the old text is not there")
            (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        elif word == "rename_column":
            name, old, new = argument.split(" ")
            rows = read_rows(folder / name)
            rows[0][rows[0].index(old)] = new
            write_rows(folder / name, rows)
        elif word == "make":
            make(argument.split(" ")[0], folder / argument.split(" ")[1])
        elif word == "copy_rules":
            shutil.copytree(self.rules, folder / "rules")
        elif word == "stdin":
            self.stdin = path.read_bytes()
        elif word == "run":
            self.result = subprocess.run([self.program, *shlex.split(argument)], cwd=folder,
                                         capture_output=True, timeout=120, check=False,
                                         input=self.stdin,
                                         env={**os.environ, "PBR_RULES": self.rules})
            self.stdin = b""
        elif word == "no_file":
            found = glob.glob(argument, root_dir=folder, include_hidden=True)
            self.check(f"no_file {argument}", not found, f"there is {found}")
        elif word == "has_file":
            self.check(f"has_file {argument}", path.exists(), "it is not there")
        elif word == "file":
            actual = path.read_text(encoding="utf-8") if path.exists() else "(no such file)\n"
            if path.name == "run.json":
                actual = self.any_build(actual)
            self.exact(f"file {argument}", block_text(block), actual, block)
        else:
            self.judge(word, argument, block)

    def portable(self, output):
        """Where the rules stand differs from machine to machine."""
        return output.decode("utf-8").replace(self.rules, "RULES").replace(self.shipped, "SHIPPED")

    def any_build(self, text):
        """A run.json without what differs from build to build: the hash of the program, and those
        of the outputs, whose contents other cases hold."""
        head, outputs, tail = text.partition('"outputs": [')
        tail = re.sub(r'"sha256": "[0-9a-f]{64}"', '"sha256": "HASH"', tail)
        return head.replace(self.program_hash, "PROGRAM") + outputs + tail

    def judge(self, word, argument, block):
        out = self.portable(self.result.stdout)
        err = self.portable(self.result.stderr)
        if word == "status":
            self.check("status", self.result.returncode == int(argument),
                       f"expected {argument}, got {self.result.returncode}\n{err}")
        elif word == "out":
            self.exact("standard output", block_text(block), out, block)
        elif word == "err":
            self.exact("standard error", block_text(block), err, block)
        elif word == "out_has":
            self.check(f"out_has {argument}", argument in out, out)
        elif word == "err_has":
            self.check(f"err_has {argument}", argument in err, err)

    def run(self):
        text = self.path.read_text(encoding="utf-8")
        todo = steps(text)
        with tempfile.TemporaryDirectory(prefix="pbr-case-") as top:
            folder = pathlib.Path(top) / "case"
            shutil.copytree(HERE / "small", folder)
            for word, argument, block in todo:
                if word != "#":
                    self.step(folder, word, argument, block)
        if os.environ.get("PBR_ACCEPT") and not os.environ.get("CI"):
            self.path.write_text(written(todo), encoding="utf-8")
        return self.failures


def written(todo):
    text = ""
    for word, argument, block in todo:
        text += argument + "\n" if word == "#" else f"{word} {argument}".rstrip() + "\n"
        text += "".join(("  " + line).rstrip() + "\n" if line else "\n" for line in block)
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--rules", required=True)
    parser.add_argument("cases", nargs="*", help="case files; all without any")
    options = parser.parse_args()
    paths = [pathlib.Path(p) for p in options.cases] or sorted((HERE / "cases").glob("*.case"))
    failed = 0
    for path in paths:
        failures = Case(path, os.path.abspath(options.program), os.path.abspath(options.rules)).run()
        failed += bool(failures)
        print(("FAILED " if failures else "ok     ") + path.stem)
        for failure in failures:
            print("    " + failure.replace("\n", "\n    "))
    print(f"{len(paths) - failed} passed, {failed} failed")
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
