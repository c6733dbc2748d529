"""Canonical tables to records, with the rules for rows that cannot be used.

A row that can be no record is left out here, as intake sets it aside; an assessment always stays,
unusable where anything about it is.
"""

import os

from cluster_packs import ITEMS
from reading import parse_date, parse_decimal, parse_pounds, read_csv
from records import (Assessment, Contact, Contract, Contribution, Person, Referral, Score, Spell,
                     Status, Tables)


def read_ratings(values):
    """({item: rating}, whether each is one). 9 and empty are not known."""
    ratings, good = {}, True
    for item in ITEMS:
        text = values.get(item, "")
        known = text in ("0", "1", "2", "3", "4")
        good = good and (known or text in ("", "9"))
        ratings[item] = int(text) if known else None
    return ratings, good


def super_class(values):
    """A, B or C; everything else is undecided."""
    text = values.get("super_class", "")
    return text if text in ("A", "B", "C") else "Z"


def read_assessments(records, tables):
    for record in records:
        values = {} if record.malformed else record.values  # no field of it can be trusted
        ratings, good = read_ratings(values)
        name = values.get("assessment_id", "")
        person, provider = values.get("person_id", ""), values.get("provider", "")
        date = parse_date(values.get("date", ""))
        usable = (good and any(r is not None for r in ratings.values()) and bool(person)
                  and bool(provider) and date is not None)
        assessment = Assessment(record.row, name, person, provider, date,
                                values.get("reason", ""), super_class(values), ratings, usable,
                                values.get("setting", ""))
        tables.assessments.append(assessment)
        if person and provider and date:
            tables.of(person).assessments.append(assessment)


def read_persons(records, tables):
    for values in good_rows(records, "person_id"):
        care = tables.of(values["person_id"])
        if care.person is None:
            care.person = Person(parse_date(values.get("birth_date", "")), values,
                                 parse_date(values.get("death_date", "")))


def good_rows(records, *filled):
    """The values of rows that are not malformed and have these columns filled."""
    for record in records:
        if not record.malformed and all(record.values.get(name) for name in filled):
            yield record.values | {"row": record.row}


def read_referrals(records, tables):
    """A referral stands once at one provider; the first row counts."""
    seen = set()
    for values in good_rows(records, "referral_id", "person_id", "provider"):
        received = parse_date(values.get("received", ""))
        key = values["provider"], values["referral_id"], values["person_id"]
        if received is None or key in seen:
            continue
        seen.add(key)
        closed = parse_date(values.get("closed", ""))
        if closed is not None and closed < received:
            closed = None
        tables.of(values["person_id"]).referrals.append(
            Referral(values["referral_id"], values["provider"], values.get("commissioner", ""),
                     received, closed))


def start_and_end(values):
    """(start, end or None), or None where the row must be set aside."""
    start = parse_date(values.get("start", ""))
    end = parse_date(values.get("end", ""))
    if start is None or (end is None and values.get("end")) or (end is not None and end < start):
        return None
    return start, end


def cluster_code(text, pack):
    """Code 1 is 01; one that the pack does not have becomes the unusable one; "" stays."""
    code = text.rjust(2, "0") if len(text) == 1 else text
    return code if code in pack.clusters or not code else pack.unusable


def read_spells(records, tables, pack):
    """The cluster is the final code, else the initial one, else the unusable one."""
    for values in good_rows(records, "person_id", "provider"):
        days = start_and_end(values)
        if days:
            initial, final = (cluster_code(values.get(name, ""), pack)
                              for name in ("cluster_initial", "cluster_final"))
            tables.of(values["person_id"]).spells.append(
                Spell(values["row"], values["provider"], values.get("referral_id", ""),
                      final or initial or pack.unusable, *days, initial, final))


def read_stays(records, tables):
    for values in good_rows(records, "person_id", "provider"):
        days = start_and_end(values)
        if days:
            tables.of(values["person_id"]).stays.append(
                Spell(values["row"], values["provider"], values.get("referral_id", ""), "", *days))


def read_scores(records, tables, measures):
    ranges = {m.id: (m.lowest, m.highest) for m in measures if m.kind == "score"}
    for values in good_rows(records, "person_id", "provider", "measure"):
        date, value = parse_date(values.get("date", "")), parse_decimal(values.get("score", ""))
        if date is None or value is None:
            continue
        lowest, highest = ranges.get(values["measure"], (value, value))
        if lowest <= value <= highest:
            tables.of(values["person_id"]).scores.append(
                Score(values["row"], values["provider"], values.get("referral_id", ""), date,
                      values["measure"], value))


def read_statuses(records, tables):
    known = {"Y": True, "N": False}
    for values in good_rows(records, "person_id", "provider"):
        date = parse_date(values.get("date", ""))
        if date is not None:
            answers = {name: known.get(values.get(name, "")) for name in ("settled", "employed")}
            tables.of(values["person_id"]).statuses.append(
                Status(values["row"], values["provider"], date, answers))


def read_contacts(records, tables):
    """A kind that is no word of the table is taken as not attended."""
    for values in good_rows(records, "person_id", "provider"):
        date = parse_date(values.get("date", ""))
        if date is not None:
            tables.of(values["person_id"]).contacts.append(
                Contact(values["provider"], date, values.get("kind", "") == "attended",
                        values.get("referral_id", "")))


def read_contracts(records, tables):
    tables.contracts = []
    for values in good_rows(records, "provider", "commissioner"):
        days = [parse_date(values.get(name, "")) for name in ("first_day", "last_day")]
        amount = parse_pounds(values.get("amount", ""))
        if None not in days and amount is not None and days[0] <= days[1]:
            tables.contracts.append(
                Contract(values["provider"], values["commissioner"], *days, amount))


def read_contributions(records, tables):
    for values in good_rows(records, "pool", "partner"):
        days = [parse_date(values.get(name, "")) for name in ("first_day", "last_day")]
        amount = parse_pounds(values.get("amount", ""))
        if None not in days and amount is not None and days[0] <= days[1]:
            tables.contributions.append(
                Contribution(values["pool"], values["partner"], *days, amount))


def by_time(care):
    """Orders each list by date, then row; rows are read in order and sort() is stable."""
    care.referrals.sort(key=lambda r: r.received)
    care.spells.sort(key=lambda s: s.start)
    care.stays.sort(key=lambda s: s.start)
    for dated in (care.assessments, care.scores, care.statuses):
        dated.sort(key=lambda record: record.date)


def read_tables(study):
    tables = Tables()
    readers = {"persons": read_persons, "referrals": read_referrals,
               "assessments": read_assessments, "stays": read_stays, "statuses": read_statuses,
               "contacts": read_contacts, "contracts": read_contracts,
               "contributions": read_contributions,
               "clusters": lambda r, t: read_spells(r, t, study.clusters),
               "measures": lambda r, t: read_scores(r, t, study.measures)}
    for kind, reader in readers.items():
        if kind in study.inputs:
            header, records = read_csv(os.path.join(study.folder, study.inputs[kind]))
            if kind == "assessments" and "rating" in header:
                raise ValueError("the long form of assessments is outside this reference")
            reader(records, tables)
    for care in tables.care.values():
        by_time(care)
    return tables
