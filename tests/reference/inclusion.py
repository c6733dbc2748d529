"""Who lives in a settled home or has work, as pbr/outcomes.hpp counts it."""

from reading import ONE_DAY, add_months, age_on


def latest_status(statuses, field, first_day, last_day):
    """The latest known answer in the days given; the later row of one day counts."""
    answer = None
    for status in statuses:
        if first_day <= status.date <= last_day and status.values[field] is not None:
            answer = status.values[field]
    return answer


def of_age(care, ages, day):
    if care.person is None or care.person.birth is None:
        return False
    return ages[0] <= age_on(care.person.birth, day) <= ages[1]


def status_of(care, provider, measure, last_day):
    """(whether counted, yes / no / None) of one status measure; provider None: any."""
    statuses = [s for s in care.statuses if provider is None or s.provider == provider]
    first_day = add_months(last_day, -measure.months) + ONE_DAY
    return (of_age(care, measure.ages, last_day),
            latest_status(statuses, measure.status_field, first_day, last_day))
