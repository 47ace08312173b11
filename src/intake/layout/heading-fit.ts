import type { TableBody } from "#intake/file/table-shape.ts";
import { type Role, roleOfHeading } from "#intake/table/columns.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { type Content, readContent } from "./column-content.ts";
import type { Heading, Matchers } from "./headings.ts";

/** Share of a column's cells that makes it one of figures, periods or names. */
const MOSTLY = 0.5;
/** Rows looked at, with the header. */
const SAMPLE = 61;
/** Signs of a heading that may be two, and of each of the two. */
const LONGEST_JOINED = 60;
const SHORTEST_PART = 2;

/** What a column holds, and the share of its cells that are four digits, a year or a figure. */
export type ColumnContent = Content & { readonly years: number };

export function contentOf(table: TableBody, column: number, matchers: Matchers): ColumnContent {
  const filled = table.rows
    .slice(1, SAMPLE)
    .map((cells) => cells[column] ?? "")
    .filter((cell) => !isBlank(cell));
  const years = filled.filter((cell) => /^\s*(?:19|20)\d\d\s*$/.test(cell)).length;
  return { ...readContent(table, column, matchers), years: years / Math.max(1, filled.length) };
}

/** True unless the heading says that the column holds something else than it does; an unknown one fits any. */
export function fitsColumn(
  { role, indicator, organization, period, unknown }: Heading,
  content: ColumnContent,
): boolean {
  if (content.filled === 0) return true;
  if (role !== null) return FITS[role](content);
  const named = indicator ?? organization ?? period;
  return named === null || unknown.length > 0 || content.figures + content.years >= MOSTLY;
}

const any = () => true;
const isNames = (own: "indicators" | "organizations", other: "indicators" | "organizations") => (content: Content) =>
  content[own] >= MOSTLY || (content.figures < MOSTLY && content.periods < MOSTLY && content[other] < MOSTLY);
const isTime = ({ periods, figures }: Content) => periods >= MOSTLY || figures >= MOSTLY;
const isFigures = ({ figures, periods, indicators, organizations }: Content) =>
  figures > 0 || periods + indicators + organizations < MOSTLY;
const isWords = ({ figures }: Content) => figures < MOSTLY;

/** What the cells of a column may be by the role that its heading names. */
const FITS: Readonly<Record<Role, (content: Content) => boolean>> = {
  indicator: isNames("indicators", "organizations"),
  organization: isNames("organizations", "indicators"),
  period: isTime,
  year: isTime,
  value: isFigures,
  "year-to-date": isFigures,
  figures: isFigures,
  change: isFigures,
  unit: ({ units, figures }) => units >= MOSTLY || figures < MOSTLY,
  note: isWords,
  text: any,
  qualifier: isWords,
  action: isWords,
  status: any,
  "unit-mult": any,
  ignored: any,
};

/**
 * Two headings that the delimiter between was left out of, where both are known: 引进博士引进硕士. `null` where there is no
 * such place, or more than one.
 */
export function partJoined(text: string, matchers: Matchers): readonly [string, string] | null {
  const signs = [...text.trim()];
  if (signs.length > LONGEST_JOINED || isKnown(text, matchers)) return null;
  let found: readonly [string, string] | null = null;
  for (let at = SHORTEST_PART; at <= signs.length - SHORTEST_PART; at += 1) {
    const parts = [signs.slice(0, at).join(""), signs.slice(at).join("")] as const;
    if (!parts.every((part) => isKnown(part, matchers))) continue;
    if (found !== null) return null;
    found = parts;
  }
  return found;
}

function isKnown(text: string, { indicators, organizations }: Matchers): boolean {
  if (roleOfHeading(text) !== null) return true;
  return [indicators.match(text), organizations.match(text)].some((match) => match.kind === "exact" && !match.slip);
}
