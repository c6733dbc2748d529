"""Recorded spells linked with the assessment they are compared with, as pbr/agreement.hpp says."""

from collections import Counter
from dataclasses import dataclass

from allocate import allocate
from profile_grid import essential_met


@dataclass
class Linked:
    person: str
    provider: str
    recorded: str
    allocated: str
    essential: bool = None  # of newly assigned spells of a page of a grid, else None


class Links:
    """Compared spells, and counts of the others by provider and why."""

    def __init__(self):
        self.compared = []
        self.spells = Counter()  # by provider
        self.people = {}  # provider -> people with a spell
        self.left_out = Counter()  # by (provider, why)


def assessments_inside(care, spell):
    """Of one provider, from the start to before the end; they stand by date and row."""
    return [a for a in care.assessments if a.provider == spell.provider
            and spell.start <= a.date and (spell.end is None or a.date < spell.end)]


def newly_assigned(spells, spell, code_of):
    """Whether the person's spell before it at that provider, if any, carries another code; a spell
    without a code carries none, so the one before that counts."""
    mine = sorted((s for s in spells if s.provider == spell.provider and code_of(s)),
                  key=lambda s: (s.start, s.row))
    at = mine.index(spell)
    return at == 0 or code_of(mine[at - 1]) != code_of(spell)


def why_not(pack, code, inside):
    """Why a spell cannot be compared, or ""."""
    if not code:
        return "not_recorded"
    if code not in pack.clusters:
        return "not_comparable"
    if not inside:
        return "not_assessed"
    return "" if any(a.usable for a in inside) else "not_usable"


def link_spell(pack, care, person, spell, code_of, links):
    code, inside = code_of(spell), assessments_inside(care, spell)
    links.spells[spell.provider] += 1
    links.people.setdefault(spell.provider, set()).add(person)
    why = why_not(pack, code, inside)
    if why:
        links.left_out[spell.provider, why] += 1
        return
    assessment = next(a for a in inside if a.usable)
    linked = Linked(person, spell.provider, code, allocate(pack, assessment).cluster)
    if (pack.method == "profile" and code != pack.variance
            and newly_assigned(care.spells, spell, code_of)):
        linked.essential = essential_met(pack.clusters[code], assessment.ratings)
    links.compared.append(linked)


def link(pack, tables, initial=False):
    """All of it for records of tables.py; `initial` compares the initial codes."""
    links = Links()
    code_of = (lambda spell: spell.initial) if initial else (lambda spell: spell.final)
    for person, care in tables.care.items():
        for spell in care.spells:
            link_spell(pack, care, person, spell, code_of, links)
    return links
