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

    def test_nothing_to_check_is_a_failure(self):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([sys.executable, CHECK, "--root", folder], text=True,
                                  capture_output=True, check=False)
            self.assertEqual(done.returncode, 1)


if __name__ == "__main__":
    unittest.main()
