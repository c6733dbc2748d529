"""Random price books, valid by pbr/price_book.hpp, as mappings and as YAML: every unit, lists,
contracts, factors with scope, dated values, both rounding steps. Constructed by us."""

from pack_text import Plain, flow, scalar
from price_books import UNITS
from reading import ONE_DAY

PROVIDERS = ["RA1", "RB2", "RC3"]
COMMISSIONERS = ["01A", "02B", "03C"]
SOURCE = {"source": "drawn at random"}
PENCE = {"non_admitted_day": (0, 4000), "admitted_day": (30000, 40000),
         "initial_assessment": (0, 30000), "review_period": (1, 200000),
         "review_period_day": (1, 3000), "episode": (1, 500000), "short_stay_day": (0, 9000),
         "long_stay_day": (0, 9000), "contact": (1, 30000)}


class Book:
    """One book for a reporting period; `codes` are all that may have to be priced. With a gap
    everybody's price of one cluster and unit is missing."""

    def __init__(self, make, first, last, codes, gap=False):
        self.gap = gap
        self.make, self.codes, self.first, self.last = make, codes, first, last
        self.valid_from = first - make.pick(0, 0, 1, 45, 400) * ONE_DAY
        self.valid_to = last + make.pick(0, 0, 1, 31) * ONE_DAY
        self.units = self.some_units()

    # ---- what is paid

    def some_units(self):
        make = self.make
        units = {make.pick("non_admitted_day", "review_period", "review_period", "episode",
                           "episode"): {}}
        units |= {name: {} for name in ("admitted_day", "contact") if make.chance(0.6)}
        units |= {"initial_assessment": {}} if make.chance(0.8) else {}
        if "review_period" in units:
            units["review_period"] = {"pay": make.pick("whole", "pro_rata", "pro_rata"),
                                      "begins": make.pick("back_to_back", "at_review")}
        if "episode" in units:
            units["episode"] = self.stays()
        if "initial_assessment" in units and make.chance(0.8):
            units["initial_assessment"] = {
                "leads_to_nothing": make.pick("paid", "paid", "paid", "not_paid")}
        return units

    def stays(self):
        make, terms = self.make, {}
        if make.chance(0.7):
            terms["short_stay_up_to"] = make.pick(1, 2, 14, 30)
        if make.chance(0.7):
            terms["long_stay_beyond"] = make.pick(31, 31, 45, 90)
        return terms

    def priced(self):
        """Units with a price: those that are paid, and sometimes one that nobody asks for."""
        make = self.make
        priced = list(self.units)
        if "short_stay_up_to" in self.units.get("episode", {}):
            priced.append("short_stay_day")
        if "long_stay_beyond" in self.units.get("episode", {}):
            priced.append("long_stay_day")
        extra = make.pick(*PENCE) if make.chance(0.2) else priced[0]
        return priced + ([extra] if extra not in priced and "review" not in extra else [])

    # ---- values and their days

    def days(self, most):
        """So many days or fewer on which a value may change, in order, each once."""
        make, span = self.make, (self.valid_to - self.valid_from).days
        month = (self.first + make.between(0, max(0, (self.last - self.first).days)) * ONE_DAY)
        edges = [self.first, self.last, month.replace(day=1), self.valid_to]
        drawn = {make.pick(self.valid_from + make.between(0, span) * ONE_DAY, *edges)
                 for _ in range(make.between(0, most))}
        return sorted(day for day in drawn if self.valid_from < day <= self.valid_to)

    def dated(self, draw, always=True):
        """One value, or several by date; not always one on the first day."""
        make = self.make
        days = self.days(make.pick(0, 1, 3))
        start = [] if not always and days and make.chance(0.6) else [None]
        if start and not days:
            return draw() if make.chance(0.8) else {"value": draw()} | self.source()
        return [({"from": day.isoformat()} if day else {}) | {"value": draw()} | self.source()
                for day in start + days]

    def source(self):
        return SOURCE if self.make.chance(0.3) else {}

    def pounds(self, unit):
        low, high = PENCE[unit]
        pence = 0 if low == 0 and self.make.chance(0.05) else self.make.between(low, high)
        return Plain(f"{pence // 100}.{pence % 100:02d}")

    def factor(self):
        return Plain(self.make.pick("1", "0.982", "1.005", "0.5", "1.25", "1.02", "0.995"))

    # ---- the parts of the book

    def row(self, units, always=True):
        """The prices of one cluster; of a review period its price or a day's cost."""
        make, row = self.make, {}
        for unit in units:
            name = make.pick(unit, "review_period_day") if unit == "review_period" else unit
            row[name] = self.dated(lambda name=name: self.pounds(name), always)
        return row | SOURCE

    def prices(self):
        units = self.priced()
        rows = {code: self.row(units) for code in self.codes}
        if self.gap:
            self.open_gap(rows[self.make.pick(*self.codes)], self.make.pick(*units))
        if "review_period" in units and self.make.chance(0.5):  # no cluster has no review periods
            others = [unit for unit in units if unit != "review_period"]
            rows["99"] = self.row(others) if others else {"contact": Plain("1.00")} | SOURCE
        return rows

    def open_gap(self, row, unit):
        for name in (unit, "review_period_day" if unit == "review_period" else unit):
            row.pop(name, None)
        if len(row) == len(SOURCE):  # a row without a price would be another fault
            row["contact" if unit != "contact" else "episode"] = Plain("1.00")

    def lists(self):
        make, found = self.make, []
        pairs = [(p, c) for p in ["", *PROVIDERS] for c in ["", *COMMISSIONERS] if p or c]
        for provider, commissioner in make.some(pairs, 0, 7):
            names = {"provider": provider} if provider else {}
            names |= {"commissioner": commissioner} if commissioner else {}
            codes = make.some(self.codes, len(self.codes) // 2)
            rows = {code: self.row(make.some(self.priced(), 1), always=False) for code in codes}
            found.append({"id": f"l-{provider}{commissioner}".lower()} | names | {"prices": rows})
        make.random.shuffle(found)
        return found

    def adjustments(self):
        """At most three series, so that products of factors stay within what a rate holds."""
        make, found = self.make, []
        for number in range(make.between(0, 3)):
            scope = {"provider": make.pick(*PROVIDERS)} if make.chance(0.4) else {}
            scope |= {"commissioner": make.pick(*COMMISSIONERS)} if make.chance(0.3) else {}
            if make.chance(0.4):
                scope["units"] = make.pick(make.pick(*UNITS), make.some(UNITS, 1, 4))
            start = {self.valid_from} if make.chance(0.6) else set()
            for day in sorted(start | set(self.days(3))):
                found.append({"id": f"uplift-{number}", "factor": self.factor(),
                              "from": day.isoformat()} | SOURCE | scope)
        return found

    def market_forces(self):
        make = self.make
        draw = lambda: Plain(f"1.{make.between(0, 2999):04d}")
        named = make.some(PROVIDERS, 1)
        terms = SOURCE | {"providers": {name: self.dated(draw) for name in named}}
        return terms | ({"others": self.dated(draw)}
                        if len(named) < len(PROVIDERS) or make.chance(0.3) else {})

    def contracts(self):
        """Each provider has one with its host; of the others some have one."""
        make, found = self.make, []
        for provider in PROVIDERS:
            host = make.pick(*COMMISSIONERS)
            found.append({"provider": provider, "commissioner": host, "host": True})
            for other in COMMISSIONERS:
                if other != host and make.chance(0.4):
                    found.append({"provider": provider, "commissioner": other}
                                 | ({"host": False} if make.chance(0.2) else {}))
        return found

    def non_contract(self, lists):
        make = self.make
        prices = make.pick("host", "host", "book", *[entry["id"] for entry in lists[:2]])
        return {"prices": prices} | ({"factor": Plain(make.pick("1.2", "0.75", "1"))}
                                     if make.chance(0.5) else {}) | SOURCE

    def capitation(self, contracts):
        """Of pairs that have a contract, where the book lists them."""
        make, found = self.make, []
        agreed = {(each["provider"], each["commissioner"]) for each in contracts}
        for provider in make.some(PROVIDERS, 1):
            for commissioner in make.some(COMMISSIONERS, 1):
                if agreed and (provider, commissioner) not in agreed:
                    continue
                start = [None] if make.chance(0.7) else []
                for day in start + (self.days(2) or ([] if start else [None])):
                    price = Plain(f"{make.between(0, 99)}.{make.pick('00', '37')}")
                    entry = {"provider": provider, "commissioner": commissioner,
                             "heads": make.pick(0, 1, make.between(2, 400000)),
                             "a_head_a_year": price}
                    found.append(entry | ({"from": day.isoformat()} if day else {}) | SOURCE)
        return found

    def whole(self):
        make = self.make
        mode, step = make.pick("half_up", "half_even", "down", "up"), make.pick("invoice_line",
                                                                               "unit_price")
        book = {"tariff": "random", "version": "1.0.0", "status": "illustrative",
                "valid": {"from": self.valid_from.isoformat(), "to": self.valid_to.isoformat()},
                "licence": "Apache-2.0", "sources": ["constructed by us: drawn at random"],
                "rounding": {"mode": mode, "step": step} | SOURCE, "units": self.units,
                "prices": self.prices()}
        parts = {"price_lists": self.lists(), "adjustments": self.adjustments()}
        if make.chance(0.5):
            parts["market_forces"] = self.market_forces()
        if make.chance(0.5):
            parts["contracts"] = self.contracts()
            parts["non_contract"] = self.non_contract(parts["price_lists"])
        if make.chance(0.4):
            parts["capitation"] = self.capitation(parts.get("contracts", []))
        return book | {name: part for name, part in parts.items() if part}


# ---- YAML ---------------------------------------------------------------------------------------


def is_leaf(value):
    """Written in one line."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return not any(isinstance(entry, (dict, list)) for entry in inside)


def block(value, indent=0):
    space = " " * indent
    if isinstance(value, list):
        for entry in value:
            first, *more = [flow(entry)] if is_leaf(entry) else block(entry)
            yield f"{space}- {first}"
            yield from (f"{space}  {line}" for line in more)
        return
    for key, entry in value.items():
        if is_leaf(entry):
            yield f"{space}{scalar(key)}: {flow(entry)}"
        else:
            yield f"{space}{scalar(key)}:"
            yield from block(entry, indent + 2)


def book_yaml(book):
    return "".join(line + "\n" for line in block(book))


def random_book(make, first, last, codes, gap=False):
    return Book(make, first, last, codes, gap).whole()
