import type { Problem, Severity } from "#domain/reading/problem.ts";
import { neutralizeFormula } from "#domain/terms/csv.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { openSheets } from "#intake/file/sheet-file.ts";
import { cellPlace } from "#intake/layout/reading-choices.ts";
import { decodeBytes } from "#intake/text/decode.ts";
import { detectDialect } from "#intake/text/dialect.ts";
import { splitRecords } from "#intake/text/records.ts";

/** A cell of the copy: a number as a number, all else as text that nothing runs; `mark` colours it. */
export type CopiedCell = { readonly value: string | number; readonly mark: Severity | null };
export type CopiedSheet = { readonly name: string; readonly rows: readonly (readonly CopiedCell[])[] };

type Sheet = { readonly name: string; readonly records: readonly (readonly string[])[] };

export const PROBLEM_SHEET: Names = { zh: "问题清单", en: "Problems" };
export const SEVERITY_NAMES: Record<Severity, Names> = {
  error: { zh: "错误", en: "Error" },
  warning: { zh: "提醒", en: "Warning" },
  note: { zh: "说明", en: "Note" },
};
const RANK: readonly Severity[] = ["note", "warning", "error"];
const DATA: Names = { zh: "数据", en: "Data" };
const FAR_RIGHT = 16_000;

/**
 * A copy of a file with the cells marked that have problems: every sheet with its cells where they were, and behind the
 * last column of a row what is wrong in it. `null` for a file that cannot be opened.
 */
export function markCopy(bytes: Uint8Array, problems: readonly Problem[], language: Language): CopiedSheet[] | null {
  const sheets = sheetsOf(bytes, nameIn(DATA, language));
  return sheets?.map((sheet) => markSheet(sheet, problems, sheets.length, language)) ?? null;
}

function sheetsOf(bytes: Uint8Array, name: string): Sheet[] | null {
  const { text, refused } = decodeBytes(bytes);
  if (refused === null) return [{ name, records: splitRecords(text.replace(/^\ufeff/, ""), detectDialect(text)) }];
  const book = openSheets(bytes, refused);
  if (book === null || book.kind === "refused") return null;
  // The list of an earlier copy is not copied: a new one takes its place.
  const lists = [PROBLEM_SHEET.zh, PROBLEM_SHEET.en];
  return book.sheets.filter((sheet) => !lists.includes(sheet.name));
}

function markSheet(sheet: Sheet, problems: readonly Problem[], sheetCount: number, language: Language): CopiedSheet {
  const marks = new Map<string, Severity>();
  const words = new Map<number, string[]>();
  for (const { severity, sheet: name, cell, message } of problems) {
    const place = name === sheet.name || (name === "" && sheetCount === 1) ? cellPlace(cell) : null;
    if (!place) continue;
    const key = `${place.row} ${place.column}`;
    const known = marks.get(key);
    if (known === undefined || RANK.indexOf(severity) > RANK.indexOf(known)) marks.set(key, severity);
    const line = `${nameIn(SEVERITY_NAMES[severity], language)} ${cell}: ${nameIn(message, language)}`;
    const lines = words.get(place.row);
    if (lines) lines.push(line);
    else words.set(place.row, [line]);
  }
  const width = sheet.records.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  const rows = sheet.records.map((cells, i) => {
    const own = words.get(i + 1);
    const copied = cells.map((text, column) => ({
      value: copiedValue(text),
      mark: marks.get(`${i + 1} ${column}`) ?? null,
    }));
    if (!own || width > FAR_RIGHT) return copied;
    while (copied.length < width) copied.push({ value: "", mark: marks.get(`${i + 1} ${copied.length}`) ?? null });
    return [...copied, { value: own.join("\n"), mark: worstOf(marks, i + 1, width) }];
  });
  return { name: sheet.name, rows };
}

function worstOf(marks: ReadonlyMap<string, Severity>, row: number, width: number): Severity {
  let worst = 0;
  for (let column = 0; column <= width; column += 1) {
    const mark = marks.get(`${row} ${column}`);
    if (mark) worst = Math.max(worst, RANK.indexOf(mark));
  }
  return RANK[worst] ?? "note";
}

/** A number where its digits come back as they were; a code with leading zeros stays text. */
function copiedValue(text: string): string | number {
  const number = /^-?\d{1,15}(?:\.\d{1,12})?$/.test(text) ? Number(text) : Number.NaN;
  return String(number) === text ? number : text === "-" ? text : neutralizeFormula(text);
}
