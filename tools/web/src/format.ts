// Figures as people read them. Exact amounts are whole pence; only axes and labels are shortened.
import type { Unit, Value } from "./data";

const minus = "\u2212";

export function grouped(whole: number): string {
  const digits = String(Math.abs(whole)).replace(/\B(?=(\d{3})+$)/g, ",");
  return (whole < 0 ? minus : "") + digits;
}

function signOf(value: number, signed: boolean): string {
  if (value < 0) return minus;
  return signed && value > 0 ? "+" : "";
}

/** Pence in full: "£1,234.50". */
export function pounds(pence: number, signed = false): string {
  const size = Math.abs(pence);
  const rest = String(size % 100).padStart(2, "0");
  return `${signOf(pence, signed)}\u00a3${grouped(Math.floor(size / 100))}.${rest}`;
}

/** Pence to three figures: "£1.23m", "£45.6k", "£312". */
export function shortPounds(pence: number, signed = false): string {
  const size = Math.abs(pence) / 100;
  const [unit, name] = size >= 999_500_000 ? [1e9, "bn"]
    : size >= 999_500 ? [1e6, "m"] : size >= 999.5 ? [1e3, "k"] : [1, ""];
  const scaled = size / unit;
  const places = scaled >= 99.95 || size === 0 ? 0 : scaled >= 9.995 ? 1 : 2;
  const text = scaled.toFixed(places);
  if (!name) return signOf(pence, signed) + "\u00a3" + text.replace(/\.0+$/, "");
  const plain = text.replace(/\.(\d*?)0+$/, (_, kept: string) => kept ? `.${kept}` : "");
  return signOf(pence, signed) + "\u00a3" + plain + name;
}

export function percent(value: number, signed = false): string {
  return signOf(value, signed) + String(Math.abs(value)) + "%";
}

/** A value in full, as a label or a table has it. */
export function full(value: Value, unit: Unit, mark: string, signed = false): string {
  if (value === null) return mark;
  if (typeof value === "string") return value;
  if (unit === "pence") return pounds(value, signed);
  if (unit === "percent") return percent(value, signed);
  return unit === "count" ? grouped(value) : String(value).replace("-", minus);
}

/** A value as an axis or a narrow label has it. */
export function short(value: number, unit: Unit, signed = false): string {
  if (unit === "pence") return shortPounds(value, signed);
  if (unit === "percent") return percent(Math.round(value * 100) / 100, signed);
  return unit === "count" ? grouped(value) : full(value, unit, "");
}

/** A value as a CSV file has it: pounds with two decimals, nothing where it is hidden. */
export function plain(value: Value, unit: Unit): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (unit !== "pence") return String(value);
  const size = Math.abs(value);
  return `${value < 0 ? "-" : ""}${Math.floor(size / 100)}.${String(size % 100).padStart(2, "0")}`;
}
