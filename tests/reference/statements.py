"""Statements, derived prices and amendments, worked out from a run's lines.csv and the written rules
of include/pbr/statements.hpp, derive_prices.hpp and line_changes.hpp: plain dictionaries, exact
fractions. Books of cluster days only, priced for everybody."""

import datetime
from collections import Counter, defaultdict
from fractions import Fraction

from exact import share_out, to_integer
from reading import ONE_DAY, parse_date, parse_pounds


def next_month(day):
    return datetime.date(day.year + day.month // 12, day.month % 12 + 1, 1)


def months_of(first, end):
    """(first day, day after the last) of each calendar month's part."""
    while first < end:
        cut = min(next_month(first), end)
        yield first, cut
        first = cut


class Book:
    """Prices for everybody and adjustments for all units, read by the rules of the pack."""

    def __init__(self, pack):
        self.mode = pack["rounding"]["mode"]
        self.first = parse_date(pack["valid"]["from"])
        self.prices = pack["prices"]
        self.adjustments = defaultdict(list)
        for entry in pack.get("adjustments", []):
            self.adjustments[entry["id"]].append((parse_date(entry["from"]), entry["factor"]))

    def dated(self, cell):
        cells = [{"value": cell}] if isinstance(cell, str) else cell
        return [(parse_date(c["from"]) if "from" in c else self.first, c["value"]) for c in cells]

    @staticmethod
    def latest(entries, day):
        held = [value for start, value in entries if start <= day]
        return held[-1] if held else None

    def price(self, cluster, unit, day):
        return parse_pounds(self.latest(self.dated(self.prices[cluster][unit]), day))

    def factor(self, day):
        product = Fraction(1)
        for entries in self.adjustments.values():
            product *= Fraction(self.latest(entries, day) or 1)
        return product


def planned(rows, book, first, end):
    """{pair: {month: pence}}: rule 2."""
    amounts = defaultdict(lambda: defaultdict(int))
    for row in rows:
        start, stop = parse_date(row["first_day"]), parse_date(row["last_day"]) + ONE_DAY
        cuts = sorted({start, stop} | {day for day in (first, end) if start < day < stop})
        parts = [part for a, b in zip(cuts, cuts[1:]) for part in months_of(a, b)]
        shares = share_out(int(row["quantity"]), [(b - a).days for a, b in parts])
        pair = amounts[row["provider"], row["commissioner"]]
        for (a, b), quantity in zip(parts, shares):
            if first <= a < end:
                price = book.price(row["cluster"], row["unit"], a)
                pair[a.replace(day=1)] += to_integer(quantity * price * book.factor(a), book.mode)
    return amounts


def blocks(rows, mode, first, end):
    """{pair: {month: pence}} and {pair: value in the period}: rule 5."""
    amounts, values = defaultdict(lambda: defaultdict(int)), defaultdict(int)
    for row in rows:
        start, stop = parse_date(row["first_day"]), parse_date(row["last_day"]) + ONE_DAY
        inside = max(start, first), min(stop, end)
        if inside[0] >= inside[1]:
            continue
        pair = row["provider"], row["commissioner"]
        value = to_integer(Fraction(parse_pounds(row["amount"]) * (inside[1] - inside[0]).days,
                                    (stop - start).days), mode)
        parts = list(months_of(*inside))
        weights = [Fraction((b - a).days, (next_month(a) - a.replace(day=1)).days)
                   for a, b in parts]
        values[pair] += value
        for (a, _), share in zip(parts, share_out(value, weights)):
            amounts[pair][a.replace(day=1)] += share
    return amounts, values


def actual(lines):
    amounts = defaultdict(lambda: defaultdict(int))
    for line in lines:
        month = parse_date(line["first_day"]).replace(day=1)
        amounts[line["provider"], line["commissioner"]][month] += parse_pounds(line["amount"])
    return amounts


def accounts(lines, plan, contracts, book, first, end):
    """(rows of statements.csv, rows of reconciliation.csv) in pence, rules 1, 3 and 4, lag 1."""
    done, ahead = actual(lines), planned(plan, book, first, end)
    paid_as_block, values = blocks(contracts, book.mode, first, end)
    months = [a.replace(day=1) for a, _ in months_of(first, end)]
    statements, settled = [], []
    for pair in sorted(set(done) | set(ahead) | set(values)):
        is_block = pair in values and pair not in ahead
        advance = paid_as_block[pair] if is_block else ahead[pair]
        paid = came = sum_adjusted = 0
        before = None
        for month in months if is_block else [*months, next_month(months[-1])]:
            adjusted = 0 if is_block or not before else done[pair][before] - advance[before]
            paid += advance[month] + adjusted
            came += done[pair][month]
            sum_adjusted += adjusted
            statements.append((pair, month, is_block, advance[month], done[pair][month], adjusted,
                               paid, came, 0 if is_block else came - paid))
            before = month
        settled.append((pair, is_block, sum(advance.values()), sum_adjusted, paid,
                        values[pair] if is_block else came, came))
    return statements, settled


def derived(lines, contracts, book, first, end):
    """{(pair, cluster, unit, reference price): (derived price, reference amount, amount, share)}."""
    _, values = blocks(contracts, book.mode, first, end)
    result = {}
    for pair, value in values.items():
        own = [line for line in lines if (line["provider"], line["commissioner"]) == pair]
        reference = sum(parse_pounds(line["amount"]) for line in own)
        if not reference or value < 0:
            continue
        sums = defaultdict(lambda: [0, 0])
        for line in own:
            price = parse_pounds(line["price"])
            scaled = to_integer(Fraction(price * value, reference), "half_up")
            key = line["cluster"], UNIT_ORDER.index(line["unit"]), price, scaled
            sums[key][0] += parse_pounds(line["amount"])
            sums[key][1] += to_integer(int(line["quantity"]) * scaled * Fraction(line["factor"]),
                                       book.mode)
        keys = sorted(sums)
        shares = share_out(value, [sums[key][0] for key in keys])
        for (cluster, unit, price, scaled), share in zip(keys, shares):
            result[(*pair, cluster, UNIT_ORDER[unit], price)] = (
                scaled, *sums[cluster, unit, price, scaled], share)
    return result


UNIT_ORDER = ["non_admitted_day", "admitted_day", "initial_assessment"]


def lines_by_place(lines):
    """Amounts of the lines at each place, as often as they are there."""
    places = Counter()
    for line in lines:
        person = line["line_id"].rsplit("-", 2)[0]
        place = tuple(line[c] for c in ("provider", "commissioner", "cluster", "unit", "first_day",
                                        "last_day", "quantity", "price", "factor", "per", "amount"))
        places[person, place] += 1
    return places
