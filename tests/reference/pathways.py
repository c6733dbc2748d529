"""Moves between clusters and time in a cluster: the rules of pbr/pathways.hpp, episode by episode.

Every age is looked at with every episode; shares are fractions; intervals have 60 digits.
"""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from math import isqrt

from episodes import move
from exact import decimal
from expected import disclosed_count, disclosed_percent

Z = Decimal("1.959963984540054")
MILLIONTH = Fraction(1, 10**6)


@dataclass
class Stay:
    person: str
    entry: int  # the age at which it comes under observation
    exit: int  # the age at which it ends or is open
    cause: str  # moved, discharged, or open
    days: int


def places(result):
    """(provider, [(person, episode)]): all of them under "", then each provider's, in order."""
    everything = [(person.person, episode)
                  for person in result.people for episode in person.episodes]
    yield "", everything
    for provider in sorted({episode.provider for _, episode in everything}, key=str.encode):
        yield provider, [(who, episode) for who, episode in everything
                         if episode.provider == provider]


def moves_of(episodes, study):
    """(from, to) of everything that happened in the period, and who did it."""
    for person, episode in episodes:
        if study.first_day <= episode.started <= study.last_day:
            yield person, episode.from_cluster or "initial", episode.cluster
        if episode.transition == "discharge":
            yield person, episode.cluster, "discharge"


def kind(pack, before, after):
    if after == "discharge":
        return "discharge"
    return "initial" if before == "initial" else move(pack, before, after)


def transition_rows(result):
    study, rule = result.study, result.study.disclosure
    for provider, episodes in places(result):
        moves = list(moves_of(episodes, study))
        counts = Counter((before, after) for _, before, after in moves)
        people = Counter((before, after) for _, before, after in set(moves))
        out = Counter(before for _, before, _ in moves)
        level = "provider" if provider else "cluster"
        for key in sorted(counts):
            few = disclosed_count(rule, level, people[key]) == rule.mark
            yield {"provider": provider, "from": key[0], "to": key[1],
                   "kind": kind(study.clusters, *key),
                   "status": study.clusters.transitions.get(key, "unlisted"),
                   "count": counts[key], "share": decimal(Fraction(counts[key], out[key[0]]), 6),
                   "people": people[key],
                   "count_shown": rule.mark if few else disclosed_count(rule, level, counts[key]),
                   "share_shown": rule.mark if few else disclosed_percent(
                       rule, level, counts[key], out[key[0]])}


def stay_of(person, episode, study):
    entry = max(0, (study.first_day - episode.started).days)
    end = episode.ended
    if end is None:
        return Stay(person, entry, (study.last_day - episode.started).days + 1, "open",
                    episode.days)
    cause = "discharged" if episode.transition == "discharge" else "moved"
    return Stay(person, entry, (end - episode.started).days, cause, episode.days)


def stays_by_cluster(result):
    """(provider, cluster, stays), cluster "" for all of them."""
    for provider, episodes in places(result):
        stays = [(episode.cluster, stay_of(person, episode, result.study))
                 for person, episode in episodes]
        if stays:
            yield provider, "", [stay for _, stay in stays]
        for cluster in sorted({code for code, _ in stays}):
            yield provider, cluster, [stay for code, stay in stays if code == cluster]


