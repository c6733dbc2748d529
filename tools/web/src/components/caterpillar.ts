// A figure with its interval a row: ranked by the figure, or in the order given (groups).
import * as Plot from "@observablehq/plot";
import { columnOf, type FigureData, numberOf, type Row, rowsOf, wordOf } from "../data";
import { full, short } from "../format";
import {
  bandOf, type Chart, gain, ground, ink, line, loss, nameRoom, openRows, plot, type Room, rowHeight,
  rowNames, soft, ticksFor, valueRoom,
} from "./frame";

interface Point {
  at: number;
  key: string;
  name: string;
  value: number;
  low: number | null;
  high: number | null;
}

function pointOf(row: Row): Point | null {
  const value = numberOf(row, "value");
  if (value === null) return null;
  const name = wordOf(row, "name");
  return {
    at: 0, key: "key" in row ? wordOf(row, "key") : name, name, value,
    low: numberOf(row, "low"), high: numberOf(row, "high"),
  };
}

/** The rows that are shown, ranked from the highest where that is asked for. */
export function pointsOf(figure: FigureData, ranked: boolean): Point[] {
  const points = rowsOf(figure.columns).map(pointOf)
    .filter((one): one is Point => one !== null);
  if (ranked) points.sort((a, b) => b.value - a.value);
  points.forEach((point, at) => { point.at = at; });
  return points;
}

function draw(figure: FigureData, room: Room, ranked: boolean): Chart {
  const points = pointsOf(figure, ranked);
  const unit = columnOf(figure, "value")?.unit ?? "pence";
  const signed = figure.options["signed"] !== "no";
  const names = points.map((point) => point.name);
  const values = points.map((point) => short(point.value, unit, signed));
  const left = nameRoom(names, room.width);
  const right = valueRoom(values);
  const ticks = ticksFor(room.width - left - right);
  const surer = points.filter((point) => point.low !== null && point.high !== null);
  const svg = plot({
    height: 6 + points.length * rowHeight + 26, marginLeft: left, marginRight: right,
    marginTop: 6, marginBottom: 26, x: { nice: true, zero: true }, y: bandOf(points.length),
    marks: [
      Plot.gridX({ stroke: line, strokeOpacity: 0.6, ticks }),
      Plot.axisX({
        label: null, tickSize: 0, fill: soft, ticks,
        tickFormat: (value: number) => short(value, unit, signed),
      }),
      ...rowNames(names, left),
      Plot.ruleX([0], { stroke: ink }),
      Plot.ruleY(points, { y: "at", x1: 0, x2: "value", stroke: line, strokeWidth: 5 }),
      Plot.ruleY(surer, { y: "at", x1: "low", x2: "high", stroke: ink, strokeWidth: 2 }),
      Plot.tickX(surer, { y: "at", x: "low", stroke: ink, insetTop: 5, insetBottom: 5 }),
      Plot.tickX(surer, { y: "at", x: "high", stroke: ink, insetTop: 5, insetBottom: 5 }),
      Plot.dot(points.filter((point) => point.value >= 0), {
        y: "at", x: "value", r: 5.5, fill: gain, stroke: ground,
      }),
      Plot.dot(points.filter((point) => point.value < 0), {
        y: "at", x: "value", r: 5.5, symbol: "diamond", fill: ground, stroke: loss,
        strokeWidth: 2.5,
      }),
      Plot.text(points, {
        y: "at", frameAnchor: "right", textAnchor: "start", dx: 8, fill: ink,
        text: (point: Point) => values[point.at] ?? "",
      }),
    ],
  }, room);
  const say = (value: number | null) => full(value, unit, figure.mark, signed);
  const labels = points.map((point) => `${point.name}: ${say(point.value)}` +
    (point.low !== null && point.high !== null
      ? `, from ${say(point.low)} to ${say(point.high)}` : ""));
  return { svg, rows: openRows(points.map((point) => point.key), labels, 6) };
}

export function caterpillar(figure: FigureData, room: Room): Chart {
  return draw(figure, room, true);
}

export function groups(figure: FigureData, room: Room): Chart {
  return draw(figure, room, false);
}
