"""A study under a scenario as files: packs and tables changed as pbr/scenario.hpp and
pbr/overlay.hpp say, beside a study file that names them, so that `pbr run` can be asked what it
makes of them. Changes to sums are in sum_changes.py."""

import csv
import os
import shutil
from fractions import Fraction

import yaml

from exact import pounds, share_out, to_integer
from overlay import ANY, BETWEEN, PathProblem, entry_of, path_keys
from overlay_changes import apply
from packs import load_yaml
from scheme_packs import pence

KINDS = ("value", "factor", "add")
DATA = ("contracts", "providers")
SUMS = ("activity", "casemix", "outcomes", "completeness")  # in the order they are applied


def load_scenario(path):
    """The changes of a scenario file, in order, as {keys, kind, amount, from}."""
    changes = []
    for entry in load_yaml(path)["changes"]:
        kind, = [name for name in KINDS if name in entry]
        changes.append({"path": str(entry["path"]), "keys": path_keys(entry["path"]), "kind": kind,
                        "amount": str(entry[kind]), "from": entry.get("from")})
    return changes


def compose(path):
    with open(path, encoding="utf-8") as file:
        return yaml.compose(file, Loader=yaml.SafeLoader)


def short(reference):
    return reference.rsplit("/", 1)[-1]


class EditedStudy:
    """A copy of a study's folder in `folder`, its packs under `rules/` there."""

    def __init__(self, study_file, rules, folder):
        self.folder, self.rules = folder, rules
        shutil.rmtree(folder, ignore_errors=True)
        source = os.path.dirname(os.path.abspath(study_file))
        self.text = load_yaml(study_file)
        os.makedirs(folder)
        for name in self.text["inputs"].values():
            os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
            shutil.copy(os.path.join(source, name), os.path.join(folder, name))
        self.file = os.path.join(folder, "study.yaml")
        if os.path.isdir(os.path.join(source, "rules")):
            shutil.copytree(os.path.join(source, "rules"), os.path.join(folder, "rules"))
        for name in os.listdir(source):
            if name.endswith(".yaml"):
                shutil.copy(os.path.join(source, name), os.path.join(folder, name))
        shutil.copy(study_file, self.file)
        self.source = source
        self.packs = {}  # reference -> root node

    # ---- packs ----------------------------------------------------------------------------------

    def references(self, head):
        named = self.text["schemes"] if head == "schemes" else self.text["rules"].get(head, [])
        country = self.text["rules"]["instrument"].split("/")[0]
        for name in [named] if isinstance(named, str) else named:
            bare = head == "schemes" and "/" not in name and not name.endswith(".yaml")
            yield f"{country}/schemes/{name}" if bare else str(name)

    def pack(self, reference):
        if reference not in self.packs:
            name = reference if reference.endswith(".yaml") else reference + ".yaml"
            places = [self.source] if reference.endswith(".yaml") else [
                os.path.join(self.source, "rules"), self.rules]
            self.packs[reference] = compose(next(
                path for path in (os.path.join(place, name) for place in places)
                if os.path.exists(path)))
        return self.packs[reference]

    def targets(self, change):
        """(pack, keys inside it) of a path."""
        head, rest = change["keys"][0], change["keys"][1:]
        for reference in list(self.references(head)):
            root = self.pack(reference)
            if head == "schemes":
                if rest[0] in (ANY, entry_of(root, "scheme"), reference, short(reference)):
                    yield root, rest[1:]
                elif rest[0] is BETWEEN:
                    yield root, rest
            elif head == "measures":
                yield root, ["measures", *rest]
            elif head == "clusters":
                is_key = any(key.value == rest[0] for key, _ in root.value)
                yield root, rest if is_key else ["pages", *rest]
            else:
                yield root, rest

    def change_packs(self, change):
        if not sum(apply(root, keys, change) for root, keys in self.targets(change)):
            raise PathProblem("SN010")

    # ---- tables ---------------------------------------------------------------------------------

    def table(self, name):
        path = os.path.join(self.folder, self.text["inputs"][name])
        with open(path, encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            return path, reader.fieldnames, list(reader)

    @staticmethod
    def write(path, names, rows):
        with open(path, "w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, names, lineterminator="\n")
            table.writeheader()
            table.writerows(rows)

    def change_contracts(self, change):
        provider, commissioner, _ = change["keys"][1:]  # the third: value
        path, names, rows = self.table("contracts")
        contracts = {}
        for row in rows:
            if provider in (ANY, row["provider"]) and commissioner in (ANY, row["commissioner"]):
                contracts.setdefault((row["provider"], row["commissioner"]), []).append(row)
        for own in contracts.values():
            for row, amount in zip(own, changed_money([pence(row["amount"]) for row in own], change)):
                row["amount"] = pounds(amount)
        self.write(path, names, rows)

    def merge_providers(self, change):
        """Every record of one provider is another's."""
        for table in self.text["inputs"]:
            path, names, rows = self.table(table)
            for row in rows if "provider" in names else []:
                if change["keys"][1] in (ANY, row["provider"]):
                    row["provider"] = change["amount"]
            self.write(path, names, rows)

    # ---- all of it ------------------------------------------------------------------------------

    def apply(self, changes):
        """Changes to packs and tables, in order; those to sums are handed back."""
        for change in changes:
            head = change["keys"][0]
            if head == "contracts":
                self.change_contracts(change)
            elif head == "providers":
                self.merge_providers(change)
            elif head not in SUMS:
                self.change_packs(change)
        for reference, root in self.packs.items():
            name = reference if reference.endswith(".yaml") else f"rules/{reference}.yaml"
            path = os.path.join(self.folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                yaml.serialize(root, file, Dumper=yaml.SafeDumper, width=10**6, allow_unicode=True)
        return [change for change in changes if change["keys"][0] in SUMS]


def changed_money(parts, change):
    """The rows of one contract: a factor takes each, half up; a value or an addition is shared out
    by what they were."""
    amount = Fraction(change["amount"])
    if change["kind"] == "factor":
        return [to_integer(part * amount, "half_up") for part in parts]
    total = int(amount * 100)
    if change["kind"] == "value":
        return share_out(total, parts)
    return [part + more for part, more in zip(parts, share_out(total, parts))]
