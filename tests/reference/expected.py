"""The recomputed results as rows of the contract's tables, column by column.

A value is text that must stand there as it is, or a number that must be met exactly. Columns whose
name starts with "_" only serve to find the row.
"""

from decimal import Decimal, localcontext
from fractions import Fraction

from exact import decimal, pounds, to_integer

YES_NO = {True: "Y", False: "N", None: ""}


def day(date):
    return date.isoformat() if date else ""


def allocation_rows(result):
    for assessment, allocation in result.allocations:
        yield {"_row": assessment.row, "assessment_id": assessment.id,
               "person_id": assessment.person, "provider": assessment.provider,
               "date": day(assessment.date), "super_class": assessment.super_class,
               "cluster": allocation.cluster, "runner_up": allocation.runner_up,
               "margin": allocation.margin, "essential_met": YES_NO[allocation.essential_met]}


def episode_key(person, episode):
    """What tells an episode from any other: nobody has two at one provider on one day."""
    return person.person, episode.provider, day(episode.first)


def episode_ids(person, number):
    """The columns that say which episode: the person's id, "-", a running number from 1."""
    return {"_episode": episode_key(person, person.episodes[number]),
            "episode_id": f"{person.person}-{number + 1}"}


def episode_rows(result):
    for person in result.people:
        for number, episode in enumerate(person.episodes):
            yield episode_ids(person, number) | {
                "person_id": person.person, "provider": episode.provider,
                "commissioner": episode.commissioner, "cluster": episode.cluster,
                "first_day": day(episode.first), "last_day": day(episode.last_day),
                "days": episode.days, "admitted_days": len(episode.admitted),
                "review_due": day(episode.review_due), "review_status": episode.review_status,
                "transition": episode.transition, "transition_status": episode.transition_status,
                "started": day(episode.started), "ended": day(episode.ended),
                "from_cluster": episode.from_cluster,
                "source": "recorded" if episode.recorded else "derived",
                "overdue_days": episode.overdue_days, "reviews": len(episode.reviews),
                "reviews_early": episode.reviews.count("early"),
                "reviews_late": episode.reviews.count("late"),
                "ended_by": episode.ended_by, "revert": episode.revert}


def line_rows(result):
    for person in result.people:
        for number, lines in enumerate(person.lines):
            for at, line in enumerate(lines, 1):
                ids = episode_ids(person, number)
                yield ids | line_row(f"{ids['episode_id']}-{at}", person.episodes[number], line,
                                     result.study.tariff)
        yield from lone_rows(f"{person.person}-0", person.lone_lines, result.study.tariff)
    yield from lone_rows("capitation", result.capitation, result.study.tariff)


def lone_rows(name, lones, book):
    for at, lone in enumerate(lones, 1):
        row = line_row(f"{name}-{at}", lone, lone.line, book)
        yield {"_episode": ("", row["line_id"], ""), "episode_id": ""} | row


def line_row(name, whose, line, book):
    terms = line.terms
    return {
        "line_id": name, "provider": whose.provider, "commissioner": whose.commissioner,
        "cluster": whose.cluster, "unit": line.unit, "first_day": day(line.first),
        "last_day": day(line.last), "quantity": line.quantity, "price": pounds(terms.price),
        "factor": Fraction(terms.factor), "amount": pounds(line.amount),
        "rule": terms.entry.rule, "per": terms.per, "price_list": terms.list_id,
        "basis": "non_contract" if line.non_contract else "contract",
        "rounding": f"{book.rounding} {line.step}"}


def outcome_rows(result):
    for person in result.people:
        for number, outcomes in enumerate(person.outcomes):
            for outcome in outcomes:
                yield episode_ids(person, number) | {
                    "measure": outcome.measure.id, "before_date": day(outcome.before_date),
                    "before": outcome.before, "after_date": day(outcome.after_date),
                    "after": outcome.after, "change": outcome.change,
                    "category": outcome.category, "recovered": recovered(outcome)}


def recovered(outcome):
    """Nothing is known of a pair that is none."""
    return "" if outcome.category == "not_paired" else YES_NO[outcome.recovered]


