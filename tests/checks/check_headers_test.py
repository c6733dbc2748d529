#!/usr/bin/env python3
"""A header that leans on another's includes must be seen by tools/check_headers."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(__file__).resolve().parents[2] / "tools/check_headers"

CASES = [
    ("good", "#pragma once\n#include <string>\ninline std::string name() { return {}; }\n", 0),
    ("missing include", "#pragma once\ninline std::string name() { return {}; }\n", 1),
    ("no guard", "struct Twice {};\n", 1),
    ("warns", "#pragma once\ninline int narrow(long x) { return x; }\n", 1),
]


class CheckHeaders(unittest.TestCase):
    def test_cases(self):
        for label, text, status in CASES:
            with self.subTest(label), tempfile.TemporaryDirectory() as folder:
                root = pathlib.Path(folder)
                (root / "include/pbr").mkdir(parents=True)
                (root / "include/pbr/planted.hpp").write_text(text, encoding="utf-8")
                done = subprocess.run([sys.executable, CHECK, "--root", root], text=True,
                                      capture_output=True, check=False)
                self.assertEqual(done.returncode, status, done.stdout)
                named = "include/pbr/planted.hpp: does not compile alone" in done.stdout
                self.assertEqual(named, status == 1)

    def test_a_library_is_found_where_it_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "library").mkdir()
            (root / "library/theirs.hpp").write_text(
                "#pragma once\ninline int narrow(long x) { return x; }\n")
            (root / "engine").mkdir()
            (root / "engine/planted.hpp").write_text("#pragma once\n#include <theirs.hpp>\n")
            for words, status in (([], 1), (["--library", root / "library"], 0)):
                done = subprocess.run([sys.executable, CHECK, "--root", root, *words], text=True,
                                      capture_output=True, check=False)
                self.assertEqual(done.returncode, status, done.stdout)
                self.assertEqual("theirs.hpp: No such file" in done.stdout, not words)

    def test_a_header_that_a_source_reads_first_is_left_to_that_source(self):
        leans = "#pragma once\ninline std::string name() { return {}; }\n"
        for first, options, status in (("planted.hpp", [], 0), ("planted.hpp", ["--all"], 1),
                                       ("other.hpp", [], 1)):
            with self.subTest(first=first), tempfile.TemporaryDirectory() as folder:
                root = pathlib.Path(folder)
                (root / "engine").mkdir()
                (root / "engine/planted.hpp").write_text(leans)
                (root / "engine/other.hpp").write_text("#pragma once\n")
                (root / "engine/planted.cpp").write_text(
                    f'// Why.\n#include "{first}"\n\n#include "planted.hpp"\n')
                done = subprocess.run([sys.executable, CHECK, "--root", root, *options], text=True,
                                      capture_output=True, check=False)
                self.assertEqual(done.returncode, status, done.stdout)

    def test_every_header_says_once(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "engine").mkdir()
            (root / "engine/planted.hpp").write_text("int twice();\n")
            (root / "engine/planted.cpp").write_text('#include "planted.hpp"\n')
            done = subprocess.run([sys.executable, CHECK, "--root", root], text=True,
                                  capture_output=True, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn("engine/planted.hpp: no #pragma once", done.stdout)

    def test_nothing_to_check_is_a_failure(self):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([sys.executable, CHECK, "--root", folder], text=True,
                                  capture_output=True, check=False)
            self.assertEqual(done.returncode, 1)


if __name__ == "__main__":
    unittest.main()
