// Lines over time or size, told apart by their dashes and named where they end.
import * as Plot from "@observablehq/plot";
import { columnOf, type FigureData, numberOf, type Row, rowsOf, wordOf } from "../data";
import { short } from "../format";
import {
  addKeys, type Chart, gain, ink, keyHeight, line, loss, others, plot, type Room, soft, ticksFor,
} from "./frame";

const looks = [
  { stroke: gain, dash: "" }, { stroke: loss, dash: "9 4" },
  { stroke: others[0] ?? ink, dash: "2 4" }, { stroke: others[1] ?? ink, dash: "12 4 2 4" },
];

export function trend(figure: FigureData, room: Room): Chart {
  const rows = rowsOf(figure.columns).filter((row) => numberOf(row, "y") !== null);
  const names = [...new Set(rows.map((row) => wordOf(row, "name")))];
  const unit = columnOf(figure, "y")?.unit ?? "number";
  const words = figure.options["x_words"]?.split("|");
  const legend = names.length < 2 ? [] : names.map((name, at) => ({
    name, fill: looks[at % looks.length]?.stroke ?? ink, dash: looks[at % looks.length]?.dash ?? "",
  }));
  const top = keyHeight(legend, room.width) + 14;
  const most = Math.max(...rows.map((row) => numberOf(row, "y") ?? 0), 1e-9);
  const count = ticksFor(room.width);
  const few = words ? Math.max(1, Math.ceil(words.length / (room.width / 84))) : 1;
  const curve = figure.options["steps"] === "yes" ? "step-after" : "linear";
  const svg = plot({
    height: top + 280, marginTop: top, marginLeft: 56, marginRight: 18, marginBottom: 44,
    x: { nice: !words }, y: { domain: [0, unit === "percent" && most > 60 ? 100 : most * 1.1] },
    marks: [
      Plot.gridY({ stroke: line, strokeOpacity: 0.6, ticks: 5 }),
      Plot.axisX({
        tickSize: 0, fill: soft, label: figure.options["x_title"] ?? null, labelArrow: "none",
        labelAnchor: "center", labelOffset: 38,
        ...(words ? { ticks: words.map((_, at) => at).filter((at) => at % few === 0),
                      tickFormat: (at: number) => words[at] ?? "" } : { ticks: count }),
      }),
      Plot.axisY({ tickSize: 0, fill: soft, ticks: 5, label: null,
        tickFormat: (value: number) => short(value, unit) }),
      Plot.ruleY([0], { stroke: ink }),
      ...names.map((name, at) => Plot.line(rows.filter((row) => wordOf(row, "name") === name), {
        x: (row: Row) => numberOf(row, "x"), y: (row: Row) => numberOf(row, "y"), curve,
        stroke: looks[at % looks.length]?.stroke ?? ink, strokeWidth: 2.5,
        strokeDasharray: looks[at % looks.length]?.dash || "none",
      })),
    ],
  }, room);
  addKeys(svg, legend, room.width);
  return { svg, rows: [] };
}
