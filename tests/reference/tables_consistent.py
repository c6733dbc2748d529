"""What a reader of published tables can know of a hidden count: every table of whole numbers that
could stand behind what is shown, one by one. Only for small cases."""

from expected import disclosed_count


def could_be(rule, level, text, most):
    """Every count up to `most` that a level would show so."""
    return [value for value in range(most + 1) if disclosed_count(rule, level, value) == text]


class Tables:
    """Cells with their candidates, and sums that hold between them: (total, parts)."""

    def __init__(self, cells, sums):
        self.cells = {name: sorted(values) for name, values in cells.items()}
        self.sums = sums

    def all(self):
        """Every consistent assignment of counts to cells, by going through the cells in turn."""
        names = list(self.cells)

        def fill(at, known):
            if at == len(names):
                yield dict(known)
                return
            for value in self.cells[names[at]]:
                known[names[at]] = value
                if self.fits(known):
                    yield from fill(at + 1, known)
                del known[names[at]]

        yield from fill(0, {})

    def fits(self, known):
        """Whether no sum is broken as far as its cells are known."""
        for total, parts in self.sums:
            low = sum(known.get(part, self.cells[part][0]) for part in parts)
            high = sum(known.get(part, self.cells[part][-1]) for part in parts)
            ends = self.cells[total]
            if low > known.get(total, ends[-1]) or high < known.get(total, ends[0]):
                return False
        return True

    def ranges(self):
        """{cell: (least, most)} over all consistent tables."""
        found = {}
        for table in self.all():
            for name, value in table.items():
                low, high = found.get(name, (value, value))
                found[name] = (min(low, value), max(high, value))
        return found
