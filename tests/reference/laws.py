"""Laws that the files of one run must keep among themselves, whatever the rules say."""

from collections import Counter

from reading import parse_pounds


def check_laws(results, book, differences):
    try:
        check_all_laws(results, book, differences)
    except (KeyError, TypeError, ValueError):
        differences.report("law", "cannot be checked: a number is missing or is none")


def check_all_laws(results, book, differences):
    lines, episodes = results.table("lines.csv"), results.table("episodes.csv")
    casemix, payments = results.table("casemix.csv"), results.table("payments.csv")
    same_sum = lambda what, a, b: law(what, a, b, differences)
    priced = pence(lines)
    same_sum("lines and casemix amounts", priced, pence(casemix))
    for scheme in {row["scheme"] for row in payments}:
        own = [row for row in payments if row["scheme"] == scheme]
        if {row["component"] for row in own} == {"activity"}:
            same_sum("lines and activity payments", priced, pence(own))
    for column in ("days", "admitted_days"):
        same_sum(f"{column} of episodes and casemix", count(episodes, column),
                 count(casemix, column))
    check_days(lines, episodes, book, differences)
    same_sum("episodes and casemix episodes", len(episodes), count(casemix, "episodes"))
    same_sum("ids of episodes", len({row["episode_id"] for row in episodes}), len(episodes))
    same_sum("ids of lines", len({row["line_id"] for row in lines}), len(lines))
    check_people(episodes, casemix, differences)
    check_pathways(results, episodes, differences)
    check_contrast(results, payments, differences)


def check_days(lines, episodes, book, differences):
    """Every day that a book pays for stands in one line."""
    quantity = lambda unit: count([row for row in lines if row["unit"] == unit], "quantity")
    days, admitted = count(episodes, "days"), count(episodes, "admitted_days")
    if book.pays("admitted_day"):
        law("admitted lines and admitted days", quantity("admitted_day"), admitted, differences)
    if book.pays("non_admitted_day"):
        law("day lines and other days of episodes", quantity("non_admitted_day"), days - admitted,
            differences)


def law(what, first, second, differences):
    if first == second:
        differences.equal += 1
    else:
        differences.report("law", f"{what}: {first} is not {second}")


def pence(rows, column="amount"):
    return sum(parse_pounds(row[column]) for row in rows)


def count(rows, column):
    return sum(int(row[column]) for row in rows)


def check_people(episodes, casemix, differences):
    """Everybody with an episode closes in one cell, that of the last episode."""
    if not casemix or "people_closing" not in casemix[0]:
        return
    seen = {row["person_id"] for row in episodes}
    law("people and people closing", len(seen), count(casemix, "people_closing"), differences)


def check_pathways(results, episodes, differences):
    """The moves are the episodes that started, and the discharges; everybody who stays is counted."""
    moves = [row for row in results.table("transitions.csv") if row["provider"] == ""]
    law("moves to discharge and discharges",
        count([row for row in moves if row["to"] == "discharge"], "count"),
        sum(row["transition"] == "discharge" for row in episodes), differences)
    started = sum(row["started"] == row["first_day"] for row in episodes)
    law("moves to clusters and episodes that started",
        count([row for row in moves if row["to"] != "discharge"], "count"), started, differences)
    stays = [row for row in results.table("time_in_cluster.csv") if row["cluster"]]
    for places in ("all providers", "each provider"):
        own = [row for row in stays if (row["provider"] == "") == (places == "all providers")]
        law(f"episodes of {places} in a cluster", count(own, "episodes"), len(episodes), differences)


def check_contrast(results, payments, differences):
    """The contrast of each contract is the sum of its components, and changes are differences."""
    paid = Counter()
    for row in payments:
        paid[row["scheme"], row["provider"], row["commissioner"]] += parse_pounds(row["amount"])
    for row in results.table("contrast.csv"):
        key = (row["provider"], row["commissioner"])
        before, after, change = (parse_pounds(row[name])
                                 for name in ("baseline_amount", "amount", "change"))
        law("baseline of a contrast", before, paid[row["baseline"], *key], differences)
        law("amount of a contrast", after, paid[row["scheme"], *key], differences)
        law("change of a contrast", after - before, change, differences)
