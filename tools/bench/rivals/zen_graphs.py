"""The decision graphs of in_zen.py, generated from the pack: request, nodes, response.

Each answers `cluster`, `runner_up`, `margin` and `essential_met` from an assessment whose unknown
ratings are null and whose super-class is Z where it is undecided.
"""

import json

from .profile import ITEMS, RATINGS, UNKNOWN

MET_PLACES = 2  # as in sql.py: penalty, page and essential criteria in one number
PAGE_PLACES = 64 * MET_PLACES


def node(name, kind, content=None):
    return {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0},
            "content": content or {}}


def graph(*nodes):
    every = [node("request", "inputNode"), *nodes, node("response", "outputNode")]
    edges = [{"id": f"edge-{n}", "type": "edge", "sourceId": start["id"], "targetId": end["id"]}
             for n, (start, end) in enumerate(zip(every, every[1:]))]
    return json.dumps({"contentType": "application/vnd.gorules.decision", "nodes": every,
                       "edges": edges})


def expressions(name, pairs, keep=True):
    return node(name, "expressionNode", {
        "expressions": [{"id": f"{name}-{n}", "key": key, "value": value}
                        for n, (key, value) in enumerate(pairs)], "passThrough": keep})


# ---- expressions --------------------------------------------------------------------------------


def at_rating(item, values):
    """The entry of a list for the item's rating, the sixth one where it is not known."""
    return f"{json.dumps(values)}[{item} ?? {UNKNOWN}]"


def penalty(page):
    return " + ".join(at_rating(*entry) for entry in page.points.items()) or "0"


def essential(page):
    parts = [f"{item} in {ratings}" for item, ratings in page.red.items()]
    if page.starred_red:
        parts.append("(" + " or ".join(f"{item} in {ratings}"
                                       for item, ratings in page.starred_red.items()) + ")")
    return " and ".join(parts) or "true"


def may_win(profile, page):
    free = [f"reason {'==' if kind == 'review' else '!='} 'review'"
            for kind in ("initial", "review") if not profile.restricts[kind]]
    return (f"super_class in ['{page.super_class}', 'Z'] and "
            f"({' or '.join([f'e_{page.code}'] + free)})")


def ranking(profile):
    """Candidates in one list of whole numbers, the least two, and what they stand for."""
    entries = ", ".join(
        f"{may_win(profile, page)} ? "
        f"p_{page.code} * {PAGE_PLACES} + {n * MET_PLACES} + (e_{page.code} ? 0 : 1) : null"
        for n, page in enumerate(profile.pages))
    codes = "[" + ", ".join(f"'{page.code}'" for page in profile.pages) + "]"

    def code(key):
        return f"{codes}[floor({key} % {PAGE_PLACES} / {MET_PLACES})]"

    def points(key):
        return f"floor({key} / {PAGE_PLACES})"

    return [
        expressions("candidates", [("keys", f"filter([{entries}], # != null)")], False),
        expressions("best", [
            ("first", "len(keys) > 0 ? min(keys) : null"),
            ("second", "len(keys) > 1 ? min(filter(keys, # != $.first)) : null")], False),
        expressions("answer", [
            ("cluster", f"first == null ? '{profile.variance}' : {code('first')}"),
            ("runner_up", f"second == null ? '' : {code('second')}"),
            ("margin", f"second == null ? null : {points('second')} - {points('first')}"),
            ("essential_met", f"first == null ? '' : first % {MET_PLACES} == 0 ? 'Y' : 'N'")],
            False)]


def by_expressions(profile):
    scored = [(f"p_{page.code}", penalty(page)) for page in profile.pages]
    scored += [(f"e_{page.code}", essential(page)) for page in profile.pages]
    return graph(expressions("pages", scored), *ranking(profile))


# ---- a decision table a page --------------------------------------------------------------------


