"""Random packs of each method, valid by pbr/cluster_pack.hpp, as YAML. Constructed by us.

    python3 tests/reference/random_packs.py --method logit --packs 5 --seed 1 DIR

One seed gives the same packs everywhere.
"""

import argparse
import os
import random

from pack_text import Plain, as_yaml
from random_terms import Maker, logit_terms, profile_terms, table_terms, tree_terms

METHODS = {"profile": profile_terms, "logit": logit_terms, "table": table_terms}
CODES = [f"{number:02d}" for number in range(1, 99)] + [
    f"{number}{letter}" for number in range(100, 200) for letter in "ABZ"]
BRANCHES = ["mild", "severe", "first episode", "very severe and complex"]


def header(method, seed):
    return {"clusters": f"random-{method}-{seed}", "version": "1.0.0", "status": "illustrative",
            "valid": {"from": "2009-04-01", "to": "2039-03-31"}, "licence": "Apache-2.0",
            "sources": ["constructed by us: drawn at random"],
            "instrument": "england/instruments/mhct-18", "method": method}


def number_of_pages(make, method):
    """Many seldom; of types often 128, because 1/128 is a half of a millionth."""
    if method == "logit" and make.chance(0.12):
        return 128
    if make.chance(0.06):
        return make.pick(128, 200, 255)
    return make.pick(1, 2, 3, make.between(2, 9), make.between(5, 30), make.between(20, 60))


def empty_pages(make, method):
    """Codes, names, super-classes and branches; what the method adds comes later."""
    classes = make.some(["A", "B", "C"], 1)
    pages = {"00": {"name": "Variance", "review": {"months": 6}, "need": 1}}
    for code in sorted(make.random.sample(CODES, number_of_pages(make, method))):
        page = {"name": f"Page {code}", "review": make.pick({"months": 6}, {"days": 84}),
                "need": make.between(1, 20)}
        if method != "table" or make.chance(0.7):
            page |= {"super_class": make.pick(*classes)}
            if method == "profile" or make.chance(0.5):
                page |= {"branch": make.pick(*BRANCHES[:2 if make.chance(0.5) else 4])}
        pages[code] = page
    return pages


def cluster_pack(method, seed):
    """One pack as mappings, lists and text; numbers of type Plain are written without quotes."""
    make = Maker(random.Random(f"{method}-{seed}"), Plain)
    pack = header(method, seed)
    pages = empty_pages(make, method)
    pack |= METHODS[method](make, {code: page for code, page in pages.items() if code != "00"})
    if make.chance(0.5):
        tree_terms(make, pack, pages)
    pack |= {"variance": "00", "unusable": "99"}
    if make.chance(0.3):
        pack["not_clusters"] = {"0X": "never to be used"}
    pack["pages"] = pages
    if method == "profile" and make.chance(0.3):
        pack["transitions"] = {"initial": {"likely": [max(pages)]}}
    return pack


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--method", choices=METHODS, required=True)
    parser.add_argument("--packs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folder")
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    for seed in range(options.seed, options.seed + options.packs):
        path = os.path.join(options.folder, f"{options.method}-{seed}.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(as_yaml(cluster_pack(options.method, seed)))


if __name__ == "__main__":
    main()
