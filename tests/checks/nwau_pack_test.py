#!/usr/bin/env python3
"""tools/nwau_pack makes the shipped price weights of the published tables, byte for byte, and refuses
tables that are not what it knows."""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TABLES = ROOT / "../shared/facts/data/amhcc"


def made(folder, year):
    return subprocess.run([sys.executable, "-B", ROOT / "tools/nwau_pack", folder, str(year)],
                          capture_output=True, text=True, check=False)


@unittest.skipUnless(TABLES.is_dir(), "IHACPA's tables are not beside this checkout")
class NwauPack(unittest.TestCase):
    def test_shipped(self):
        for year in (2024, 2025):
            shipped = ROOT / f"rules/australia/tariffs/nep{year % 100}.yaml"
            self.assertEqual(made(TABLES, year).stdout, shipped.read_text(encoding="utf-8"))

    def changed(self, name, old, new):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(TABLES, folder, dirs_exist_ok=True)
            path = pathlib.Path(folder) / name
            text = path.read_text(encoding="utf-8")
            self.assertIn(old, text)
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
            return made(folder, 2025)

    def test_another_number(self):
        text = self.changed("nep25_mh_adm_price_weights.csv", "0.427,", "0.42701,").stdout
        self.assertIn("sso_base: 0.42701,", text)

    def test_a_missing_cell_stays_missing(self):
        text = self.changed("nep25_mh_ppsa.csv", "101Z,0.03,0.064,3.0\n", "").stdout
        self.assertIn("101Z: {national: 0.030, NSW: 0.030, VIC: 0.030, SA: 0.030,", text)

    def test_refusals(self):
        bound = self.changed("nep25_mh_adm_price_weights.csv", "101Z,1.0,", "101Z,1.5,")
        self.assertEqual((bound.returncode, bound.stdout), (1, ""))
        self.assertIn("1.5 is no whole number", bound.stderr)
        area = self.changed("nep25_aa_mh_sa_na_adj_rem.csv", "4.0,0.32\n", "")
        self.assertIn("_pat_remoteness has the codes", area.stderr)
        self.assertNotEqual(made(TABLES, 2026).returncode, 0)


if __name__ == "__main__":
    unittest.main()
