// The figures behind a bar: a dialog that opens from a row and gives the focus back when it closes.
import { blockOf, type Column } from "./data";
import { full } from "./format";
import { csvOf, save } from "./download";

interface DetailTable {
  caption: string;
  columns: Column[];
}

interface Detail {
  title: string;
  facts: string[];
  tables: DetailTable[];
}

type Details = Record<string, Record<string, Detail>>;

let details: Details | null = null;

export function detailOf(group: string, key: string): Detail | null {
  details ??= blockOf<Details>("details") ?? {};
  return details[group]?.[key] ?? null;
}

function made<K extends keyof HTMLElementTagNameMap>(name: K, text = "", css = ""):
  HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  if (css) element.className = css;
  return element;
}

export function button(text: string, label: string, act: () => void): HTMLButtonElement {
  const element = made("button", text);
  element.type = "button";
  element.setAttribute("aria-label", label);
  element.addEventListener("click", act);
  return element;
}

function tableOf(table: DetailTable, id: string): HTMLElement {
  const region = made("div", "", "scroll");
  region.setAttribute("role", "region");
  region.setAttribute("aria-labelledby", id);
  region.tabIndex = 0;
  const element = made("table");
  const caption = made("caption", table.caption);
  caption.id = id;
  const head = made("tr");
  for (const column of table.columns) {
    const cell = made("th", column.title, column.unit === "words" ? "words" : "figure");
    cell.scope = "col";
    head.append(cell);
  }
  const body = made("tbody");
  const count = table.columns[0]?.values.length ?? 0;
  for (let at = 0; at < count; ++at) {
    const row = made("tr");
    table.columns.forEach((column, index) => {
      const text = full(column.values[at] ?? null, column.unit, "*");
      const css = column.unit === "words" ? "words" : "figure";
      const cell = made(index === 0 ? "th" : "td", text, css);
      if (cell instanceof HTMLTableCellElement && index === 0) cell.scope = "row";
      row.append(cell);
    });
    body.append(row);
  }
  const thead = made("thead");
  thead.append(head);
  element.append(caption, thead, body);
  region.append(element);
  return region;
}

function dialogOf(group: string, key: string, detail: Detail): HTMLDialogElement {
  const dialog = made("dialog", "", "details");
  dialog.setAttribute("aria-labelledby", "details-title");
  const head = made("div", "", "details-head");
  const title = made("h2", detail.title);
  title.id = "details-title";
  const close = button("Close", "Close the figures behind " + detail.title, () => {
    dialog.close();
  });
  head.append(title, close);
  dialog.append(head);
  for (const fact of detail.facts) dialog.append(made("p", fact));
  detail.tables.forEach((table, at) => {
    dialog.append(tableOf(table, `details-table-${at}`));
    const name = `${group}-${key}-${at + 1}.csv`.replace(/[^\w.-]+/g, "-");
    const take = button("Download CSV", `Download CSV: ${table.caption}`, () => {
      save(name, "text/csv", csvOf(table.columns));
    });
    const tools = made("p", "", "tools");
    tools.append(take);
    dialog.append(tools);
  });
  return dialog;
}

/** Opens what is behind a row; closing gives the focus back to what had it. */
export function openDetail(group: string, key: string, from: HTMLElement): void {
  const detail = detailOf(group, key);
  if (!detail) return;
  const dialog = dialogOf(group, key, detail);
  dialog.addEventListener("close", () => {
    dialog.remove();
    from.focus();
  });
  // A click beside the dialog closes it too.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}
