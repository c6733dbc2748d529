// What a change is made of: parts that raise it right of zero, parts that lower it left, and a mark
// where they end up.
import * as Plot from "@observablehq/plot";
import { type Column, type FigureData, numberOf, type Row, rowsOf, wordOf } from "../data";
import { full, short } from "../format";
import {
  addKeys, addLooks, bandOf, type Chart, gain, ground, ink, keyHeight, line, loss, nameRoom,
  openRows, others, plot, type Room, rowHeight, rowNames, soft, ticksFor, valueRoom,
} from "./frame";

interface Piece {
  at: number;
  part: number;
  from: number;
  to: number;
}

const colours = [gain, loss, ...others];

export function partColumns(figure: FigureData): Column[] {
  return figure.columns.filter((column) => column.unit === "pence" && column.name !== "change");
}

export function parts(figure: FigureData, room: Room): Chart {
  const columns = partColumns(figure);
  const rows = rowsOf(figure.columns).filter((row) => numberOf(row, "change") !== null)
    .sort((a, b) => Math.abs(numberOf(b, "change") ?? 0) - Math.abs(numberOf(a, "change") ?? 0));
  const names = rows.map((row) => wordOf(row, "name"));
  const changes = rows.map((row, at) => ({ at, value: numberOf(row, "change") ?? 0 }));
  const pieces: Piece[] = rows.flatMap((row, at) => {
    const sides = { below: 0, above: 0 };
    return columns.map((column, part) => {
      const value = numberOf(row, column.name) ?? 0;
      const side = value < 0 ? "below" : "above";
      const from = sides[side];
      sides[side] += value;
      return { at, part, from, to: sides[side] };
    });
  });
  const values = changes.map((one) => short(one.value, "pence", true));
  const left = nameRoom(names, room.width);
  const right = valueRoom(values);
  const inner = room.width - left - right;
  const least = Math.min(0, ...pieces.map((piece) => piece.to));
  const most = Math.max(0, ...pieces.map((piece) => piece.to));
  const perLetter = (most - least) * 16 / Math.max(inner, 1);
  const legend = [
    ...columns.map((column, at) => ({
      name: column.title, fill: colours[at % colours.length] ?? soft,
      letter: column.title.charAt(0),
    })),
    { name: "Change", fill: ink },
  ];
  const top = keyHeight(legend, room.width) + 4;
  const svg = plot({
    height: top + names.length * rowHeight + 26, marginLeft: left, marginRight: right,
    marginTop: top, marginBottom: 26, y: bandOf(names.length),
    x: { domain: [least, most || 1], nice: true },
    marks: [
      Plot.gridX({ stroke: line, strokeOpacity: 0.6, ticks: ticksFor(inner) }),
      Plot.axisX({
        label: null, tickSize: 0, fill: soft, ticks: ticksFor(inner),
        tickFormat: (value: number) => short(value, "pence", true),
      }),
      ...rowNames(names, left),
      ...columns.map((_, part) => Plot.barX(
        pieces.filter((piece) => piece.part === part && piece.from !== piece.to), {
          y: "at", x1: "from", x2: "to", fill: colours[part % colours.length] ?? soft,
          stroke: ground, strokeWidth: 1,
        })),
      Plot.text(pieces.filter((piece) => Math.abs(piece.to - piece.from) > perLetter), {
        y: "at", x: (piece: Piece) => (piece.from + piece.to) / 2, fill: ground,
        fontWeight: "bold", text: (piece: Piece) => columns[piece.part]?.title.charAt(0) ?? "",
      }),
      Plot.ruleX([0], { stroke: ink }),
      Plot.tickX(changes, {
        y: "at", x: "value", stroke: ground, strokeWidth: 7, insetTop: -4, insetBottom: -4,
      }),
      Plot.tickX(changes, {
        y: "at", x: "value", stroke: ink, strokeWidth: 4, insetTop: -4, insetBottom: -4,
      }),
      Plot.text(changes, {
        y: "at", frameAnchor: "right", textAnchor: "start", dx: 8, fill: ink,
        text: (one: { at: number }) => values[one.at] ?? "",
      }),
    ],
  }, room);
  addLooks(svg, room);
  addKeys(svg, legend, room.width);
  const say = (row: Row, name: string) =>
    full(numberOf(row, name), "pence", figure.mark, true);
  const labels = rows.map((row) => `${wordOf(row, "name")}: change ${say(row, "change")}; ` +
    columns.map((column) => `${column.title} ${say(row, column.name)}`).join(", "));
  const keys = rows.map((row) => "key" in row ? wordOf(row, "key") : wordOf(row, "name"));
  return { svg, rows: openRows(keys, labels, top) };
}
