"""Activity units of AMHCC rows, by the rules of pbr/nwau.hpp. Every number is a Fraction.

IHACPA's published tables are not part of this project. Where a copy stands beside the checkout it is
what the numbers are read from, and the packs are not looked at; elsewhere they are read from the
packs, by a reader of its own, and a line says so.
"""

import csv
import pathlib
import re
import sys
from fractions import Fraction

import yaml

from exact import decimal, to_integer

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PUBLISHED = ROOT / "../shared/facts/data/amhcc"
PACKS = ROOT / "rules/australia/tariffs"
COLUMNS = ["class", "los", "same_day", "contacts_present", "contacts_absent", "indigenous",
           "patient_remoteness", "treatment_remoteness", "specialist_paediatric", "private", "state"]
ADDED = ["category", "w01", "gwau", "nwau", "error"]
STATES = {"NSW": 1, "VIC": 2, "QLD": 3, "SA": 4, "WA": 5, "TAS": 6, "NT": 7, "ACT": 8}
WHOLE = re.compile(r"(-?[0-9]{1,9})(\.0+)?")


class RowError(Exception):
    """Carries the error number."""


def number(text):
    return Fraction(text) if text else None


class Published:
    """The tables of one year, by their published names."""

    def __init__(self, year, folder=PUBLISHED):
        self.folder, self.year = folder, year
        self.admitted = self.keyed("mh_adm_price_weights", "amhcc")
        self.community = self.keyed("mh_cmty_price_weights", "amhcc")
        self.indigenous = self.coded("aa_mh_sa_na_ed_adj_ind", "_pat_ind_flag", "adj_indigenous")
        self.patient = self.coded("aa_mh_sa_na_adj_rem", "_pat_remoteness", "adj_remoteness")
        self.treatment = self.coded("aa_mh_sa_na_adj_treat_rem", "_treat_remoteness",
                                    "adj_treat_remoteness")
        self.paediatric = self.coded("mh_adj_specpaed", "_pat_specpaed", "adj_specpaed")
        self.overnight = self.coded("mh_adj_priv_acc", "State", "state_adj_privpat_accomm_on")
        self.same_day = self.coded("mh_adj_priv_acc", "State", "state_adj_privpat_accomm_sd")
        self.ppsa = {(row["amhccV1code"], int(Fraction(row["state"]))): number(row["PPSA"])
                     for row in self.rows("mh_ppsa")}

    def rows(self, name):
        path = self.folder / f"{self.year}_{name}.csv"
        with open(path, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def keyed(self, name, key):
        return {row[key]: {column: number(value) for column, value in row.items() if column != key}
                for row in self.rows(name)}

    def coded(self, name, key, value):
        return {int(Fraction(row[key])): Fraction(row[value]) for row in self.rows(name)}


class Packed:
    """The same from the year's pack."""

    def __init__(self, year, folder=PACKS):
        with open(folder / f"{year}.yaml", encoding="utf-8") as file:
            pack = yaml.load(file, Loader=yaml.BaseLoader)
        names = {"price_cat": "priceCat", "inlier_lb": "amhcc_inlier_lb",
                 "inlier_ub": "amhcc_inlier_ub", "sso_base": "amhcc_pw_sso_base",
                 "sso_perdiem": "amhcc_pw_sso_perdiem", "inlier": "amhcc_pw_inlier",
                 "lso_perdiem": "amhcc_pw_lso_perdiem", "consumer_present": "_cmty_sc_pat_pw",
                 "consumer_absent": "_cmty_sc_nopat_pw"}
        self.admitted, self.community = (
            {code: {column: number(weights.get(name)) for name, column in names.items()}
             for code, weights in pack[stream].items()} for stream in ("admitted", "community"))
        adjustments = pack["adjustments"]
        self.indigenous = {0: Fraction(0), 1: Fraction(adjustments["indigenous"])}
        self.paediatric = {0: Fraction(1), 1: Fraction(adjustments["specialist_paediatric"])}
        self.patient, self.treatment = (
            dict(enumerate(map(Fraction, adjustments[name])))
            for name in ("patient_remoteness", "treatment_remoteness"))
        self.overnight, self.same_day = (
            {STATES[state]: Fraction(rates[name]) for state, rates in pack["accommodation"].items()}
            for name in ("overnight", "same_day"))
        self.ppsa = {(code, STATES[state]): Fraction(value) for code, row in pack["ppsa"].items()
                     for state, value in row.items() if state in STATES}


def year_of(year):
    """From the published tables where they are, else from the pack."""
    if PUBLISHED.is_dir():
        return Published(year)
    print(f"SKIPPED: IHACPA's tables are not beside this checkout; {year} is read from its pack",
          file=sys.stderr)
    return Packed(year)


def whole(text):
    match = WHOLE.fullmatch(text.strip(" "))
    if not match:
        raise RowError(3)
    return int(match[1])


def looked_up(table, key):
    if table.get(key) is None:
        raise RowError(3)
    return table[key]


def by_code(table, text):
    """A flag or an area of remoteness: empty is 0, what the table does not have is an error."""
    return looked_up(table, whole(text) if text.strip(" ") else 0)


def flag(text):
    return by_code({0: 0, 1: 1}, text)


def state_of(text):
    text = text.strip(" ")
    return STATES[text.upper()] if text.upper() in STATES else whole(text)


def rounded(value, places):
    return Fraction(to_integer(value, "half_up"), 1) if places == 0 else \
        Fraction(to_integer(value * 10**places, "half_up"), 10**places)


def admitted_weight(weights, los):
    if weights["priceCat"] == 0:
        return "per_diem", weights["amhcc_pw_sso_base"] + los * weights["amhcc_pw_lso_perdiem"]
    if los < weights["amhcc_inlier_lb"]:
        return "short_stay", weights["amhcc_pw_sso_base"] + los * weights["amhcc_pw_sso_perdiem"]
    if los <= weights["amhcc_inlier_ub"]:
        return "inlier", weights["amhcc_pw_inlier"]
    beyond = los - weights["amhcc_inlier_ub"]
    return "long_stay", weights["amhcc_pw_inlier"] + beyond * weights["amhcc_pw_lso_perdiem"]


def remote(year, row):
    person = 1 + by_code(year.indigenous, row["indigenous"]) + \
        by_code(year.patient, row["patient_remoteness"])
    return person * (1 + by_code(year.treatment, row["treatment_remoteness"]))


def price_admitted(year, row, code, weights):
    los = whole(row["los"])
    if los < 0:
        raise RowError(3)
    category, w01 = admitted_weight(weights, los)
    w01 = rounded(w01, 4)
    gwau = w01 * by_code(year.paediatric, row["specialist_paediatric"]) * remote(year, row)
    gwau = rounded(gwau, 10)
    off = 0
    if flag(row["private"]):
        state = state_of(row["state"])
        off = looked_up(year.ppsa, (code, state)) * w01
        if flag(row["same_day"]):
            off += looked_up(year.same_day, state)
        else:
            off += los * looked_up(year.overnight, state)
    return category, w01, gwau, rounded(max(0, gwau - off), 10)


def price_community(year, row, weights):
    w01 = whole(row["contacts_present"]) * weights["_cmty_sc_pat_pw"] + \
        whole(row["contacts_absent"]) * weights["_cmty_sc_nopat_pw"]
    w01 = rounded(max(0, w01), 4)
    gwau = rounded(w01 * remote(year, row), 10)
    return "community", w01, gwau, gwau


def price(year, row):
    """[category, w01, gwau, nwau, error] of one row, as text."""
    code = row["class"].strip(" ")
    try:
        if not code:
            raise RowError(3)
        stream = {"1": year.admitted, "2": year.community}.get(code[0])
        if stream is None:
            raise RowError(1)
        if code not in stream:
            raise RowError(4)
        if code[0] == "1":
            category, w01, gwau, nwau = price_admitted(year, row, code, stream[code])
        else:
            category, w01, gwau, nwau = price_community(year, row, stream[code])
        error = 0
    except RowError as found:
        category, w01, gwau, nwau, error = "", 0, 0, 0, found.args[0]
    return [category, decimal(w01, 4), decimal(gwau, 10), decimal(nwau, 10), str(error)]
