import { cellKind } from "#intake/words/cell-kind.ts";
import { isLineEnd } from "./field-text.ts";
import { sampleRecords } from "./records.ts";

export const DELIMITERS = [",", "\t", ";", "|", "^", "~", "  ", " "] as const;
/** `"  "` stands for two or more blanks in a row. */
export type Delimiter = (typeof DELIMITERS)[number];

export type Dialect = {
  readonly delimiter: Delimiter;
  readonly quote: '"' | "'" | "";
  /** A backslash where quotes inside quotes are written `\"`. */
  readonly escapeSign: "" | "\\";
  /** A blank behind every delimiter, which is no part of the cell. */
  readonly spaceAfter: boolean;
  /** A tab before every delimiter, put there so that a spreadsheet takes digits for text. */
  readonly tabBefore: boolean;
};

/** How much of the text a dialect is told from. */
const SAMPLE_LENGTH = 65_536;
const SAMPLE_RECORDS = 300;

/** Between equal scores the usual delimiter wins; blanks separate only where nothing else does. */
const LIKELIHOOD: Record<Delimiter, number> = {
  ",": 1,
  "\t": 1,
  ";": 0.98,
  "|": 0.98,
  "^": 0.9,
  "~": 0.9,
  "  ": 0.8,
  " ": 0.5,
};

/** A tab hardly ever stands in a cell: where each line has as many, they part the cells, whatever else may. */
const TABS_EVERYWHERE = 3;

function hasRegularTabs(sample: string): boolean {
  const lines = sample.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const tabs = count(lines[0] ?? "", "\t");
  return tabs > 0 && lines.length > 1 && lines.every((line) => count(line, "\t") === tabs);
}

/**
 * Tells delimiter, quote and padding from the beginning of the text: the delimiter that gives the most regular rows of
 * the most meaningful cells (after van den Burg, Nazábal and Sutton, "Wrangling messy CSV files", 2019).
 */
export function detectDialect(text: string): Dialect {
  const sample = sampleOf(text);
  let best: Dialect = { delimiter: ",", quote: '"', escapeSign: "", spaceAfter: false, tabBefore: false };
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter) || (delimiter === "\t" && isPadding(sample))) continue;
    const dialect = dialectWith(delimiter, sample);
    const records = sampleRecords(sample, dialect, SAMPLE_RECORDS);
    if (delimiter === " " && !isMostlyOneWidth(records)) continue;
    const likelihood = delimiter === "\t" && hasRegularTabs(sample) ? TABS_EVERYWHERE : LIKELIHOOD[delimiter];
    const score = likelihood * regularity(records) * meaning(records);
    if (score > bestScore * 1.001) {
      best = dialect;
      bestScore = score;
    }
  }
  return best;
}

/** Tabs that stand before another delimiter pad its cells and part none. */
function isPadding(sample: string): boolean {
  let padding = 0;
  for (const _ of sample.matchAll(/\t(?=[,;|])/g)) padding += 1;
  return padding >= PADDED * count(sample, "\t");
}

