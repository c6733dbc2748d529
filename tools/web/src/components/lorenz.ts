// Concentration: how much of the money the most deprived share of the people has, line by line.
import * as Plot from "@observablehq/plot";
import { type FigureData, numberOf, rowsOf } from "../data";
import { percent } from "../format";
import {
  addKeys, type Chart, gain, ink, keyHeight, line, loss, others, plot, type Room, soft,
} from "./frame";

const looks = [
  { stroke: gain, dash: "" }, { stroke: loss, dash: "9 4" },
  { stroke: others[0] ?? ink, dash: "2 4" }, { stroke: others[1] ?? ink, dash: "12 4 2 4" },
];

export function lorenz(figure: FigureData, room: Room): Chart {
  const rows = rowsOf(figure.columns);
  const columns = figure.columns.filter((one) => one.unit === "percent" && one.name !== "people");
  const legend = [
    ...columns.map((column, at) => ({
      name: column.title, fill: looks[at % looks.length]?.stroke ?? ink,
      dash: looks[at % looks.length]?.dash ?? "",
    })),
    { name: "as many pounds as people", fill: soft, dash: "1 3" },
  ];
  const width = Math.min(room.width, 560);
  const top = keyHeight(legend, width) + 8;
  const values = rows.flatMap((row) => columns.map((column) => numberOf(row, column.name) ?? 0));
  const domain: [number, number] = [Math.min(0, ...values), Math.max(100, ...values)];
  const axis = { tickSize: 0, fill: soft, tickFormat: (value: number) => percent(value) };
  const svg = plot({
    width, height: top + Math.min(width, 420) - 60, marginTop: top, marginLeft: 52,
    marginBottom: 44,
    marginRight: 24, x: { domain: [0, 100] }, y: { domain },
    marks: [
      Plot.gridX({ stroke: line, strokeOpacity: 0.6, ticks: 5 }),
      Plot.gridY({ stroke: line, strokeOpacity: 0.6, ticks: 5 }),
      Plot.axisX({
        ...axis, ticks: 5, label: "of people, the most deprived first", labelArrow: "none",
        labelAnchor: "center", labelOffset: 38,
      }),
      Plot.axisY({ ...axis, ticks: 5, label: null }),
      Plot.line([[0, 0], [100, 100]], { stroke: soft, strokeDasharray: "1 3", strokeWidth: 2 }),
      ...columns.map((column, at) => Plot.line(rows, {
        x: (row) => numberOf(row, "people"), y: (row) => numberOf(row, column.name),
        stroke: looks[at % looks.length]?.stroke ?? ink, strokeWidth: 2.5,
        strokeDasharray: looks[at % looks.length]?.dash || "none",
      })),
    ],
  }, room);
  addKeys(svg, legend, width);
  return { svg, rows: [] };
}
