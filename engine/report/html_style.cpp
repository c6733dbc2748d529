#include "report/html_style.hpp"

namespace pbr {
namespace {

// Text and its ground differ by 4.5 to 1 or more, bars and their ground by 3 to 1 or more, in light
// and in dark. Losses are hatched and stand left of the middle, so that no meaning rests on colour
// alone. tools/web draws with the same colours.
constexpr std::string_view style =
    R"css(:root { color-scheme: light; --ink: #212b32; --soft: #4c6272; --line: #aeb7bd;
  --ground: #ffffff; --band: #f0f4f5; --link: #005eb8; --gain: #005eb8; --loss: #a3470f;
  --third: #00703c; --fourth: #6f42a5; --note: #fff9e0; --hover: rgb(0 94 184 / .1);
  --shade-1: #edf4fb; --shade-2: #d5e6f5; --shade-3: #b6d4ee; --shade-4: #92bfe6;
  --shade-5: #6caadd; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--ground); overflow-wrap: anywhere;
  font: 1rem/1.5 Arial, "Helvetica Neue", Helvetica, sans-serif; }
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1rem; }
h1 { font-size: clamp(1.5rem, 5vw, 2.25rem); line-height: 1.2; margin: 1.5rem 0 .5rem; }
h2 { font-size: clamp(1.2rem, 4vw, 1.6rem); line-height: 1.25; margin: 0 0 .75rem; }
h3 { font-size: 1.1rem; line-height: 1.35; margin: 1.5rem 0 .5rem; }
p, li, h2, h3 { max-width: 46rem; }
section { margin: 0; padding: 2rem 0 .5rem; border-top: 1px solid var(--line); }
.plain { margin: 0 0 .25rem; color: var(--soft); font-weight: bold; }
.lead { font-size: 1.1rem; }
.note { color: var(--soft); }
a { color: var(--link); }
a:focus-visible, .scroll:focus-visible, button:focus-visible { outline: 3px solid var(--ink);
  outline-offset: 2px; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--ground); }
.skip:focus { left: 1rem; top: .5rem; z-index: 1; }
.banner { margin: 1rem 0; padding: .75rem 1rem; border: 2px solid var(--ink);
  border-left-width: .75rem; background: var(--note); }
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
.gain { background: var(--gain); }
.loss { background: repeating-linear-gradient(135deg, var(--loss) 0 5px, var(--ground) 5px 7px); }
.range { position: absolute; top: 50%; margin-top: -1px; z-index: 1; min-width: 1px;
  border-top: 2px solid var(--ink); outline: 1px solid var(--ground); }
.trend { display: flex; flex: 1 1 auto; align-items: flex-end; gap: 2px; height: 1.75rem;
  background: var(--band); border-bottom: 1px solid var(--ink); }
.step { flex: 1 1 0; max-width: 1.25rem; min-height: 1px; background: var(--gain); }
.step.none { min-height: 0; }
.matrix { width: auto; font-size: .8125rem; }
.matrix th, .matrix td { padding: .25rem .3rem; }
.matrix th:first-child { position: sticky; left: 0; padding-right: .5rem;
  background: var(--ground); }
.matrix td { color: var(--soft); }
.matrix td[class*="shade"], .matrix td:last-child { color: var(--ink); }
.shade-1 { background: var(--shade-1); }
.shade-2 { background: var(--shade-2); }
.shade-3 { background: var(--shade-3); }
.shade-4 { background: var(--shade-4); }
.shade-5 { background: var(--shade-5); }
.tag { display: inline-block; padding: 0 .375rem; border: 1px solid var(--ink);
  font-weight: bold; }
code { font-family: Consolas, Menlo, "DejaVu Sans Mono", monospace; font-size: .9em; }
pre { margin: 0; padding: .75rem 1rem; background: var(--band); }
footer { padding-bottom: 2rem; color: var(--soft); }
)css"
    // Sections out of sight are laid out when they come into it: large pages open at once.
    // Figures: their chart, the rows that open, and what they open.
    R"css(.figure { margin: 1.75rem 0 1.5rem; }
.figure h3 { margin: 0; }
.shown { margin: .125rem 0 .75rem; color: var(--soft); }
.plot { position: relative; max-width: 56rem; }
.plot svg { display: block; max-width: 100%; height: auto; overflow: visible; }
.drawn .figure-text { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.rows { position: absolute; inset: 0; pointer-events: none; }
.rows button { position: absolute; left: 0; width: 100%; min-height: 0; padding: 0; border: 0;
  border-radius: 0; background: none; pointer-events: auto; cursor: pointer; }
.rows button:hover { background: var(--hover); }
.rows button:focus-visible { outline-offset: -2px; }
button { min-height: 2.25rem; padding: .25rem .75rem; border: 1px solid var(--soft);
  border-radius: 4px; color: var(--ink); background: var(--ground); font: inherit;
  font-size: .875rem; cursor: pointer; }
button:hover { background: var(--band); }
.tools { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0 0; }
dialog { width: min(60rem, calc(100vw - 2rem)); max-height: calc(100vh - 2rem); padding: 1rem 1.5rem;
  border: 2px solid var(--ink); color: var(--ink); background: var(--ground); overflow: auto; }
dialog::backdrop { background: rgb(33 43 50 / .6); }
dialog .scroll { margin-bottom: .5rem; }
dialog .tools { margin-bottom: 1.25rem; }
.details-head { display: flex; gap: 1rem; align-items: start; justify-content: space-between; }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --ink: #f0f4f5; --soft: #b8c4cc; --line: #4f5d68;
    --ground: #1b2227; --band: #29333a; --link: #8cc2f5; --gain: #63a9ec; --loss: #f0a264;
    --third: #62c08f; --fourth: #bb9aea; --note: #3a3312; --hover: rgb(140 194 245 / .15);
    --shade-1: #203040; --shade-2: #233c55; --shade-3: #27496c; --shade-4: #2b5784;
    --shade-5: #2f659c; }
}
@media screen and (scripting: enabled) {
  html:not(.whole) section { content-visibility: auto; contain-intrinsic-size: auto 90rem; }
}
@media (prefers-contrast: more) { :root { --soft: var(--ink); --line: var(--ink); } }
@media (forced-colors: active) {
  :root { --ink: CanvasText; --soft: CanvasText; --line: GrayText; --ground: Canvas;
    --band: Canvas; --link: LinkText; --gain: Highlight; --loss: CanvasText; }
  .bar, .step { forced-color-adjust: none; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  body { font-size: 10pt; }
  nav, .skip, .tools, .rows, dialog { display: none; }
  .scroll { overflow: visible; }
  table { font-size: 7.5pt; }
  th, td { padding: .2rem .35rem; }
  td.figure:last-child { white-space: normal; text-wrap: balance; }
  .matrix { font-size: 5.5pt; }
  .matrix th, .matrix td { padding: .1rem; }
  thead { display: table-header-group; }
  tr, .banner, .figure { break-inside: avoid; }
  h2, h3, .plain, caption { break-after: avoid; }
  .plot svg { max-height: 21cm; margin: 0; }
  .plot, .plot svg, .bar, .track, .trend, .step, tr.total > *, .banner, .matrix td {
    print-color-adjust: exact; }
  td.drawn { min-width: 0; }
  .number { flex-basis: auto; min-width: 0; }
}
)css";

}  // namespace

std::string_view report_style() { return style; }

}  // namespace pbr