def table(name, hit, output, rules):
    """rules: ({item: unary test}, output as an expression)."""
    items = [item for item in ITEMS if any(item in tests for tests, _ in rules)]
    return node(name, "decisionTableNode", {
        "hitPolicy": hit, "passThrough": True, "inputField": None, "outputPath": name,
        "executionMode": "single",
        "inputs": [{"id": item, "name": item, "field": item} for item in items],
        "outputs": [{"id": "output", "name": output, "field": output}],
        "rules": [{"_id": f"{name}-{n}", "output": value,
                   **{item: tests.get(item, "") for item in items}}
                  for n, (tests, value) in enumerate(rules)]})


def by_points(points):
    """(points, ratings that cost them) of a row where that is not what an unknown one costs."""
    for cost in sorted(set(points[:UNKNOWN]) - {points[UNKNOWN]}):
        yield cost, [rating for rating in RATINGS if points[rating] == cost]


def unary(ratings):
    return ", ".join(map(str, ratings))


def points_table(page):
    """A rule for each row and price of the page; every rule that holds is collected."""
    rules = [({item: unary(ratings)}, str(cost)) for item, points in page.points.items()
             for cost, ratings in by_points(points)]
    rules += [({item: "null"}, str(points[UNKNOWN])) for item, points in page.points.items()
              if points[UNKNOWN]]
    return table(f"t_{page.code}", "collect", "points", rules)


def essential_table(page):
    """One rule, or one for each starred item; the first that holds says true."""
    must = {item: unary(ratings) for item, ratings in page.red.items()}
    stars = [{item: unary(ratings)} for item, ratings in page.starred_red.items() if ratings]
    if not page.starred_red:
        stars = [{}]
    return table(f"c_{page.code}", "first", "met", [({**must, **star}, "true") for star in stars])


def by_tables(profile):
    nodes = [make(page) for page in profile.pages for make in (points_table, essential_table)]
    sums = [(f"p_{page.code}", f"sum(map(t_{page.code}, #.points))") for page in profile.pages]
    sums += [(f"e_{page.code}", f"(c_{page.code}.met ?? false)") for page in profile.pages]
    return graph(*nodes, expressions("pages", sums), *ranking(profile))


# ---- a function node ----------------------------------------------------------------------------

SOURCE = """
const items = {items};
const pages = {pages};
const restricts = {restricts};
export const handler = async (input) => {{
  const ranked = [];
  const restricted = input.reason === 'review' ? restricts.review : restricts.initial;
  for (const page of pages) {{
    if (input.super_class !== 'Z' && input.super_class !== page.super_class) continue;
    let points = 0, missed = false, star = page.starless;
    for (const row of page.rows) {{
      const rating = input[items[row.item]] ?? {unknown};
      points += row.points[rating];
      missed ||= row.missed[rating];
      star ||= row.star[rating];
    }}
    const met = !missed && star;
    if (met || !restricted) ranked.push({{ code: page.code, points, met }});
  }}
  ranked.sort((one, other) => one.points - other.points);
  const [first, second] = ranked;
  return {{
    cluster: first ? first.code : '{variance}',
    runner_up: second ? second.code : '',
    margin: second ? second.points - first.points : null,
    essential_met: first ? (first.met ? 'Y' : 'N') : '',
  }};
}};
"""


def page_of_function(page):
    rows = [{"item": ITEMS.index(item), "points": points,
             "missed": [item in page.red and r not in page.red[item] for r in range(6)],
             "star": [r in page.starred_red.get(item, []) for r in range(6)]}
            for item, points in page.points.items()]
    return {"code": page.code, "super_class": page.super_class,
            "starless": not page.starred_red, "rows": rows}


def by_function(profile):
    return graph(node("allocate", "functionNode", {"source": SOURCE.format(
        items=json.dumps(ITEMS), pages=json.dumps([page_of_function(p) for p in profile.pages]),
        restricts=json.dumps(profile.restricts), unknown=UNKNOWN, variance=profile.variance)}))
