"""Cluster packs of the three methods, every scalar read as text so that numbers stay exact."""

import re
from dataclasses import dataclass, field
from fractions import Fraction

ITEMS = ([f"item_{n}" for n in range(1, 14)] + [f"item_{c}" for c in "abcde"] + ["item_q"])
NO_LIMIT = None

WHOLE = r"-?[0-9]+"
RANGE = re.compile(f"({WHOLE})-({WHOLE})")


@dataclass
class Row:
    """One row of a page: five letters, one for each rating."""

    item: str
    cells: str
    star: bool = False
    key: bool = False


@dataclass
class Condition:
    """The value of that name lies in lowest to highest (None: no limit), or is unknown."""

    value: str
    unknown: bool = False
    lowest: int = NO_LIMIT
    highest: int = NO_LIMIT


@dataclass
class Premise:
    conditions: list
    super_classes: list = None  # None: all of them


@dataclass
class Rule:
    when: Premise
    cluster: str


@dataclass
class Step:
    when: Premise
    super_class: str
    branch: str  # "" is every branch of the super-class


@dataclass
class Value:
    """A derived value: a weighted sum, or the number of its items rated from ... to."""

    weights: dict  # item -> weight
    counts: bool = False
    lowest: int = 1
    highest: int = 4
    most_missing: int = 0


@dataclass
class Cluster:
    code: str
    super_class: str
    months: int
    days: int
    need: int
    rows: list = field(default_factory=list)  # profile
    branch: str = ""
    constant: Fraction = Fraction(0)  # logit
    coefficients: dict = field(default_factory=dict)  # item -> five fractions
    excluded_by: list = field(default_factory=list)  # of {item: rating}, all of which must hold


@dataclass
class ClusterPack:
    clusters: dict
    penalty: dict  # letter -> points
    penalty_unknown: int
    restricts: dict  # "initial", "review" -> whether essential criteria restrict
    variance: str
    unusable: str
    transitions: dict  # (from, to) -> status
    method: str = "profile"
    keys_first: dict = field(default_factory=lambda: {"initial": False, "review": False})
    all_excluded: str = "variance"
    values: dict = field(default_factory=dict)  # derived values by name
    hit: str = "first"
    rules: list = field(default_factory=list)
    tree: list = field(default_factory=list)  # steps, none where the tree is not used

    def pages(self):
        """The clusters that take part, by code."""
        return [self.clusters[code] for code in sorted(self.clusters) if code != self.variance]


def switches(section, initial, review):
    """{"initial": bool, "review": bool} of a mapping that may leave either out."""
    given = {"initial": initial, "review": review}
    return given | {name: text == "true" for name, text in section.items()}


def read_row(item, row):
    return Row(item, row["cells"], row.get("star") == "true", row.get("key") == "true")


def read_exclusion(entry):
    return {name: int(rating) for name, rating in entry.items() if name != "basis"}


def read_cluster(code, page):
    review = page.get("review", {})
    return Cluster(
        code, page.get("super_class", ""), int(review.get("months", 0)), int(review.get("days", 0)),
        int(page.get("need", 0)), [read_row(*entry) for entry in page.get("grid", {}).items()],
        page.get("branch", ""), Fraction(page.get("constant", "0")),
        {item: [Fraction(text) for text in row]
         for item, row in page.get("coefficients", {}).items()},
        [read_exclusion(entry) for entry in page.get("excluded_by", [])])


def listed(value):
    return [value] if isinstance(value, str) else value


def read_value(entry):
    """A mapping gives each item its weight; one item or a list of them weighs 1 each."""
    items = entry["count" if "count" in entry else "sum"]
    weights = ({item: int(weight) for item, weight in items.items()} if isinstance(items, dict)
               else dict.fromkeys(listed(items), 1))
    return Value(weights, "count" in entry, int(entry.get("from", 1)), int(entry.get("to", 4)),
                 int(entry.get("most_missing", 0)))


def read_condition(name, text):
    """ "3", "2-4", "-5--2", ">=2", "<=3" or "unknown"."""
    if text == "unknown":
        return Condition(name, unknown=True)
    if text.startswith(">="):
        return Condition(name, lowest=int(text[2:]))
    if text.startswith("<="):
        return Condition(name, highest=int(text[2:]))
    ends = RANGE.fullmatch(text)
    if ends:
        return Condition(name, lowest=int(ends[1]), highest=int(ends[2]))
    return Condition(name, lowest=int(text), highest=int(text))


def read_premise(when):
    conditions = [read_condition(name, text) for name, text in when.items()
                  if name != "super_class"]
    return Premise(conditions, listed(when["super_class"]) if "super_class" in when else None)


def read_tree(tree):
    if tree.get("use", "never") == "never":
        return []
    return [Step(read_premise(step["when"]), step["super_class"], step.get("branch", ""))
            for step in tree["steps"]]


def read_clusters(pack):
    """A pack as PyYAML's BaseLoader gives it: mappings, lists and text."""
    terms, table = pack.get("profile", {}), pack.get("table", {})
    weights = {"must": 0, "expected": 0, "may": 1, "unlikely": 3, "unknown": 0}
    weights |= {name: int(value) for name, value in terms.get("penalty", {}).items()}
    transitions = {(start, to): status
                   for start, rows in pack.get("transitions", {}).items()
                   for status, ends in rows.items() for to in ends}
    letters = {"R": "must", "O": "expected", "Y": "may", "-": "unlikely"}
    return ClusterPack(
        {code: read_cluster(code, page) for code, page in pack["pages"].items()},
        {letter: weights[name] for letter, name in letters.items()}, weights["unknown"],
        switches(terms.get("essential_restricts", {}), True, False), pack["variance"],
        pack["unusable"], transitions, pack["method"],
        switches(terms.get("key_scales_first", {}), False, False),
        pack.get("logit", {}).get("all_excluded", "variance"),
        {name: read_value(entry) for name, entry in pack.get("derived", {}).items()},
        table.get("hit", "first"),
        [Rule(read_premise(rule["when"]), rule["then"]) for rule in table.get("rules", [])],
        read_tree(pack.get("tree", {})))
