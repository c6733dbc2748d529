"""Random cases for `pbr pair`, from a seed: three-month bounds at month ends and a day beside them,
equal dates, several instruments, open ends, sessions outside the period, one rating. By us."""

import datetime

from reading import ONE_DAY, add_months

FIRST, LAST = datetime.date(2010, 11, 1), datetime.date(2013, 3, 31)
LOOKED_AT = datetime.date(2012, 12, 31)
COLUMNS = ["case", "episode_start", "episode_end", "first_session", "last_session", "instrument",
           "measure_date", "contacts", "setting"]
MONTH_ENDS = [datetime.date(2011, 5, 31), datetime.date(2011, 11, 30), datetime.date(2012, 2, 29),
              datetime.date(2011, 2, 28), datetime.date(2012, 8, 31), datetime.date(2011, 12, 31)]


def any_day(make):
    if make.chance(0.4):
        return make.pick(*MONTH_ENDS) + make.pick(0, 0, 0, 1, -1) * ONE_DAY
    return FIRST + make.between(0, (LAST - FIRST).days) * ONE_DAY


def later_day(make, start):
    """The start or later: at the bounds of CQUIN's days, at three months, or anywhere."""
    end = start + make.pick(0, 1, 13, 14, 15, 16, 90, 181, 182, 183, 184, 400) * ONE_DAY
    return make.pick(end, end, add_months(start, 3), add_months(start, 6), max(start,
                                                                              any_day(make)))


def dates_of(make):
    """Start, end, first and last session of one case; None where there is none."""
    start = any_day(make)
    if make.chance(0.15):  # open ends at CQUIN's bound before the last day looked at
        start = LOOKED_AT - make.pick(181, 182, 183, 184) * ONE_DAY
    end = later_day(make, start) if make.chance(0.7) else None
    near = lambda day: day + make.pick(0, 0, 1, -1, 5, -3, 40, -60, 100) * ONE_DAY
    first = near(start) if make.chance(0.7) else None
    last = near(end or later_day(make, start)) if make.chance(0.7) else None
    if first and last and last < first:
        last = first
    return start, end, first, last


def rating_days(make, dates):
    """Days about what the rules look at, often at an edge of it."""
    known = [date for date in dates if date]
    for _ in range(make.pick(1, 1, 2, 3, 4, 6, 9)):
        about = make.pick(*known)
        edge = add_months(about, make.pick(-3, 3))
        yield make.pick(about, edge, edge + ONE_DAY, edge - ONE_DAY, about + ONE_DAY,
                        about - ONE_DAY, about + make.between(-120, 120) * ONE_DAY, any_day(make))


def random_case(make, name):
    """The rows of one case."""
    dates = dates_of(make)
    days = list(rating_days(make, dates))
    if make.chance(0.4):
        days.append(make.pick(*days))  # equal dates
    if make.chance(0.5):
        days.sort()
    instruments = make.some(["HoNOS-prob", "L-QOL", "SCL90"], 1)
    text = ["" if date is None else date.isoformat() for date in dates]
    contacts = make.pick("0", "1", "2", "2", "2", "3", "9", "", "")
    if make.chance(0.03):
        yield dict(zip(COLUMNS, [name, *text, "", "", contacts, ""]))  # a case without a score
        return
    for day in days:
        setting = make.pick("in_patient", "community", "community", "")
        yield dict(zip(COLUMNS, [name, *text, make.pick(*instruments), day.isoformat(), contacts,
                                 setting]))


def random_rows(make, cases):
    """Rows of so many cases; half of the cases lie in one piece, the others mixed."""
    rows = [row for number in range(cases) for row in random_case(make, f"case {number + 1}")]
    if make.chance(0.5):
        make.random.shuffle(rows)
    return rows
