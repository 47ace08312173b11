import type { CellObject } from "@e965/xlsx";
import { SSF } from "@e965/xlsx";
import { ownText } from "#domain/own-text.ts";

/** Digits a spreadsheet keeps of a number. */
const DIGITS = 15;
const DAY = 86_400;

/**
 * The text of a workbook's cell: a number in full, whatever the cell shows of it; a date by its format; a percentage as
 * such; an error as its mark. `epoch1904` says that days are counted from 1904.
 */
export function cellText(cell: CellObject, epoch1904: boolean): string {
  const { t: kind, v: value } = cell;
  if (value === undefined || value === null || kind === "z") return "";
  if (kind === "e") return cell.w ?? ERRORS.get(Number(value)) ?? "#VALUE!";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return numberText(value, String(cell.z ?? "General"), epoch1904);
}

const ERRORS = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
  [0x2b, "#GETTING_DATA"],
]);

type Shape = "number" | "percent" | "day" | "month" | "year" | "time" | "other-date" | { readonly suffix: string };

const shapes = new Map<string, Shape>();

function numberText(value: number, format: string, epoch1904: boolean): string {
  const shape = shapes.get(format) ?? shapeOf(format);
  if (shapes.size < 1000) shapes.set(ownText(format), shape);
  if (shape === "number") return plainNumber(value);
  if (shape === "percent") return `${plainNumber(value * 100)}%`;
  if (typeof shape === "object") return plainNumber(value) + shape.suffix;
  if (shape === "time" || shape === "other-date") return SSF.format(format, value, { date1904: epoch1904 });
  return dateText(value, shape, epoch1904);
}

/** Fifteen digits, as the spreadsheet itself has them: 0.1 + 0.2 is 0.3. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}

function shapeOf(format: string): Shape {
  const [first = ""] = format.split(";");
  if (SSF.is_date(format)) {
    const signs = first.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").toLowerCase();
    if (/d/.test(signs)) return /y/.test(signs) ? "day" : "other-date";
    if (/[hs]/.test(signs)) return "time";
    if (!/y/.test(signs)) return "other-date";
    return /m/.test(signs) ? "month" : "year";
  }
  const bare = first.replace(/"[^"]*"|\\./g, "");
  if (bare.includes("%")) return "percent";
  // A unit behind the digits (0"人") is part of what the cell says, unless the format also scales the number.
  const suffix = /[0#?]\s*"([^"]{1,10})"\s*$/.exec(first)?.[1];
  return suffix !== undefined && !/,\s*$|!|,\./.test(bare) ? { suffix } : "number";
}

function dateText(value: number, shape: "day" | "month" | "year", epoch1904: boolean): string {
  const date: { y: number; m: number; d: number; S: number; M: number; H: number } | null = SSF.parse_date_code(value, {
    date1904: epoch1904,
  });
  if (!date || date.y < 1900) return plainNumber(value);
  const two = (part: number) => String(part).padStart(2, "0");
  if (shape === "year") return String(date.y);
  const month = `${date.y}-${two(date.m)}`;
  if (shape === "month") return month;
  const seconds = (date.H * 60 + date.M) * 60 + date.S;
  const time = seconds === 0 || seconds >= DAY ? "" : ` ${two(date.H)}:${two(date.M)}:${two(date.S)}`;
  return `${month}-${two(date.d)}${time}`;
}
