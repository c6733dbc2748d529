"""Cluster episodes on a person's time line: rules 6 to 8 and 12 to 15 of pbr/episodes.hpp, on the
runs that the other rules leave (episode_runs.py)."""

import datetime
from dataclasses import dataclass, field

from episode_runs import FOREVER, all_runs, death_of, end_of, find_referral
from reading import ONE_DAY, add_months


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
    overdue_days: int = 0
    reviews: list = field(default_factory=list)  # early, in_time or late, by date
    transition: str = "initial"
    transition_status: str = "unlisted"
    from_cluster: str = ""
    ended_with_period: bool = False  # on the day after the period's last day
    recorded: bool = True
    ended_by: str = ""
    revert: str = ""

    @property
    def last_day(self):
        return self.end - ONE_DAY

    @property
    def days(self):
        return (self.end - self.first).days


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
    """Rules 7 and 13."""
    cluster = study.clusters.clusters.get(episode.cluster)
    days = sorted({a.date for a in assessments if a.usable and a.provider == episode.provider
                   and episode.started < a.date <= episode.last_day})
    dues = [review_after(cluster, day) for day in [episode.started, *days]]
    episode.review_due = dues[-1]
    if episode.review_due is None:
        return
    episode.reviews = [timing(day, due, study.episode_rules.early_days)
                       for day, due in zip(days, dues) if day >= episode.first]
    if episode.ended is None:
        episode.overdue_days = max(0, (study.last_day - episode.review_due).days + 1)
        episode.review_status = "overdue" if episode.overdue_days else "within"


def timing(day, due, early_days):
    if day > due:
        return "late"
    return "early" if early_days is not None and (due - day).days > early_days else "in_time"


def move(pack, before, after):
    """The kind of move between two clusters by their ranks of need."""
    if before == after:
        return "same"
    need = [pack.clusters[code].need if code in pack.clusters else None
            for code in (before, after)]
    if None in need or need[0] == need[1]:
        return "sideways"
    return "step_up" if need[1] > need[0] else "step_down"


def continued(referral, referrals, within):
    """Rule 12: the referral that this one continues, or None."""
    closed = [r for r in referrals if r.provider == referral.provider
              and r.received < referral.received
              and r.closed is not None and r.closed <= referral.received]
    last = max(closed, key=lambda r: (r.closed, r.received, r.id.encode()), default=None)
    soon = last is not None and (referral.received - last.closed).days <= within
    return last if soon else None


def run_before(runs, index, care, study):
    """The run before in the same referral, or with rule 12 in one that it continues."""
    run, within = runs[index], study.episode_rules.re_referral_days
    name, referral = run.referral, find_referral(care.referrals, run.provider, run.referral)
    while True:
        earlier = [r for r in runs[:index] if r.referral == name]
        if earlier:
            return earlier[-1]
        referral = continued(referral, care.referrals, within) if within and referral else None
        if referral is None:
            return None
        name = referral.id


def set_transition(episode, runs, index, care, study):
    """Rule 8."""
    run, before, pack = runs[index], run_before(runs, index, care, study), study.clusters
    episode.from_cluster = before.cluster if before else ""
    followed = any(r.start < study.end for r in runs[index + 1:])
    if episode.ended is not None and not followed:
        episode.transition, key = "discharge", (run.cluster, "discharge")
    elif before:
        episode.transition = move(pack, episode.from_cluster, run.cluster)
        key = (episode.from_cluster, run.cluster)
    else:
        key = ("initial", run.cluster)
    episode.transition_status = pack.transitions.get(key, "unlisted")


def ended_by(episode, care, begins):
    """Rule 14: the first of these that happened on the day."""
    day = episode.ended
    if day is None:
        return ""
    referral = find_referral(care.referrals, episode.provider, episode.referral)
    if death_of(care) == day:
        return "death"
    if referral is not None and referral.closed == day:
        return "referral_closed"
    if day in begins:
        return "next_cluster"
    if any(a.provider == episode.provider and a.date == day and a.reason == "discharge"
           for a in care.assessments):
        return "discharge"
    return "recorded" if episode.recorded else "next_cluster"


def merged_stays(care, provider, study):
    """[first day, day of discharge] of each, those that overlap or touch as one."""
    last = death_of(care) or FOREVER
    merged = []
    for stay in sorted((s for s in care.stays if s.provider == provider), key=lambda s: s.start):
        end = min(stay.end or study.end, last)
        if end <= stay.start:
            continue
        if merged and stay.start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([stay.start, end])
    return merged


def reverts(runs, care, provider, study):
    """Rule 15: start of a run -> its mark."""
    marks = {}
    runs = [run for run in runs if run.cluster in study.clusters.clusters]
    for first, end in merged_stays(care, provider, study):
        before = [run.cluster for day in (first - ONE_DAY, first) for run in runs
                  if run.start <= day < end_of(run)]
        if not before or before[0] not in study.episode_rules.revert:
            continue
        others = [run for run in runs if run.cluster != before[0]
                  and run.start <= end and first < end_of(run)]
        after = [run for run in runs if run.start >= end]
        if others and after:
            same = after[0].cluster == before[0]
            marks[after[0].start] = "reverted" if same else "not_reverted"
    return marks


def commissioner_of(care, provider, run):
    referral = find_referral(care.referrals, provider, run.referral)
    if referral is not None and referral.commissioner:
        return referral.commissioner
    return care.person.values.get("commissioner", "") if care.person else ""


def episodes_at(care, provider, runs, begins, study):
    """The episodes of a provider's runs; `begins` are the days that may end one (rule 14)."""
    marks = reverts(runs, care, provider, study)
    found = []
    for index, run in enumerate(runs):
        first, end = max(run.start, study.first_day), min(end_of(run), study.end)
        if first >= end:
            continue
        ended = run.end if run.end is not None and run.end < study.end else None
        episode = Episode(provider, commissioner_of(care, provider, run), run.referral, run.cluster,
                          run.start, ended, first, end)
        episode.ended_with_period = run.end == study.end
        episode.admitted = admitted_days(care.stays, provider, first, end)
        episode.recorded = run.recorded
        set_review(episode, care.assessments, study)
        set_transition(episode, runs, index, care, study)
        episode.ended_by = ended_by(episode, care, begins)
        episode.revert = marks.get(run.start, "")
        found.append(episode)
    return found


def episodes_of(care, allocations, study):
    """The person's episodes by start and provider; allocations by row of the assessment."""
    runs = all_runs(care, allocations, study)
    apart = study.episode_rules.between_providers == "side_by_side"
    found = []
    for provider in sorted({run.provider for run in runs}):
        own = [run for run in runs if run.provider == provider]
        begins = {run.start for run in (own if apart else runs)}
        found += episodes_at(care, provider, own, begins, study)
    return sorted(found, key=lambda e: (e.started, e.provider))
