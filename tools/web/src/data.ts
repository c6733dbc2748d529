// What a page says of a figure, as engine/report writes it (html_figure.hpp).

export type Unit = "words" | "pence" | "count" | "percent" | "number";
export type Value = string | number | null;

export interface Column {
  name: string;
  title: string;
  unit: Unit;
  values: Value[];
}

export interface FigureData {
  id: string;
  kind: string;
  title: string;
  shown: string;
  text: string;
  /** Shown for what is not told. */
  mark: string;
  /** What the rows' keys open: a group of the page's details; "" where nothing opens. */
  opens: string;
  options: Record<string, string>;
  columns: Column[];
  /** Points of lines that are drawn behind the rows; other columns, another length. */
  lines: Column[];
}

/** The columns turned into rows, by name. */
export type Row = Record<string, Value>;

export function rowsOf(columns: Column[]): Row[] {
  const first = columns[0];
  if (!first) return [];
  return first.values.map((_, at) => {
    const row: Row = {};
    for (const column of columns) row[column.name] = column.values[at] ?? null;
    return row;
  });
}

export function columnOf(figure: FigureData, name: string): Column | undefined {
  return figure.columns.find((column) => column.name === name);
}

/** The number of a row; null where it is hidden or not known. */
export function numberOf(row: Row, name: string): number | null {
  const value = row[name];
  return typeof value === "number" ? value : null;
}

export function wordOf(row: Row, name: string): string {
  const value = row[name];
  return value === null || value === undefined ? "" : String(value);
}

/** Reads a JSON block of the page; null where there is none. */
export function blockOf<T>(id: string): T | null {
  const block = document.getElementById(id);
  return block?.textContent ? (JSON.parse(block.textContent) as T) : null;
}
