"""Cluster episodes on a person's time line: rules 1 to 8 of pbr/episodes.hpp."""

import datetime
from dataclasses import dataclass, field

from reading import ONE_DAY, add_months


@dataclass
class Run:
    """A stretch of one cluster at one provider over the whole of time; end None is open."""

    row: int
    referral: str
    cluster: str
    start: datetime.date
    end: datetime.date


@dataclass
class Episode:
    provider: str
    commissioner: str
    referral: str
    cluster: str
    started: datetime.date
    ended: datetime.date  # None: open at the period's end
    first: datetime.date
    end: datetime.date  # of the part inside the period, not counted
    admitted: list = field(default_factory=list)  # its admitted days, in order
    review_due: datetime.date = None
    review_status: str = "none"
    transition: str = "initial"
    transition_status: str = "unlisted"
    from_cluster: str = ""
    ended_with_period: bool = False  # on the day after the period's last day
    recorded: bool = True

    @property
    def last_day(self):
        return self.end - ONE_DAY

    @property
    def days(self):
        return (self.end - self.first).days


FOREVER = datetime.date.max


def empty(run):
    return run.end is not None and run.end <= run.start


def end_at(run, day):
    run.end = day if run.end is None else min(run.end, day)


def cut_overlaps(runs):
    """Rule 3: a later start counts from its start; with one start the later row counts."""
    runs.sort(key=lambda run: (run.start, run.row))
    for run, later in zip(runs, runs[1:]):
        end_at(run, later.start)


def cut_at_closing(runs, referrals, provider):
    """Rule 4: nothing outlasts its referral."""
    for run in runs:
        referral = find_referral(referrals, provider, run.referral)
        if referral is not None and referral.closed is not None:
            end_at(run, referral.closed)


def find_referral(referrals, provider, name):
    """The provider's referral of that id: ids are a provider's own, so another's is another."""
    return next((r for r in referrals if name and (r.provider, r.id) == (provider, name)), None)


def recorded_runs(spells, referrals, provider):
    """Rule 4, then 5: a spell without days cuts no other; then 3."""
    runs = [Run(s.row, s.referral, s.cluster, s.start, s.end) for s in spells]
    cut_at_closing(runs, referrals, provider)
    runs = [run for run in runs if not empty(run)]
    cut_overlaps(runs)
    return runs


def referral_on(referrals, provider, day):
    """The referral that was open that day, its closing day too; of several the latest received."""
    found = None
    for referral in referrals:
        if referral.provider == provider and referral.received <= day and (
                referral.closed is None or day <= referral.closed):
            found = referral
    return found


def one_a_day(assessments):
    """Of several on one day the last usable one, a discharge being one whatever its ratings; where
    none is, the last."""
    days = {}
    counts = lambda assessment: assessment.usable or assessment.reason == "discharge"
    for assessment, allocation in assessments:
        before = days.get(assessment.date)
        if before is None or counts(assessment) or not counts(before[0]):
            days[assessment.date] = assessment, allocation
    return list(days.values())


def derived_runs(assessments, referrals, provider):
    """Rule 2, without recorded spells: a new cluster opens a run and ends the one before."""
    runs = []
    for assessment, allocation in one_a_day(assessments):
        day = assessment.date
        current = runs[-1] if runs and (runs[-1].end is None or day < runs[-1].end) else None
        if assessment.reason == "discharge":
            if current:
                current.end = day
            continue
        if current and (allocation.cluster == current.cluster or not assessment.usable):
            continue
        if current:
            current.end = day
        referral = referral_on(referrals, provider, day)
        runs.append(Run(assessment.row, referral.id if referral else "", allocation.cluster, day,
                        referral.closed if referral else None))
    return runs


def admitted_days(stays, provider, first, end):
    """The days of [first, end) in a stay at the provider; the day of discharge is in none."""
    days = []
    day = first
    while day < end:
        if any(s.provider == provider and s.start <= day and (s.end is None or day < s.end)
               for s in stays):
            days.append(day)
        day += ONE_DAY
    return days


def review_after(cluster, day):
    if cluster is None or not (cluster.months or cluster.days):
        return None
    return add_months(day, cluster.months) + cluster.days * ONE_DAY


def set_review(episode, assessments, study):
    """Rule 7."""
    latest = max([episode.started] + [
        a.date for a in assessments if a.usable and a.provider == episode.provider
        and episode.started <= a.date <= episode.last_day])
    episode.review_due = review_after(study.clusters.clusters.get(episode.cluster), latest)
    if episode.ended is None and episode.review_due is not None:
        episode.review_status = "within" if episode.review_due > study.last_day else "overdue"


def move(pack, before, after):
    """The kind of move between two clusters by their ranks of need."""
    if before == after:
        return "same"
    need = [pack.clusters[code].need if code in pack.clusters else None
            for code in (before, after)]
    if None in need or need[0] == need[1]:
        return "sideways"
    return "step_up" if need[1] > need[0] else "step_down"


def set_transition(episode, runs, index, study):
    """Rule 8."""
    run = runs[index]
    earlier = [r for r in runs[:index] if r.referral == run.referral]
    pack = study.clusters
    episode.from_cluster = earlier[-1].cluster if earlier else ""
    followed = any(r.start < study.end for r in runs[index + 1:])
    if episode.ended is not None and not followed:
        episode.transition, key = "discharge", (run.cluster, "discharge")
    elif earlier:
        episode.transition = move(pack, episode.from_cluster, run.cluster)
        key = (episode.from_cluster, run.cluster)
    else:
        key = ("initial", run.cluster)
    episode.transition_status = pack.transitions.get(key, "unlisted")


def commissioner_of(care, provider, run):
    referral = find_referral(care.referrals, provider, run.referral)
    if referral is not None and referral.commissioner:
        return referral.commissioner
    return care.person.values.get("commissioner", "") if care.person else ""


def episodes_at(care, provider, runs, study):
    runs = sorted((run for run in runs if not empty(run)), key=lambda run: run.start)
    found = []
    for index, run in enumerate(runs):
        first, end = max(run.start, study.first_day), min(run.end or FOREVER, study.end)
        if first >= end:
            continue
        ended = run.end if run.end is not None and run.end < study.end else None
        episode = Episode(provider, commissioner_of(care, provider, run), run.referral, run.cluster,
                          run.start, ended, first, end)
        episode.ended_with_period = run.end == study.end
        episode.admitted = admitted_days(care.stays, provider, first, end)
        episode.recorded = any(spell.provider == provider for spell in care.spells)
        set_review(episode, care.assessments, study)
        set_transition(episode, runs, index, study)
        found.append(episode)
    return found


def episodes_of(care, allocations, study):
    """The person's episodes by start and provider; allocations by row of the assessment."""
    spells, assessments = {}, {}
    for spell in care.spells:
        spells.setdefault(spell.provider, []).append(spell)
    for assessment in care.assessments:
        assessments.setdefault(assessment.provider, []).append(
            (assessment, allocations[assessment.row]))
    found = []
    for provider in sorted(spells.keys() | assessments.keys()):
        if provider in spells:
            runs = recorded_runs(spells[provider], care.referrals, provider)
        else:
            runs = derived_runs(assessments[provider], care.referrals, provider)
        found += episodes_at(care, provider, runs, study)
    return sorted(found, key=lambda e: (e.started, e.provider))
