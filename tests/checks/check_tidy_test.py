#!/usr/bin/env python3
"""Plants faults in sources that tools/check_tidy looks at together, and sees each of them found."""
import importlib.machinery
import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COPIED = (".clang-tidy", "tools/check_tidy", "tools/tidy_groups.py", "tools/tidy_sources.py")
sys.path.insert(0, str(ROOT / "tools"))
from tidy_groups import Source, groups_of  # pylint: disable=wrong-import-position
from tidy_sources import system_key  # pylint: disable=wrong-import-position

# Checks that no source of ours can fall foul of, or none that clang-tidy 14 would notice.
NOT_PLANTED = {
    "bugprone-dangling-handle": "does not know the string_view of libstdc++",
    "bugprone-dynamic-static-initializers": "only where statics are not made safe for threads",
    "bugprone-no-escape": "only in Objective-C and with blocks",
    "bugprone-signal-handler": "only in C",
}

# (text of one file, text of another, may they be read together)
PAIRS = [
    ("namespace { int f() { return 1; } }", "namespace { int g() { return 2; } }", True),
    ("namespace { int f() { return 1; } }", "namespace { int f() { return 2; } }", False),
    ("namespace { int f() { return 1; } }", "int g() { return f(); }", False),
    ("namespace { int f() { return 1; } }", "// f\nint g() { return h.f + a->f + std::f; }", True),
    ("namespace { int f() { return 1; } }", 'int g() { return "f"[0] + 1\'000 + \'f\'; }', True),
    ("namespace { template <typename T, int n = 2> T f(T a) {} }", "int g = f;", False),
    ("namespace { int f() { return 1; } }", "int g() { return n::f(); }", False),
    ("static int f() { return 1; }", "int g = f;", False),
    ("inline std::map<int, int> f() { return {}; }", "int g = f;", False),
    ("constexpr int a = 1, f = 2;", "int g = f;", False),
    ("const std::array<int, 2> f = {1, 2};", "int g = f;", False),
    ("namespace n {\nnamespace {\nenum class f { a };\n}\n}", "int g = f;", False),
    ("namespace n {\nnamespace {\n}\nint d() { return e; }\n}", "int g() { return e; }", True),
    ("namespace { struct f final : base {}; }", "int g = f;", False),
    ("struct f {};", "int g = f;", False),
    ("struct f::impl {};", "int g() { return f; }", True),
    ("int f(int a) { return a; }", "int g = f;", False),
    ("using f = int;", "int g = f;", False),
    ("namespace fs = std::filesystem;", "namespace fs = std::filesystem;", True),
    ("namespace fs = std::filesystem;", "namespace fs = other;", False),
    ("namespace fs = std::filesystem;", "int g = fs::a;", False),
    ("using yaml::Node;", "using yaml::Node;", True),
    ("using yaml::Node;", "using audit::Node;", False),
    ("using namespace yaml;", "int g;", False),
    ("#define F 1", "int g;", False),
    ("#if F\n#endif", "int g;", False),
    ("int main() {}", "int g;", False),
    ("template <>\nstruct hash<int> {};", "int g;", False),
    ("namespace { bool operator<(A a, A b) { return true; } }", "int g;", False),
    ("enum { one, two };", "int g;", False),
    ('extern "C" int f();', "int g;", False),
]

ONE = "#pragma once\nint one();\nstruct S {};\n"
F = '#include "one.hpp"\nnamespace {\nint f() { return 1; }\n}\n'
CLEAN = {
    "one.cpp": F + "int one() { return f(); }\n",
    "two.cpp": '#include "one.hpp"\nint two() { return one(); }\n',
    "six.cpp": F + "int six() { return f(); }\n",
    "one.hpp": ONE,
}
# (file, its text instead, the check that must be named beside the file)
PLANTED = [
    ("two.cpp", "int two(int a) { return a - a; }\n", "misc-redundant-expression"),
    ("two.cpp", "namespace n {\nstruct S {};\n}\nusing n::S;\n", "misc-unused-using-decls"),
    ("two.cpp", "int two() { return nothing; }\n", "clang-diagnostic-error"),
    ("one.hpp", ONE + "int BadName();\n", "readability-identifier-naming"),
]


BUILT = """cmake_minimum_required(VERSION 3.25)
project(planted LANGUAGES CXX)
option(PBR_TESTS "as the project has it" ON)
option(PBR_BENCH "as the project has it" OFF)
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
file(GLOB sources ${PROJECT_SOURCE_DIR}/engine/planted/*.cpp)
add_library(planted OBJECT ${sources})
"""
PRESETS = """{"version": 6, "configurePresets": [{"name": "release", "binaryDir": "build/release"}]}
"""


class Project:
    """A folder with the check, its rules, the sources of a case and what builds them."""

    def __init__(self, folder, sources):
        self.root = pathlib.Path(folder).resolve()
        for name in COPIED:
            (self.root / name).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, self.root / name)
        (self.root / "CMakeLists.txt").write_text(BUILT, encoding="utf-8")
        (self.root / "CMakePresets.json").write_text(PRESETS, encoding="utf-8")
        self.place = self.root / "engine/planted"
        self.place.mkdir(parents=True)
        for name, text in sources.items():
            self.write(name, text)

    def write(self, name, text):
        (self.place / name).write_text(text, encoding="utf-8")

    def check(self):
        where = {"TIDY_CACHE": str(self.root / "cache"), "BUILD": "build/tidy", "JOBS": "1"}
        done = subprocess.run([self.root / "tools/check_tidy"], text=True, capture_output=True,
                              env={**os.environ, **where}, check=False)
        return done.returncode, done.stdout + done.stderr

    def module(self):
        path = str(self.root / "tools/check_tidy")
        loader = importlib.machinery.SourceFileLoader("check_tidy", path)
        spec = importlib.util.spec_from_loader("check_tidy", loader)
        module = importlib.util.module_from_spec(spec)
        loader.exec_module(module)
        return module


