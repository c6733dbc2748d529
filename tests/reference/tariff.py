"""The lines of an episode, of assessments that lead to nothing, and of capitation: each day has a
price and a factor, and equal days of one month make a line."""

import calendar
import datetime
from dataclasses import dataclass, field, replace
from fractions import Fraction

from exact import to_integer
from price_books import UNITS, PriceView
from reading import ONE_DAY
from review_periods import review_periods


@dataclass(frozen=True)
class Terms:
    """What a line is priced with; entries of a book are equal to themselves only."""

    entry: object
    price: int
    per: int
    factor: Fraction
    list_id: str
    period: datetime.date = None  # of a review period paid pro rata: its first day


@dataclass
class Line:
    unit: str
    first: datetime.date
    last: datetime.date
    quantity: int
    terms: Terms
    non_contract: bool
    amount: int = field(init=False, default=0)
    step: str = field(init=False, default="")  # of rounding


class Pricer:
    """Makes lines between one provider and one commissioner."""

    def __init__(self, book, provider, commissioner):
        self.book, self.view = book, PriceView(book, provider, commissioner)

    def terms(self, cluster, unit, day, days=1):
        """`days` are those of a review period, which a day's cost is multiplied by."""
        price = self.view.price(cluster, unit, day)
        pence = price.entry.value * (days if price.is_day_cost else 1)
        return Terms(price.entry, pence, 1, self.view.factor(unit, day), price.list_id)

    def line(self, unit, first, last, quantity, terms):
        line = Line(unit, first, last, quantity, terms, self.view.non_contract)
        one = terms.price * terms.factor / terms.per
        line.step = "invoice_line" if unit == "capitation" else self.book.step
        if line.step == "unit_price":
            line.amount = quantity * to_integer(one, self.book.rounding)
        else:
            line.amount = to_integer(quantity * one, self.book.rounding)
        return line

    def day_line(self, unit, day, quantity, terms):
        return self.line(unit, day, day, quantity, terms)

    def lines(self, unit, days, terms_on, count):
        """A line for each stretch of days with equal terms; none of which nothing is counted."""
        for first, last, terms in stretches(days, terms_on):
            quantity = count(first, last)
            if quantity:
                yield self.line(unit, first, last, quantity, terms)


def stretches(days, terms_on):
    """(first, last, terms) of following days of one month with equal terms; None is no terms."""
    start, before, last = None, None, None
    for day in days:
        terms = terms_on(day)
        now = terms and (day.year, day.month, terms)
        if now != before:
            if before:
                yield start, last, before[2]
            start, before = day, now
        last = day
    if before:
        yield start, last, before[2]


def days_between(first, end):
    return [first + n * ONE_DAY for n in range((end - first).days)]


