// What the charts share: the room they are drawn in, rows with names and values, hatches, legends.
import * as Plot from "@observablehq/plot";

/** Where a chart is drawn: its width in pixels and a name that no other chart on the page has. */
export interface Room {
  width: number;
  id: string;
}

/** A row that a reader can reach and open: its key, what it says, and where it stands. */
export interface OpenRow {
  key: string;
  label: string;
  top: number;
  height: number;
}

export interface Chart {
  svg: SVGSVGElement;
  rows: OpenRow[];
}

export const rowHeight = 28;

let pen: CanvasRenderingContext2D | null = null;

/** How wide a text is drawn, in pixels; a little more where the page cannot tell. */
export function wideOf(text: string, bold = false): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return text.length * 8;
  pen.font = `${bold ? "bold " : ""}13px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(text).width;
}

/** Room for names left of the rows; long names are cut, and stand in full in the table. */
export function nameRoom(names: string[], width: number): number {
  const longest = Math.max(20, ...names.map((name) => wideOf(name)));
  return Math.min(Math.ceil(longest) + 12, Math.floor(width * 0.36));
}

export function cut(name: string, room: number): string {
  if (wideOf(name) <= room) return name;
  let short = name;
  while (short.length > 1 && wideOf(short + "\u2026") > room) short = short.slice(0, -1);
  return short.trimEnd() + "\u2026";
}

/** Room for the values right of the rows. */
export function valueRoom(values: string[]): number {
  return Math.ceil(Math.max(24, ...values.map((value) => wideOf(value, true)))) + 10;
}

/** Names left of the rows, in rows that are told apart by a thin line. */
export function rowNames(names: string[], room: number): Plot.Markish[] {
  return [
    Plot.axisY({
      anchor: "left", label: null, tickSize: 0, tickPadding: 8, marginLeft: room, fill: ink,
      tickFormat: (at: number) => cut(names[at] ?? "", room - 10),
    }),
  ];
}

export const ink = "var(--ink, #212b32)";
export const soft = "var(--soft, #4c6272)";
export const line = "var(--line, #aeb7bd)";
export const ground = "var(--ground, #ffffff)";
export const gain = "var(--gain, #005eb8)";
export const loss = "var(--loss, #a3470f)";
export const others = ["var(--third, #00703c)", "var(--fourth, #6f42a5)", soft];

/** Looks that differ by pattern as well as by colour. */
export type Look = "gain" | "gain-light" | "none" | "loss-light" | "loss";
export const looks: Look[] = ["gain", "gain-light", "none", "loss-light", "loss"];

export function fillOf(look: Look, room: Room): string {
  return look === "gain" ? gain : `url(#${room.id}-${look})`;
}

const svgName = "http://www.w3.org/2000/svg";

export function element(name: string, attributes: Record<string, string | number>, text = ""):
  SVGElement {
  const made = document.createElementNS(svgName, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text) made.textContent = text;
  return made;
}

function hatch(id: string, size: number, under: string, over: string, path: string, wide: number):
  SVGElement {
  const pattern = element("pattern", {
    id, width: size, height: size, patternUnits: "userSpaceOnUse",
  });
  pattern.append(element("rect", { width: size, height: size, fill: under }),
    element("path", { d: path, stroke: over, "stroke-width": wide }));
  return pattern;
}

/** Falling lines for losses, rising dots for small gains, nothing for no change. */
export function addLooks(svg: SVGSVGElement, room: Room): void {
  const defs = element("defs", {});
  const falling = (size: number) =>
    `M0,0l${size},${size}M-1,${size - 1}l2,2M${size - 1},-1l2,2`;
  defs.append(
    hatch(`${room.id}-loss`, 6, loss, ground, falling(6), 1.2),
    hatch(`${room.id}-loss-light`, 6, ground, loss, falling(6), 1.4),
    hatch(`${room.id}-gain-light`, 5, ground, gain, "M1,2h2", 2),
    hatch(`${room.id}-none`, 8, ground, ground, "M0,0", 0));
  svg.prepend(defs);
}

export interface Key {
  name: string;
  fill: string;
  letter?: string;
  dash?: string;
}

/** Where each key stands in lines no wider than the chart. */
function places(keys: Key[], width: number): { x: number; y: number }[] {
  let x = 0;
  let y = 0;
  return keys.map((key) => {
    const wide = 34 + wideOf(key.name);
    if (x > 0 && x + wide > width) {
      x = 0;
      y += 22;
    }
    const at = { x, y };
    x += wide + 8;
    return at;
  });
}

export function keyHeight(keys: Key[], width: number): number {
  const last = places(keys, width).pop();
  return last ? last.y + 30 : 0;
}

/** Keys above the chart, in the room that keyHeight() asked for. */
export function addKeys(svg: SVGSVGElement, keys: Key[], width: number): void {
  const group = element("g", { class: "keys", "font-size": 13, "text-anchor": "start" });
  const at = places(keys, width);
  keys.forEach((key, index) => {
    const { x, y } = at[index] ?? { x: 0, y: 0 };
    if (key.dash !== undefined) {
      group.append(element("path", {
        d: `M${x},${y + 10}h20`, stroke: key.fill, "stroke-width": 3, "stroke-dasharray": key.dash,
      }));
    } else {
      group.append(element("rect", {
        x, y: y + 2, width: 18, height: 16, fill: key.fill, stroke: ink, "stroke-width": 0.75,
      }));
      if (key.letter) {
        group.append(element("text", {
          x: x + 9, y: y + 14.5, "text-anchor": "middle", fill: ground, "font-weight": "bold",
        }, key.letter));
      }
    }
    group.append(element("text", { x: x + 26, y: y + 15, fill: ink }, key.name));
  });
  svg.append(group);
}

/** Plot's picture, with the page's letters and no name of its own: the figure names it. */
export function plot(options: Plot.PlotOptions, room: Room): SVGSVGElement {
  const svg = Plot.plot({
    width: room.width,
    style: { fontFamily: "inherit", fontSize: "13px", background: "transparent", color: ink },
    ...options,
  }) as SVGSVGElement;
  svg.classList.add("chart");
  // The picture is told by the figure's words; names of its strokes would only be in the way.
  for (const part of svg.querySelectorAll("[aria-label],[aria-description]")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
  return svg;
}

/** Where rows of a band scale stand, with what each says. */
export function openRows(keys: string[], labels: string[], top: number): OpenRow[] {
  return keys.map((key, at) => ({
    key, label: labels[at] ?? key, top: top + at * rowHeight, height: rowHeight,
  }));
}

/** A band scale of rows of one height, so that their places are known. */
export function bandOf(count: number): Plot.ScaleOptions {
  return {
    type: "band", domain: Array.from({ length: count }, (_, at) => at), padding: 0.22,
    label: null, align: 0, round: false,
  };
}

/** So many ticks as have room. */
export function ticksFor(width: number): number {
  return Math.max(2, Math.min(6, Math.floor(width / 90)));
}
