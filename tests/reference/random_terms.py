"""What each method adds to the pages of a random pack, and a random tree."""

from cluster_packs import ITEMS, Value, read_value
from premises import value_of

BASIS = "drawn at random"


class Maker:
    """Draws from one seeded source; `number` writes a number with or without quotes."""

    def __init__(self, random, plain):
        self.random, self.plain = random, plain

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, share):
        return self.random.random() < share

    def between(self, lowest, highest):
        return self.random.randint(lowest, highest)

    def some(self, choices, fewest, most=None):
        """A part of the choices, in their order."""
        size = self.between(fewest, min(len(choices), most or len(choices)))
        return sorted(self.random.sample(choices, size), key=choices.index)

    def number(self, text):
        return self.plain(text) if self.chance(0.5) else text

    def decimal(self, units, places):
        """units x 10^-places, seldom with noughts behind that say nothing."""
        digits = str(abs(units)).rjust(places + 1, "0")
        text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
        return self.number(("-" if units < 0 else "") + text)


# ---- profile ------------------------------------------------------------------------------------


def profile_terms(make, pages):
    weights = make.pick(
        {}, {"must": 0, "expected": 0, "may": 1, "unlikely": 3, "unknown": 0},
        {"must": 0, "expected": 1, "may": 2, "unlikely": 5, "unknown": 2},
        {name: make.between(0, 3) for name in ("must", "expected", "may", "unlikely")},
        {"must": make.between(0, 1000), "may": make.between(0, 1000), "unlikely": 1000,
         "unknown": make.between(0, 1000)})
    both = lambda: {"initial": make.chance(0.5), "review": make.chance(0.5)}
    terms = {"penalty": weights} if weights else {}
    terms |= {"essential_restricts": both()} if make.chance(0.7) else {}
    terms |= {"key_scales_first": both()} if make.chance(0.7) else {}
    style = {"red": make.pick(0.05, 0.2, 0.5), "star": make.pick(0.0, 0.2, 0.5),
             "key": make.pick(0.0, 0.3, 0.9), "rows": make.pick(2, 6, len(ITEMS))}
    for page in pages.values():
        page["grid"] = {item: grid_row(make, style)
                        for item in make.some(ITEMS, 1, style["rows"])}
        open_door(make, page["grid"])
    return {"profile": terms} if terms else {}


def grid_row(make, style):
    """Red cells lie side by side, as in a booklet; the others are any letter."""
    cells = [make.pick("O", "Y", "Y", "-") for _ in range(5)]
    if make.chance(style["red"]):
        first = make.between(0, 4)
        cells[first:] = ["R"] * min(5 - first, make.between(1, 4)) + cells[first:]
    row = {"cells": "".join(cells[:5]), "basis": BASIS}
    row |= {"star": True} if make.chance(style["star"]) else {}
    return row | ({"key": make.chance(0.9)} if make.chance(style["key"]) else {})


def open_door(make, grid):
    """Of the starred rows one needs an R, or the pack is refused."""
    starred = [row for row in grid.values() if row.get("star")]
    if starred and not any("R" in row["cells"] for row in starred):
        row = make.pick(*starred)
        at = make.between(0, 4)
        row["cells"] = row["cells"][:at] + "R" + row["cells"][at + 1:]


# ---- logit --------------------------------------------------------------------------------------


def logit_terms(make, pages):
    """Styles: how large coefficients are (in units), with how many decimals, how many differ."""
    style = make.pick("usual", "usual", "usual", "ties", "fine", "large", "wide", "level", "level")
    places = {"usual": make.between(1, 6), "ties": make.pick(0, 1), "fine": 15, "large": 0,
              "wide": make.between(0, 3), "level": make.between(0, 15)}[style]
    most = {"usual": 3 * 10**places, "ties": 1, "fine": 20, "large": 10**16, "wide": 10**5,
            "level": 0}[style]
    for page in pages.values():
        page["constant"] = make.decimal(make.between(-most, most), places)
        page["coefficients"] = {
            item: [make.decimal(make.between(-most, most), places) for _ in range(5)]
            for item in make.some(ITEMS, 0 if make.chance(0.1) else 1, make.pick(2, 8, len(ITEMS)))}
    if style == "level" and make.chance(0.6):  # one page far below all others, above nothing
        far = pages[make.pick(*pages)]
        far["constant"] = make.decimal(-make.pick(1, 20, 100, 2000) * 10**places, places)
    if style in ("level", "fine") and make.chance(0.5):  # all of them side by side
        for page in pages.values():
            page["super_class"] = "B"
    else:
        exclusions(make, pages)
    given = make.pick({}, {"all_excluded": "variance"}, {"all_excluded": "unusable"})
    return {"logit": given} if given else {}


def exclusions(make, pages):
    share = make.pick(0.0, 0.2, 0.6, 1.0)
    most = make.pick(1, 4, 16)
    for page in pages.values():
        if make.chance(share):
            page["excluded_by"] = list(different(
                exclusion(make) for _ in range(make.between(1, most))))


