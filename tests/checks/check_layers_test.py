#!/usr/bin/env python3
"""Plants one violation at a time in a copy of the project and sees tools/check_layers name it."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHECK = ROOT / "tools/check_layers"

# (file that gets the line, line, what the check must say about it)
PLANTED = [
    ("engine/base/date.cpp", '#include "pbr/records.hpp"',
     'includes "pbr/records.hpp": base stands above records in engine/README.md'),
    ("engine/text/planted.cpp", '#include "rulebook/header.hpp"',
     'includes "rulebook/header.hpp": text stands above rulebook in engine/README.md'),
    ("include/pbr/money.hpp", '#include "pbr/csv.hpp"',
     'includes "pbr/csv.hpp": base stands above text in engine/README.md'),
    ("include/pbr/tariff.hpp", '#include "pbr/outcomes.hpp"',
     'includes "pbr/outcomes.hpp": tariff and outcomes never include each other'),
    ("engine/outcomes/planted.cpp", "#include <pbr/tariff.hpp>",
     'includes "pbr/tariff.hpp": outcomes and tariff never include each other'),
    ("engine/scheme/planted.cpp", "#include <yaml-cpp/yaml.h>",
     "yaml-cpp is for engine/text/yaml_parse.cpp only"),
    ("tools/planted/main.cpp", "#include <yaml-cpp/yaml.h>",
     "yaml-cpp is for engine/text/yaml_parse.cpp only"),
    ("engine/study/planted.cpp", "#include <spdlog/spdlog.h>", "spdlog is for tools/ only"),
    ("tools/planted/main.cpp", '#include "text/yaml.hpp"',
     'includes "text/yaml.hpp", which is private to engine/'),
    ("engine/scheme/planted.cpp", '#include "../text/yaml.hpp"',
     '"../text/yaml.hpp" climbs out of its folder'),
    ("engine/scheme/planted.cpp", '#include "nowhere.hpp"',
     '"nowhere.hpp" is no header of this folder; write "folder/header.hpp"'),
    ("engine/scheme/planted.cpp", '#include "pbr/nowhere.hpp"',
     '"pbr/nowhere.hpp" belongs to no folder of engine/README.md'),
    ("include/pbr/planted.hpp", "// a header nobody put on the map",
     "belongs to no folder of the table"),
    ("engine/planted/planted.cpp", "// a folder nobody put on the map",
     "the table has no row for engine/planted"),
    ("engine/CMakeLists.txt", "pbr_folder(text LINKS base report EXTERNAL yaml-cpp)",
     "links pbr_report: text stands above report in engine/README.md"),
    ("engine/casemix/planted.cpp", "auto now = std::chrono::system_clock::now();",
     "system_clock: engine/ reads no clock or environment, prints nothing"),
    ("engine/casemix/planted.cpp", 'const char* home = std::getenv("HOME");',
     "getenv: engine/ reads no clock or environment, prints nothing"),
    ("engine/casemix/planted.cpp", 'std::printf("%d", 1);',
     "printf: engine/ reads no clock or environment, prints nothing"),
    ("engine/tariff/planted.cpp", "double price = 9.2;",
     "binary floating point where money is made"),
]

# Lines that only look like violations.
HARMLESS = [
    ("engine/base/date.cpp", '// #include "pbr/records.hpp"'),
    ("engine/base/date.cpp", '/* double */ const char* word = "double std::cout";'),
    ("engine/report/planted.cpp", '#include "pbr/money.hpp"'),
    ("tests/planted/test.cpp", '#include "text/yaml.hpp"'),
    ("tools/planted/main.cpp", "#include <spdlog/spdlog.h>"),
    ("engine/base/date.cpp", 'std::snprintf(text, 3, "%d", 1);'),
]


def run(root):
    done = subprocess.run([sys.executable, CHECK, "--root", root], capture_output=True, text=True,
                          check=False)
    return done.returncode, done.stdout


class CheckLayers(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for top in ("engine", "include", "tools", "tests"):
            shutil.copytree(ROOT / top, self.root / top,
                            ignore=shutil.ignore_patterns("__pycache__", "node_modules"))

    def plant(self, name, line):
        """Appends the line to the file and returns its number."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(before + line + "\n", encoding="utf-8")
        return before.count("\n") + 1

    def test_the_project_itself_is_clean(self):
        self.assertEqual(run(self.root), (0, "check_layers: 0 violations\n"))

    def test_each_planted_violation_is_named(self):
        for name, line, says in PLANTED:
            with self.subTest(name=name, line=line):
                path = self.root / name
                before = path.read_text(encoding="utf-8") if path.exists() else None
                place = f"{name}:{self.plant(name, line)}"
                if "the table has no row" in says:
                    place = "engine/README.md:1"
                status, out = run(self.root)
                self.restore(path, before)
                self.assertEqual(out, f"{place}: {says}\ncheck_layers: 1 violations\n")
                self.assertEqual(status, 1)

    def test_what_only_looks_like_one_is_left_alone(self):
        for name, line in HARMLESS:
            self.plant(name, line)
        self.assertEqual(run(self.root), (0, "check_layers: 0 violations\n"))

    def test_the_order_is_the_readmes(self):
        path = self.root / "engine/README.md"
        rows = path.read_text(encoding="utf-8").split("\n")
        base = next(row for row in rows if row.startswith("| base |"))
        rows.remove(base)
        last = next(i for i, row in enumerate(rows) if row.startswith("| report |"))
        path.write_text("\n".join(rows[:last + 1] + [base] + rows[last + 1:]), encoding="utf-8")
        status, out = run(self.root)
        self.assertEqual(status, 1)
        self.assertIn("text stands above base in engine/README.md", out)

    def restore(self, path, before):
        if before is not None:
            path.write_text(before, encoding="utf-8")
            return
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()


if __name__ == "__main__":
    unittest.main()
