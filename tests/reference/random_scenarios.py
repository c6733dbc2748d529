"""Random scenarios for a study, from a seed: a path to a number of one of its packs, written out or
with `*` and `...`, or a change to contracts, providers or sums. Some make a pack that no reader
takes; the program must refuse these, however they come about."""


from edited_study import short
from overlay import children, dated_entries, entry_of, is_dated_number, is_number
from reading import ONE_DAY

HEADS = ["tariff", "tariff", "tariff", "schemes", "schemes", "measures"]
NO_NUMBERS = {"version", "valid", "snomed", "from"}
WHOLE = {"numerator", "denominator", "heads", "months", "days", "most_missing", "least_domains",
         "short_stay_up_to", "long_stay_beyond", "high_from", "lowest", "highest", "average_list"}
PRICES = ("prices", "price_lists")


def leaves(node, keys=()):
    """(keys, node) of every number of a pack that a change may stand for; dated ones as a whole."""
    for name, child in children(node):
        if name in NO_NUMBERS:
            continue
        path = (*keys, name)
        if is_dated_number(child):
            yield path, child
        elif dated_entries(child) is None:
            yield from leaves(child, path)


def quoted(key):
    return f'"{key}"' if "." in key else key


class RandomScenario:
    def __init__(self, make, edited, first, last):
        """`edited`: an EditedStudy, for its packs and tables."""
        self.make, self.edited, self.first, self.last = make, edited, first, last

    def day(self):
        length = (self.last - self.first).days
        return (self.first + self.make.pick(0, self.make.between(-20, length + 20)) * ONE_DAY)

    def pack_path(self):
        """(path, keys, node) of a random number."""
        make, head = self.make, self.make.pick(*HEADS)
        reference = make.pick(*self.edited.references(head))
        root = self.edited.pack(reference)
        if head == "measures":
            root = next(value for key, value in root.value if key.value == "measures")
        numbers = list(leaves(root))
        if not numbers:  # a block scheme has none
            return self.pack_path()
        keys, node = make.pick(*numbers)
        start = [head] + ([entry_of(root, "scheme") or short(reference)]
                          if head == "schemes" else [])
        return ".".join([*map(quoted, start), self.between(keys)]), keys, node

    def between(self, keys):
        """Keys as a path: as they are, one of them any, or some left out."""
        make = self.make
        texts = [quoted(key) for key in keys]
        if len(texts) > 2 and make.chance(0.2):
            start = make.between(1, len(texts) - 1)
            return ".".join(texts[:start]) + "..." + ".".join(texts[start:][-make.between(1, 2):])
        if len(texts) > 1 and make.chance(0.3):
            texts[make.between(0, len(texts) - 2)] = "*"
        return ".".join(texts)

    def amount(self, keys, node):
        """(kind, text) that fits more often than not."""
        make = self.make
        if keys[-1] in WHOLE:
            return make.pick(("add", "1"), ("factor", "2"), ("value", "3"))
        money = any(key in PRICES for key in keys) or keys[-1] in ("per_head", "a_head_a_year")
        if make.chance(0.5):
            return "factor", f"{make.between(80, 125) / 100:.2f}" + make.pick("", "", "5")
        if make.chance(0.5):
            return "add", make.pick(*(("0.10", "1.00", "0.005") if money else ("0.01", "-0.01")))
        text = node.value if is_number(node) else "7.00"
        return "value", f"{make.between(0, 900)}.{make.between(0, 99):02d}" if money else text

    def pack_change(self):
        path, keys, node = self.pack_path()
        kind, amount = self.amount(keys, node)
        change = {"path": path, kind: amount}
        dated = any(key in ("prices", "price_lists", "adjustments", "capitation", "market_forces")
                    for key in keys[:1]) and path.startswith("tariff")
        if dated and self.make.chance(0.5):
            change["from"] = self.day().isoformat()
        return change

    # ---- tables and sums ------------------------------------------------------------------------

    def contracts(self):
        make, (_, _, rows) = self.make, self.edited.table("contracts")
        row = make.pick(*rows)
        whose = [make.pick("*", row[name]) for name in ("provider", "commissioner")]
        kind, amount = make.pick(("factor", "1.035"), ("add", "1000.00"), ("value", "5000.00"))
        return {"path": ".".join(["contracts", *whose, "value"]), kind: amount}

    def providers(self):
        _, _, rows = self.edited.table("referrals")
        names = sorted({row["provider"] for row in rows})
        one, other = self.make.some(names, 2, 2)
        return {"path": f"providers.{one}", "value": other}

    def whose(self):
        _, _, rows = self.edited.table("referrals")
        return self.make.pick("*", *sorted({row["provider"] for row in rows}))

    def cluster(self):
        _, _, rows = self.edited.table("clusters")
        return self.make.pick(*sorted({row["cluster_initial"] for row in rows}))

    def activity(self):
        return {"path": f"activity.{self.whose()}.{self.make.pick('*', self.cluster())}",
                "factor": self.make.pick("1.1", "0.9", "1.035")}

    def casemix(self):
        return {"path": f"casemix.{self.whose()}.{self.cluster()}.{self.cluster()}",
                "value": self.make.pick("0.1", "0.5", "1")}

    def measure(self):
        names = [key.value for reference in self.edited.references("measures")
                 for root in [self.edited.pack(reference)] for name, node in root.value
                 if name.value == "measures" for key, value in node.value
                 if entry_of(value, "kind") in ("score", "item_total", "composite")]
        return self.make.pick("*", *names)

    def outcomes(self):
        kind, amount = self.make.pick(("value", "0.4"), ("add", "0.1"), ("add", "-0.05"))
        what = self.make.pick("improved", "recovered")
        return {"path": f"outcomes.{self.whose()}.{self.measure()}.{what}", kind: amount}

    def completeness(self):
        return {"path": f"completeness.{self.whose()}.{self.measure()}",
                "value": self.make.pick("0.5", "0.8", "1")}

    def data_change(self, kinds):
        return getattr(self, self.make.pick(*kinds))()


def scenario_text(changes):
    lines = ["title: Drawn at random", "author: This reference", "reference: none", "changes:"]
    for change in changes:
        lines.append("  - {" + ", ".join(
            f"{key}: '{value}'" if key == "path" else f"{key}: {value}"
            for key, value in change.items()) + "}")
    return "\n".join(lines) + "\n"