def casemix_rows(result):
    names = result.study.groups
    for key in sorted(result.casemix.cells):
        cell = result.casemix.cells[key]
        row = dict(zip(("provider", "commissioner", "cluster", "month"), key))
        row |= {group_column(name): value for name, value in zip(names, key[4])}
        row |= {"people": len(cell.people), "people_closing": len(cell.closing),
                "episodes": cell.episodes, "days": cell.days,
                "admitted_days": cell.admitted_days, "amount": pounds(cell.amount),
                "paired": cell.paired, "improved": cell.improved,
                "deteriorated": cell.deteriorated}
        for measure in result.study.measures:
            row |= measure_columns(measure, cell.of(measure))
        yield row


def group_column(name):
    return name if name.startswith("group_") else f"group_{name}"


def measure_columns(measure, sums):
    if measure.kind == "status":
        return {f"{measure.id}_people": sums.eligible, f"{measure.id}_known": sums.paired,
                f"{measure.id}_yes": sums.yes}
    return {f"{measure.id}_{name}": getattr(sums, name)
            for name in ("eligible", "paired", "improved", "deteriorated", "cases", "recovered")}


def payment_rows(result):
    for _, payments in result.payments:
        for payment in payments:
            yield {"scheme": payment.scheme, "provider": payment.provider,
                   "commissioner": payment.commissioner, "component": payment.component,
                   "score": "" if payment.score is None else decimal(payment.score, 6),
                   "amount": pounds(payment.amount)}


def contrast_rows(result, totals):
    """contrast.csv, or contrast_totals.csv with the levels above a contract."""
    for row in result.contrasts:
        if (row.level != "contract") != totals:
            continue
        change = row.after - row.before
        percent = Fraction(100 * change, row.before) if row.before else None
        yield ({"level": row.level} if totals else {}) | {
            "baseline": row.baseline, "scheme": row.scheme, "provider": row.provider,
            "commissioner": row.commissioner, "baseline_amount": pounds(row.before),
            "amount": pounds(row.after), "change": pounds(change),
            "change_percent": "" if percent is None else decimal(percent, 2)} | (
            interval_columns(row) if result.sampled else {})


def interval_columns(row):
    low, high = ("", "") if row.interval is None else map(pounds, row.interval)
    return {"change_low": low, "change_high": high}


def disclosed_count(rule, level, count):
    """A count of people as the study's disclosure rule shows it."""
    if level in rule.exempt:
        return str(count)
    if count < rule.below:
        return rule.mark
    return str(to_integer(Fraction(count, rule.base), "half_up") * rule.base)


def disclosed_percent(rule, level, above, below):
    small = min(above, below) < rule.below and level not in rule.exempt
    return rule.mark if small or not below else decimal(Fraction(100 * above, below), 0)


def wilson(yes, of):
    """Wilson's 95% interval of a share, with 40 digits."""
    with localcontext() as context:
        context.prec = 40
        z, p, n = Decimal("1.959963984540054"), Decimal(yes) / of, Decimal(of)
        centre, below = p + z * z / (2 * n), 1 + z * z / n
        half = z * (p * (1 - p) / n + z * z / (4 * n * n)).sqrt()
        low = Decimal(0) if yes == 0 else (centre - half) / below
        high = Decimal(1) if yes == of else (centre + half) / below
        return Fraction(low), Fraction(high)


def indicator_rows(result):
    rule = result.study.disclosure
    for name, level, code, cluster, month, above, below in result.indicators:
        share = below > 0  # a row counts somebody, so the denominator of a share is not 0
        shown = disclosed_count(rule, level, above)
        limits = [decimal(100 * limit, 4) for limit in wilson(above, below)] if share else ("", "")
        yield {"indicator": name, "level": level, "code": code, "cluster": cluster,
               "numerator": above, "denominator": below or "",
               "value": decimal(Fraction(100 * above, below), 4) if share else str(above),
               "month": month, "numerator_shown": shown,
               "denominator_shown": disclosed_count(rule, level, below) if share else "",
               "value_shown": disclosed_percent(rule, level, above, below) if share else shown,
               "low": limits[0], "high": limits[1]}
