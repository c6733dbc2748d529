"""A cluster pack of method profile as the rivals take it: numbers by page, item and rating."""

import os
import sys
from dataclasses import dataclass

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(FOLDER, "../../../tests/reference"))

from cluster_packs import ITEMS as EVERY_ITEM
from cluster_packs import read_clusters
from packs import load_yaml

ITEMS = EVERY_ITEM[:18]  # of W
RATINGS = range(5)
UNKNOWN = 5  # where a table has a sixth entry


@dataclass
class Page:
    code: str
    super_class: str
    points: dict  # item -> six numbers, by rating and unknown; only items with a row
    red: dict  # item -> ratings that are R, of unstarred items that have any
    starred_red: dict  # the same of starred items; an item without R has an empty list


@dataclass
class Profile:
    pages: list  # by code: ties go to the first
    variance: str
    restricts: dict  # "initial", "review" -> whether essential criteria restrict


def read_page(pack, cluster):
    page = Page(cluster.code, cluster.super_class, {}, {}, {})
    for row in cluster.rows:
        red = [rating for rating in RATINGS if row.cells[rating] == "R"]
        page.points[row.item] = [pack.penalty[cell] for cell in row.cells] + [pack.penalty_unknown]
        if row.star:
            page.starred_red[row.item] = red
        elif red:
            page.red[row.item] = red
    return page


def read_profile(path):
    pack = read_clusters(load_yaml(path))
    if pack.method != "profile" or pack.tree or any(pack.keys_first.values()):
        raise SystemExit(f"{path}: the rivals are written for packs of method profile without key "
                         "scales that come first and without a tree; take another pack")
    return Profile([read_page(pack, cluster) for cluster in pack.pages()], pack.variance,
                   pack.restricts)
