"""Counts equal figures and prints the others: text as it stands, numbers to their last place."""

from fractions import Fraction


class Check:
    def __init__(self):
        self.equal = self.count = 0

    def report(self, text):
        self.count += 1
        if self.count <= 100:
            print(text)

    def text(self, place, found, expected):
        if found == expected:
            self.equal += 1
        else:
            self.report(f"{place}: found {found or 'nothing'}, expected {expected or 'nothing'}")

    def number(self, place, found, expected, places=6):
        if (expected is None) != (found == ""):
            return self.report(f"{place}: found {found or 'nothing'}, expected {expected}")
        if expected is None or abs(Fraction(found) - Fraction(expected)) <= Fraction(2, 10**places):
            self.equal += 1
        else:
            self.report(f"{place}: found {found}, expected {float(expected)}")
