"""Small studies about outcomes and schemes: many small contracts, scores on one day and at every
threshold, settings, people without a pair, statuses, agreed values and pools. Constructed by us.

    python3 tests/reference/outcome_study.py --seed 1 --rules rules DIR
"""

import argparse
import datetime
import random

from awkward_rules import CODES, HEADER
from outcome_measures import PARTS, measure_pack
from pack_text import Plain, as_yaml
from random_schemes import random_scheme
from random_terms import Maker
from reading import ONE_DAY
from tariff_study import TariffStudy, table_text, write_text

STUDY = """study: outcomes
period: {{first_day: {first}, last_day: {last}}}
seed: {seed}
bootstrap: {replicates}
inputs:
{inputs}
rules:
  instrument: england/instruments/mhct-18
  clusters: england/clusters/illustrative
  tariff: england/tariffs/illustrative-2014
  measures: [measures.yaml]
  disclosure: england/disclosure/mhsds
schemes: [{schemes}]
output: out/
"""
PERIODS = [("2014-04-01", "2015-03-31"), ("2014-05-16", "2014-12-05"), ("2014-07-01", "2014-12-31")]
PROVIDERS = ["RA1", "RB2", "RC3", "RD4", "RE5"]
COMMISSIONERS = ["01A", "02B", "03C"]
POOLS = {"POOL-A": ["01A"], "POOL-B": ["02B", "03C"]}
PARTNERS = {"NHS-A": "nhs", "LA-A": "local_authority", "NHS-B": "nhs", "LA-B": "local_authority",
            "VOL-B": "voluntary"}


class OutcomeStudy(TariffStudy):
    """`plain` keeps to what the rules of an episode say: no pairing over a referral."""

    def __init__(self, seed, people, plain=False):
        super().__init__(seed, people, clean=True)
        self.make = Maker(random.Random(f"outcome-study-{seed}"), Plain)
        self.first, self.last = map(datetime.date.fromisoformat, self.make.pick(*PERIODS))
        self.plain = plain
        self.measures = measure_pack(self.make, plain)

    def person(self, name):
        make = self.make
        if make.chance(0.95):
            self.add("persons", person_id=name, birth_date=make.pick("1970-01-01", "1999-06-01"),
                     sex=make.pick("F", "M", ""), ethnic_group="A", imd_decile="3",
                     commissioner=make.pick(*COMMISSIONERS))
        for provider in make.some(PROVIDERS, 1, 2):
            for _ in range(make.pick(1, 1, 2)):
                self.referral(name, provider, make.chance(0.8))
            self.stays(name, provider)
            self.contacts(name, provider)
            self.scores(name, provider)
            self.statuses(name, provider)

    def assessment(self, name, provider, received, reasons):
        super().assessment(name, provider, received, reasons)
        self.tables["assessments"][-1]["setting"] = self.make.pick(
            "community", "in_patient", "inpatient", "", "")

    def contacts(self, name, provider):
        """Half of them name a referral of the provider, or another one."""
        super().contacts(name, provider)
        for row in self.tables.get("contacts", []):
            if row["person_id"] == name and row["provider"] == provider and self.make.chance(0.5):
                row["referral_id"] = self.make.pick(*self.referrals_of(name, provider), "F0")

    def referrals_of(self, name, provider):
        return [row["referral_id"] for row in self.tables.get("referrals", [])
                if row["person_id"] == name and row["provider"] == provider]

    def scores(self, name, provider):
        make, referrals = self.make, self.referrals_of(name, provider)
        for _ in range(make.pick(0, 2, 3, 5)):
            day = self.day()
            for measure in make.some(["q", "w", *PARTS], 1):
                self.add("measures", person_id=name, provider=provider,
                         referral_id=make.pick(*referrals, ""), date=day, measure=measure,
                         score=self.score(measure))

    def score(self, measure):
        make = self.make
        if measure in PARTS:
            return make.pick("1", "2", "3", "4", "5", "6", "7", "7", "8", "99")
        if make.chance(0.1):
            return make.pick("99", "25", "8", "12.25")
        whole = make.between(0, 40 if measure == "q" else 21)
        return str(whole) + make.pick("", "", ".1", ".9", ".0")

    def statuses(self, name, provider):
        make = self.make
        for _ in range(make.pick(0, 1, 2)):
            self.add("statuses", person_id=name, provider=provider, date=self.day(),
                     settled=make.pick("Y", "N", ""), employed=make.pick("Y", "N", ""))

    def money(self):
        """Agreed values of most contracts, one of no activity among them; contributions."""
        make, spread = self.make, lambda: make.pick(0, 0, -31, 17)
        for provider in [*PROVIDERS, "RZ9"]:
            for commissioner in make.some(COMMISSIONERS, 1):
                self.add("contracts", provider=provider, commissioner=commissioner,
                         first_day=self.first + spread() * ONE_DAY,
                         last_day=self.last + spread() * ONE_DAY,
                         amount=f"{make.between(0, 90000)}.{make.between(0, 99):02d}")
        for partner in PARTNERS:
            for _ in range(make.pick(1, 2)):
                self.add("contributions", pool="POOL-" + partner[-1], partner=partner,
                         first_day=self.first + spread() * ONE_DAY,
                         last_day=self.last + spread() * ONE_DAY,
                         amount=f"{make.between(1, 50000)}.{make.between(0, 99):02d}")

    def fill(self):
        for name in self.people:
            self.person(name)
        self.money()
        return self

    def some_schemes(self, number=3):
        terms = {"providers": PROVIDERS, "clusters": CODES, "pools": POOLS, "partners": PARTNERS}
        return [random_scheme(self.make, f"scheme-{at + 1}", terms) for at in range(number)]


def write_study(folder, study, tables, schemes, replicates=20):
    """All files of a study; tables of no rows are left out."""
    for name, rows in tables.items():
        write_text(folder, name + ".csv", table_text(rows))
    write_text(folder, "study.yaml", STUDY.format(
        first=study.first, last=study.last, seed=study.seed, replicates=replicates,
        inputs="\n".join(f"  {name}: {name}.csv" for name in tables),
        schemes=", ".join(f"{pack['scheme']}.yaml" for pack in schemes)))
    write_text(folder, "measures.yaml", "measure: drawn\n" + HEADER + as_yaml(study.measures))
    for pack in schemes:
        rest = {name: value for name, value in pack.items() if name != "scheme"}
        write_text(folder, pack["scheme"] + ".yaml",
                   f"scheme: {pack['scheme']}\n" + HEADER + as_yaml(rest))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--rules", help="not used: the study names packs of the country")
    parser.add_argument("folder")
    options = parser.parse_args()
    made = OutcomeStudy(options.seed, options.people).fill()
    write_study(options.folder, made, made.tables, made.some_schemes())


if __name__ == "__main__":
    main()
