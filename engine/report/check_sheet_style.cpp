#include "report/check_sheet_style.hpp"

namespace pbr {

// Black on every colour, at 7 to 1 or more, so that the letters stay where a printer leaves the
// colours out; the letters carry the meaning, the colours repeat it.
std::string_view check_sheet_style() {
  return R"css(:root { color-scheme: light; --ink: #1a1a1a; --soft: #4a4a4a; --line: #767676;
  --must: #ff7b6e; --expected: #ffb24d; --may: #ffee80; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 0 1rem; color: var(--ink); background: #ffffff;
  font: 1rem/1.4 Arial, "Helvetica Neue", Helvetica, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1.5rem 0 .5rem; }
h2 { font-size: 1.35rem; line-height: 1.2; margin: .75rem 0 .25rem; }
h3 { font-size: 1.05rem; margin: 1rem 0 .25rem; }
p { margin: .25rem 0; }
section { padding: 1.5rem 0; border-top: 1px solid var(--line); }
.banner { margin: .5rem 0; padding: .4rem .75rem; border: 2px solid var(--ink); font-weight: bold; }
.note, .basis, .origin { color: var(--soft); }
.basis { display: block; font-size: .8em; }
.origin { font-size: .8rem; margin-top: .5rem; }
a { color: #004a94; }
a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
nav ul { columns: 20rem; padding-left: 1.25rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .9375rem;
  overflow-wrap: normal; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; }
th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: left;
  vertical-align: top; }
tbody th { font-weight: normal; }
td.cell, th.cell { text-align: center; width: 2.6rem; min-width: 2.2rem; font-weight: bold; }
td.figure, th.figure { text-align: right; white-space: nowrap; }
.must { background: var(--must); }
.expected { background: var(--expected); }
.may { background: var(--may); }
.unlikely { background: #ffffff; }
.tick { width: 4.5rem; text-align: center; }
.legend { list-style: none; margin: .5rem 0; padding: 0; display: flex; flex-wrap: wrap;
  gap: .25rem 1.25rem; }
.swatch { display: inline-block; width: 1.6rem; text-align: center; font-weight: bold;
  border: 1px solid var(--line); margin-right: .35rem; }
.sign tbody td { height: 2.4rem; }
.again { display: none; }
.sign th[scope="row"] { width: 7rem; }
@page { size: A4; margin: 13mm 14mm; }
@media print {
  body { font-size: 10pt; line-height: 1.25; max-width: none; padding: 0; }
  h1 { font-size: 16pt; margin-top: 0; }
  h2 { font-size: 14pt; }
  .again { display: table-row; }
  .scroll caption { display: none; }
  nav { display: none; }
  section { break-before: page; border-top: 0; padding: 0; }
  .scroll { overflow: visible; }
  table { font-size: 9pt; }
  th, td { padding: .6mm 1.6mm; }
  thead { display: table-header-group; }
  tr, .banner, .sign, .legend, .origin { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  .basis { font-size: 6.5pt; line-height: 1.1; }
  .origin { font-size: 7pt; }
  .sign tbody td { height: 8mm; }
  .must, .expected, .may, .unlikely { -webkit-print-color-adjust: exact;
    print-color-adjust: exact; }
}
)css";
}

}  // namespace pbr
