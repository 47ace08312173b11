import type { TableBody } from "#intake/file/table-shape.ts";
import { cellKind, isBlank } from "#intake/words/cell-kind.ts";
import type { Matcher } from "#intake/words/matching.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { namesTime, readPeriod } from "#intake/words/period-text.ts";
import { isPlaceName } from "#intake/words/place-names.ts";
import { readUnit, splitUnit } from "#intake/words/unit-text.ts";
import type { Matchers } from "./headings.ts";

/** Rows of a column looked at to tell its content. */
const SAMPLE = 60;

/** What the first cells of a column look like: the share of them that each reader accepts, blanks aside. */
export type Content = {
  readonly filled: number;
  readonly indicators: number;
  readonly organizations: number;
  readonly periods: number;
  /** Periods that are no numbers as well, as 2024 and 45505 are. */
  readonly sure: number;
  readonly units: number;
  readonly figures: number;
  /** Marks for missing ones apart. */
  readonly numbers: number;
  /** Names of places, of ours or elsewhere. */
  readonly places: number;
};

export function readContent(table: TableBody, column: number, matchers: Matchers): Content {
  const cells = table.rows.slice(1, SAMPLE + 1).map((row) => row[column] ?? "");
  const filled = cells.filter((cell) => !isBlank(cell));
  const share = (accepts: (cell: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(accepts).length / filled.length;
  return {
    filled: filled.length,
    indicators: share((cell) => names(matchers.indicators, cell)),
    organizations: share((cell) => names(matchers.organizations, cell)),
    periods: share((cell) => isPeriod(cell)),
    sure: share((cell) => isPeriod(cell) && readFigure(cell).kind !== "number"),
    units: share((cell) => readUnit(cell) !== null),
    figures: share(isFigure),
    numbers: share((cell) => cellKind(cell) === "number"),
    places: share(isPlaceName),
  };
}

/** A number, a mark for a missing one, or one in words: 超六成, 数千. */
function isFigure(cell: string): boolean {
  const kind = cellKind(cell);
  return kind === "number" || kind === "missing";
}

/** 1990-01-01 and 2049-12-31 as a spreadsheet counts days. */
const FIRST_DAY = 32_874;
const LAST_DAY = 54_788;

/** A period; the day of a spreadsheet (45505) only where a month begins or ends with it, as any figure may be a day. */
function isPeriod(cell: string): boolean {
  const reading = readPeriod(cell);
  if (!/^\s*\d{5}(?:\.\d+)?\s*$/.test(cell)) return namesTime(reading);
  // 70522 would be a day of 2093, and is a count.
  const isNear = Number(cell) >= FIRST_DAY && Number(cell) <= LAST_DAY;
  return isNear && reading.kind === "period" && !reading.dayDropped;
}

function names(matcher: Matcher, cell: string): boolean {
  return matcher.match(cell).kind === "exact" || matcher.match(splitUnit(cell).text).kind === "exact";
}
