"""Measures paired around an episode, first and last, as pbr/outcomes.hpp states it."""

import datetime
from dataclasses import dataclass
from fractions import Fraction


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


def item_total(assessment, measure):
    """The exact total with unknown items taken as the mean of the known, or None."""
    known = [assessment.ratings[item] for item in measure.items
             if assessment.ratings[item] is not None]
    missing = len(measure.items) - len(known)
    if not assessment.usable or not known or missing > measure.most_missing:
        return None
    return Fraction(sum(known) * len(measure.items), len(known))


def in_range(measure, value):
    return (measure.lowest is None or value >= measure.lowest) and (
        measure.highest is None or value <= measure.highest)


def scores_of(care, episode, measure):
    """{date: score} of the episode's provider; of two on one day the later row stays."""
    scores = {}
    if measure.kind == "item_total":
        for assessment in care.assessments:
            total = item_total(assessment, measure)
            if assessment.provider == episode.provider and total is not None:
                scores[assessment.date] = total
        return scores
    for score in care.scores:
        other_referral = (score.referral and episode.referral
                          and score.referral != episode.referral)
        if score.measure == measure.id and score.provider == episode.provider and (
                not other_referral and in_range(measure, score.value)):
            scores[score.date] = score.value
    return scores


def good_side(measure, value):
    if measure.higher_is_better:
        return value >= measure.cut_off
    return value < measure.cut_off


def judge(outcome, measure):
    """Sets change, category and recovery of a paired outcome."""
    change = outcome.after - outcome.before
    outcome.change = change if measure.higher_is_better else -change
    outcome.category = "no_change"
    if measure.reliable_change is not None:
        if outcome.change >= measure.reliable_change:
            outcome.category = "improved"
        elif outcome.change <= -measure.reliable_change:
            outcome.category = "deteriorated"
    if measure.cut_off is not None:
        outcome.case_before = not good_side(measure, outcome.before)
        outcome.recovered = (outcome.case_before and outcome.category == "improved"
                             and good_side(measure, outcome.after))


def outcome_of(care, episode, measure):
    outcome = Outcome(measure)
    last = episode.ended or episode.last_day
    scores = sorted((date, value) for date, value in scores_of(care, episode, measure).items()
                    if episode.started <= date <= last)
    if scores:
        outcome.before_date, outcome.before = scores[0]
    if len(scores) > 1:
        outcome.after_date, outcome.after = scores[-1]
        judge(outcome, measure)
    return outcome


def outcomes_of(care, episodes, measures):
    """One list an episode, in the order of the measures; statuses make none."""
    return [[outcome_of(care, episode, m) for m in measures if m.kind != "status"]
            for episode in episodes]


def combined(outcomes):
    """The official rule for several measures of one episode."""
    categories = {outcome.category for outcome in outcomes}
    for category in ("deteriorated", "improved", "no_change"):
        if category in categories:
            return category
    return "not_paired"
