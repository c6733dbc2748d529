"""Laws that the tables of schemes of one run keep among themselves, whatever the packs say."""

from collections import Counter

from laws import law
from reading import parse_pounds

CONTRACT = ["scheme", "provider", "commissioner"]


def sums(rows, keys, column="amount"):
    found = Counter()
    for row in rows:
        found[tuple(row[name] for name in keys)] += parse_pounds(row[column])
    return found


def table(results, name):
    return results.table(name) if results.has(name) else []


def check_scheme_laws(results, differences):
    try:
        payments = results.table("payments.csv")
        check_schedule(table(results, "schedule.csv"), payments, differences)
        check_pools(results, payments, differences)
        check_budgets(table(results, "budgets.csv"), differences)
        check_holders(results, payments, differences)
    except (KeyError, TypeError, ValueError):
        differences.report("law", "of schemes cannot be checked: a number is missing or is none")


def check_schedule(rows, payments, differences):
    """The months of a contract and component add up to its payment."""
    keys = [*CONTRACT, "component"]
    paid = sums(payments, keys)
    for key, amount in sums(rows, keys).items():
        law(f"schedule of {key[0]} {key[3]} and its payment", amount, paid[key], differences)


def check_pools(results, payments, differences):
    """Contributed - paid + stop_loss = balance; what stop-loss moves adds up to nothing; every
    covered payment is taken apart whole."""
    partners, parts = table(results, "partners.csv"), table(results, "pool_payments.csv")
    for row in partners:
        moved, paid, stopped, left = (parse_pounds(row[name]) for name in (
            "contributed", "paid", "stop_loss", "balance"))
        law(f"balance of a partner of {row['pool']}", moved - paid + stopped, left, differences)
    for key, amount in sums(partners, ["scheme", "component"], "stop_loss").items():
        law(f"what stop-loss of {key[0]} moves, and nothing", amount, 0, differences)
    own = ["scheme", "pool", "partner"]
    law("what partners paid and their parts of payments",
        {key: amount for key, amount in sums(partners, own, "paid").items() if amount},
        {key: amount for key, amount in sums(parts, own).items() if amount}, differences)
    keys = [*CONTRACT, "component"]
    whole = sums(payments, keys)
    for key, amount in sums(parts, keys).items():
        law(f"parts of a payment of {key[0]} {key[3]}", amount, whole[key], differences)


def check_budgets(rows, differences):
    """Core services, risk pool and budget are never more than the cluster's income."""
    for row in rows:
        income, *parts = (parse_pounds(row[name]) for name in (
            "income", "core", "risk_pool", "budget"))
        law(f"a budget above its income in {row['scheme']}", abs(sum(parts)) > abs(income), False,
            differences)


def check_holders(results, payments, differences):
    """Whose money pays and who holds it: the payments and second lines of a commissioner."""
    if not results.has("holders.csv"):
        return
    key = ["scheme", "commissioner"]
    due = sums(payments, key)
    due.update(sums(table(results, "budgets.csv"), key, "second_line"))
    for side in ("paid_by", "held_by"):
        found = sums([row for row in results.table("holders.csv") if row["side"] == side], key)
        for name in due.keys() | found.keys():
            law(f"{side} of {name[0]} and its payments", found[name], due[name], differences)
