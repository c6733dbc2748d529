"""Assessments that lead to nothing, as pbr/tariff.hpp says."""

from tariff import LoneLine, Pricer


def leads_to_nothing(referral, care, assessments):
    """`assessments` are those of the referral."""
    spells = [spell for spell in care.spells if spell.provider == referral.provider]
    if not spells:
        return all(assessment.reason == "discharge" for assessment in assessments)
    return not any(
        spell.referral == referral.id if spell.referral else open_on(referral, spell.start)
        for spell in spells)


def open_on(referral, day):
    return referral.received <= day and (referral.closed is None or day <= referral.closed)


def assessments_of(referral, care):
    """Those for which it was open on the day, and of all such the one received last."""
    own = [other for other in care.referrals if other.provider == referral.provider]
    latest = lambda day: [other for other in own if open_on(other, day)][-1:]  # by date received
    return [a for a in care.assessments
            if a.provider == referral.provider and latest(a.date) == [referral]]


def lone_lines(care, study):
    """By day, provider and referral."""
    unit, book = "initial_assessment", study.tariff
    if book.paid.get(unit, {}).get("leads_to_nothing") != "paid":
        return []
    found = []
    for referral in care.referrals:
        assessments = assessments_of(referral, care)
        if not assessments or not leads_to_nothing(referral, care, assessments):
            continue
        day = min(assessment.date for assessment in assessments)
        if study.first_day <= day < study.end:
            commissioner = referral.commissioner or care.commissioner
            pricer, code = Pricer(book, referral.provider, commissioner), study.clusters.unusable
            line = pricer.day_line(unit, day, 1, pricer.terms(code, unit, day))
            found.append((referral.id, LoneLine(referral.provider, commissioner, code, line)))
    found.sort(key=lambda entry: (entry[1].line.first, entry[1].provider, entry[0]))
    return [lone for _, lone in found]
