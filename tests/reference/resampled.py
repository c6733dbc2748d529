"""People resampled whole, within their contract, as "What is resampled" of pbr/uncertainty.hpp says:
what each contract would be paid, had it had other people of the same number."""

import copy
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction

from bootstrap import weights
from casemix import Casemix, MeasureSums
from exact import to_integer
from schemes import Payer


@dataclass
class Own:
    """What one person adds to one contract."""

    amount: int = 0
    people: int = 0  # closing
    clusters: Counter = field(default_factory=Counter)  # amounts
    closing: Counter = field(default_factory=Counter)
    episodes: Counter = field(default_factory=Counter)
    measures: dict = field(default_factory=dict)  # measure id -> MeasureSums


def own_sums(study, person):
    """{contract: Own} of one person: a casemix of nobody else."""
    alone = Casemix(study)
    alone.add(person.person, person.care, person)
    found = {}
    for name, cell in alone.cells.items():
        own, cluster = found.setdefault(name[:2], Own()), name[2]
        own.amount += cell.amount
        own.people += len(cell.closing)
        own.clusters[cluster] += cell.amount
        own.closing[cluster] += len(cell.closing)
        own.episodes[cluster] += cell.episodes
        for measure, sums in cell.measures.items():
            own.measures.setdefault(measure, MeasureSums()).add(sums)
    return found


def proportion(value, was, now):
    return now if was == 0 else to_integer(Fraction(value * now, was), "half_up")


def keep_within(sums):
    """Rounded counts are no more than what they are counted among."""
    sums.improved = min(sums.improved, sums.paired)
    sums.deteriorated = min(sums.deteriorated, sums.paired - sums.improved)
    sums.cases = min(sums.cases, sums.paired)
    sums.recovered = min(sums.recovered, sums.cases)
    sums.yes = min(sums.yes, sums.paired)


class Resampled:
    """The people of every contract and the replicates of its sums; `changed`: what a scenario made
    of the inputs, where it changed sums."""

    def __init__(self, result, changed=None):
        self.study, self.inputs = result.study, result.inputs
        self.changed = changed or result.inputs
        self.replicates = result.study.replicates
        self.of = {}  # contract -> person -> Own
        for person in result.people:
            for key, own in own_sums(self.study, person).items():
                self.of.setdefault(key, {})[person.person] = own
        self.unsampled = Counter()  # contract -> pence of no person
        for lone in result.capitation:
            self.unsampled[(lone.provider, lone.commissioner)] += lone.line.amount
        self.weights = {name: list(weights(self.study.seed, name, self.replicates))
                        for own in self.of.values() for name in own}

    def drawn(self, key, replicate):
        return sum(self.weights[name][replicate] for name in self.of[key])

    def scaled(self, key, replicate, value):
        """A sum of the contract's people in a replicate, times people over weights."""
        own, every = self.of[key], self.drawn(key, replicate)
        total = sum(self.weights[name][replicate] * value(one) for name, one in own.items())
        return to_integer(Fraction(total * len(own), every), "half_up")

    def outcome_sums(self, key, replicate):
        total = {}
        for name, one in self.of[key].items():
            weight = self.weights[name][replicate]
            for measure, sums in one.measures.items():
                into = total.setdefault(measure, MeasureSums())
                for field_name, number in vars(sums).items():
                    setattr(into, field_name, getattr(into, field_name) + weight * number)
        return total

    def inputs_of(self, replicate):
        """The inputs of schemes over one replicate; contract values as they were."""
        other = copy.copy(self.changed)
        other.activity, other.people = dict(other.activity), dict(other.people)
        other.episodes, other.sums = dict(other.episodes), dict(other.sums)
        for key, own in self.of.items():
            if self.drawn(key, replicate) == 0:  # nobody: the contract as it was
                continue
            other.activity[key] = self.unsampled[key] + self.scaled(
                key, replicate, lambda one: one.amount)
            other.people[key] = self.scaled(key, replicate, lambda one: one.people)
            clusters = {cluster for one in own.values() for cluster in one.episodes}
            other.episodes[key] = {cluster: self.scaled(
                key, replicate, lambda one, c=cluster: one.episodes[c]) for cluster in clusters}
            other.sums[key] = self.outcome_sums(key, replicate)
            if self.changed is not self.inputs:
                self.take_proportions(other, key)
        return other

    def take_proportions(self, other, key):
        """Each sum as the changed inputs are to those as they were; what was 0 as they say."""
        was, now = self.inputs, self.changed
        other.activity[key] = proportion(other.activity[key], was.activity.get(key, 0),
                                         now.activity.get(key, 0))
        for code, count in now.episodes.get(key, {}).items():
            other.episodes[key][code] = proportion(
                other.episodes[key].get(code, 0), was.episodes.get(key, {}).get(code, 0), count)
        for measure, sums in now.sums.get(key, {}).items():
            before = was.sums.get(key, {}).get(measure, MeasureSums())
            drawn = other.sums[key].setdefault(measure, MeasureSums())
            for name, count in vars(sums).items():
                setattr(drawn, name, proportion(getattr(drawn, name), getattr(before, name), count))
            keep_within(drawn)

    def amounts(self):
        """{scheme id: {contract: [pence a replicate]}}."""
        found = {scheme.id: {key: [] for key in self.inputs.paid_keys}
                 for scheme in self.study.schemes}
        for replicate in range(self.replicates):
            inputs = self.inputs_of(replicate)
            for scheme in self.study.schemes:
                for key, amount in Payer(scheme, inputs).totals().items():
                    found[scheme.id][key].append(amount)
        return found
