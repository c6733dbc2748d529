#!/usr/bin/env python3
"""tools/bench/against_rivals on small work: it runs through, and a wrong answer stops it.

    python3 tests/bench/against_rivals_test.py --build build/dev
"""

import argparse
import os
import stat
import subprocess
import sys
import tempfile
import unittest
from types import SimpleNamespace

BENCH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tools/bench")
sys.path.insert(0, BENCH)

from rivals import answers, figures, page
from rivals.contestants import Contestant
from rivals.stopwatch import Failed, Run

ROWS = 1000

# A program that is pbr, but for one row of what `allocate` writes to standard output.
LIAR = """#!/bin/sh
case $1 in allocate) ;; *) exec {pbr} "$@" ;; esac
{pbr} "$@" | awk -F, 'BEGIN {{ OFS = "," }} NR == {line} {{ {change} }} {{ print }}'
"""


class Small(unittest.TestCase):
    build = ""

    def run_bench(self, *arguments):
        with tempfile.TemporaryDirectory() as work:
            return subprocess.run(
                [sys.executable, "-B", os.path.join(BENCH, "against_rivals"), "--no-install",
                 "--build", self.build, "--work", work, "--rounds", "1", *arguments],
                capture_output=True, text=True)

    def run_liar(self, line, change, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            liar = os.path.join(folder, "pbr")
            with open(liar, "w", encoding="utf-8") as file:
                file.write(LIAR.format(pbr=os.path.join(self.build, "bin/pbr"), line=line,
                                       change=change))
            os.chmod(liar, stat.S_IRWXU)
            return self.run_bench("--rows", str(ROWS), "--pbr", liar, *arguments)

    def test_runs_through(self):
        done = self.run_bench("--rows", str(ROWS), "--sample", "200")
        self.assertEqual(done.returncode, 0, done.stderr)
        for said in ("pbr: 200 rows as tests/reference decides them",
                     "SQLite, case sums: the same 1,000 answers",
                     "awk, one pass: the same 1,000 answers"):
            self.assertIn(said, done.stderr)
        for title in ("wc -l", "cat", "pbr, 2 threads", "pbr, 1 thread",
                      "pbr, 2 threads, to a new file", "SQLite, case sums", "awk, one pass"):
            self.assertIn(f"| {title} | 1,000 | ", done.stdout)
        self.assertNotIn("bar", done.stdout)  # none is judged on so few rows

    def test_every_size(self):
        done = self.run_bench("--scale", "--sizes", "100", str(ROWS))
        self.assertIn(done.returncode, (0, 1), done.stderr)  # figures may be anything here
        self.assertIn("| 100 | ", done.stdout)
        self.assertIn("| peak memory, MiB | ", done.stdout)

    def test_whole_study(self):
        done = self.run_bench("--study", "--rows", str(ROWS))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("| pbr run, 2 threads | 1,000 | ", done.stdout)
        self.assertNotIn("bar", done.stdout)

    def test_whole_study_against_allocate(self):
        done = self.run_liar(701, '$6 = "77"', "--study")
        self.assertEqual(done.returncode, 1)
        self.assertIn("pbr run, 2 threads: other allocations than pbr, 2 threads", done.stderr)

    def test_pbr_against_reference(self):
        """Line 701 is row 700; every row is in the sample."""
        done = self.run_liar(701, '$6 = "77"', "--sample", str(ROWS))
        self.assertEqual(done.returncode, 1)
        self.assertIn("pbr differs from tests/reference at row 700: expected cluster ", done.stderr)
        self.assertIn("found cluster 77, ", done.stderr)

    def test_other_forms_against_pbr(self):
        """With one row in the sample nothing is noticed there; the file it writes is right."""
        done = self.run_liar(701, '$8 = "5"', "--sample", "1")
        self.assertEqual(done.returncode, 1)
        self.assertIn("pbr, 2 threads, to a new file: other bytes than pbr, 2 threads", done.stderr)


class Comparing(unittest.TestCase):
    def written(self, folder, *texts):
        for number, text in enumerate(texts):
            path = os.path.join(folder, str(number))
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            yield path

    def compared(self, one, other, rows):
        with tempfile.TemporaryDirectory() as folder:
            return answers.first_difference(*self.written(folder, one, other), rows)

    def test_a_rival_that_differs(self):
        header = ",".join(answers.ANSWER) + "\n"
        row = "A{},P1,R1,2014-01-01,A,03,04,{},Y\n"
        right = header + row.format(1, 1) + row.format(2, 2)
        wrong = header + row.format(1, 1) + row.format(2, 3)
        with tempfile.TemporaryDirectory() as folder:
            one, other = self.written(folder, right, wrong)
            answers.hold_against(one, one, 2, "Rival, form")
            with self.assertRaises(Failed) as caught:
                answers.hold_against(one, other, 2, "Rival, form")
        self.assertIn("Rival, form differs at row 2: expected cluster 03, runner_up 04, margin 2, "
                      "essential_met Y; found cluster 03, runner_up 04, margin 3, essential_met Y",
                      str(caught.exception))

    def test_first_difference(self):
        self.assertIsNone(self.compared("a,b\n1,2\n3,4\n", "a,b\n1,2\n3,4\n", 2))
        self.assertIsNone(self.compared("a,b\n1,2\n", 'a,b\r\n"1",2\r\n', 1))
        self.assertEqual(self.compared("a,b\n1,2\n3,4\n", "a,b\n1,2\n3,5\n", 2),
                         (2, ["3", "4"], ["3", "5"]))
        self.assertEqual(self.compared("a\n1\n2\n", "a\n1\n", 2), (2, ["2"], []))
        self.assertEqual(self.compared("a\n1\n", "a\n1\n2\n", 1), (2, [], ["2"]))
        self.assertEqual(self.compared("a\n1\n", "b\n1\n", 1), (0, ["a"], ["b"]))


class Figures(unittest.TestCase):
    def contest(self, pbr_seconds, wc_seconds, duckdb_seconds, peak_kib):
        pbr = Contestant("pbr", "pbr", "2 threads", 2_000_000, "", [])
        everybody = [pbr, Contestant("yardstick", "wc -l", "", 2_000_000, "", []),
                     Contestant("rival", "DuckDB", "slow", 1_000_000, "", []),
                     Contestant("rival", "DuckDB", "quick", 1_000_000, "", [])]
        seconds = [pbr_seconds, wc_seconds, [s * 2 for s in duckdb_seconds], duckdb_seconds]
        runs = {each.title: [Run(s, peak_kib) for s in own]
                for each, own in zip(everybody, seconds)}
        every = figures.figures(everybody, runs, pbr)
        return every, {bar.what: bar for bar in figures.bars(every, pbr)}

    def test_ratios_are_of_one_round(self):
        """A round that is slow for everybody leaves no trace: 2 million rows of pbr take as long as
        50,000 of DuckDB's quick form."""
        every, bars = self.contest([1, 10, 1], [0.5, 5, 0.5], [20, 200, 20], 64 * 1024)
        self.assertEqual([round(times, 9) for times in every[3].slower], [40, 40, 40])
        self.assertEqual([bar.found for bar in bars.values()], ["2.0", "40.0", "64.0"])
        self.assertIn("times faster than DuckDB, quick", bars)
        self.assertTrue(all(bar.holds for bar in bars.values()))

    def test_missed(self):
        _, bars = self.contest([1], [0.19], [9.9], 64 * 1024 + 1024)
        self.assertEqual([bar.holds for bar in bars.values()], [False, False, False])

    def test_scale(self):
        """What is done once is none of a further row's time."""
        make = lambda kind, rows: Contestant(kind, kind, f"{rows} rows", rows, "", [])
        start = make("pbr", 1)
        pairs = [(make("pbr", rows), make("wc", rows)) for rows in (1000, 10000, 40000)]
        took = {1: 0.04, 1000: 0.19, 10000: 1.09, 40000: 4.09}
        runs = {pbr.title: [Run(took[pbr.rows], 4096)] for pbr in (start, *(p for p, _ in pairs))}
        runs |= {wc.title: [Run(0.1, 1024)] for _, wc in pairs}
        start_up, made = figures.sizes(runs, pairs, start)
        self.assertAlmostEqual(made[1].per_row, made[2].per_row)
        self.assertGreater(made[0].per_row, made[1].per_row)
        self.assertEqual([bar.holds for bar in figures.scale_bars(start_up, made)],
                         [True, True, True, False])  # 40 ms are more than 20
        runs[pairs[2][0].title] = [Run(4.49, 4096)]
        self.assertFalse(figures.scale_bars(*figures.sizes(runs, pairs, start))[0].holds)


class Page(unittest.TestCase):
    def test_marked_block(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "page.md")
            with open(path, "w", encoding="utf-8") as file:
                file.write("a\n<!-- x: begin -->\nold\n<!-- x: end -->\nb\n")
            page.write(path, "x", "new")
            with open(path, encoding="utf-8") as file:
                self.assertEqual(file.read(), "a\n<!-- x: begin -->\nnew\n<!-- x: end -->\nb\n")
            with self.assertRaisesRegex(SystemExit, "no lines <!-- y: begin -->"):
                page.write(path, "y", "new")

    def test_rows_that_differ_are_shown_without_ids(self):
        row = ["A1", "P1", "R1", "2014-01-01", "A", "03", "", "", "Y"]
        self.assertEqual(answers.shown(row),
                         "cluster 03, runner_up empty, margin empty, essential_met Y")
        self.assertEqual(answers.shown(row[:3]), "3 fields instead of 9")

    def test_busy_machine_is_said(self):
        settings = SimpleNamespace(threads=2, rounds=1)
        self.assertIn("doing other work", page.conditions(settings, (3.0, 3.0), []))
        self.assertNotIn("other work", page.conditions(settings, (0.0, 2.0), []))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--build", required=True)
    options, rest = parser.parse_known_args()
    Small.build = os.path.abspath(options.build)
    unittest.main(argv=[sys.argv[0], *rest])
