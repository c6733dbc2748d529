"""Whom a change reaches and what rests on people not measured, as pbr/concentration.hpp and
pbr/incomplete.hpp state them."""

from fractions import Fraction

from exact import decimal, share_out, to_integer
from lens_inputs import by_level, indicator_score, indicators, paid, pays_outcomes, pence, total

DIMENSIONS = ("imd_decile", "ethnic_group")


def people_of(inputs, dimension):
    """{contract: {value: [people, pence of lines]}}"""
    values = {row["person_id"]: row[dimension] for row in inputs.input("persons")}
    person_of, last, sums = {}, {}, {}

    def add(contract, person, people, amount):
        into = sums.setdefault(contract, {}).setdefault(values.get(person, ""), [0, 0])
        into[0] += people
        into[1] += amount
    for row in inputs.table("episodes.csv"):
        person = person_of[row["episode_id"]] = row["person_id"]
        contract = (row["provider"], row["commissioner"])
        add(contract, person, 0, 0)
        if person not in last or row["last_day"] >= last[person][0]:
            last[person] = row["last_day"], contract
    for person, (_, contract) in last.items():
        add(contract, person, 1, 0)
    for row in inputs.table("lines.csv"):
        person = person_of.get(row["episode_id"])
        if person is None:
            raise ValueError("a line of no episode: not recomputed here")
        add((row["provider"], row["commissioner"]), person, 0, pence(row["amount"]))
    return sums


def index_of(rows, column):
    """The concentration index over deciles of {value: numbers}, exact; None without money."""
    deciles = sorted((int(value), numbers) for value, numbers in rows.items()
                     if value.isdigit() and 1 <= int(value) <= 10)
    people, money = (sum(n[at] for _, n in deciles) for at in (0, column))
    if not people or not money:
        return None
    index = p = share = Fraction(0)
    for _, numbers in deciles:
        next_p = p + Fraction(numbers[0], people)
        next_share = share + Fraction(numbers[column], money)
        index += p * next_share - next_p * share
        p, share = next_p, next_share
    return index


def concentration(inputs):
    """{(scheme, dimension, row, value): (people, baseline, amount, gains, indexes)}"""
    rows, baseline = {}, inputs.schemes[0]
    for dimension in DIMENSIONS:
        people = people_of(inputs, dimension)
        for scheme in inputs.schemes[1:]:
            values = {}
            for contract, sums in people.items():
                for value, (count, _) in sums.items():
                    values.setdefault(value, [0, 0, 0, 0])[0] += count
            for key, contract in inputs.contracts.items():
                sums = people.get(key, {})
                names = sorted(sums) if any(n[1] for n in sums.values()) else [""]
                weights = [sums[name][1] for name in names] if len(names) > 1 or names[0] else [1]
                before, after = total(baseline, contract), total(scheme, contract)
                for name, b, a in zip(names, share_out(before, weights),
                                      share_out(after, weights)):
                    into = values.setdefault(name, [0, 0, 0, 0])
                    for at, number in enumerate((b, a, a - b if after > before else 0), 1):
                        into[at] += number
            for value, numbers in values.items():
                rows[scheme["scheme"], dimension, "value", value] = (*numbers, "", "", "")
            indexes = [index_of(values, at) if dimension == "imd_decile" else None
                       for at in (1, 2, 3)]
            rows[scheme["scheme"], dimension, "all", ""] = (
                *(sum(n[at] for n in values.values()) for at in range(4)),
                *("" if index is None else decimal(index, 6) for index in indexes))
    return rows


def incomplete(inputs):
    """{(scheme, level, provider, commissioner): [amount, outcomes, incomplete]}"""
    rows = {}
    for scheme in filter(pays_outcomes, inputs.schemes):
        contracts = {}
        for key, contract in inputs.contracts.items():
            numbers = contracts[key] = [total(scheme, contract), 0, 0]
            for component, amount in zip(scheme["components"], paid(scheme, contract)):
                if "outcome" not in component:
                    continue
                earned = earned_missing = Fraction(0)
                weights = weights_missing = Fraction(0)
                for _, terms, weight in indicators(component):
                    sums = contract.sums[terms["measure"]]
                    score = Fraction(decimal(indicator_score(terms, sums), 6))
                    missing = (Fraction(sums["eligible"] - sums["paired"], sums["eligible"])
                               if sums["eligible"] else Fraction(0))
                    earned += weight * score
                    earned_missing += weight * score * missing
                    weights += weight
                    weights_missing += weight * missing
                share = (earned_missing / earned if earned else weights_missing / weights)
                numbers[1] += abs(amount)
                numbers[2] += to_integer(abs(amount) * share, "half_up")
        rows |= {(scheme["scheme"], *key): n for key, n in by_level(contracts).items()}
    return rows