@dataclass(frozen=True)
class Ratio:
    """A fraction that is not reduced: those of a life table have thousands of digits."""

    above: int = 0
    below: int = 1

    def number(self):
        return Decimal(self.above) / Decimal(self.below)

    def six(self):
        """In six decimals, halves up."""
        return decimal((2 * self.above * 10**6 + self.below) // (2 * self.below) * MILLIONTH, 6)

    def at_most(self, part):
        return self.above * part.denominator <= part.numerator * self.below


def bounds(survival, variance):
    """[S^(1/a), S^a] with a = exp(z sqrt(V) / ln S), in six decimals."""
    with localcontext() as context:
        context.prec = 60
        log = survival.number().ln()
        power = (Z * variance.number().sqrt() / log).exp()
        return [decimal(Fraction(value.exp()), 6) for value in (log / power, log * power)]


def life_rows(stays):
    alive, risk, left = 1, 1, Counter()  # survival and shares are alive and left over risk
    variance, before = Ratio(), 0
    for day in sorted({stay.exit for stay in stays if stay.cause != "open"}):
        at_risk = sum(stay.entry < day <= stay.exit for stay in stays)
        ended = Counter(stay.cause for stay in stays if stay.exit == day and stay.cause != "open")
        for cause in ("moved", "discharged"):
            left[cause] = left[cause] * at_risk + alive * ended[cause]
        d = ended.total()
        alive, risk = alive * (at_risk - d), risk * at_risk
        survival, (low, high) = Ratio(alive, risk), ("", "")
        if alive:
            step = at_risk * (at_risk - d)
            variance = Ratio(variance.above * step + d * variance.below, variance.below * step)
            low, high = bounds(survival, variance)
        yield {"day": day, "at_risk": at_risk, "ended": d,
               "censored": sum(stay.cause == "open" and before <= stay.exit < day
                               for stay in stays),
               "survival": survival, "low": low, "high": high,
               "entered": sum(before <= stay.entry < day for stay in stays),
               "moved": ended["moved"], "discharged": ended["discharged"],
               "share_moved": Ratio(left["moved"], risk).six(),
               "share_discharged": Ratio(left["discharged"], risk).six()}
        before = day


def survival_rows(result):
    for provider, cluster, stays in stays_by_cluster(result):
        for row in life_rows(stays):
            yield {"provider": provider, "cluster": cluster} | row | {
                "day": str(row["day"]), "survival": row["survival"].six()}


def first_day(rows, holds):
    return next((row["day"] for row in rows if holds(row)), "")


def below_half(bound):
    return lambda row: row[bound] != "" and Fraction(row[bound]) <= Fraction(1, 2)


def quartile(days, part):
    """The least number of days that at least that part of the episodes does not exceed."""
    return next(number for number in sorted(set(days))
                if Fraction(sum(d <= number for d in days), len(days)) >= part)


def deviation(days):
    """Of a sample, in two decimals: of 100 sd the root of a square is taken exactly."""
    n = len(days)
    if n < 2:
        return ""
    mean = Fraction(sum(days), n)
    square = sum((d - mean) ** 2 for d in days) / (n - 1) * 10000
    root = isqrt(square.numerator // square.denominator)
    return decimal(Fraction(root + (square >= (root + Fraction(1, 2)) ** 2), 100), 2)


def time_row(provider, cluster, stays):
    rows = list(life_rows(stays))
    days = [stay.days for stay in stays]
    causes = Counter(stay.cause for stay in stays)
    quarter = lambda part: first_day(rows, lambda row: row["survival"].at_most(part))
    return {"provider": provider, "cluster": cluster, "episodes": len(stays),
            "ended": causes["moved"] + causes["discharged"], "open": causes["open"],
            "q1": quarter(Fraction(3, 4)), "median": quarter(Fraction(1, 2)),
            "median_low": first_day(rows, below_half("low")),
            "median_high": first_day(rows, below_half("high")),
            "q3": quarter(Fraction(1, 4)),
            "mean_days_in_period": decimal(Fraction(sum(days), len(days)), 2),
            "sd_days_in_period": deviation(days),
            "q1_days_in_period": quartile(days, Fraction(1, 4)),
            "median_days_in_period": quartile(days, Fraction(1, 2)),
            "q3_days_in_period": quartile(days, Fraction(3, 4)),
            "max_days_in_period": max(days), "people": len({stay.person for stay in stays}),
            "moved": causes["moved"], "discharged": causes["discharged"],
            "entered_late": sum(stay.entry > 0 for stay in stays)}


def time_rows(result):
    for provider, cluster, stays in stays_by_cluster(result):
        yield time_row(provider, cluster, stays)
