"""Runs of days in one cluster on a person's time line: rules 2 to 5 and 9 to 11 of
pbr/episodes.hpp, over the whole of time."""

import datetime
from dataclasses import dataclass, replace

FOREVER = datetime.date.max


@dataclass
class Run:
    """A stretch of one cluster at one provider; end None is open."""

    row: int
    provider: str
    referral: str
    cluster: str
    start: datetime.date
    end: datetime.date
    recorded: bool


def end_of(run):
    return FOREVER if run.end is None else run.end


def with_days(runs):
    return [run for run in runs if run.start < end_of(run)]


def end_at(run, day):
    run.end = min(end_of(run), day)


def find_referral(referrals, provider, name):
    """The provider's referral of that id: ids are a provider's own, so another's is another."""
    return next((r for r in referrals if name and (r.provider, r.id) == (provider, name)), None)


def death_of(care):
    return care.person.death if care.person else None


def at_death(runs, care):
    """Rule 9."""
    if death_of(care):
        for run in runs:
            end_at(run, death_of(care))
    return with_days(runs)


def at_closing(runs, referrals):
    """Rule 4: nothing outlasts its referral."""
    for run in runs:
        referral = find_referral(referrals, run.provider, run.referral)
        if referral is not None and referral.closed is not None:
            end_at(run, referral.closed)


def later_start(runs, order):
    """A later start counts from its start; with one start the later in the order."""
    runs = sorted(runs, key=order)
    for run, later in zip(runs, runs[1:]):
        end_at(run, later.start)
        if run.end == FOREVER:
            run.end = None
    return with_days(runs)


def earlier_stays(runs):
    taken = datetime.date.min
    for run in sorted(runs, key=lambda run: (run.start, run.row)):
        end = end_of(run)
        run.start = max(run.start, taken)
        taken = max(taken, end)
    return sorted(with_days(runs), key=lambda run: run.start)


def higher_need(runs, order, pack):
    """Between two days on which anything begins or ends nothing changes: each such stretch goes to
    the highest need, then to the last in the order."""
    need = lambda run: pack.clusters[run.cluster].need if run.cluster in pack.clusters else -1
    days = sorted({run.start for run in runs} | {end_of(run) for run in runs})
    pieces, holder = [], None
    for first, end in zip(days, days[1:]):
        present = [run for run in runs if run.start <= first < end_of(run)]
        best = max(present, key=lambda run: (need(run), order(run)), default=None)
        if best is not None and best is holder:
            pieces[-1].end = end
        elif best is not None:
            pieces.append(replace(best, start=first, end=end))
        holder = best
    for piece in pieces:
        piece.end = None if piece.end == FOREVER else piece.end
    return pieces


def recorded_runs(spells, care, provider, study):
    """Rules 4 and 9, then 5: a spell without days cuts no other; then 3."""
    runs = [Run(s.row, provider, s.referral, s.cluster, s.start, s.end, True) for s in spells]
    at_closing(runs, care.referrals)
    runs = at_death(with_days(runs), care)
    for run in runs:
        run.end = None if run.end == FOREVER else run.end
    order = lambda run: (run.start, run.row)
    policy = study.episode_rules.overlap
    if policy == "earlier_stays":
        return earlier_stays(runs)
    return later_start(runs, order) if policy == "later_start" else higher_need(runs, order,
                                                                                study.clusters)


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


def derived_runs(assessments, care, provider):
    """Rule 2, without recorded spells: a new cluster opens a run and ends the one before."""
    runs = []
    for assessment, allocation in one_a_day(assessments):
        day = assessment.date
        current = runs[-1] if runs and day < end_of(runs[-1]) else None
        if assessment.reason == "discharge":
            if current:
                current.end = day
            continue
        if current and (allocation.cluster == current.cluster or not assessment.usable):
            continue
        if current:
            current.end = day
        referral = referral_on(care.referrals, provider, day)
        runs.append(Run(assessment.row, provider, referral.id if referral else "",
                        allocation.cluster, day, referral.closed if referral else None, False))
    return at_death(with_days(runs), care)


def bridge(runs, days):
    """Rule 10: the run before has the days of a short gap in its referral."""
    runs = sorted(runs, key=lambda run: run.start)
    for run, later in zip(runs, runs[1:]):
        if run.referral and run.referral == later.referral and run.end is not None and (
                0 < (later.start - run.end).days <= days):
            run.end = later.start
    return runs


def between_providers(runs, study):
    """Rule 11, over all providers."""
    order = lambda run: (run.start, run.provider.encode())
    policy = study.episode_rules.between_providers
    if policy == "side_by_side":
        return runs
    return later_start(runs, order) if policy == "later_start" else higher_need(runs, order,
                                                                                study.clusters)


def all_runs(care, allocations, study):
    """Every run of a person, by start; allocations by row of the assessment."""
    spells, assessments, runs = {}, {}, []
    for spell in care.spells:
        spells.setdefault(spell.provider, []).append(spell)
    for assessment in care.assessments:
        assessments.setdefault(assessment.provider, []).append(
            (assessment, allocations[assessment.row]))
    for provider in spells.keys() | assessments.keys():
        if provider in spells:
            found = recorded_runs(spells[provider], care, provider, study)
        else:
            found = derived_runs(assessments[provider], care, provider)
        runs += bridge(found, study.episode_rules.bridge_days)
    return sorted(between_providers(runs, study), key=lambda run: run.start)
