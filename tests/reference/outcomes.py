"""Measures paired around an episode, as pbr/outcomes.hpp states it."""

import datetime
from dataclasses import dataclass
from fractions import Fraction

import pairing
from care_periods import periods_of_care

SETTINGS = {"community": "community", "in_patient": "in_patient", "in-patient": "in_patient",
            "inpatient": "in_patient"}  # as assessments say it


@dataclass
class Outcome:
    measure: object
    before_date: datetime.date = None
    before: Fraction = None
    after_date: datetime.date = None
    after: Fraction = None
    change: Fraction = None
    category: str = "not_paired"
    case_before: bool = False
    recovered: bool = False


@dataclass
class Dated:
    """One valid score of one measure."""

    date: datetime.date
    value: Fraction
    setting: str


# ---- the scores of a measure --------------------------------------------------------------------


def sum_of_known(values, most_missing):
    """The exact sum with unknown values taken as the mean of the known, or None."""
    known = [value for value in values if value is not None]
    if not known or len(values) - len(known) > most_missing:
        return None
    return Fraction(sum(known) * len(values), len(known))


def rated(assessment, measure):
    """What an assessment says of a measure made of its items, or None."""
    if not assessment.usable:
        return None
    ratings = [assessment.ratings[item] for item in measure.items]
    return sum_of_known(ratings, 0 if measure.kind == "item" else measure.most_missing)


def counts_for(score, episode):
    """Of the episode's provider and, where both name one, its referral."""
    other = score.referral and episode.referral and score.referral != episode.referral
    return score.provider == episode.provider and not other


def put_together(care, episode, measure, by_id):
    """{date: score} of a composite: each part's later row of the day."""
    days = {}
    for score in care.scores:
        part = by_id.get(score.measure)
        if score.measure in measure.parts and counts_for(score, episode) and (
                part is None or part.is_valid(score.value)):
            days.setdefault(score.date, {})[score.measure] = score.value
    for date, known in days.items():
        total = sum_of_known([known.get(part) for part in measure.parts], measure.most_missing)
        if total is not None:
            yield date, total / len(measure.parts) if measure.mean else total


def setting_on(care, provider, date, told=""):
    """As the assessment says; else in hospital from the first to the last day of a stay of the
    provider, the day of discharge included."""
    inside = any(stay.provider == provider and stay.start <= date
                 and (stay.end is None or date <= stay.end) for stay in care.stays)
    return SETTINGS.get(told, "in_patient" if inside else "community")


def scores_of(care, episode, measure, by_id):
    """The valid scores, in the order of their rows on each day."""
    if measure.kind in ("item", "item_total"):
        found = [(a.date, rated(a, measure), a.setting) for a in care.assessments
                 if a.provider == episode.provider]
    elif measure.kind == "composite":
        found = [(*score, "") for score in sorted(put_together(care, episode, measure, by_id))]
    else:
        found = [(score.date, score.value, "") for score in care.scores
                 if score.measure == measure.id and counts_for(score, episode)
                 and measure.is_valid(score.value)]
    return [Dated(date, value, setting_on(care, episode.provider, date, told))
            for date, value, told in found if value is not None]


# ---- pairs --------------------------------------------------------------------------------------


def judge(outcome, measure):
    """Sets change, category and recovery of a paired outcome."""
    outcome.change = measure.change(outcome.before, outcome.after)
    outcome.category = measure.category(outcome.before, outcome.after)
    if measure.cut_off is not None:
        outcome.case_before = not measure.is_good(outcome.before)
        outcome.recovered = (outcome.case_before and outcome.category == "improved"
                             and measure.is_good(outcome.after))


def paired(measure, period, scores):
    """The outcome of one measure over a period of care."""
    rule = measure.pairing
    before, after = pairing.pair_scores(
        period, [pairing.Score(score.date, measure.id, score.setting) for score in scores],
        rule.rule, rule.like_settings)
    outcome = Outcome(measure)
    if before is not None:
        outcome.before_date, outcome.before = scores[before].date, scores[before].value
    if after is not None:
        outcome.after_date, outcome.after = scores[after].date, scores[after].value
    if before is not None and after is not None:
        judge(outcome, measure)
    return outcome


def over_episode(care, episode, measure, by_id):
    """On the day an episode ended a score closes it and may open the next."""
    last = episode.ended or episode.last_day
    return paired(measure, pairing.CarePeriod(episode.started, last),
                  scores_of(care, episode, measure, by_id))


def over_care(care, episode, measure, by_id, periods):
    """Of the period of care whose last episode this is; None of other episodes, and of a period
    that CQUIN does not look at."""
    for own in periods:
        if own.episode is episode and (measure.pairing.rule != "cquin"
                                       or pairing.long_enough(own.period)):
            return paired(measure, own.period, scores_of(care, episode, measure, by_id))
    return None


def outcomes_of(care, episodes, measures, last_day):
    """One list an episode, in the order of the measures; statuses make none."""
    by_id = {measure.id: measure for measure in measures}
    periods = list(periods_of_care(care, episodes, last_day))
    found = []
    for episode in episodes:
        own = [over_episode(care, episode, measure, by_id)
               if measure.pairing.rule == "first_last" else
               over_care(care, episode, measure, by_id, periods)
               for measure in measures if measure.kind != "status"]
        found.append([outcome for outcome in own if outcome is not None])
    return found


def combined(outcomes):
    """The official rule for several measures of one episode; a part or a level of another measure
    would be counted twice."""
    categories = {outcome.category for outcome in outcomes if not outcome.measure.part_of_another}
    for category in ("deteriorated", "improved", "no_change"):
        if category in categories:
            return category
    return "not_paired"
