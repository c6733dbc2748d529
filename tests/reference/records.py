"""What was recorded of a person, as far as the main job needs it."""

import datetime
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass
class Assessment:
    row: int
    id: str
    person: str
    provider: str
    date: datetime.date
    reason: str
    super_class: str
    ratings: dict  # item column -> 0 to 4, or None
    usable: bool
    setting: str = ""


@dataclass
class Person:
    birth: datetime.date
    values: dict  # every column as it stands
    death: datetime.date = None


@dataclass
class Referral:
    id: str
    provider: str
    commissioner: str
    received: datetime.date
    closed: datetime.date


@dataclass
class Spell:
    row: int
    provider: str
    referral: str
    cluster: str
    start: datetime.date
    end: datetime.date
    initial: str = ""  # the two codes as recorded; "" where not recorded
    final: str = ""


@dataclass
class Contact:
    provider: str
    date: datetime.date
    attended: bool
    referral: str = ""


@dataclass
class Score:
    row: int
    provider: str
    referral: str
    date: datetime.date
    measure: str
    value: Fraction


@dataclass
class Status:
    row: int
    provider: str
    date: datetime.date
    values: dict  # "settled", "employed" -> True, False or None


@dataclass
class Contract:
    provider: str
    commissioner: str
    first_day: datetime.date
    last_day: datetime.date
    amount: int


@dataclass
class Contribution:
    pool: str
    partner: str
    first_day: datetime.date
    last_day: datetime.date
    amount: int


@dataclass
class Care:
    """All that was recorded of one person."""

    person: Person = None
    referrals: list = field(default_factory=list)
    assessments: list = field(default_factory=list)
    spells: list = field(default_factory=list)
    stays: list = field(default_factory=list)
    contacts: list = field(default_factory=list)
    scores: list = field(default_factory=list)
    statuses: list = field(default_factory=list)

    @property
    def commissioner(self):
        """Who pays where a referral does not say it."""
        return self.person.values.get("commissioner", "") if self.person else ""


@dataclass
class Tables:
    assessments: list = field(default_factory=list)  # in the order of the file
    care: dict = field(default_factory=dict)
    contracts: list = None
    contributions: list = field(default_factory=list)

    def of(self, person):
        return self.care.setdefault(person, Care())
