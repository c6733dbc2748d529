"""Periods of care for the pairing rules cquin and window, as pbr/outcomes.hpp states them."""

from dataclasses import dataclass

from episode_runs import FOREVER, find_referral
from pairing import CarePeriod


@dataclass
class Care:
    """A period of care and the episode that has its outcomes."""

    period: CarePeriod
    episode: object


def period_of(care, provider, referral, start, end, last_day):
    """With its sessions: attended at the provider, of the referral, or naming none and dated
    inside. Nothing after the last day is looked at."""
    until = min(end or last_day, last_day)
    days = sorted(contact.date for contact in care.contacts
                  if contact.attended and contact.provider == provider and contact.date <= last_day
                  and (contact.referral == referral if contact.referral and referral else
                       start <= contact.date <= until))
    return CarePeriod(start, end, days[0] if days else None, days[-1] if days else None,
                      len(days), last_day)


def touching(episodes):
    """Runs of episodes, each of which begins on or before the day the one before it ended."""
    runs = []
    for episode in sorted(episodes, key=lambda e: e.started):
        if runs and episode.started <= (runs[-1][-1].ended or FOREVER):
            runs[-1].append(episode)
        else:
            runs.append([episode])
    return runs


def periods_of_care(care, episodes, last_day):
    """Every period of care that has an episode."""
    together = {}
    for episode in episodes:
        together.setdefault((episode.provider, episode.referral), []).append(episode)
    for (provider, name), own in together.items():
        referral = find_referral(care.referrals, provider, name) if name else None
        if referral is not None:
            yield Care(period_of(care, provider, name, referral.received, referral.closed,
                                 last_day), own[-1])
            continue
        for run in touching(own):
            yield Care(period_of(care, provider, name, run[0].started, run[-1].ended, last_day),
                       run[-1])
