// Steps that add up: each bar starts where the one above it ended, the last is their sum.
import * as Plot from "@observablehq/plot";
import { columnOf, type FigureData, numberOf, rowsOf, wordOf } from "../data";
import { full, short } from "../format";
import {
  addLooks, bandOf, type Chart, fillOf, ink, line, nameRoom, openRows, plot, type Room, rowHeight,
  rowNames, soft, ticksFor, valueRoom,
} from "./frame";

interface Step {
  at: number;
  key: string;
  name: string;
  from: number;
  to: number;
  value: number;
  total: boolean;
}

/** Every step of the figure, hidden ones left out, and the total last where it has one. */
export function stepsOf(figure: FigureData): Step[] {
  const steps: Step[] = [];
  let sum = 0;
  for (const row of rowsOf(figure.columns)) {
    const value = numberOf(row, "amount");
    if (value === null) continue;
    const name = wordOf(row, "name");
    const key = "key" in row ? wordOf(row, "key") : name;
    steps.push({ at: steps.length, key, name, from: sum, to: sum + value, value, total: false });
    sum += value;
  }
  const total = figure.options["total"];
  if (total) {
    const at = steps.length;
    steps.push({ at, key: "", name: total, from: 0, to: sum, value: sum, total: true });
  }
  return steps;
}

export function waterfall(figure: FigureData, room: Room): Chart {
  const steps = stepsOf(figure);
  const unit = columnOf(figure, "amount")?.unit ?? "pence";
  const signed = figure.options["signed"] === "yes";
  const names = steps.map((step) => step.name);
  const values = steps.map((step) => short(step.value, unit, signed));
  const left = nameRoom(names, room.width);
  const right = valueRoom(values);
  const reference = figure.options["reference"];
  const top = reference ? 26 : 6;
  const marks: Plot.Markish[] = [
    Plot.gridX({ stroke: line, strokeOpacity: 0.6, ticks: ticksFor(room.width - left - right) }),
    Plot.axisX({
      label: null, tickSize: 0, fill: soft, ticks: ticksFor(room.width - left - right),
      tickFormat: (value: number) => short(value, unit),
    }),
    ...rowNames(names, left),
    Plot.ruleX([0], { stroke: ink }),
    Plot.barX(steps.filter((step) => !step.total && step.value < 0), {
      y: "at", x1: "from", x2: "to", fill: fillOf("loss", room), stroke: "var(--loss, #a3470f)",
    }),
    Plot.barX(steps.filter((step) => !step.total && step.value >= 0), {
      y: "at", x1: "from", x2: "to", fill: fillOf("gain", room),
    }),
    Plot.barX(steps.filter((step) => step.total), { y: "at", x1: "from", x2: "to", fill: soft }),
    // Each step hangs on the end of the one before it.
    Plot.link(steps.slice(1).filter((step) => !step.total), {
      x1: "from", x2: "from", y1: (step: Step) => step.at - 1, y2: "at", stroke: ink,
      strokeWidth: 1, strokeDasharray: "2 2",
    }),
    ...[false, true].map((total) => Plot.text(steps.filter((step) => step.total === total), {
      y: "at", frameAnchor: "right", textAnchor: "start", dx: 8, fill: ink,
      text: (step: Step) => values[step.at] ?? "", fontWeight: total ? "bold" : "normal",
    })),
  ];
  if (reference) {
    const at = [{ x: Number(reference), name: figure.options["reference_name"] ?? "" }];
    marks.push(
      Plot.ruleX(at, { x: "x", stroke: ink, strokeWidth: 1.5, strokeDasharray: "6 3" }),
      Plot.text(at, {
        x: "x", text: "name", frameAnchor: "top", dy: -16, textAnchor: "end", fill: ink, dx: 4,
      }));
  }
  const svg = plot({
    height: top + steps.length * rowHeight + 26, marginLeft: left, marginRight: right,
    marginTop: top, marginBottom: 26, x: { nice: false }, y: bandOf(steps.length), marks,
  }, room);
  addLooks(svg, room);
  const labels = steps.map((step) =>
    `${step.name}: ${full(step.value, unit, figure.mark, signed)}`);
  return { svg, rows: openRows(steps.map((step) => step.key), labels, top) };
}
