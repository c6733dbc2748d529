"""The rows of compare.csv and compare_clusters.csv, as pbr/scenario.hpp says, from two
recomputations: of the study as one variant and as the other."""

from contrast import LEVELS, add_up, level_key
from exact import pounds
from resampled import Resampled
from schemes import Payer
from sum_changes import ChangedSums
from sureness import sampled_interval
from uncertainty import percent


class Side:
    """A study under one variant: `result` of its packs and tables, and changes to its sums."""

    def __init__(self, result, changes, sampled):
        self.result = result
        changed = ChangedSums(result.inputs, result.casemix)
        self.inputs = changed.apply(changes) if changes else result.inputs
        self.payments = {scheme.id: list(Payer(scheme, self.inputs).payments())
                         for scheme in result.study.schemes}
        self.replicates = Resampled(result, self.inputs).amounts() if sampled else None

    def amounts(self, scheme, level, component):
        found = {}
        for payment in self.payments[scheme]:
            if component in ("", payment.component):
                key = level_key(level, (payment.provider, payment.commissioner))
                found[key] = found.get(key, 0) + payment.amount
        return found

    def drawn(self, scheme, level, replicate):
        return add_up({key: own[replicate] for key, own in self.replicates[scheme].items()}, level)

    def clusters(self):
        found = {}
        for (provider, _), own in self.inputs.clusters.items():
            for cluster, amount in own.items():
                for place in (("all", ""), ("provider", provider)):
                    found[(*place, cluster)] = found.get((*place, cluster), 0) + amount
        return found


def components_of(one, other, scheme):
    of = lambda side: [c.id for s in side.result.study.schemes if s.id == scheme
                       for c in s.components]
    return ["", *of(one), *(c for c in of(other) if c not in of(one))]


def rows(baseline, reform):
    """compare.csv: by scheme, level, contract, component; everybody and all components first."""
    sampled = baseline.replicates and reform.replicates
    for scheme in (scheme.id for scheme in baseline.result.study.schemes):
        for level in reversed(LEVELS):
            intervals = change_intervals(baseline, reform, scheme, level)
            found = []
            for component in components_of(baseline, reform, scheme):
                before, after = (side.amounts(scheme, level, component)
                                 for side in (baseline, reform))
                for key in before.keys() | after.keys():
                    one, other = before.get(key, 0), after.get(key, 0)
                    sure = interval_cells(intervals.get(key), component) if sampled else {}
                    found.append({
                        "scheme": scheme, "level": level, "provider": key[0],
                        "commissioner": key[1], "component": component, "baseline": pounds(one),
                        "reform": pounds(other), "change": pounds(other - one),
                        "change_percent": percent(one, other, 2), **sure})
            yield from sorted(found, key=lambda row: (row["provider"], row["commissioner"]))


def interval_cells(interval, component):
    low, high = interval if interval and not component else ("", "")
    return {"change_low": low, "change_high": high}


def change_intervals(baseline, reform, scheme, level):
    """{key: (low, high)} of the change over the same people in each replicate; of a change that no
    replicate moves there is none."""
    if not (baseline.replicates and reform.replicates):
        return {}
    count = baseline.result.study.replicates
    changes = {}
    for replicate in range(count):
        before, after = (side.drawn(scheme, level, replicate) for side in (baseline, reform))
        for key in before.keys() | after.keys():
            changes.setdefault(key, []).append(after.get(key, 0) - before.get(key, 0))
    before, after = (side.amounts(scheme, level, "") for side in (baseline, reform))
    found = {}
    for key, own in changes.items():
        change = after.get(key, 0) - before.get(key, 0)
        if any(one != change for one in own):
            found[key] = tuple(map(pounds, sampled_interval(own, change)))
    return found


def cluster_rows(baseline, reform):
    before, after = baseline.clusters(), reform.clusters()
    for level, provider, cluster in sorted(before.keys() | after.keys()):
        key = (level, provider, cluster)
        yield {"level": level, "provider": provider, "cluster": cluster,
               "baseline": pounds(before.get(key, 0)), "reform": pounds(after.get(key, 0))}
