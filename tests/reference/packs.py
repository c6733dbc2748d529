"""The study file and its rule packs, every scalar read as text so that numbers stay exact."""

import datetime
import os
from dataclasses import dataclass, field

import yaml

from cluster_packs import read_clusters
from measures import read_measure
from price_books import PriceBook, read_tariff
from reading import ONE_DAY, parse_date
from scheme_packs import read_scheme
from sure_terms import SureTerms, read_sure_terms


class Text(str):
    """A scalar as it stands, and the line it stands in."""

    line = 0


class PlainLoader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
    def construct_scalar(self, node):
        text = Text(super().construct_scalar(node))
        text.line = node.start_mark.line + 1
        return text


@dataclass
class Disclosure:
    """How counts of people below the exempt levels are shown."""

    below: int = 5
    base: int = 5
    mark: str = "*"
    exempt: list = field(default_factory=lambda: ["England"])


@dataclass
class EpisodeRules:
    """The rules built in, or what a pack says instead."""

    overlap: str = "later_start"
    between_providers: str = "side_by_side"
    bridge_days: int = 0
    re_referral_days: int = 0
    early_days: int = None
    revert: list = field(default_factory=list)


@dataclass
class Study:
    folder: str
    first_day: datetime.date
    last_day: datetime.date
    inputs: dict
    groups: list
    clusters: object  # cluster_packs.ClusterPack
    tariff: PriceBook  # of price_books.py
    measures: list
    schemes: list
    disclosure: Disclosure
    episode_rules: EpisodeRules
    seed: int = 1
    replicates: int = 1000  # of the bootstrap
    sure: SureTerms = field(default_factory=SureTerms)

    @property
    def end(self):
        return self.last_day + ONE_DAY


def load_yaml(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=PlainLoader)


def read_disclosure(pack):
    return Disclosure(int(pack["suppress_below"]), int(pack["round_to"]), pack["mark"],
                      pack["exempt_levels"])


def read_episode_rules(pack):
    if pack is None:
        return EpisodeRules()
    codes = pack["revert"]["clusters"]
    codes = [codes] if isinstance(codes, str) else codes
    return EpisodeRules(pack["overlap"]["rule"], pack["between_providers"]["rule"],
                        int(pack["gap"].get("days", 0)), int(pack["re_referral"]["within_days"]),
                        int(pack["review"]["early_days"]), [code.zfill(2) for code in codes])


def find_pack(reference, study_folder, rule_folders):
    if reference.endswith(".yaml"):
        return load_yaml(os.path.join(study_folder, reference))
    for folder in [os.path.join(study_folder, "rules"), *rule_folders]:
        path = os.path.join(folder, reference + ".yaml")
        if os.path.exists(path):
            return load_yaml(path)
    raise FileNotFoundError(f"no rule pack {reference}")


def tariff_of(reference, open_pack):
    name = reference if reference.endswith(".yaml") else reference + ".yaml"
    return read_tariff(open_pack(reference), name)


def load_study(path, rule_folders):
    """The study with all packs it names."""
    folder = os.path.dirname(os.path.abspath(path))
    text = load_yaml(path)
    rules = text["rules"]
    country = rules["instrument"].split("/")[0]
    named = [name if "/" in name or name.endswith(".yaml") else f"{country}/schemes/{name}"
             for name in text["schemes"]]
    open_pack = lambda reference: find_pack(reference, folder, rule_folders)
    measures = [read_measure(name, entry) for reference in rules["measures"]
                for name, entry in open_pack(reference)["measures"].items()]
    return Study(folder, parse_date(text["period"]["first_day"]),
                 parse_date(text["period"]["last_day"]), text["inputs"], text.get("groups", []),
                 read_clusters(open_pack(rules["clusters"])),
                 tariff_of(rules["tariff"], open_pack), measures,
                 [read_scheme(open_pack(name)) for name in named],
                 read_disclosure(open_pack(rules["disclosure"])),
                 read_episode_rules(open_pack(rules["episodes"]) if "episodes" in rules else None),
                 int(text.get("seed", 1)), int(text.get("bootstrap", 1000)),
                 read_sure_terms(text.get("uncertainty", {})))
