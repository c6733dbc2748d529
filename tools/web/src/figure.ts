// One figure of a page: its chart, the way into its rows, and what can be taken away.
import { bands } from "./components/bands";
import { caterpillar } from "./components/caterpillar";
import { flow } from "./components/flow";
import type { Chart, OpenRow, Room } from "./components/frame";
import { funnel } from "./components/funnel";
import { groups } from "./components/groups";
import { lorenz } from "./components/lorenz";
import { parts } from "./components/parts";
import { trend } from "./components/trend";
import { waterfall } from "./components/waterfall";
import { blockOf, type FigureData } from "./data";
import { button, detailOf, openDetail } from "./details";
import { csvOf, save, svgOf } from "./download";

const kinds: Record<string, (figure: FigureData, room: Room) => Chart> = {
  waterfall, caterpillar, groups, bands, parts, lorenz, funnel, flow, trend,
};

export class FigureView {
  readonly data: FigureData;
  private readonly place: HTMLElement;
  private svg: SVGSVGElement | null = null;
  private width = 0;

  constructor(readonly home: HTMLElement, data: FigureData) {
    this.data = data;
    this.place = document.createElement("div");
    this.place.className = "plot";
    const words = home.querySelector(".figure-text");
    home.insertBefore(this.place, words);
    home.append(this.tools());
  }

  get drawn(): boolean {
    return this.svg !== null;
  }

  /** Draws the chart at the width there is; does nothing where it is drawn at that width. */
  draw(): void {
    const width = Math.max(240, Math.floor(this.place.clientWidth));
    if (this.svg && width === this.width) return;
    this.width = width;
    const kind = kinds[this.data.kind];
    if (!kind) return;
    const chart = kind(this.data, { width, id: this.data.id });
    chart.svg.setAttribute("role", "img");
    chart.svg.setAttribute("aria-labelledby", `${this.data.id}-title`);
    chart.svg.setAttribute("aria-describedby", `${this.data.id}-text`);
    this.svg = chart.svg;
    this.place.replaceChildren(chart.svg);
    this.addRows(chart.rows);
  }

  private tools(): HTMLElement {
    const { id, title } = this.data;
    const tools = document.createElement("p");
    tools.className = "tools";
    tools.append(
      button("Download CSV", `Download CSV: ${title}`, () => {
        save(`${id}.csv`, "text/csv", csvOf(this.data.columns));
      }),
      button("Download SVG", `Download SVG: ${title}`, () => {
        this.draw();
        if (this.svg) save(`${id}.svg`, "image/svg+xml", svgOf(this.data, this.svg));
      }));
    return tools;
  }

  // One stop for the tab key; the arrows, Home and End go from row to row, Enter opens.
  private addRows(rows: OpenRow[]): void {
    const { opens, title } = this.data;
    const open = opens ? rows.filter((row) => row.key && detailOf(opens, row.key)) : [];
    if (open.length === 0) return;
    const bar = document.createElement("div");
    bar.className = "rows";
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-orientation", "vertical");
    bar.setAttribute("aria-label",
      `Rows of the chart: ${title}. Each opens the figures behind it.`);
    const buttons = open.map((row) => {
      const one: HTMLButtonElement = button("", row.label, () => {
        openDetail(opens, row.key, one);
      });
      one.title = row.label;
      one.style.top = `${row.top}px`;
      one.style.height = `${row.height}px`;
      one.tabIndex = -1;
      return one;
    });
    if (buttons[0]) buttons[0].tabIndex = 0;
    bar.addEventListener("keydown", (event) => { moveBetween(buttons, event); });
    bar.append(...buttons);
    this.place.append(bar);
  }
}

function moveBetween(buttons: HTMLButtonElement[], event: KeyboardEvent): void {
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const last = buttons.length - 1;
  const places: Record<string, number> = {
    ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last,
  };
  const to = places[event.key];
  const next = to === undefined ? undefined : buttons[to];
  if (at < 0 || !next) return;
  event.preventDefault();
  for (const one of buttons) one.tabIndex = one === next ? 0 : -1;
  next.focus();
}

/** Every figure of the page, in its order. */
export function figuresOf(root: ParentNode): FigureView[] {
  const views: FigureView[] = [];
  for (const home of root.querySelectorAll<HTMLElement>("figure.figure")) {
    const data = blockOf<FigureData>(`${home.id.replace(/^figure-/, "")}-data`);
    if (data) views.push(new FigureView(home, data));
  }
  return views;
}
