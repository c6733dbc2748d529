"""Sums by provider, commissioner, cluster, month and group, as pbr/casemix.hpp defines them."""

from dataclasses import dataclass, field
from math import floor

from inclusion import status_of
from outcomes import combined
from reading import ONE_DAY


@dataclass
class MeasureSums:
    eligible: int = 0
    paired: int = 0
    improved: int = 0
    deteriorated: int = 0
    cases: int = 0
    recovered: int = 0
    yes: int = 0

    def add(self, other):
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


@dataclass
class Cell:
    people: set = field(default_factory=set)
    closing: set = field(default_factory=set)
    episodes: int = 0
    days: int = 0
    admitted_days: int = 0
    amount: int = 0
    paired: int = 0
    improved: int = 0
    deteriorated: int = 0
    measures: dict = field(default_factory=dict)  # measure id -> MeasureSums

    def of(self, measure):
        return self.measures.setdefault(measure.id, MeasureSums())


class Casemix:
    def __init__(self, study):
        self.study = study
        self.cells = {}  # (provider, commissioner, cluster, month, groups) -> Cell
        self.own = {}  # (provider, commissioner) -> person -> measure id -> MeasureSums
        self.strata = {}  # measure id -> (cluster, fifth) -> (provider, commissioner) -> sums

    def cell(self, care, whose, day):
        """`whose` has a provider, commissioner and cluster; without a person no group is known."""
        groups = tuple(care.person.values.get(name, "") if care and care.person else ""
                       for name in self.study.groups)
        key = (whose.provider, whose.commissioner, whose.cluster, day.isoformat()[:7], groups)
        return self.cells.setdefault(key, Cell())

    def add_lone(self, care, lone):
        self.cell(care, lone, lone.line.first).amount += lone.line.amount

    def add(self, name, care, person):
        episodes = person.episodes
        for lone in person.lone_lines:
            self.add_lone(care, lone)
        for episode, own_lines, own_outcomes in zip(episodes, person.lines, person.outcomes):
            self.add_days(name, care, episode)
            for line in own_lines:
                self.cell(care, episode, line.first).amount += line.amount
            self.add_outcomes(name, self.cell(care, episode, episode.last_day), episode,
                              own_outcomes)
        by_last_day = sorted(episodes, key=lambda episode: episode.last_day)
        for episode in by_last_day[-1:]:
            self.cell(care, episode, episode.last_day).closing.add(name)
        last_ones = {(e.provider, e.commissioner): e for e in by_last_day}
        for episode in last_ones.values():
            self.add_statuses(name, self.cell(care, episode, episode.last_day), care, episode)

    def add_days(self, name, care, episode):
        self.cell(care, episode, episode.first).episodes += 1
        day = episode.first
        while day < episode.end:
            cell = self.cell(care, episode, day)
            cell.people.add(name)
            cell.days += 1
            day += ONE_DAY
        for day in episode.admitted:
            self.cell(care, episode, day).admitted_days += 1

    def count(self, name, cell, whose, measure, sums):
        """Sums of one person, in the cell and in the person's own of that contract."""
        cell.of(measure).add(sums)
        own = self.own.setdefault((whose.provider, whose.commissioner), {}).setdefault(name, {})
        own.setdefault(measure.id, MeasureSums()).add(sums)

    def add_outcomes(self, name, cell, episode, outcomes):
        category = combined(outcomes)
        cell.paired += category != "not_paired"
        cell.improved += category == "improved"
        cell.deteriorated += category == "deteriorated"
        for outcome in outcomes:
            paired = outcome.category != "not_paired"
            sums = MeasureSums(
                1, paired, outcome.category == "improved", outcome.category == "deteriorated",
                paired and outcome.case_before, outcome.recovered)
            self.count(name, cell, episode, outcome.measure, sums)
            if paired and outcome.measure.kind != "item":
                self.stratum(episode, outcome).add(sums)

    def stratum(self, episode, outcome):
        """Of the cluster and the fifth of the range in which the score before lies, 0 to 4."""
        measure = outcome.measure
        share = (outcome.before - measure.lowest) / (measure.highest - measure.lowest)
        place = (episode.cluster, min(4, max(0, floor(5 * share))))
        contracts = self.strata.setdefault(measure.id, {}).setdefault(place, {})
        return contracts.setdefault((episode.provider, episode.commissioner), MeasureSums())

    def add_statuses(self, name, cell, care, episode):
        for measure in self.study.measures:
            if measure.kind == "status":
                counted, yes = status_of(care, episode.provider, measure, self.study.last_day)
                if counted:
                    self.count(name, cell, episode, measure, MeasureSums(
                        eligible=1, paired=yes is not None, yes=yes is True))

    def contracts(self):
        """{(provider, commissioner): its cells}, in order."""
        found = {}
        for key in sorted(self.cells):
            found.setdefault(key[:2], []).append(self.cells[key])
        return found
