"""A venv with the rivals in it, made by the benchmark itself; what cannot be had is left out and
said."""

import os
import subprocess
import sys

from .stopwatch import FOLDER, Failed

REQUIREMENTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "requirements.txt")


class Environment:
    """The Python that runs the rivals, and why some packages are missing: {package: reason}."""

    def __init__(self, python, missing=None):
        self.python, self.missing = python, missing or {}


def pinned():
    with open(REQUIREMENTS, encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def last_line(text):
    lines = [line for line in text.strip().split("\n") if line.strip()]
    return lines[-1].strip() if lines else "no message"


def pip(python, *arguments):
    """None, or what pip said last."""
    done = subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check",
                           *arguments], capture_output=True, text=True)
    return last_line(done.stderr) if done.returncode else None


def install(python):
    """All at once; where that fails, one by one, to know which."""
    if pip(python, "-r", REQUIREMENTS) is None:
        return {}
    reasons = {line.split("==")[0]: pip(python, "--no-deps", line) for line in pinned()}
    return {name: reason for name, reason in reasons.items() if reason}


def made(folder):
    """The venv in `folder`, installed anew where the requirements are not those it was made of."""
    python, stamp = os.path.join(folder, "bin/python"), os.path.join(folder, "requirements.txt")
    wanted = "\n".join(pinned())
    if os.path.exists(stamp):
        with open(stamp, encoding="utf-8") as file:
            if file.read() == wanted:
                return Environment(python)
    print("installing the rivals", file=sys.stderr)
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", folder], capture_output=True,
                          text=True)
    if done.returncode:
        raise Failed(f"no venv could be made in {folder}: {last_line(done.stdout + done.stderr)}\n"
                     "Debian has it in python3-venv; --no-install does without the rivals that "
                     "need one")
    missing = install(python)
    if not missing:
        with open(stamp, "w", encoding="utf-8") as file:
            file.write(wanted)
    return Environment(python, missing)


def why_not(environment, rival):
    """Why a rival cannot take part, as pip or Python's import said it, or ""."""
    if rival.package in environment.missing:
        return environment.missing[rival.package]
    done = subprocess.run([environment.python, "-B", "-c", f"import rivals.{rival.module}"],
                          capture_output=True, text=True, cwd=FOLDER)
    return last_line(done.stderr) if done.returncode else ""


def version(environment, package):
    """Of an installed package, of Python's SQLite, or of awk, which tells its name too."""
    if package == "awk":
        command = ["awk", "-W", "version"]
    elif package == "sqlite3":
        command = [environment.python, "-c", "import sqlite3; print(sqlite3.sqlite_version)"]
    else:
        command = [environment.python, "-c",
                   f"import importlib.metadata as m; print(m.version({package!r}))"]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return done.stdout.split("\n")[0].strip() if done.returncode == 0 else "unknown"