def faults():
    """The fault of each check, in a namespace of its own behind its includes."""
    parts = re.split(r"^\[([\w-]+)\]\n", (HERE / "tidy_faults.txt").read_text(), flags=re.M)[1:]
    texts = {}
    for name, text in zip(parts[::2], parts[1::2]):
        includes = "".join(re.findall(r"^#include.*\n", text, re.M))
        rest = re.sub(r"^#include.*\n", "", text, flags=re.M)
        texts[name] = f"{includes}namespace {name.replace('-', '_')} {{\n{rest}}}\n"
    return texts


class CheckTidy(unittest.TestCase):
    def test_every_check_finds_its_fault_in_a_group(self):
        texts = faults()
        sources = {f"{name}.cpp": text for name, text in texts.items()}
        with tempfile.TemporaryDirectory() as folder:
            project = Project(folder, {**sources, "planted.cpp": ""})
            module = project.module()
            build = project.root / "build/tidy"
            module.configured(build)
            tidy = module.Tidy(build, module.Sources(project.root, build, ""))
            group = [tidy.source(project.place / name) for name in sources]
            clean, said = tidy.together(group)
            listed = module.clang_tidy("--list-checks").stdout.split()[2:]
            using = tidy.source(project.place / "misc-unused-using-decls.cpp")
            unused = tidy.has_unused_using(using)
        found = set(re.findall(r"/([\w-]+)\.cpp:\d+:\d+: error: .*\[\1,", said))
        self.assertFalse(clean)
        self.assertNotIn("clang-diagnostic", said)
        self.assertTrue(unused)
        self.assertEqual(set(texts) - found, {"misc-unused-using-decls"})
        self.assertEqual(set(listed) - set(texts), set(NOT_PLANTED))

    def test_what_is_clean_is_looked_at_once(self):
        with tempfile.TemporaryDirectory() as folder:
            project = Project(folder, CLEAN)
            self.assertEqual(project.check(), (0, "check_tidy: 3 files, 3 to look at in 2 groups\n"
                                                  "check_tidy: 3 files clean\n"))
            self.assertEqual(project.check(), (0, "check_tidy: 3 files, 0 to look at in 0 groups\n"
                                                  "check_tidy: 3 files clean\n"))
            project.write("two.cpp", CLEAN["two.cpp"] + "// more\n")
            self.assertIn("1 to look at", project.check()[1])
            project.write("one.hpp", CLEAN["one.hpp"] + "// more\n")
            self.assertIn("3 to look at", project.check()[1])

    def test_headers_of_others_are_a_part_of_the_key(self):
        with tempfile.TemporaryDirectory() as folder:
            header = pathlib.Path(folder, "other.h")
            keys = []
            for text in ("int a;\n", "int b;\n", "#error not alone\nint a;\n", '#include "none.h"\n'):
                header.write_text(text, encoding="utf-8")
                keys.append([system_key(("-isystem", folder), ["other.h"]) for _ in range(2)])
        again = [one == other for one, other in keys]
        self.assertEqual(again, [True, True, True, False])
        self.assertEqual(len({one for one, _ in keys}), 4)

    def test_what_is_not_clean_is_told_and_told_again(self):
        for name, text, check in PLANTED:
            with self.subTest(check), tempfile.TemporaryDirectory() as folder:
                project = Project(folder, {**CLEAN, name: text})
                for _ in range(2):
                    status, said = project.check()
                    self.assertEqual(status, 1, said)
                    place = re.escape(str(project.place / name))
                    self.assertRegex(said, rf"(?m)^{place}:\d+:\d+: error: .*\[{check}")
                    self.assertNotIn("files clean", said)

    def test_files_that_could_be_taken_for_one_another_stay_apart(self):
        for one, other, together in PAIRS:
            for texts in ((one, other), (other, one)):
                with self.subTest(texts):
                    sources = [Source(text, text, [], ()) for text in texts]
                    self.assertEqual(len(groups_of(sources, 8)), 1 if together else 2)

    def test_headers_that_keep_a_file_alone(self):
        for header in ("int one();\n", "#pragma once\nusing n::S;\n"):
            self.assertTrue(Source("", "int g;", [header], ()).alone)
        self.assertFalse(Source("", "int g;", ["#pragma once\nint one();\n"], ()).alone)
        shared = [Source("", text, ["#pragma once\nint f();\n"], ())
                  for text in ("int f() { return 1; }", "int g = f();")]
        self.assertEqual(len(groups_of(shared, 8)), 1)


if __name__ == "__main__":
    if shutil.which("clang-tidy") is None:
        print("check_tidy_test: clang-tidy is not installed (tools/setup --tests)")
        sys.exit(77)
    unittest.main()
