"""Runs one form of one rival: python3 -m rivals MODULE FORM W.csv PACK.yaml THREADS SECONDS.txt

Writes the seconds from the first byte read to the last one written: without the start of Python,
the import of the rival and the reading of the pack.
"""

import importlib
import sys
import time

from .profile import read_profile


def main():
    module, form, path, pack, threads, clock = sys.argv[1:]
    rival = importlib.import_module(f"rivals.{module}")
    run = rival.FORMS[form](read_profile(pack), int(threads))
    start = time.monotonic()
    run(path)
    sys.stdout.flush()
    with open(clock, "w", encoding="ascii") as file:
        file.write(f"{time.monotonic() - start:.6f}\n")


main()