/** The beginning of the text, in whole lines, without the lines of words behind a `#`. */
function sampleOf(text: string): string {
  const sample = beginningOf(text);
  if (!sample.startsWith("#")) return sample;
  const rest = sample.replace(/^#.*(?:\r\n|\r|\n)/gm, "");
  return rest.trim() === "" ? sample : rest;
}

function beginningOf(text: string): string {
  if (text.length <= SAMPLE_LENGTH) return text;
  const head = text.slice(0, SAMPLE_LENGTH);
  const cut = Math.max(head.lastIndexOf("\n"), head.lastIndexOf("\r"));
  return cut > 0 ? head.slice(0, cut) : head;
}

function dialectWith(delimiter: Delimiter, sample: string): Dialect {
  if (delimiter === "  ") return { delimiter, quote: "", escapeSign: "", spaceAfter: false, tabBefore: false };
  const quote = countQuoted(sample, delimiter, "'") > countQuoted(sample, delimiter, '"') ? "'" : '"';
  const escapeSign = isEscaping(sample, delimiter, quote) ? "\\" : "";
  const bare: Dialect = { delimiter, quote, escapeSign, spaceAfter: false, tabBefore: false };
  const records = sampleRecords(sample, bare, SAMPLE_RECORDS);
  return {
    ...bare,
    spaceAfter: delimiter !== " " && delimiter !== "\t" && isPadded(records, quote, "after"),
    tabBefore: delimiter !== "\t" && isPadded(records, quote, "before"),
  };
}

/** Share of the cells beside a delimiter that must have the padding. */
const PADDED = 0.6;

/**
 * True where most filled cells begin with a blank (but the first of a row) or end with a tab (but the last). Cells with
 * a quote and no padding do not count: padding outside of quotes may have split them.
 */
function isPadded(records: readonly string[][], quote: string, side: "before" | "after"): boolean {
  let padded = 0;
  let plain = 0;
  for (const cells of records) {
    const filled = cells.filter((cell) => cell !== "");
    for (const cell of side === "after" ? filled.slice(1) : filled.slice(0, -1)) {
      if (side === "after" ? cell.startsWith(" ") : cell.endsWith("\t")) padded += 1;
      else if (!cell.includes(quote)) plain += 1;
    }
  }
  return padded > 0 && padded >= PADDED * (padded + plain);
}

/** Fields that begin and end with the quote. An apostrophe inside a word is none. */
function countQuoted(sample: string, delimiter: string, quote: string): number {
  if (!sample.includes(quote)) return 0;
  const edge = delimiter === "|" || delimiter === "^" ? `\\${delimiter}` : delimiter;
  // A field of several lines counts only without a delimiter: one with both is more likely two stray quotes.
  const inLine = `(?:[^${quote}\\r\\n\\\\]|\\\\.|${quote}${quote}){0,300}`;
  const inCell = `(?:[^${quote}${edge}\\\\]|\\\\.|${quote}${quote}){0,300}`;
  const field = new RegExp(`(?<=^|${edge} ?)${quote}(?:${inLine}|${inCell})${quote}(?=[ \\t]*(?:${edge}|$))`, "gm");
  let found = 0;
  for (const _ of sample.matchAll(field)) found += 1;
  return found;
}

/**
 * True where quotes inside of cells stand behind a backslash: at least one that cannot close its cell, and more than are
 * doubled. "C:\" before a delimiter is a cell that ends in a backslash.
 */
function isEscaping(sample: string, delimiter: string, quote: string): boolean {
  const needle = `\\${quote}`;
  let escaped = 0;
  let inside = 0;
  for (let at = sample.indexOf(needle); at >= 0; at = sample.indexOf(needle, at + 2)) {
    escaped += 1;
    const behind = at + 2;
    const mayClose = behind >= sample.length || isLineEnd(sample, behind) || sample.startsWith(delimiter, behind);
    if (!mayClose) inside += 1;
  }
  return inside > 0 && escaped > count(sample, quote + quote);
}

function count(text: string, needle: string): number {
  let found = 0;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) found += 1;
  return found;
}

/** 1 for rows of one and the same, large number of cells; smaller for several widths and for narrow rows. */
function regularity(records: readonly string[][]): number {
  const widths = new Map<number, number>();
  let rows = 0;
  for (const cells of records) {
    if (cells.length === 1 && cells[0]?.trim() === "") continue;
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    rows += 1;
  }
  if (rows === 0) return 0;
  let sum = 0;
  for (const [width, number] of widths) sum += (number * (width - 1)) / width;
  return sum / rows / Math.sqrt(widths.size);
}

/** Share of the rows that have as many cells, below which blanks part the words of sentences. */
const ONE_WIDTH = 0.6;

function isMostlyOneWidth(records: readonly string[][]): boolean {
  const widths = new Map<number, number>();
  for (const { length } of records) widths.set(length, (widths.get(length) ?? 0) + 1);
  return Math.max(0, ...widths.values()) >= ONE_WIDTH * records.length;
}

/** Share of cells that are a number, a date, or words without a leftover delimiter or quote. */
function meaning(records: readonly string[][]): number {
  let cellCount = 0;
  let sum = 0;
  for (const cells of records) {
    for (const cell of cells) {
      cellCount += 1;
      const kind = cellKind(cell);
      if (kind === "text") sum += meaningOfText(cell);
      else sum += kind === "blank" ? 0.8 : 1;
    }
  }
  return cellCount === 0 ? 0 : sum / cellCount;
}

/** Words without a sign that may part cells are whole; a cell that begins or ends with one was parted wrongly. */
function meaningOfText(cell: string): number {
  if (/^[,;|\t]|[,;|\t]$/.test(cell)) return 0;
  return /[;|\t"]|[^\s\d],|,[^\s\d]/.test(cell) ? 0.2 : 0.9;
}
