import { cellKind } from "#intake/words/cell-kind.ts";
import { detectDialect } from "./dialect.ts";
import { sampleRecords } from "./records.ts";

/** How much of the text is looked at, and how many of its records. */
const SAMPLE_LENGTH = 20_000;
const SAMPLE_RECORDS = 100;
/** Share of the lines that are one quoted text, and of the records within that have as many cells. */
const MOSTLY = 0.6;
const REGULAR = 0.9;

/**
 * The text as it was before somebody pasted its lines into one column and saved that: `"1,""Smith, J"",5"` is
 * `1,"Smith, J",5`. A text of other lines, or of sentences in quotes, is returned as it is.
 */
export function unwrapLines(text: string): string {
  if (!text.slice(0, SAMPLE_LENGTH).includes('"')) return text;
  const sample = text.slice(0, SAMPLE_LENGTH);
  const lines = sample.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const wrapped = lines.flatMap((line) => wrappedIn(line) ?? []);
  if (wrapped.length < 2 || wrapped.length < MOSTLY * lines.length || wrapped.every(isSentence)) return text;
  const unwrapped = unwrap(sample);
  const records = sampleRecords(unwrapped, detectDialect(unwrapped), SAMPLE_RECORDS).filter(
    (cells) => cells.length > 1 || cells[0] !== "",
  );
  return isTable(records) ? unwrap(text) : text;
}

function unwrap(text: string): string {
  return text.replace(/^"[^\r\n]+"$/gm, (line) => wrappedIn(line)?.replaceAll('""', '"') ?? line);
}

/** What a line holds that is nothing but one quoted text with something in it that may part cells; else `null`. */
function wrappedIn(line: string): string | null {
  const inner = line.slice(1, -1);
  const isQuoted = line.length > 2 && line.startsWith('"') && line.endsWith('"');
  return isQuoted && /[,;\t|]/.test(inner) && !inner.replaceAll('""', "").includes('"') ? inner : null;
}

/** A comma with a blank behind it parts words of a text, if no cell within is quoted. */
function isSentence(line: string): boolean {
  return !line.includes('""') && !/[;\t|]/.test(line) && !/,(?! )/.test(line);
}

function isTable(records: readonly string[][]): boolean {
  const [header = [], ...body] = records;
  const regular = body.filter((cells) => cells.length === header.length);
  if (header.length < 2 || regular.length < REGULAR * body.length) return false;
  return header.length > 2 || regular.some((cells) => cellKind(cells[1] ?? "") === "number");
}
