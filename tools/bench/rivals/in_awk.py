"""awk: cells in an array, one pass, one loop over pages and items for every line."""

import os
import subprocess
import tempfile

from .profile import ITEMS, RATINGS, UNKNOWN
from .work import ANSWER, COLUMNS, KEPT

PROGRAM = """
{{
  super = $6 == "" ? "Z" : $6
  best = second = nearest = 1000000
  restricts = $5 == "review" ? {review} : {initial}
  for (n = 1; n <= {pages}; ++n) {{
    if (super != "Z" && super != of[n]) continue
    penalty = missed = starred = 0
    for (i = 7; i <= {columns}; ++i) {{
      at = n " " i " " $i
      penalty += points[at]
      missed += miss[at]
      starred += star[at]
    }}
    met = !missed && (starred || !stars[n])
    if (restricts && !met) continue
    if (penalty < best) {{
      second = best; runner_up = chosen
      best = penalty; chosen = n; essential = met
    }} else if (penalty < second) {{
      second = penalty; runner_up = n
    }}
  }}
  line = $1 "," $2 "," $3 "," $4 "," super ","
  if (best == 1000000) print line "{variance},,,"
  else if (second == 1000000) print line code[chosen] ",,," (essential ? "Y" : "N")
  else print line code[chosen] "," code[runner_up] "," (second - best) "," (essential ? "Y" : "N")
}}
"""


def cells(profile):
    """points, miss and star by "page column rating"; an entry that is 0 is left out."""
    for number, page in enumerate(profile.pages, 1):
        yield f'of[{number}] = "{page.super_class}"; code[{number}] = "{page.code}"'
        yield f"stars[{number}] = {int(bool(page.starred_red))}"
        for column, item in enumerate(ITEMS, 7):
            for rating in (*RATINGS, UNKNOWN):
                at = f'["{number} {column} {"" if rating == UNKNOWN else rating}"] = '
                points = page.points.get(item, [0] * 6)[rating]
                if points:
                    yield f"points{at}{points}"
                if item in page.red and rating not in page.red[item]:
                    yield f"miss{at}1"
                if rating in page.starred_red.get(item, []):
                    yield f"star{at}1"


def program(profile):
    begin = "\n".join(f"  {line}" for line in cells(profile))
    body = PROGRAM.format(pages=len(profile.pages), columns=len(COLUMNS),
                          variance=profile.variance,
                          **{kind: int(on) for kind, on in profile.restricts.items()})
    header = ",".join(ANSWER)
    return f'BEGIN {{\n  FS = ","\n{begin}\n}}\nNR == 1 {{ print "{header}"; next }}\n{body}'


def one_pass(profile, _threads):
    text = program(profile)

    def run(path):
        with tempfile.TemporaryDirectory() as folder:
            script = os.path.join(folder, "allocate.awk")
            with open(script, "w", encoding="utf-8") as file:
                file.write(text)
            subprocess.run(["awk", "-f", script, path], check=True)

    return run


assert COLUMNS[4:6] == ["reason", "super_class"] and COLUMNS[:4] == KEPT
FORMS = {"one pass": one_pass}