class EpisodeLines:
    """All lines of one episode; a method for each unit that a book can pay for."""

    def __init__(self, episode, care, study):
        self.episode, self.care, self.study = episode, care, study
        self.book = study.tariff
        self.pricer = Pricer(self.book, episode.provider, episode.commissioner)
        self.admitted = set(episode.admitted)
        self.days = days_between(episode.first, episode.end)

    def all(self):
        makers = {"non_admitted_day": self.day_lines, "admitted_day": self.day_lines,
                  "initial_assessment": self.assessment_lines,
                  "review_period": self.review_period_lines, "episode": self.episode_lines,
                  "contact": self.contact_lines}
        found = [line for unit in makers if self.book.pays(unit) for line in makers[unit](unit)]
        return sorted(found, key=lambda line: (line.first, UNITS.index(line.unit), line.last))

    def terms(self, unit, day, days=1):
        return self.pricer.terms(self.episode.cluster, unit, day, days)

    def inside(self, day):
        return self.study.first_day <= day < self.study.end

    def in_hospital(self, first, last):
        return sum(1 for day in self.admitted if first <= day <= last)

    def outside(self, first, last):
        return (last - first).days + 1 - self.in_hospital(first, last)

    def day_lines(self, unit):
        count = self.in_hospital if unit == "admitted_day" else self.outside
        return self.pricer.lines(unit, self.days, lambda day: self.terms(unit, day), count)

    def contact_lines(self, unit):
        attended = [contact.date for contact in self.care.contacts
                    if contact.attended and contact.provider == self.episode.provider]
        count = lambda first, last: sum(1 for day in attended if first <= day <= last)
        return self.pricer.lines(unit, self.days, lambda day: self.terms(unit, day), count)

    def assessment_lines(self, unit):
        if not self.episode.from_cluster and self.inside(self.episode.started):
            day = self.episode.started
            yield self.pricer.day_line(unit, day, 1, self.terms(unit, day))

    def review_period_lines(self, unit):
        how = self.book.paid[unit]
        periods = review_periods(self.episode, self.care, self.study.clusters, how["begins"])
        return (self.whole_periods if how["pay"] == "whole" else self.shared_periods)(unit, periods)

    def whole_periods(self, unit, periods):
        for period in periods:
            if self.inside(period.first):
                terms = self.terms(unit, period.first, period.days)
                yield self.pricer.day_line(unit, period.first, 1, terms)

    def shared_periods(self, unit, periods):
        """Pro rata: each midnight is one of its period's days, and a line is of one period."""
        period_of = {day: period for period in periods
                     for day in days_between(period.first, period.end)}
        everywhere = lambda first, last: (last - first).days + 1
        return self.pricer.lines(
            unit, [day for day in self.days if day in period_of],
            lambda day: self.shared_terms(unit, day, period_of[day]),
            self.outside if self.book.pays("admitted_day") else everywhere)

    def shared_terms(self, unit, day, period):
        return replace(self.terms(unit, day, period.days), per=period.days, period=period.first)

    def episode_lines(self, unit):
        ended = self.study.end if self.episode.ended_with_period else self.episode.ended
        if ended is None:
            return
        last, days, how = ended - ONE_DAY, (ended - self.episode.started).days, self.book.paid[unit]
        short = int(how.get("short_stay_up_to", 0))
        long = int(how.get("long_stay_beyond", days))
        if days <= short:
            yield self.pricer.day_line("short_stay_day", last, days,
                                       self.terms("short_stay_day", last))
            return
        yield self.pricer.day_line(unit, last, 1, self.terms(unit, last))
        if days > long:
            yield self.pricer.day_line("long_stay_day", last, days - long,
                                       self.terms("long_stay_day", last))


def lines_of(episode, care, study):
    return EpisodeLines(episode, care, study).all()


# ---- lines of no episode ------------------------------------------------------------------------


@dataclass
class LoneLine:
    provider: str
    commissioner: str
    cluster: str
    line: Line


def capitation_lines(study):
    """By month, provider, commissioner; a month that is not whole by its days."""
    found = []
    for group in study.tariff.capitation:
        pricer = Pricer(study.tariff, group.provider, group.commissioner)
        for first, last, terms in stretches(days_between(study.first_day, study.end),
                                            lambda day: capitation_terms(group, pricer, day)):
            heads, in_month = terms.entry.value[0], calendar.monthrange(first.year, first.month)[1]
            days = (last - first).days + 1
            quantity = heads * days
            if days == in_month:
                quantity, terms = heads, replace(terms, per=12)
            line = pricer.line("capitation", first, last, quantity, terms)
            found.append(LoneLine(group.provider, group.commissioner, "", line))
    return sorted(found, key=lambda lone: (lone.line.first.isoformat()[:7], lone.provider,
                                           lone.commissioner, lone.line.first))


def capitation_terms(group, pricer, day):
    entry = pricer.book.in_force(group.dated, day)
    if entry is None:
        return None
    per = 12 * calendar.monthrange(day.year, day.month)[1]
    return Terms(entry, entry.value[1], per, pricer.view.factor("capitation", day), "")
