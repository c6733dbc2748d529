"""Price books as pbr/price_book.hpp describes them: what is paid, the prices in force between one
provider and one commissioner, and the factors."""

from dataclasses import dataclass, field
from fractions import Fraction

from reading import parse_date, parse_pounds

UNITS = ["non_admitted_day", "admitted_day", "initial_assessment", "review_period", "episode",
         "short_stay_day", "long_stay_day", "contact", "capitation"]  # in the order of lines
DAY_COST = "review_period_day"
PRICED = UNITS[:-1] + [DAY_COST]
CLUSTER_DAY = {name: {} for name in UNITS[:3]}
MARKET_FORCES = "market-forces"


@dataclass(eq=False)
class Dated:
    """A value that holds from a day until the next of its series. Two entries are never equal."""

    start: object
    value: object
    rule: str = ""  # "prices.yaml:14"


@dataclass
class Adjustment:
    """The dated factors of one id that hold for one provider, commissioner and units."""

    dated: list
    provider: str = ""
    commissioner: str = ""
    units: tuple = ()
    not_of: frozenset = frozenset()  # providers that have factors of their own instead

    def holds(self, provider, commissioner, unit):
        return (self.provider in ("", provider) and self.commissioner in ("", commissioner)
                and (not self.units or unit in self.units) and provider not in self.not_of)


@dataclass
class PriceList:
    id: str
    provider: str
    commissioner: str
    prices: dict  # (code, unit) -> [Dated], by date


@dataclass
class Capitation:
    provider: str
    commissioner: str
    dated: list  # of (heads, pence a year)


@dataclass
class PriceBook:
    rounding: str
    step: str
    paid: dict  # unit -> its terms
    everybody: PriceList
    lists: list
    adjustments: list
    contracts: list  # None: every pair has one; else (provider, commissioner, whether it hosts)
    non_contract: dict  # its terms, or None
    capitation: list
    last_day: object

    def pays(self, unit):
        return unit in self.paid

    def in_force(self, dated, day):
        """The entry whose date is the latest not after the day, or None."""
        entries = [entry for entry in dated if entry.start <= day <= self.last_day]
        return max(entries, key=lambda entry: entry.start, default=None)


@dataclass
class Price:
    """A price on a day: of a review period it may be the cost of one of its days."""

    entry: Dated
    list_id: str
    is_day_cost: bool = False


@dataclass
class PriceView:
    """The book between one provider and one commissioner."""

    book: PriceBook
    provider: str
    commissioner: str
    non_contract: bool = field(init=False)
    lists: list = field(init=False)  # narrowest first, everybody's prices last

    def __post_init__(self):
        pairs = self.book.contracts
        self.non_contract = pairs is not None and not any(
            pair[:2] == (self.provider, self.commissioner) for pair in pairs)
        self.lists = self.asked() + [self.book.everybody]

    def asked(self):
        if not self.non_contract:
            return self.of_pair(self.commissioner)
        whose = self.book.non_contract["prices"]
        if whose == "book":
            return []
        if whose == "host":
            host, = [pair[1] for pair in self.book.contracts
                     if pair[0] == self.provider and pair[2]]
            return self.of_pair(host)
        return [one for one in self.book.lists if one.id == whose]

    def of_pair(self, commissioner):
        """Provider and commissioner, then provider, then commissioner."""
        wanted = [(self.provider, commissioner), (self.provider, ""), ("", commissioner)]
        return [one for names in wanted if any(names) for one in self.book.lists
                if (one.provider, one.commissioner) == names]

    def price(self, cluster, unit, day):
        units = [unit] + ([DAY_COST] if unit == "review_period" else [])
        for one in self.lists:
            for name in units:
                entry = self.book.in_force(one.prices.get((cluster, name), []), day)
                if entry is not None:
                    return Price(entry, one.id, name == DAY_COST)
        raise ValueError(f"no price of cluster {cluster}, {unit} on {day}")

    def factor(self, unit, day):
        factor = Fraction(1)
        for adjustment in self.book.adjustments:
            if adjustment.holds(self.provider, self.commissioner, unit):
                entry = self.book.in_force(adjustment.dated, day)
                factor *= entry.value if entry else 1
        if self.non_contract:
            factor *= Fraction(self.book.non_contract.get("factor", "1"))
        return factor


# ---- the YAML -----------------------------------------------------------------------------------


class Reader:
    """Reads one book; `name` is the file as the study names it."""

    def __init__(self, pack, name):
        self.pack, self.name = pack, name
        self.first_day = parse_date(pack["valid"]["from"])

    def start(self, entry):
        return parse_date(entry["from"]) if "from" in entry else self.first_day

    def dated(self, cell, number):
        """A scalar, one dated value, or a list of either; the place is that of the value."""
        entries = cell if isinstance(cell, list) else [cell]
        entries = [{"value": entry} if isinstance(entry, str) else entry for entry in entries]
        return [Dated(self.start(entry), number(entry["value"]), self.rule(entry["value"]))
                for entry in entries]

    def rule(self, text):
        return f"{self.name}:{getattr(text, 'line', 0)}"

    def prices(self, rows):
        return {(code, unit): self.dated(row[unit], parse_pounds)
                for code, row in rows.items() for unit in PRICED if unit in row}

    def lists(self):
        return [PriceList(entry["id"], entry.get("provider", ""), entry.get("commissioner", ""),
                          self.prices(entry["prices"]))
                for entry in self.pack.get("price_lists", [])]

    def adjustments(self):
        series = {}
        for entry in self.pack.get("adjustments", []):
            units = listed(entry.get("units", []))
            key = (entry.get("provider", ""), entry.get("commissioner", ""), tuple(sorted(units)))
            series.setdefault((entry["id"], *key), Adjustment([], *key)).dated.append(
                Dated(self.start(entry), Fraction(entry["factor"])))
        return list(series.values()) + self.market_forces()

    def market_forces(self):
        forces = self.pack.get("market_forces")
        if not forces:
            return []
        named = forces["providers"]
        found = [Adjustment(self.dated(cell, Fraction), name) for name, cell in named.items()]
        if "others" in forces:
            found.append(Adjustment(self.dated(forces["others"], Fraction),
                                    not_of=frozenset(named)))
        return found

    def contracts(self):
        if "contracts" not in self.pack:
            return None
        return [(entry["provider"], entry["commissioner"], entry.get("host") == "true")
                for entry in self.pack["contracts"]]

    def capitation(self):
        found = {}
        for entry in self.pack.get("capitation", []):
            key = entry["provider"], entry["commissioner"]
            value = int(entry["heads"]), parse_pounds(entry["a_head_a_year"])
            found.setdefault(key, Capitation(*key, [])).dated.append(
                Dated(self.start(entry), value, self.rule(entry["a_head_a_year"])))
        return [found[key] for key in sorted(found)]


def listed(value):
    return [value] if isinstance(value, str) else value


def read_tariff(pack, name):
    reader = Reader(pack, name)
    paid = {unit: terms or {} for unit, terms in pack.get("units", CLUSTER_DAY).items()}
    return PriceBook(pack["rounding"]["mode"], pack["rounding"]["step"], paid,
                     PriceList("", "", "", reader.prices(pack["prices"])), reader.lists(),
                     reader.adjustments(), reader.contracts(), pack.get("non_contract"),
                     reader.capitation(), parse_date(pack["valid"]["to"]))
