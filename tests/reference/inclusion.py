"""Who lives in a settled home or has work, and the official indicators of pbr/outcomes.hpp."""

from collections import Counter
from dataclasses import replace

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
            latest_status(statuses, measure.field, first_day, last_day))


class Indicators:
    """Official counts by (indicator, level, code, cluster)."""

    def __init__(self, study):
        self.study = study
        self.numerators = Counter()
        self.year = add_months(study.last_day, -12) + ONE_DAY

    def answer(self, statuses, field):
        return latest_status(statuses, field, self.year, self.study.last_day)

    def add_cluster(self, level, code, episode, statuses):
        settled = self.answer(statuses, "settled") is True
        for cluster in ("", episode.cluster):
            self.numerators["ACC33", level, code, cluster] += 1
            self.numerators["ACC36", level, code, cluster] += episode.review_status == "within"
            self.numerators["ACC54", level, code, cluster] += settled

    def add_contact(self, level, code, statuses):
        self.numerators["AMH03e", level, code, ""] += 1
        self.numerators["AMH14e", level, code, ""] += self.answer(statuses, "settled") is True
        self.numerators["AMH17e", level, code, ""] += self.answer(statuses, "employed") is True

    def add(self, care, episodes):
        pack = self.study.clusters
        open_now = [e for e in episodes if e.ended is None and e.cluster != pack.unusable]
        for level, code, own in levels(open_now):
            latest = max(own, key=lambda pair: (pair[1].started, pair[0]))[1]
            self.add_cluster(level, code, latest, statuses_at(care, level, code))
        if of_age(care, (18, 69), self.study.last_day):
            home = care.person.values.get("commissioner", "")
            referrals = [replace(r, commissioner=r.commissioner or home) for r in care.referrals
                         if r.received <= self.study.last_day and
                         (r.closed is None or r.closed > self.study.last_day)]
            for level, code, _ in levels(referrals):
                self.add_contact(level, code, statuses_at(care, level, code))

    def rows(self):
        """[(indicator, level, code, cluster, numerator, denominator or 0)] in the file's order."""
        shares = {"ACC37": ("ACC36", "ACC33"), "ACC62": ("ACC54", "ACC33"),
                  "1H": ("AMH14e", "AMH03e"), "1F": ("AMH17e", "AMH03e")}
        rows = [(*key, count, 0) for key, count in self.numerators.items()]
        for name, (above, below) in shares.items():
            rows += [(name, *key[1:], self.numerators[(above, *key[1:])], count)
                     for key, count in list(self.numerators.items()) if key[0] == below]
        return sorted(rows)


def levels(things):
    """(level, code, numbered things) of England and of each provider and commissioner."""
    numbered = list(enumerate(things))
    if numbered:
        yield "England", "", numbered
    for level in ("provider", "commissioner"):
        for code in sorted({getattr(thing, level) for thing in things}):
            yield level, code, [p for p in numbered if getattr(p[1], level) == code]


def statuses_at(care, level, code):
    """A provider counts the statuses it recorded itself, the others any provider's."""
    return [s for s in care.statuses if level != "provider" or s.provider == code]
