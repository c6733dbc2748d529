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


class Resampled:
    """The people of every contract and the replicates of its sums."""

    def __init__(self, result):
        self.study, self.inputs = result.study, result.inputs
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
        other = copy.copy(self.inputs)
        other.activity, other.people = dict(self.inputs.activity), dict(self.inputs.people)
        other.episodes, other.sums = dict(self.inputs.episodes), dict(self.inputs.sums)
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
        return other

    def amounts(self):
        """{scheme id: {contract: [pence a replicate]}}."""
        found = {scheme.id: {key: [] for key in self.inputs.keys} for scheme in self.study.schemes}
        for replicate in range(self.replicates):
            inputs = self.inputs_of(replicate)
            for scheme in self.study.schemes:
                for key, amount in Payer(scheme, inputs).totals().items():
                    found[scheme.id][key].append(amount)
        return found
