"""Allocates assessments by a cluster pack, slowly: what `pbr allocate` must write, but the reason.

    python3 tests/reference/reference_allocate.py ASSESSMENTS.csv PACK.yaml [--all]
"""

import argparse
import csv
import sys

from allocate import allocate, probabilities
from cluster_packs import read_clusters
from packs import load_yaml
from reading import read_csv
from records import Tables
from tables import read_assessments

YES_NO = {True: "Y", False: "N", None: ""}


def allocation_row(assessment, allocation):
    """One row of allocations.csv without its reason, as text."""
    return {"assessment_id": assessment.id, "person_id": assessment.person,
            "provider": assessment.provider,
            "date": assessment.date.isoformat() if assessment.date else "",
            "super_class": assessment.super_class, "cluster": allocation.cluster,
            "runner_up": allocation.runner_up,
            "margin": "" if allocation.margin is None else str(allocation.margin),
            "essential_met": YES_NO[allocation.essential_met]}


def assessments_of(path):
    tables = Tables()
    _, records = read_csv(path)
    read_assessments(records, tables)
    return tables.assessments


def allocation_table(assessments, pack, every=False):
    """Rows as text; with `every` a column p_<code> for each page of a logit pack."""
    for assessment in assessments:
        row = allocation_row(assessment, allocate(pack, assessment))
        if every:
            row |= {f"p_{code}": text for code, text in probabilities(pack, assessment).items()}
        yield row


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("assessments")
    parser.add_argument("pack")
    parser.add_argument("--all", action="store_true", help="method logit: each probability")
    options = parser.parse_args()
    pack = read_clusters(load_yaml(options.pack))
    rows = list(allocation_table(assessments_of(options.assessments), pack, options.all))
    if rows:
        writer = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