def exclusion(make):
    items = make.random.sample(ITEMS, make.pick(1, 1, 2))
    parts = {item: make.between(0, 4) for item in items}
    return parts | ({"basis": BASIS} if make.chance(0.9) else {"basis": "by us"})


def different(entries):
    """Each pair of parts once."""
    seen = set()
    for entry in entries:
        parts = frozenset(part for part in entry.items() if part[0] != "basis")
        if parts not in seen:
            seen.add(parts)
            yield entry


# ---- derived values, tables, trees --------------------------------------------------------------


def derived_value(make):
    items = make.some(ITEMS, 1, make.pick(2, 6, len(ITEMS)))
    named = items[0] if len(items) == 1 and make.chance(0.5) else items
    spare = {"most_missing": make.between(0, len(items) - 1)} if make.chance(0.6) else {}
    if make.chance(0.35):
        first = make.between(0, 4)
        bounds = make.pick({}, {"from": first}, {"from": first, "to": make.between(first, 4)})
        return {"count": named} | bounds | spare
    if make.chance(0.5):
        return {"sum": named} | spare
    return {"sum": {item: make.pick(-100, -3, -1, 1, 2, 10, 100) for item in items}} | spare


def some_ratings(make):
    unknown = make.pick(0.0, 0.2, 0.7)
    return {item: None if make.chance(unknown) else make.between(0, 4) for item in ITEMS}


def condition(make, value, witness):
    """One that holds for the witness, its ends being values that other ratings have."""
    number = value_of(value, witness)
    if number is None:
        return "unknown"
    other = value_of(value, {item: make.between(0, 4) for item in ITEMS})
    first, last = sorted((number, other))
    return make.pick(make.number(str(number)), f"{first}-{last}", f"{first}-{last}",
                     f">={first}", f"<={last}")


def premise(make, values, most):
    """Conditions on some of the values, which hold together for some ratings: {name: Value}."""
    names, witness = make.some(list(values), 0, min(most, len(values))), some_ratings(make)
    return {name: condition(make, values[name], witness) for name in names}


def some_values(make, pack, start=""):
    """Derived values for the pack, and {name: Value} of them and of some items."""
    values = {item: Value({item: 1}) for item in make.some(ITEMS, 1, 5)}
    derived = {f"{start}value_{number}": derived_value(make)
               for number in range(make.between(0, 6))}
    pack["derived"] = derived
    plain = lambda entry: {name: as_text(part) for name, part in entry.items()}
    return values | {name: read_value(plain(entry)) for name, entry in derived.items()}


def as_text(value):
    """As the reader of packs gets it: numbers as text."""
    if isinstance(value, dict):
        return {name: str(number) for name, number in value.items()}
    return str(value) if isinstance(value, int) else value


def keep_used(pack, premises):
    used = {name for when in premises for name in when}
    pack["derived"] = {name: entry for name, entry in pack["derived"].items() if name in used}
    if not pack["derived"]:
        del pack["derived"]


def table_terms(make, pages):
    pack = {}
    values = some_values(make, pack)
    rules = []
    for number in range(make.pick(1, 3, make.between(2, 12), make.between(5, 40))):
        when = premise(make, values, make.pick(1, 2, 2, 4))
        if make.chance(0.3):
            classes = make.some(["A", "B", "C", "Z"], 1)
            when["super_class"] = make.pick(classes, classes[0])
        if not when and not make.chance(0.1):
            continue  # a rule that always holds is seldom
        rule = {"id": f"rule-{number}"} if make.chance(0.4) else {}
        rules.append(rule | {"when": when, "then": make.pick(*pages), "basis": BASIS})
    if make.chance(0.3) or not rules:
        rules.append({"when": {}, "then": make.pick(*pages), "basis": BASIS})
    keep_used(pack, [rule["when"] for rule in rules])
    hit = make.pick({}, {"hit": "first"}, {"hit": "unique"}, {"hit": "unique"})
    return pack | {"table": hit | {"rules": rules}}


def tree_terms(make, pack, pages):
    """Adds a tree, used or not, whose steps lead to super-classes and branches of the pages."""
    places = {(page["super_class"], page.get("branch", "")) for page in pages.values()
              if "super_class" in page}
    if not places:
        return
    own = dict(pack.get("derived", {}))
    values = some_values(make, pack, "tree_")
    steps = []
    for _ in range(make.between(1, 6)):
        super_class, branch = make.pick(*sorted(places))
        step = {"when": premise(make, values, 3), "super_class": super_class}
        step |= {"branch": branch} if branch and make.chance(0.6) else {}
        steps.append(step | {"basis": BASIS})
    keep_used(pack, [step["when"] for step in steps])
    pack["derived"] = own | pack.get("derived", {})
    if not pack["derived"]:
        del pack["derived"]
    use = make.pick({}, {"use": "never"}, {"use": "when_undecided"}, {"use": "when_undecided"},
                    {"use": "when_undecided"})
    pack["tree"] = use | {"steps": steps}
