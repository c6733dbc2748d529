"""The lines of an episode: each day has a price and a factor, and equal days make a line."""

import datetime
from dataclasses import dataclass
from fractions import Fraction

from exact import to_integer
from packs import UNITS
from reading import ONE_DAY


@dataclass
class Line:
    unit: str
    first: datetime.date
    last: datetime.date
    quantity: int
    price: int
    factor: Fraction
    amount: int


def in_force(dated, day, last_day):
    """The entry (date, value) whose date is the latest not after the day, or None."""
    entries = [entry for entry in dated if entry[0] <= day <= last_day]
    return entries[-1] if entries else None


def terms_on(book, cluster, unit, day):
    """(entry of the price, factor): a line is split where another entry takes over."""
    price = in_force(book.prices.get((cluster, unit), []), day, book.last_day)
    if price is None:
        raise ValueError(f"no price of cluster {cluster}, {unit} on {day}")
    factor = Fraction(1)
    for dated in book.adjustments:
        entry = in_force(dated, day, book.last_day)
        factor *= entry[1] if entry else 1
    return price, factor


def make_line(book, unit, first, last, quantity, terms):
    (_, price), factor = terms
    amount = to_integer(quantity * price * factor, book.rounding)
    return Line(unit, first, last, quantity, price, factor, amount)


def stretches(episode, book, unit):
    """(first, last, terms) of the days of one month at one price and factor."""
    day, start, before = episode.first, None, None
    while day < episode.end:
        now = (day.year, day.month, terms_on(book, episode.cluster, unit, day))
        if now != before:
            if before:
                yield start, day - ONE_DAY, before[2]
            start, before = day, now
        day += ONE_DAY
    if before:
        yield start, day - ONE_DAY, before[2]


def lines_of(episode, book, study):
    lines = []
    admitted = set(episode.admitted)
    for unit in UNITS[:2]:
        for first, last, terms in stretches(episode, book, unit):
            inside = sum(1 for day in admitted if first <= day <= last)
            days = inside if unit == "admitted_day" else (last - first).days + 1 - inside
            if days:
                lines.append(make_line(book, unit, first, last, days, terms))
    if not episode.from_cluster and study.first_day <= episode.started < study.end:
        day = episode.first
        lines.append(make_line(book, UNITS[2], day, day, 1,
                               terms_on(book, episode.cluster, UNITS[2], day)))
    return sorted(lines, key=lambda line: (line.first, UNITS.index(line.unit)))
