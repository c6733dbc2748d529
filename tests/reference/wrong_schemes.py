"""Faults planted in a valid random scheme: each must be refused, where it stands. Constructed by
us."""

import copy

from pack_text import Plain


def plain(text):
    return Plain(text)


def of_kind(pack, *kinds):
    """(component, its terms) of each component of these kinds."""
    return [(entry, entry[kind]) for entry in pack["components"] for kind in kinds
            if kind in entry]


def indicators(pack):
    found = [one for _, terms in of_kind(pack, "outcome", "tournament")
             for domain in terms["domains"] for one in domain["indicators"]]
    return found + [one for _, terms in of_kind(pack, "points") for one in terms["indicators"]]


def pick(make, choices):
    return make.random.choice(choices) if choices else None


def weights(make, pack):
    found = pick(make, of_kind(pack, "outcome", "tournament"))
    if found:
        domain = make.random.choice(found[1]["domains"])
        own = make.random.choice([domain, *domain["indicators"]])
        own["weight"] = plain("0.9995" if own["weight"] != "0.9995" else "0.5")
    return found


def thresholds(make, pack):
    found = pick(make, [one for one in indicators(pack) if "upper" in one
                        and one["lower"] != one["upper"]])
    if found:
        found["lower"], found["upper"] = found["upper"], found["lower"]
    return found


def own_base(make, pack):
    found = pick(make, of_kind(pack, "outcome", "tournament"))
    if found:
        found[1]["of"] = [found[0]["id"]]
    return found


def later_base(make, pack):
    last = pack["components"][-1]["id"]
    found = pick(make, [one for one in of_kind(pack, "outcome", "tournament")
                        if one[0]["id"] != last])
    if found:
        found[1]["of"] = [last]
    return found


def unknown_base(make, pack):
    found = pick(make, of_kind(pack, "gain_loss"))
    if found:
        found[1]["plan"] = ["activity-99"]
    return found


def unknown_measure(make, pack):
    found = pick(make, [one for one in indicators(pack) if "measure" in one])
    if found:
        found["measure"] = "inclusio"
    return found


def too_much(_, pack):
    pack["components"].append({"id": "more", "name": "More", "activity": {"share": plain("1")}})
    pack["components"].append({"id": "most", "name": "Most", "activity": {"share": plain("0.1")}})
    return pack


def bands(make, pack):
    found = pick(make, of_kind(pack, "gain_loss"))
    if found:
        found[1]["over"][0]["from"] = plain("0.001")
    return found


def descending(make, pack):
    found = pick(make, [one for one in of_kind(pack, "tournament") if len(one[1]["bands"]) > 1])
    if found:
        found[1]["bands"].reverse()
    return found


def top(make, pack):
    found = pick(make, of_kind(pack, "tournament"))
    if found:
        found[1]["bands"][-1]["top"] = plain("1.001")
    return found


def cap(make, pack):
    found = pick(make, of_kind(pack, "gain_loss"))
    if found:
        found[1][make.pick("cap", "collar")] = plain("-0.01")
    return found


def deducted_and_shared(make, pack):
    found = pick(make, of_kind(pack, "outcome"))
    if found:
        found[1].update({"as": "deducted", "unearned": "shared"})
    return found


def adjusted_status(make, pack):
    found = pick(make, [one for one in indicators(pack) if one["statistic"] in (
        "status_yes", "complete", "given")])
    if found:
        found["adjusted"] = True
    return found


def no_points(make, pack):
    found = pick(make, of_kind(pack, "points"))
    if found:
        del found[1]["indicators"][0]["points"]
    return found


def pounds(make, pack):
    found = pick(make, of_kind(pack, "capitation"))
    if found:
        found[1]["per_head"] = plain("100.005")
    return found


def twice(make, pack):
    pack["components"].append(copy.deepcopy(make.random.choice(pack["components"])))
    return pack


FAULTS = [weights, thresholds, own_base, later_base, unknown_base, unknown_measure, too_much, bands,
          descending, top, cap, deducted_and_shared, adjusted_status, no_points, pounds, twice]


def wrong_scheme(make, pack):
    """(name of the fault, the pack with it)."""
    faults = list(FAULTS)
    make.random.shuffle(faults)
    for fault in faults:
        changed = copy.deepcopy(pack)
        if fault(make, changed):
            return fault.__name__, changed
    raise ValueError("no fault fits, though two always do")
