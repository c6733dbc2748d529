#!/usr/bin/env python3
"""tools/tidy_record: what .tidy-clean says is what check_tidy then knows, and nothing else."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    lines = (ROOT / ".tidy-clean").read_text(encoding="utf-8").splitlines()
    wrong = [line for line in lines if not re.fullmatch(r"[0-9a-f]{64} (engine|tools)/\S+\.cpp", line)]
    names = [line.split()[-1] for line in lines]
    with tempfile.TemporaryDirectory() as home:
        environment = {name: value for name, value in os.environ.items() if name != "TIDY_CACHE"}
        subprocess.run([ROOT / "tools/tidy_record", "load"], check=True, stdout=subprocess.DEVNULL,
                       env={**environment, "XDG_CACHE_HOME": home})
        known = {path.name for path in pathlib.Path(home, "pbr-tidy").iterdir()}
    faults = [f"no line of a record: {line}" for line in wrong]
    if len(set(names)) != len(names):
        faults.append("a source stands twice")
    if known != {line.split()[0] for line in lines}:
        faults.append("what was loaded is not what was saved")
    print("\n".join(faults) or f"{len(lines)} lines")
    return 1 if faults or not lines else 0


if __name__ == "__main__":
    sys.exit(main())
