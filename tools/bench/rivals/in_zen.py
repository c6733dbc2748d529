"""GoRules ZEN: one decision graph, evaluated for each assessment, or handed over in batches."""

import csv
import itertools
import json
import sys

import zen

from . import zen_graphs
from .profile import ITEMS
from .work import ANSWER, KEPT

BATCH = 1000
HEAD = KEPT + ["reason", "super_class"]


def contexts(path):
    """An assessment a row: Z where the super-class is undecided, null where a rating is."""
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            context = {name: row[name] for name in HEAD}
            context["super_class"] = context["super_class"] or "Z"
            context |= {item: int(row[item]) if row[item] else None for item in ITEMS}
            yield context


def write(answers):
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(ANSWER)
    for context, result in answers:
        margin = result.get("margin")
        writer.writerow([*(context[name] for name in KEPT), context["super_class"],
                         result["cluster"], result["runner_up"],
                         "" if margin is None else int(margin), result["essential_met"]])


def one_by_one(graph_of):
    def prepared(profile, _threads):
        graph = graph_of(profile)

        def run(path):
            decision = zen.ZenEngine().create_decision(graph)
            write((context, decision.evaluate(context)["result"]) for context in contexts(path))

        return run

    return prepared


def batches(path):
    rest = contexts(path)
    return iter(lambda: list(itertools.islice(rest, BATCH)), [])


def in_batches(graph_of):
    def prepared(profile, _threads):
        graph = graph_of(profile)

        def run(path):
            loader = {"type": "static", "content": {"allocate": json.loads(graph)}}
            engine = zen.ZenEngine({"loader": loader})

            def answers():
                for batch in batches(path):
                    requests = [{"key": "allocate", "context": context} for context in batch]
                    for context, result in zip(batch, engine.evaluate_batch(requests)):
                        yield context, result["data"]["result"]

            write(answers())

        return run

    return prepared


FORMS = {"expressions": one_by_one(zen_graphs.by_expressions),
         "a decision table a page": one_by_one(zen_graphs.by_tables),
         "function node": one_by_one(zen_graphs.by_function),
         "expressions, in batches": in_batches(zen_graphs.by_expressions)}
