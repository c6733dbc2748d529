"""Derived values, the premises over them, and the tree that finds a super-class."""

from cluster_packs import Value

UNDECIDED = "Z"


def value_of(value, ratings):
    """The whole number, or None where too many of its items are not known."""
    known = {item: ratings[item] for item in value.weights if ratings[item] is not None}
    if len(value.weights) - len(known) > value.most_missing:
        return None
    if value.counts:
        return len([item for item in known if value.lowest <= known[item] <= value.highest])
    return sum(value.weights[item] * rating for item, rating in known.items())


def condition_holds(condition, pack, ratings):
    """A name that is no derived value is an item's own column."""
    value = pack.values.get(condition.value) or Value({condition.value: 1})
    number = value_of(value, ratings)
    if condition.unknown or number is None:
        return condition.unknown and number is None
    if condition.lowest is not None and number < condition.lowest:
        return False
    return condition.highest is None or number <= condition.highest


def premise_holds(premise, pack, ratings, super_class):
    if premise.super_classes is not None and super_class not in premise.super_classes:
        return False
    return all(condition_holds(condition, pack, ratings) for condition in premise.conditions)


def place(pack, assessment):
    """(super-class, branch or ""): the assessment's own, else that of the first step that holds."""
    own = assessment.super_class if assessment.super_class in ("A", "B", "C") else UNDECIDED
    if own != UNDECIDED:
        return own, ""
    for step in pack.tree:
        if premise_holds(step.when, pack, assessment.ratings, own):
            return step.super_class, step.branch
    return own, ""


def candidates(pack, assessment):
    """Pages of the super-class and branch, by code; all pages where it stays undecided."""
    super_class, branch = place(pack, assessment)
    return [page for page in pack.pages()
            if super_class in (UNDECIDED, page.super_class) and branch in ("", page.branch)]
