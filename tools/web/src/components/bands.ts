// Winners and losers in five bands: how likely each row stands in each of them.
import * as Plot from "@observablehq/plot";
import { type FigureData, numberOf, rowsOf, wordOf } from "../data";
import { percent } from "../format";
import {
  addKeys, addLooks, bandOf, type Chart, fillOf, gain, ink, keyHeight, line, type Look, looks, loss,
  nameRoom, openRows, plot, type Room, rowHeight, rowNames, soft,
} from "./frame";

export const bandNames = ["gains_much", "gains", "same", "loses", "loses_much"];

interface Piece {
  at: number;
  look: Look;
  from: number;
  to: number;
}

const borders: Record<Look, string> = {
  gain, "gain-light": gain, none: soft, "loss-light": loss, loss,
};

/** The pieces of each row's bar, from the band that gains most on. */
export function piecesOf(figure: FigureData): { names: string[]; keys: string[]; pieces: Piece[] } {
  const names: string[] = [];
  const keys: string[] = [];
  const pieces: Piece[] = [];
  for (const row of rowsOf(figure.columns)) {
    if (numberOf(row, bandNames[0] ?? "") === null) continue;
    const at = names.length;
    const name = wordOf(row, "name");
    names.push(name);
    keys.push("key" in row ? wordOf(row, "key") : name);
    let sum = 0;
    bandNames.forEach((band, index) => {
      const value = numberOf(row, band) ?? 0;
      if (value > 0) pieces.push({ at, look: looks[index] ?? "none", from: sum, to: sum + value });
      sum += value;
    });
  }
  return { names, keys, pieces };
}

export function bands(figure: FigureData, room: Room): Chart {
  const { names, keys, pieces } = piecesOf(figure);
  const titles = bandNames.map((band) =>
    figure.columns.find((column) => column.name === band)?.title ?? band);
  const legend = looks.map((look, at) => ({ name: titles[at] ?? "", fill: fillOf(look, room) }));
  const left = nameRoom(names, room.width);
  const top = keyHeight(legend, room.width) + 4;
  const svg = plot({
    height: top + names.length * rowHeight + 26, marginLeft: left, marginRight: 24,
    marginTop: top, marginBottom: 26, x: { domain: [0, 100] }, y: bandOf(names.length),
    marks: [
      Plot.axisX({
        label: null, tickSize: 0, fill: soft, ticks: [0, 25, 50, 75, 100],
        tickFormat: (value: number) => percent(value),
      }),
      ...rowNames(names, left),
      Plot.gridX([0, 25, 50, 75, 100], { stroke: line, strokeOpacity: 0.6 }),
      ...looks.map((look) => Plot.barX(pieces.filter((piece) => piece.look === look), {
        y: "at", x1: "from", x2: "to", fill: fillOf(look, room), stroke: borders[look],
      })),
      Plot.text(pieces.filter((piece) => piece.to - piece.from >= 12), {
        y: "at", x: (piece: Piece) => (piece.from + piece.to) / 2, fill: ink, fontWeight: "bold",
        stroke: "var(--ground, #ffffff)", strokeWidth: 4,
        text: (piece: Piece) => percent(Math.round(piece.to - piece.from)),
      }),
    ],
  }, room);
  addLooks(svg, room);
  addKeys(svg, legend, room.width);
  const labels = names.map((name, at) => `${name}: ` + pieces.filter((piece) => piece.at === at)
    .map((piece) => `${titles[looks.indexOf(piece.look)]} ` +
      percent(Math.round((piece.to - piece.from) * 10) / 10)).join(", "));
  return { svg, rows: openRows(keys, labels, top) };
}
