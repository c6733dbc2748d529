"""The review periods of an episode, as pbr/tariff.hpp says."""

import datetime
from dataclasses import dataclass

from episodes import review_after


@dataclass
class ReviewPeriod:
    first: datetime.date
    end: datetime.date  # not counted; a review may end it before its days are over
    days: int  # to the day the next review is due


def reviews_inside(episode, care):
    """The days after the one it started on which a usable assessment was made, those before the
    reporting period too."""
    return sorted({a.date for a in care.assessments if a.usable
                   and a.provider == episode.provider
                   and episode.started < a.date < episode.end})


def review_periods(episode, care, pack, begins):
    """From the episode's start to its end in the reporting period; none where the code is no
    cluster and has no interval."""
    cluster = pack.clusters.get(episode.cluster)
    if cluster is None:
        return []
    reviews = reviews_inside(episode, care) if begins == "at_review" else []
    found, start = [], episode.started
    while start < episode.end:
        due = review_after(cluster, start)
        end = min([due] + [day for day in reviews if start < day < due])
        found.append(ReviewPeriod(start, end, (due - start).days))
        start = end
    return found
