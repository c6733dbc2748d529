// What each chart of compare.html must hold, taken from the CSV files of the comparison. A chart
// this file does not know is a failure.
import { pence, tableOf } from "./csv.mjs";

const whole = (rows, scheme, level) => rows.filter((row) =>
  row.level === level && row.component === "" && (scheme === null || row.scheme === scheme));
const change = (row) => ({ value: pence(row.change), low: pence(row.change_low),
                           high: pence(row.change_high) });

function expected(figure, folder) {
  const rows = tableOf(folder, "compare.csv");
  if (figure.id === "totals") {
    return new Map(whole(rows, null, "all").map((row) => [row.scheme, change(row)]));
  }
  if (figure.id === "cluster-changes") {
    return new Map(tableOf(folder, "compare_clusters.csv").filter((row) => row.level === "all")
      .map((row) => [row.cluster, { value: pence(row.change) }]));
  }
  const [, what, scheme] = figure.id.match(/^(components|providers|commissioners)-(.+)$/) ?? [];
  if (what === "components") {
    return new Map(rows.filter((row) => row.level === "all" && row.scheme === scheme &&
      row.component !== "").map((row) => [row.component, { amount: pence(row.change) }]));
  }
  const level = what?.slice(0, -1);
  return new Map(whole(rows, scheme, level).map((row) => [row[level], change(row)]));
}

/** Where the chart's data are not those of the files. */
export function compareDifferences(figure, folder) {
  const wanted = expected(figure, folder);
  const wrong = [];
  const columns = Object.fromEntries(figure.columns.map((column) => [column.name, column.values]));
  if (columns.key.length === 0) return [`${figure.id}: nothing is drawn`];
  columns.key.forEach((key, at) => {
    for (const [field, value] of Object.entries(wanted.get(key) ?? { value: "a row" })) {
      const found = columns[field]?.[at] ?? null;
      if (found !== value) wrong.push(`${figure.id} ${key} ${field}: ${found}, in the CSV ${value}`);
    }
  });
  return wrong;
}
