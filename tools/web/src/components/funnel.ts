// Providers by size and outcome, between the limits of chance: those beyond are in open rings.
import * as Plot from "@observablehq/plot";
import { type FigureData, numberOf, type Row, rowsOf, wordOf } from "../data";
import { grouped, percent } from "../format";
import {
  type Chart, gain, ground, ink, line, loss, plot, type Room, soft, ticksFor, wideOf,
} from "./frame";

const mostNames = 12;
const limits = [
  { name: "low_95", dash: "2 4" }, { name: "high_95", dash: "2 4" },
  { name: "low_998", dash: "9 4" }, { name: "high_998", dash: "9 4" },
];

function ends(rows: Row[]): { x: number | null; y: number | null; text: string }[] {
  const last = rows[rows.length - 1];
  if (!last) return [];
  const at = (name: string, text: string) => ({
    x: numberOf(last, "size"), y: numberOf(last, name), text,
  });
  return [at("high_998", "99.8%"), at("high_95", "95%"), at("rate", "all")];
}

interface Label {
  row: Row;
  dy: number;
}

/** Names over their points, or further up or down where another name stands there already. */
function labelsOf(rows: Row[], at: (row: Row) => { x: number; y: number }): Label[] {
  const taken: { x: number; y: number; wide: number }[] = [];
  return rows.map((row) => {
    const { x, y } = at(row);
    const wide = wideOf(wordOf(row, "name"));
    const free = (dy: number) => taken.every((one) =>
      Math.abs(one.x - x) > (one.wide + wide) / 2 + 4 || Math.abs(one.y - y - dy) > 14);
    const dy = [-14, 19, -29, 34, -44, 49].find(free) ?? -14;
    taken.push({ x, y: y + dy, wide });
    return { row, dy };
  });
}

/** Ends of lines that lie close together keep a line's height between their names. */
function spread(ends: { y: number }[]): number[] {
  let above = -Infinity;
  return ends.map(({ y }) => {
    above = Math.max(y, above + 14);
    return above - y;
  });
}

export function funnel(figure: FigureData, room: Room): Chart {
  const points = rowsOf(figure.columns).filter((row) => numberOf(row, "value") !== null);
  const behind = rowsOf(figure.lines);
  const isOut = (row: Row) => wordOf(row, "outside") !== "";
  const named = points.length > mostNames || room.width < 500 ? points.filter(isOut) : points;
  const most = Math.max(...behind.map((row) => numberOf(row, "size") ?? 0), 1);
  const highest = Math.max(...points.map((row) => numberOf(row, "value") ?? 0),
    ...behind.map((row) => Math.min(numberOf(row, "high_95") ?? 0, 100)));
  const x = (row: Row) => numberOf(row, "size");
  const top = Math.min(110, highest * 1.08);
  const height = Math.round(Math.max(300, Math.min(420, room.width * 0.5)));
  const toY = (value: number) => height - 44 - (height - 58) * value / top;
  const toX = (value: number) => 48 + (room.width - 104) * value / most;
  const labels = labelsOf(named, (row) => ({
    x: toX(numberOf(row, "size") ?? 0), y: toY(numberOf(row, "value") ?? 0),
  }));
  const last = ends(behind);
  const pushed = spread(last.map((end) => ({ y: toY(end.y ?? 0) })));
  const svg = plot({
    height, marginTop: 14,
    marginLeft: 48, marginRight: 56, marginBottom: 44, clip: false,
    x: { domain: [0, most] }, y: { domain: [0, top] },
    marks: [
      Plot.gridY({ stroke: line, strokeOpacity: 0.6, ticks: 5 }),
      Plot.axisX({
        tickSize: 0, fill: soft, ticks: ticksFor(room.width), label: "pairs of scores",
        labelArrow: "none", labelAnchor: "center", labelOffset: 38,
        tickFormat: (n: number) => grouped(n),
      }),
      Plot.axisY({
        tickSize: 0, fill: soft, ticks: 5, label: null, tickFormat: (n: number) => percent(n),
      }),
      Plot.line(behind, {
        x, y: (row: Row) => numberOf(row, "rate"), stroke: ink, strokeWidth: 1.5,
      }),
      ...limits.map((limit) => Plot.line(behind, {
        x, y: (row: Row) => numberOf(row, limit.name), stroke: ink, strokeWidth: 1.5,
        strokeDasharray: limit.dash, clip: true,
      })),
      ...last.map((end, at) => Plot.text([end], {
        x: "x", y: "y", text: "text", textAnchor: "start", dx: 6, dy: pushed[at] ?? 0, fill: ink,
      })),
      Plot.dot(points.filter((row) => !isOut(row)), {
        x, y: (row: Row) => numberOf(row, "value"), r: 5.5, fill: gain, stroke: ground,
      }),
      Plot.dot(points.filter(isOut), {
        x, y: (row: Row) => numberOf(row, "value"), r: 6, fill: ground, stroke: loss,
        strokeWidth: 3,
      }),
      ...labels.map(({ row, dy }) => Plot.text([row], {
        x, y: (one: Row) => numberOf(one, "value"), text: (one: Row) => wordOf(one, "name"),
        fill: ink, stroke: ground, strokeWidth: 4, dy, textAnchor: "middle",
      })),
    ],
  }, room);
  return { svg, rows: [] };
}
