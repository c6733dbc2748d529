// How people move between clusters: bands from where they were, left, to where they went, right, as
// wide as the moves are many. A band that falls steps towards more need.
import * as Plot from "@observablehq/plot";
import { type FigureData, numberOf, rowsOf, wordOf } from "../data";
import { grouped } from "../format";
import { type Chart, gain, ground, ink, plot, type Room, rowHeight, soft, wideOf } from "./frame";

interface Link {
  from: string;
  to: string;
  moves: number;
  words: string;
}

interface Node {
  name: string;
  top: number;
  height: number;
  moves: number;
}

function ordered(links: Link[], end: "from" | "to", first: string, last: string): string[] {
  const rank = (name: string) => name === first ? -1 : name === last ? 1 : 0;
  return [...new Set(links.map((link) => link[end]))]
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en"));
}

/** Nodes one under the other, as tall as their moves are many, with room for names between. */
export function stackOf(links: Link[], end: "from" | "to", names: string[], scale: number): Node[] {
  let top = 0;
  return names.map((name) => {
    const moves = links.filter((link) => link[end] === name)
      .reduce((sum, link) => sum + link.moves, 0);
    const height = moves * scale;
    const node = { name, top, height, moves };
    top += Math.max(height, 4) + Math.max(18 - height, 4);
    return node;
  });
}

interface Placed extends Link {
  y1: number;
  y2: number;
  wide: number;
}

/** Where each band leaves and arrives: in the order of the nodes at its other end. */
function placed(links: Link[], left: Node[], right: Node[], scale: number): Placed[] {
  const used = new Map<string, number>();
  const order = (nodes: Node[], name: string) => nodes.findIndex((node) => node.name === name);
  const take = (side: string, nodes: Node[], link: Link, name: string) => {
    const from = used.get(side + name) ?? nodes[order(nodes, name)]?.top ?? 0;
    used.set(side + name, from + link.moves * scale);
    return from + link.moves * scale / 2;
  };
  const out: Placed[] = links.map((link) => ({ ...link, y1: 0, y2: 0, wide: link.moves * scale }));
  [...out].sort((a, b) => order(right, a.to) - order(right, b.to))
    .forEach((link) => { link.y1 = take("<", left, link, link.from); });
  [...out].sort((a, b) => order(left, a.from) - order(left, b.from))
    .forEach((link) => { link.y2 = take(">", right, link, link.to); });
  return out;
}

export function flow(figure: FigureData, room: Room): Chart {
  const links: Link[] = rowsOf(figure.columns).flatMap((row) => {
    const moves = numberOf(row, "moves");
    return moves === null || moves === 0 ? [] : [{
      from: wordOf(row, "from"), to: wordOf(row, "to"), moves, words: wordOf(row, "words"),
    }];
  });
  const first = figure.options["first"] ?? "";
  const last = figure.options["last"] ?? "";
  const lefts = ordered(links, "from", first, last);
  const rights = ordered(links, "to", first, last);
  const all = links.reduce((sum, link) => sum + link.moves, 0);
  const scale = Math.max(lefts.length, rights.length, 8) * rowHeight * 0.7 / Math.max(all, 1);
  const left = stackOf(links, "from", lefts, scale);
  const right = stackOf(links, "to", rights, scale);
  const bands = placed(links, left, right, scale).sort((a, b) => b.wide - a.wide);
  const ends = [...left, ...right].map((node) => node.top + Math.max(node.height, 4));
  const tall = Math.max(60, ...ends);
  const say = (node: Node) => room.width < 500 ? node.name : `${node.name}  ${grouped(node.moves)}`;
  const sideOf = (nodes: Node[]) =>
    Math.ceil(Math.max(24, ...nodes.map((one) => wideOf(say(one))))) + 16;
  const middle = (node: Node) => node.top + node.height / 2;
  const node = (nodes: Node[], x: number) => Plot.ruleX(nodes, {
    x: () => x, y1: "top", y2: (one: Node) => one.top + Math.max(one.height, 2), stroke: ink,
    strokeWidth: 7,
  });
  const svg = plot({
    height: tall + 40, marginLeft: sideOf(left), marginRight: sideOf(right), marginTop: 30,
    marginBottom: 10,
    x: { domain: [0, 1], axis: null }, y: { domain: [0, tall], range: [30, tall + 30], axis: null },
    marks: [
      Plot.link(bands, {
        x1: 0, x2: 1, y1: "y1", y2: "y2", curve: "bump-x", stroke: gain, strokeOpacity: 0.38,
        strokeWidth: (link: Placed) => Math.max(link.wide, 0.75), strokeLinecap: "butt",
        title: (link: Placed) => `${link.from} to ${link.to}: ${grouped(link.moves)} ${link.words}`,
      }),
      node(left, 0), node(right, 1),
      Plot.text(left, { x: () => 0, y: middle, text: say, textAnchor: "end", dx: -9, fill: ink }),
      Plot.text(right, { x: () => 1, y: middle, text: say, textAnchor: "start", dx: 9, fill: ink }),
      Plot.text([0, 1], {
        x: (end: number) => end, y: () => 0, dy: -20, fontWeight: "bold", fill: soft,
        text: (end: number) => end === 0 ? "from" : "to", stroke: ground, strokeWidth: 3,
      }),
    ],
  }, room);
  return { svg, rows: [] };
}
