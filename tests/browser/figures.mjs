// What each figure of the page must hold, taken from the CSV files of the run. A figure this file
// does not know is a failure.
import { pence, sums, tableOf } from "./csv.mjs";

const rowsOf = (columns) => (columns[0]?.values ?? []).map((_, at) =>
  Object.fromEntries(columns.map((column) => [column.name, column.values[at]])));

/** Each row of the figure beside the row of the table it is of; rows without a key are sums. */
function compare(figure, expected, fields) {
  const wrong = [];
  for (const row of rowsOf(figure.columns)) {
    const key = row.key ?? row.name;
    if (key === "") continue;
    const wanted = expected.get(key);
    for (const field of fields) {
      const value = wanted?.[field] ?? null;
      if (row[field] !== value) wrong.push(`${key} ${field}: ${row[field]}, in the CSV ${value}`);
    }
  }
  return wrong;
}

const by = (rows, keyOf, valueOf) => new Map(rows.map((row) => [keyOf(row), valueOf(row)]));
const amounts = (map) => new Map([...map].map(([key, amount]) => [key, { amount }]));

function spend(figure, folder) {
  const scheme = figure.id.slice("spend-".length);
  const payments = tableOf(folder, "payments.csv").filter((row) => row.scheme === scheme);
  return compare(figure, amounts(sums(payments, (row) => `${scheme}/${row.component}`,
    (row) => pence(row.amount))), ["amount"]);
}

function steps(figure, folder) {
  const payments = tableOf(folder, "payments.csv");
  const schemes = [...new Set(payments.map((row) => row.scheme))];
  const [before, last] = schemes.slice(-2);
  const sign = { [before]: -1, [last]: 1 };
  return compare(figure, amounts(sums(payments, (row) => row.provider,
    (row) => (sign[row.scheme] ?? 0) * pence(row.amount))), ["amount"]);
}

const totals = (folder, scheme, level) => tableOf(folder, "contrast_totals.csv")
  .filter((row) => row.scheme === scheme && row.level === level);

function commissioners(figure, folder) {
  const rows = totals(folder, figure.id.slice("spend-commissioner-".length), "commissioner");
  return compare(figure, by(rows, (row) => row.commissioner,
    (row) => ({ amount: pence(row.change) })), ["amount"]);
}

function providers(figure, folder) {
  const rows = totals(folder, figure.id.slice("providers-".length), "provider");
  return compare(figure, by(rows, (row) => row.provider, (row) => ({
    value: pence(row.change), low: pence(row.change_low), high: pence(row.change_high),
  })), ["value", "low", "high"]);
}

const bandNames = ["gains_much", "gains", "same", "loses", "loses_much"];

/** A figure's percent is the CSV's probability to one decimal. */
function bands(figure, folder) {
  const scheme = figure.id.slice("bands-".length);
  const rows = tableOf(folder, "bands.csv")
    .filter((row) => row.scheme === scheme && row.level === "provider");
  const share = (text) => Math.floor(Number(text) * 1000 + 0.5) / 10;
  return compare(figure, by(rows, (row) => row.provider, (row) => Object.fromEntries(
    bandNames.map((band) => [band, share(row[`p_${band}`])]))), bandNames);
}

function parts(figure, folder) {
  const scheme = figure.id.slice("why-".length);
  const rows = tableOf(folder, "decomposition.csv").filter((row) =>
    row.scheme === scheme && row.method === "shapley" && row.level === "provider");
  const names = { Rules: "rules", Volume: "volume", "Case-mix": "casemix", Price: "price",
                  Outcome: "outcome", change: "change" };
  return compare(figure, by(rows, (row) => row.provider, (row) => Object.fromEntries(
    Object.entries(names).map(([title, name]) => [title, pence(row[name])]))), Object.keys(names));
}

function reachRows(figure, folder, dimension) {
  const scheme = figure.id.slice(figure.id.startsWith("reach-")
    ? `reach-${dimension.replace("_", "-")}-`.length : "concentration-".length);
  return tableOf(folder, "concentration.csv").filter((row) =>
    row.scheme === scheme && row.dimension === dimension && row.row === "value");
}

function reach(figure, folder) {
  const dimension = figure.id.includes("imd-decile") ? "imd_decile" : "ethnic_group";
  const name = (row) => row.value === "" ? "Not known"
    : dimension === "imd_decile" && row.value === "1" ? "1 most deprived"
    : dimension === "imd_decile" && row.value === "10" ? "10 least deprived" : row.value;
  return compare(figure, by(reachRows(figure, folder, dimension), name,
    (row) => ({ value: pence(row.change_per_person) })), ["value"]);
}

