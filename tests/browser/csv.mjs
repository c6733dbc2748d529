// Tables of a run as lists of rows by column name; money as whole pence.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

function fieldsOf(line) {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, -1)
    .map(([, field]) => field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
}

export function tableOf(folder, name) {
  const file = join(folder, name);
  if (!existsSync(file)) return [];
  const [head, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const columns = fieldsOf(head + ",").slice(0, head.split(",").length);
  return lines.map((line) => {
    const fields = fieldsOf(line + ",");
    return Object.fromEntries(columns.map((column, at) => [column, fields[at] ?? ""]));
  });
}

/** "-12.30" as -1230; null where nothing is written. */
export function pence(text) {
  if (text === "" || text === "*") return null;
  const [, sign, pounds, rest] = text.match(/^(-?)(\d+)\.(\d\d)$/);
  return (sign ? -1 : 1) * (Number(pounds) * 100 + Number(rest));
}

/** The sum of a column over the rows by key. */
export function sums(rows, keyOf, valueOf) {
  const by = new Map();
  for (const row of rows) by.set(keyOf(row), (by.get(keyOf(row)) ?? 0) + valueOf(row));
  return by;
}
