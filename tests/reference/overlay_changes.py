"""What a change makes of the values it names, as pbr/overlay.hpp says, in exact decimals: `value,
factor, add` and `Dates` there."""

import copy
from fractions import Fraction

import yaml

from exact import decimal, to_integer
from overlay import PathProblem, dated_entries, entry_node, entry_of, values

PRICES = {"non_admitted_day", "admitted_day", "initial_assessment", "review_period",
          "review_period_day", "episode", "short_stay_day", "long_stay_day", "contact"}
MONEY = PRICES | {"a_head_a_year", "per_head", "point_value", "second_line", "above"}
SERIES = ("id", "provider", "commissioner", "units")  # what entries of one dated series share


# ---- one value ----------------------------------------------------------------------------------


def plain(value):
    """A decimal with all its digits."""
    digits = next(n for n in range(60) if (value * 10**n).denominator == 1)
    return decimal(value, digits)


def is_money(place):
    """A price, or money of another kind; in a scheme's prices by cluster every value is one."""
    return place.named[-1] in MONEY or place.named[-2:-1] == ["prices"]


def changed_text(text, change, money):
    kind, amount = change["kind"], change["amount"]
    if kind == "value":
        return amount
    value = Fraction(text)
    value = value * Fraction(amount) if kind == "factor" else value + Fraction(amount)
    return decimal(Fraction(to_integer(value * 100, "half_up"), 100), 2) if money else plain(value)


def scalar(text):
    tag = yaml.resolver.Resolver().resolve(yaml.ScalarNode, text, (True, False))
    return yaml.ScalarNode(tag, text)


def set_text(node, text):
    node.value, node.tag = text, scalar(text).tag
    node.style = node.style if node.style in ("'", '"') else None


def mapping(pairs):
    return yaml.MappingNode("tag:yaml.org,2002:map",
                            [(scalar(key), node) for key, node in pairs], flow_style=True)


# ---- dated values -------------------------------------------------------------------------------


def changed_entries(entries, change, money, start, first_day):
    """[(day or None, text)] of a dated value under a change from a day on. An entry without a day
    holds from the pack's first."""
    entries = sorted(entries, key=lambda entry: entry[0] or first_day)
    held = [entry for entry in entries if (entry[0] or first_day) <= start][-1:]
    later = [entry for entry in entries if (entry[0] or first_day) > start]
    kept = [entry for entry in entries if (entry[0] or first_day) < start]
    if change["kind"] == "value":  # where nothing holds that day, from the first entry on
        return kept + [(start if held else later[0][0], change["amount"])]
    return kept + [(day, changed_text(text, change, money)) for day, text in
                   [(start, text) for _, text in held] + later]


def dated_node(day, text):
    return mapping(([("from", scalar(day))] if day else []) + [("value", scalar(text))])


def change_value(place, change, first_day):
    """A value that is a number or a word, or one or more dated entries."""
    money, entries = is_money(place), dated_entries(place.node)
    if entries is None:
        raise PathProblem("SN011")
    if change["from"] is None:
        for _, node in entries:
            set_text(node, changed_text(node.value, change, money))
        return
    if place.named[-1] not in PRICES and "market_forces" not in place.keys:
        raise PathProblem("SN012")
    texts = changed_entries([(day, node.value) for day, node in entries], change, money,
                            max(change["from"], first_day), first_day)
    replaced = yaml.SequenceNode("tag:yaml.org,2002:seq", [dated_node(*one) for one in texts],
                                 flow_style=True)
    holder = place.above[-1]
    holder.value = [(key, replaced if value is place.node else value)
                    for key, value in holder.value]


def copied(element, key, day, text):
    """An element of a list of dated ones with another value, from another day on."""
    pairs = [(name.value, scalar(text) if name.value == key else copy.deepcopy(node))
             for name, node in element.value if name.value != "from"]
    return mapping(pairs + ([("from", scalar(day))] if day else []))


def change_series(found, change, first_day):
    """Elements of a list with days of their own (adjustments, capitation): `found` are the places
    of one key in the elements of one series."""
    key, listed = found[0].keys[-1], found[0].above[-2]
    elements = sorted((place.above[-1] for place in found),
                      key=lambda element: entry_of(element, "from") or first_day)
    entries = [(entry_of(element, "from"), entry_of(element, key)) for element in elements]
    texts = changed_entries(entries, change, is_money(found[0]), max(change["from"], first_day),
                            first_day)
    made = [copied(next(e for e in reversed(elements) if e is elements[0] or (
        entry_of(e, "from") or first_day) <= (day or first_day)), key, day, text)
            for day, text in texts]
    listed.value = [e for e in listed.value if all(e is not other for other in elements)] + made


def in_series(place):
    return place.keys[0] in ("adjustments", "capitation") and len(place.above) > 1


def apply(root, keys, change):
    """One change to one pack; the number of values it names."""
    found = list(values(root, keys))
    valid = entry_node(root, "valid")
    first_day, last_day = ((entry_of(valid, name) or "") for name in ("from", "to"))
    if change["from"] and change["from"] > last_day:  # nothing holds then
        return len(found)
    series = {}
    for place in found:
        if change["from"] is None or not in_series(place):
            change_value(place, change, first_day)
            continue
        shared = [entry_node(place.above[-1], name) for name in SERIES]
        key = (place.keys[-1], *(node and yaml.serialize(node) for node in shared))
        series.setdefault(key, []).append(place)
    for own in series.values():
        change_series(own, change, first_day)
    return len(found)