function lorenz(figure, folder) {
  const rows = reachRows(figure, folder, "imd_decile").filter((row) => row.value !== "");
  const read = { people: (row) => Number(row.people_shown), baseline: (row) =>
    pence(row.baseline_amount), scheme: (row) => pence(row.amount), gains: (row) => pence(row.gains) };
  const wrong = [];
  for (const column of figure.columns) {
    const values = rows.map(read[column.name]);
    const all = values.reduce((sum, value) => sum + value, 0);
    let sum = 0;
    const expected = [0, ...values.map((value) => 100 * (sum += value) / all)];
    expected.forEach((value, at) => {
      if (Math.abs(value - column.values[at]) > 0.005001) {
        wrong.push(`${column.name} ${at}: ${column.values[at]}, from the CSV ${value}`);
      }
    });
  }
  return wrong;
}

function clusters(figure, folder) {
  return compare(figure, amounts(sums(tableOf(folder, "casemix.csv"), (row) => row.cluster,
    (row) => pence(row.amount))), ["amount"]);
}

function funnel(figure, folder) {
  const measure = figure.id.slice("funnel-".length);
  const rows = tableOf(folder, "adjusted.csv").filter((row) => row.method === "strata" &&
    row.level === "provider" && row.statistic === "improved" &&
    row.measure.replace(/[^a-z0-9]/gi, "-") === measure);
  return compare(figure, by(rows, (row) => row.provider, (row) => ({
    size: Number(row.size_shown), value: Number(row.standardised_shown),
    outside: row.outside === "none" ? "" : row.outside.replace("_", " ")
      .replace(/95$/, "95%").replace(/998$/, "99.8%"),
  })), ["size", "value", "outside"]);
}

function moves(figure, folder) {
  const name = { initial: "First", discharge: "Discharge" };
  const rows = tableOf(folder, "transitions.csv").filter((row) => row.provider === "");
  const wanted = by(rows, (row) => `${name[row.from] ?? row.from} ${name[row.to] ?? row.to}`,
    (row) => Number(row.count_shown));
  return rowsOf(figure.columns).filter((row) => wanted.get(`${row.from} ${row.to}`) !== row.moves)
    .map((row) => `${row.from} to ${row.to}: ${row.moves}`);
}

/** The curve of each cluster goes through the table's percentages at its ages. */
function survival(figure, folder) {
  const rows = tableOf(folder, "survival.csv").filter((row) => row.provider === "");
  const wrong = [];
  for (const point of rowsOf(figure.columns)) {
    const ends = rows.filter((row) => point.name.startsWith(`${row.cluster} `) && row.cluster !== "" &&
      Number(row.day) <= point.x);
    const share = ends.length ? Number(ends[ends.length - 1].survival) : 1;
    if (Math.abs(100 * share - point.y) > 0.50001) {
      wrong.push(`${point.name} after ${point.x} days: ${point.y}, in the CSV ${100 * share}`);
    }
  }
  return wrong;
}

function quality(figure, folder) {
  const rows = tableOf(folder, "quality.csv").filter((row) => row.table !== "persons");
  const all = sums(rows, (row) => row.month, (row) => Number(row.rows));
  const errors = sums(rows, (row) => row.month, (row) => Number(row.rows_with_error));
  return rowsOf(figure.columns).filter((row) =>
    Math.abs(100 * errors.get(row.month) / all.get(row.month) - row.y) > 0.005001)
    .map((row) => `${row.month}: ${row.y}`);
}

function unmeasured(figure, folder) {
  const scheme = figure.id.slice("unmeasured-".length);
  const rows = tableOf(folder, "unmeasured.csv")
    .filter((row) => row.scheme === scheme && row.level === "provider");
  return compare(figure, by(rows, (row) => row.provider, (row) => ({
    value: pence(row.amount) - pence(row.if_worst), low: 0,
    high: pence(row.if_best) - pence(row.if_worst),
  })), ["value", "low", "high"]);
}

const checks = [
  [/^spend-commissioner-/, commissioners], [/^spend-cluster$/, clusters], [/^spend-/, spend],
  [/^step-provider$/, steps], [/^providers-/, providers], [/^bands-/, bands], [/^why-/, parts],
  [/^reach-/, reach], [/^concentration-/, lorenz], [/^funnel-/, funnel], [/^moves$/, moves],
  [/^survival$/, survival], [/^quality-months$/, quality], [/^unmeasured-/, unmeasured],
];

/** What the figure says otherwise than the files of the run. */
export function differences(figure, folder) {
  const check = checks.find(([id]) => id.test(figure.id));
  if (!check) return ["no CSV file is known for this figure"];
  if (figure.columns.some((column) => column.values.length === 0)) return ["it holds nothing"];
  return check[1](figure, folder);
}
