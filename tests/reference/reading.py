"""The text of files: CSV records, dates and exact numbers, as pbr/csv.hpp and date.hpp say."""

import datetime
import re
from dataclasses import dataclass
from fractions import Fraction

DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]{1,15})?")
POUNDS = re.compile(r"(-?)([0-9]+)\.([0-9]{2})")
ONE_DAY = datetime.timedelta(days=1)


@dataclass
class Record:
    """One row below the header; a malformed one keeps the fields that could be read."""

    row: int
    values: dict
    malformed: bool


def parse_date(text):
    """The date, or None where the text is not exactly one of the years 1800 to 2199."""
    match = DATE.fullmatch(text)
    if not match or not 1800 <= int(match[1]) <= 2199:
        return None
    try:
        return datetime.date(*map(int, match.groups()))
    except ValueError:
        return None


def parse_decimal(text):
    return Fraction(text) if DECIMAL.fullmatch(text) else None


def parse_pounds(text):
    """Pence of pounds with exactly two decimals, or None."""
    match = POUNDS.fullmatch(text)
    if not match:
        return None
    pence = int(match[2]) * 100 + int(match[3])
    return -pence if match[1] else pence


def split_records(text):
    """Yields (fields, stray quote) of each record; blank lines are no records."""
    at, size = 0, len(text)
    while at < size:
        fields, stray = [], False
        if text[at] == "\n":
            at += 1
            continue
        if text.startswith("\r\n", at):
            at += 2
            continue
        while True:
            value, at, bad = read_field(text, at)
            stray = stray or bad
            fields.append(value)
            if at < size and text[at] == ",":
                at += 1
                continue
            at += 2 if text.startswith("\r\n", at) else 1
            break
        yield fields, stray


def ends_field(text, at):
    return at >= len(text) or text[at] in ",\n" or text.startswith("\r\n", at)


def read_field(text, at):
    """(value, position behind it, whether a quote stood where none may)."""
    value, stray = [], False
    quoted = at < len(text) and text[at] == '"'
    if quoted:
        at += 1
        while True:
            close = text.find('"', at)
            if close < 0:
                raise ValueError("a quote never closes")
            value.append(text[at:close])
            at = close + 1
            if not text.startswith('"', at):
                break
            value.append('"')
            at += 1
    while not ends_field(text, at):
        stray = stray or quoted or text[at] == '"'
        value.append(text[at])
        at += 1
    return "".join(value), at, stray


def read_csv(path):
    """(header, records) of a table."""
    with open(path, "rb") as file:
        text = file.read().decode("utf-8-sig")
    rows = split_records(text)
    header, _ = next(rows)
    records = []
    for number, (fields, stray) in enumerate(rows, 1):
        malformed = stray or len(fields) != len(header)
        records.append(Record(number, dict(zip(header, fields)), malformed))
    return header, records


def add_months(day, months):
    """Months later; the last day of a shorter month where that month has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for day_of_month in range(day.day, 0, -1):
        try:
            return datetime.date(year, month + 1, day_of_month)
        except ValueError:
            continue
    raise AssertionError("a month without days")


def age_on(birth, day):
    """Whole years; a birthday on 29 February counts from 1 March in other years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
