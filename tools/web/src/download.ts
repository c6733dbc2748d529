// What a reader takes away: a chart's figures as CSV, and the chart itself as SVG.
import { type Column, type FigureData } from "./data";
import { plain } from "./format";
import { element } from "./components/frame";

function field(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function headOf(column: Column): string {
  const unit = column.unit === "pence" ? " (\u00a3)" : column.unit === "percent" ? " (%)" : "";
  return field(column.title + unit);
}

/** The figure's data, a line a row, money in pounds; what is hidden is empty. */
export function csvOf(columns: Column[]): string {
  const lines = [columns.map(headOf).join(",")];
  const count = columns[0]?.values.length ?? 0;
  for (let at = 0; at < count; ++at) {
    lines.push(columns.map((column) =>
      field(plain(column.values[at] ?? null, column.unit))).join(","));
  }
  return lines.join("\n") + "\n";
}

/** Words in lines of so many letters. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + word.length < letters) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

// The page's light colours and letters: a picture outside the page has no style sheet.
const look = "svg{background:#fff;color:#212b32;font-family:Arial,Helvetica,sans-serif;" +
  "--ink:#212b32;--soft:#4c6272;--line:#aeb7bd;--ground:#fff;--gain:#005eb8;--loss:#a3470f;" +
  "--third:#00703c;--fourth:#6f42a5}";

/** The drawn chart as a picture that stands alone: titles above it, its words inside. */
export function svgOf(figure: FigureData, drawn: SVGSVGElement): string {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const width = Number(drawn.getAttribute("width"));
  const height = Number(drawn.getAttribute("height"));
  const titles = element("g", { fill: "#212b32", "text-anchor": "start" });
  let y = 18;
  const write = (text: string, size: number, weight: string) => {
    for (const line of wrapped(text, Math.floor(width / (size * 0.58)))) {
      titles.append(element("text", { x: 0, y, "font-size": size, "font-weight": weight }, line));
      y += Math.round(size * 1.35);
    }
  };
  write(figure.title, 16, "bold");
  write(figure.shown, 13, "normal");
  titles.setAttribute("transform", `translate(0,${-y - 6})`);
  copy.prepend(element("title", {}, figure.title), element("desc", {}, figure.text),
    element("style", {}, look));
  copy.append(titles);
  copy.setAttribute("viewBox", `-12 ${-y - 12} ${width + 24} ${height + y + 24}`);
  copy.setAttribute("width", String(width + 24));
  copy.setAttribute("height", String(height + y + 24));
  copy.removeAttribute("aria-hidden");
  return new XMLSerializer().serializeToString(copy);
}

/** Hands the text over as a file: from memory, nothing is asked of any network. */
export function save(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => { URL.revokeObjectURL(address); }, 10_000);
}
