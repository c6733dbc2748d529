"""Method table: rules over derived values, by the first or by a unique hit."""

from premises import premise_holds


def decide(pack, ratings, super_class):
    """The cluster; the variance cluster where no rule holds or unique rules disagree."""
    holding = [rule.cluster for rule in pack.rules
               if premise_holds(rule.when, pack, ratings, super_class)]
    if not holding or (pack.hit == "unique" and len(set(holding)) > 1):
        return pack.variance
    return holding[0]
