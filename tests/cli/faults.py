#!/usr/bin/env python3
"""Faults from outside: packed files that are cut, files that change, disks that are full, lines without
an end. Each ends with a clear message and exit status 2, and leaves nothing under the final name."""
import argparse
import gzip
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
MEBIBYTE = 1 << 20
LONG_LINE_KIB = 48 * 1024  # what a line of 1 GB may take more than a row


class Faults:
    def __init__(self, options):
        self.program, self.rules = options.program, options.rules
        self.failures = []
        self.folder = None

    def check(self, what, good, detail=""):
        if not good:
            self.failures.append(f"{what}\n{detail}")

    def start(self, *arguments, **more):
        return subprocess.Popen([self.program, *arguments], cwd=self.folder,
                                env={**os.environ, "PBR_RULES": self.rules},
                                stderr=subprocess.PIPE, **more)

    def run(self, *arguments, **more):
        """(status, standard output, standard error)"""
        more.setdefault("stdout", subprocess.PIPE)
        process = self.start(*arguments, **more)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err.decode("utf-8")

    def files(self):
        return {path for path in self.folder.rglob("*") if path.is_file()}

    def refused(self, what, message, *arguments, **more):
        """Status 2, the message, and no file that was not there before."""
        before = self.files()
        status, _, err = self.run(*arguments, **more)
        self.check(f"{what}: status {status}", status == 2, err)
        self.check(f"{what}: the message", message in err, err)
        self.check(f"{what}: files are left", before == self.files(),
                   str(self.files() - before))

    def rows(self, count):
        lines = (self.folder / "assessments.csv").read_text(encoding="utf-8").splitlines()
        body = []
        for i in range(count):
            cells = lines[1 + i % (len(lines) - 1)].split(",")
            cells[0] = f"a{i}"
            body.append(",".join(cells))
        return "\n".join([lines[0], *body]) + "\n"

    def packed_and_cut(self):
        text = self.rows(20_000).encode()
        packed = gzip.compress(text)
        plain = self.folder / "plain.csv"
        plain.write_bytes(text)
        (self.folder / "whole.csv.gz").write_bytes(packed)
        expected = self.run("allocate", "plain.csv", "-q")[1]
        self.check("a packed file gives the same bytes",
                   self.run("allocate", "whole.csv.gz", "-q")[1] == expected)
        with open(self.folder / "whole.csv.gz", "rb") as whole:
            self.check("so does standard input",
                       self.run("allocate", "-", "-q", stdin=whole)[1] == expected)
        (self.folder / "cut.csv.gz").write_bytes(packed[:len(packed) // 2])
        self.refused("a gzip file cut short", "error[CSV010]: the packed data breaks off",
                     "allocate", "cut.csv.gz", "-o", "out.csv")
        shutil.copy(self.folder / "study.yaml", self.folder / "cut.yaml")
        study = (self.folder / "cut.yaml").read_text(encoding="utf-8")
        (self.folder / "cut.yaml").write_text(study.replace("assessments.csv", "cut.csv.gz"),
                                              encoding="utf-8")
        self.refused("a study with a gzip file cut short", "error[CSV010]", "run", "cut.yaml",
                     "-o", "results")
        (self.folder / "bad.csv.gz").write_bytes(packed[:-8] + b"\0" * 8)
        self.refused("a wrong checksum", "error[CSV010]: the packed data does not have its checksum",
                     "check", "bad.csv.gz", "--table", "assessments", "-o", "findings.csv")
        (self.folder / "table.csv").write_bytes(b"PK\x03\x04" + b"\x00\x01" * 400)
        self.refused("a workbook", "error[CSV012]", "check", "table.csv", "--table", "persons")

    def cut_in_a_row(self):
        text = self.rows(50)
        (self.folder / "cut_row.csv").write_text(text[:-30], encoding="utf-8")
        status, out, err = self.run("allocate", "cut_row.csv")
        self.check("a file cut in a row: findings", status == 1 and "IN003" in err, err)
        self.check("a file cut in a row: every row is written", out.count(b"\n") == 51)

    def bad_bytes(self):
        text = self.rows(5_000).encode()
        for what, byte, found in (("NUL", b"\0", "a NUL byte"),
                                  ("Latin 1", b"\xfc", "a byte that is not UTF-8"),
                                  ("UTF-16", "ü".encode("utf-16"), "a byte that is not UTF-8")):
            (self.folder / "bytes.csv").write_bytes(text + b"a," + byte + b"\n")
            self.refused(what, f"bytes.csv:5002:3: error[CSV003]: {found}", "allocate", "bytes.csv",
                         "-o", "out.csv")

    def memory_of_a_row(self):
        """In KiB: of the program itself, which a sanitizer makes ten times as large."""
        (self.folder / "row.csv").write_text(self.rows(1), encoding="utf-8")
        process = self.start("allocate", "row.csv", stdout=subprocess.DEVNULL)
        process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return used.ru_maxrss

    def one_long_line(self):
        usual = self.memory_of_a_row()
        process = self.start("allocate", "-", "-o", "out.csv", stdin=subprocess.PIPE,
                             stdout=subprocess.DEVNULL)
        block = b"x" * MEBIBYTE
        given = 0
        try:
            while given < 1024:
                process.stdin.write(block)
                given += 1
        except BrokenPipeError:
            pass
        err = process.stderr.read().decode("utf-8")
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.check("a line of 1 GB: status", process.returncode == 2, err)
        self.check("a line of 1 GB: the message", "error[CSV006]: a record that is too long" in err,
                   err)
        self.check("a line of 1 GB: is not read on", given < 64, str(given))
        self.check("a line of 1 GB: memory", used.ru_maxrss < usual + LONG_LINE_KIB,
                   f"{used.ru_maxrss} KiB, and of a row {usual}")

    def growing(self):
        file = self.folder / "growing.csv"
        file.write_text(self.rows(60_000), encoding="utf-8")
        line = self.rows(1).splitlines()[1] + "\n"
        done = threading.Event()

        def grow():
            with file.open("a", encoding="utf-8") as out:
                while not done.is_set():
                    out.write(line)
                    out.flush()
                    time.sleep(0.0005)
        writer = threading.Thread(target=grow)
        writer.start()
        try:
            self.refused("a file that grows", "error[CSV011]: the file changed while it was read",
                         "allocate", "growing.csv", "-o", "out.csv")
        finally:
            done.set()
            writer.join()

    def full_disks(self):
        (self.folder / "many.csv").write_text(self.rows(20_000), encoding="utf-8")
        with open("/dev/full", "wb") as full:
            self.refused("standard output to a full disk", "standard output", "allocate", "many.csv",
                         stdout=full)
            self.refused("a schema to a full disk", "standard output", "schema", stdout=full)

        def no_large_files():
            resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, 64 * 1024))
        self.refused("a file on a full disk", "out.csv", "allocate", "many.csv", "-o", "out.csv",
                     preexec_fn=no_large_files)
        (self.folder / "kept.csv").write_text("what was here before\n", encoding="utf-8")
        self.refused("a file on a full disk, over another", "kept.csv", "allocate", "many.csv", "-o",
                     "kept.csv", preexec_fn=no_large_files)
        self.check("what stood there stays", (self.folder / "kept.csv").read_text(encoding="utf-8")
                   == "what was here before\n")

    def stopped(self):
        """Somebody reads only the first lines: no message, and not a status of success."""
        process = self.start("allocate", "many.csv", "-q", stdout=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        process.stderr.read()
        self.check("a reader that goes away", process.wait() in (2, -signal.SIGPIPE),
                   str(process.returncode))

    def all(self):
        with tempfile.TemporaryDirectory(prefix="pbr-faults-") as top:
            self.folder = pathlib.Path(top) / "case"
            shutil.copytree(HERE / "small", self.folder)
            for fault in (self.packed_and_cut, self.cut_in_a_row, self.bad_bytes, self.one_long_line,
                          self.growing, self.full_disks, self.stopped):
                fault()
        return self.failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--rules", required=True)
    failures = Faults(parser.parse_args()).all()
    for failure in failures:
        print(f"FAIL   {failure}")
    print(f"faults: {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
