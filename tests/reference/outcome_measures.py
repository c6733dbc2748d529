"""A random pack of measures of every kind, with criteria that changes meet exactly. By us."""

from pack_text import Plain

PARTS = ["d3", "d4", "d5", "d6"]
ITEMS = [f"item_{number}" for number in range(1, 13)]
SCORED = ["q", "w", "inclusion", "h", "i8", *PARTS]  # pairs of scores
WITH_CUT_OFF = ["q", "w", "h"]
STATUSES = ["settled", "employed"]
RULES = ["first_last", "first_last", "cquin", "window"]
# 1.96 x 2.5 x sqrt(2 x 0.5) and 1.96 x 5 x sqrt(2 x 0.125) are 4.9 exactly.
CRITERIA = [{"sd": "2.5", "reliability": "0.5"}, {"sd": "5", "reliability": "0.875"},
            {"sd": "6.0", "reliability": "0.80"}, {"sd": "0.9", "reliability": "0"}]


def numbers(entry):
    """The text of numbers without quotes."""
    if isinstance(entry, dict):
        return {name: numbers(value) for name, value in entry.items()}
    return Plain(entry) if isinstance(entry, str) else entry


def paired(make, plain, measure):
    """With a pairing rule, or the one built in."""
    if make.chance(0.5):
        rule = "first_last" if plain else make.pick(*RULES)
        measure["pairing"] = {"rule": rule} | (
            {"like_settings": True} if make.chance(0.5) else {})
    return measure


def scale(name, kind, lowest, highest, better, change, **more):
    return {"name": name, "kind": kind, "domain": "clinical",
            "range": {"lowest": Plain(lowest), "highest": Plain(highest)}, "better": better,
            "reliable_change": numbers(change), **more, "source": "drawn at random"}


def measure_pack(make, plain=False):
    mean, size = make.chance(0.5), len(PARTS)
    low, high = ("1", "7") if mean else (str(size), str(7 * size))
    found = {
        "q": scale("Quality", "score", "0", "40", "higher", make.pick("5", "4.9", CRITERIA[1]),
                   cut_off=Plain("25"), not_known=[Plain("99")]),
        "w": scale("Worry", "score", "0", "21", "lower", make.pick("3.5", *CRITERIA),
                   cut_off=Plain("8")),
        "inclusion": scale("Inclusion", "composite", low, high, "higher",
                           make.pick("1", "0.25", CRITERIA[3]), parts=PARTS, mean=mean,
                           most_missing=make.between(0, 3)),
        "h": scale("Total", "item_total", "0", "48", "lower", make.pick("8", CRITERIA[2]),
                   cut_off=Plain("10"), items=ITEMS, most_missing=make.between(0, 6))}
    item = scale("Voices", "item", "0", "4", "lower", "1", item="item_6",
                 high_from=make.between(1, 4))
    del item["reliable_change"]
    found["i8"] = item | ({"part_of_another": True} if make.chance(0.5) else {})
    for name in PARTS:
        found[name] = scale(name, "score", "1", "7", "higher", "1", part_of_another=True,
                            not_known=[Plain("99")])
    for measure in found.values():
        paired(make, plain, measure)
    for name in STATUSES:
        found[name] = {"name": name, "kind": "status", "domain": "inclusion", "field": name,
                       "months": 12, "ages": {"from": 18, "to": 69}, "source": "drawn at random"}
    return {"measures": found}
