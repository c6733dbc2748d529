#include "report/html_style.hpp"

namespace pbr {
namespace {

// Text and its ground differ by 4.5 to 1 or more, bars and their ground by 3 to 1 or more. Losses
// are hatched and stand left of the middle, so that no meaning rests on colour alone.
constexpr std::string_view style =
    R"css(:root { color-scheme: light; --ink: #212b32; --soft: #4c6272; --line: #aeb7bd;
  --ground: #ffffff; --band: #f0f4f5; --blue: #005eb8; --rust: #a3470f; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--ground); overflow-wrap: anywhere;
  font: 1rem/1.5 Arial, "Helvetica Neue", Helvetica, sans-serif; }
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1rem; }
h1 { font-size: clamp(1.5rem, 5vw, 2.25rem); line-height: 1.2; margin: 1.5rem 0 .5rem; }
h2 { font-size: clamp(1.2rem, 4vw, 1.6rem); line-height: 1.25; margin: 0 0 .75rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
p, li { max-width: 46rem; }
section { margin: 0; padding: 2rem 0 .5rem; border-top: 1px solid var(--line); }
.plain { margin: 0 0 .25rem; color: var(--soft); font-weight: bold; }
.lead { font-size: 1.1rem; }
.note { color: var(--soft); }
a { color: var(--blue); }
a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--ground); }
.skip:focus { left: 1rem; top: .5rem; z-index: 1; }
.banner { margin: 1rem 0; padding: .75rem 1rem; border: 2px solid var(--ink);
  border-left-width: .75rem; background: #fff9e0; }
.banner p { margin: 0 0 .25rem; font-weight: bold; }
.banner ul { margin: 0; }
.headline li { margin-bottom: .5rem; }
nav ul { columns: 18rem; padding-left: 1.25rem; margin: .5rem 0 1.5rem; }
nav li { padding: .125rem 0; break-inside: avoid; }
.together { white-space: nowrap; }
.scroll { overflow-x: auto; margin: 0 0 1.5rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem;
  font-variant-numeric: tabular-nums; overflow-wrap: normal; }
caption { text-align: left; font-weight: bold; padding: .25rem 0 .5rem; }
caption .title { position: sticky; left: 0; display: inline-block;
  max-width: min(46rem, calc(100vw - 3.5rem)); }
th, td { padding: .375rem .75rem; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); }
th:first-child { padding-left: 0; }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--ink); }
th.figure, td.figure { text-align: right; }
td.figure { white-space: nowrap; }
td.words { min-width: 6rem; }
tbody th { font-weight: normal; white-space: nowrap; }
tr.total th, tr.total td { font-weight: bold; background: var(--band);
  border-bottom: 2px solid var(--ink); }
td.drawn { min-width: 21rem; }
.pair { display: flex; align-items: center; gap: .75rem; }
.number { display: inline-block; flex: 0 0 8.5rem; min-width: 8.5rem; text-align: right;
  white-space: nowrap; }
.track { position: relative; flex: 1 1 auto; height: 1.1rem; background: var(--band); }
.two-sided::after { content: ""; position: absolute; left: 50%; top: -.15rem; bottom: -.15rem;
  border-left: 1px solid var(--ink); }
.bar { position: absolute; top: .15rem; bottom: .15rem; }
.gain { background: var(--blue); }
.loss { background: repeating-linear-gradient(135deg, var(--rust) 0 5px, #d9853f 5px 7px); }
.range { position: absolute; top: 50%; margin-top: -1px; z-index: 1; min-width: 1px;
  border-top: 2px solid var(--ink); outline: 1px solid var(--ground); }
.trend { display: flex; flex: 1 1 auto; align-items: flex-end; gap: 2px; height: 1.75rem;
  background: var(--band); border-bottom: 1px solid var(--ink); }
.step { flex: 1 1 0; max-width: 1.25rem; min-height: 1px; background: var(--blue); }
.step.none { min-height: 0; }
.matrix { width: auto; font-size: .8125rem; }
.matrix th, .matrix td { padding: .25rem .3rem; }
.matrix th:first-child { position: sticky; left: 0; padding-right: .5rem;
  background: var(--ground); }
.matrix td { color: var(--soft); }
.matrix td[class*="shade"], .matrix td:last-child { color: var(--ink); }
.shade-1 { background: #edf4fb; }
.shade-2 { background: #d5e6f5; }
.shade-3 { background: #b6d4ee; }
.shade-4 { background: #92bfe6; }
.shade-5 { background: #6caadd; }
.chart { display: block; width: 100%; min-width: 34rem; max-width: 52rem; height: auto;
  font: 13px Arial, "Helvetica Neue", Helvetica, sans-serif; }
.chart text { fill: var(--ink); }
.grid-line { stroke: var(--line); stroke-width: 1; }
.curve { fill: none; stroke-width: 2.5; }
.curve-0 { stroke: var(--blue); }
.curve-1 { stroke: var(--rust); stroke-dasharray: 9 4; }
.curve-2 { stroke: #00703c; stroke-dasharray: 2 4; }
.curve-3 { stroke: var(--ink); stroke-dasharray: 12 4 2 4; }
.part-0 { fill: var(--blue); }
.part-1 { fill: var(--rust); }
.part-2 { fill: #00703c; }
.part-3 { fill: #6f42a5; }
.part-4 { fill: var(--soft); }
rect[class^="part-"] { stroke: var(--ground); stroke-width: 1; }
.chart .on-part { fill: var(--ground); font-weight: bold; }
.axis { stroke: var(--ink); stroke-width: 1; }
.net { stroke: var(--ink); stroke-width: 3; }
.limit { fill: none; stroke: var(--ink); stroke-width: 1.5; }
.limit-95 { stroke-dasharray: 2 4; }
.limit-998 { stroke-dasharray: 9 4; }
.place { fill: var(--blue); stroke: var(--ground); stroke-width: 1; }
.place-outside { fill: var(--ground); stroke: var(--rust); stroke-width: 3; }
.tag { display: inline-block; padding: 0 .375rem; border: 1px solid var(--ink);
  font-weight: bold; }
code { font-family: Consolas, Menlo, "DejaVu Sans Mono", monospace; font-size: .9em; }
pre { margin: 0; padding: .75rem 1rem; background: var(--band); }
footer { padding-bottom: 2rem; color: var(--soft); }
@media print {
  body { font-size: 10pt; }
  nav, .skip { display: none; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  thead { display: table-header-group; }
  tr, .banner { break-inside: avoid; }
  h2, h3, .plain, caption { break-after: avoid; }
  .bar, .track, .trend, .step, tr.total > *, .banner, .matrix td { print-color-adjust: exact; }
  td.drawn { min-width: 0; }
  .number { flex-basis: auto; min-width: 0; }
}
)css";

}  // namespace

std::string_view report_style() { return style; }

}  // namespace pbr
