#!/usr/bin/env python3
"""Plants one violation at a time in a copy of the project and sees tools/check_codes name it."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHECK = ROOT / "tools/check_codes"
INDEX = "docs/codes/README.md"
ROW = "| [IN006](IN006.md) | error | rating out of range |"

# (file, what stands there, what is put instead, how many lines below it what is said stands, that)
PLANTED = [
    ("docs/codes/IN006.md", "# IN006: rating out of range", "# IN006: bad rating", 0,
     'the title is "bad rating", the program prints "rating out of range"'),
    ("docs/codes/RB020.md", "# RB020: ", "# RB021: ", 0, 'does not begin "# RB020: " and a title'),
    (INDEX, ROW, ROW + "\n" + ROW, 1, "IN006 stands twice"),
    (INDEX, ROW, ROW.replace("out of", "outside of"), 0,
     'the title of IN006 is "rating outside of range", that of its page "rating out of range"'),
    (INDEX, ROW, ROW.replace("(IN006", "(IN005"), 0, "IN006 leads to IN005.md"),
    (INDEX, ROW, "| [ZZ001](ZZ001.md) | error | nothing |\n" + ROW, 0,
     "no code ZZ001 stands in engine/ or tools/"),
]


def run(root):
    done = subprocess.run([sys.executable, CHECK, "--root", root], capture_output=True, text=True,
                          check=False)
    return done.returncode, done.stdout.splitlines()


class CheckCodes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for top in ("engine", "tools", "docs/codes"):
            shutil.copytree(ROOT / top, self.root / top,
                            ignore=shutil.ignore_patterns("__pycache__", "node_modules"))

    def replace(self, name, old, new):
        """Changes the file once and returns what it was, with the line of the change."""
        path = self.root / name
        before = path.read_text(encoding="utf-8")
        self.assertIn(old, before)
        path.write_text(before.replace(old, new, 1), encoding="utf-8")
        return before, before.count("\n", 0, before.index(old)) + 1

    def plant(self, name, text):
        path = self.root / name
        path.write_text(text, encoding="utf-8")
        self.addCleanup(path.unlink)

    def test_the_project_itself_is_clean(self):
        self.assertEqual(run(self.root), (0, ["check_codes: 0 violations"]))

    def test_each_planted_violation_is_named(self):
        for name, old, new, below, says in PLANTED:
            with self.subTest(says=says):
                before, changed = self.replace(name, old, new)
                status, out = run(self.root)
                (self.root / name).write_text(before, encoding="utf-8")
                self.assertIn(f"{name}:{changed + below}: {says}", out)
                self.assertEqual(status, 1)

    def test_a_code_without_page_and_row(self):
        self.plant("engine/base/planted.cpp", '// "ZZ002"\nauto code = "ZZ001";\n')
        self.assertEqual(run(self.root), (1, [
            "engine/base/planted.cpp:2: ZZ001 has no page docs/codes/ZZ001.md",
            f"engine/base/planted.cpp:2: ZZ001 has no row in {INDEX}",
            "check_codes: 2 violations"]))

    def test_a_page_without_a_code(self):
        self.plant("docs/codes/ZZ001.md", "# ZZ001: nothing\n")
        self.assertEqual(run(self.root), (1, [
            "docs/codes/ZZ001.md:1: no code ZZ001 stands in engine/ or tools/",
            "check_codes: 1 violations"]))

    def test_what_only_looks_like_a_code_is_left_alone(self):
        self.plant("engine/base/planted.cpp", '// "ZZ001"\nauto a = "MHS101Referral";\n')
        self.assertEqual(run(self.root), (0, ["check_codes: 0 violations"]))


if __name__ == "__main__":
    unittest.main()
