import type { Names } from "#domain/terms/names.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { fillText } from "#intake/problems/problem-texts.ts";
import { choose } from "#intake/table/choice.ts";
import { padTo } from "#intake/table/open-table.ts";
import { extentOf } from "#intake/table/row-shape.ts";
import { columnLetters } from "#intake/words/cell-name.ts";
import { ALIGNMENT_EVIDENCE, type AlignmentCandidate, CERTAIN } from "./alignment-evidence.ts";
import { wayParted, waysOver } from "./alignment-ways.ts";
import { contentOf, partJoined } from "./heading-fit.ts";
import { type Heading, type Matchers, readHeadings } from "./headings.ts";
import type { ChoiceLookup } from "./reading-choices.ts";
import { NO_YEAR } from "./year-of-headings.ts";

/**
 * How the headings of a table stand over its columns; `unsure` where no way of laying them is certain. `isCounted` where
 * the rows were found to have another number of cells than the header, not only to fill other columns.
 */
export type Alignment =
  | { readonly kind: "plain" }
  | { readonly kind: "moved"; readonly how: Moved; readonly column: number }
  | { readonly kind: "unsure"; readonly headings: number; readonly cells: number; readonly isCounted: boolean };

type Moved = Exclude<AlignmentCandidate["how"], "plain" | "other">;
type Aligned<T> = { readonly table: T; readonly alignment: Alignment };

/** Nobody writes the header of a wider table by hand. */
const MOST_ALIGNED = 100;
/** Rows looked at to tell how far they reach, and the share of them that must. */
const SAMPLE = 60;
const MOSTLY = 0.6;
/** Unknown headings that are looked at for two known ones in them. */
const MOST_PARTED = 4;

/**
 * Lays the headings over the columns they belong to where the rows have another number of cells than the header: a
 * delimiter too many or too few would else give every figure to the next indicator.
 *
 * @param isSheet cells of a sheet have their place, whatever is blank beside them
 */
export function alignHeader<T extends TableBody>(
  table: T,
  isSheet: boolean,
  matchers: Matchers,
  { columns: chosen }: Pick<ChoiceLookup, "columns">,
): Aligned<T> {
  const plain: Aligned<T> = { table, alignment: { kind: "plain" } };
  // 1. How many headings there are, and how many cells.
  const titles = (table.rows[0] ?? []).slice(0, extentOf(table.rows[0] ?? []));
  const counted = isSheet ? null : cellsCounted(table, titles.length);
  const cells = counted ?? cellsReached(table, titles.length);
  const width = Math.max(cells, titles.length);
  if (cells === titles.length || titles.length === 0 || width > MOST_ALIGNED || table.beside) return plain;
  // 2. The ways of laying them.
  const contents = Array.from({ length: width }, (_, column) => contentOf(table, column, matchers));
  const read: ReadTitles = (texts, parts = texts.map((text) => [text])) =>
    readHeadings(
      { ...table, rows: [[...texts]], headerParts: parts.slice(0, texts.length) },
      matchers,
      NO_YEAR,
      chosen,
    );
  const headings = read(titles, table.headerParts);
  const joined = counted !== null && cells > titles.length ? findJoined(headings, matchers) : null;
  const ways = [
    ...waysOver(headings, cells, contents, counted !== null),
    ...(joined !== null && titles.length + 1 === cells ? [wayParted(read(joined.titles), joined.column)] : []),
  ];
  // 3. The likeliest of them, if it is certain.
  const [first, ...others] = ways.map((way) => ({
    ...way,
    contents,
    hasJoined: joined !== null && way.how !== "joined-headings",
  }));
  if (first === undefined) return plain;
  const { best, margin } = choose([first, ...others], ALIGNMENT_EVIDENCE);
  const { how, column } = best;
  if (how === "plain" && margin >= CERTAIN) return plain;
  const isMovable =
    table.headerRows.length === 1 && table.unitRow === null && (counted !== null || how === "no-heading");
  if (margin < CERTAIN || how === "plain" || how === "other" || !isMovable)
    return { table, alignment: { kind: "unsure", headings: titles.length, cells, isCounted: counted !== null } };
  return {
    table: withTitles(
      table,
      best.headings.map((own) => own?.text ?? ""),
    ),
    alignment: { kind: "moved", how, column },
  };
}

type ReadTitles = (texts: readonly string[], parts?: TableBody["headerParts"]) => Heading[];

/** A table with other headings, each of one part, and as wide as they are; blank cells behind them go. */
function withTitles<T extends TableBody>(table: T, titles: readonly string[]): T {
  const { length } = titles;
  const rows = table.rows.slice(1).map((cells) => (extentOf(cells) > length ? cells : padTo(cells, length)));
  return { ...table, rows: [[...titles], ...rows], headerParts: titles.map((text) => (text === "" ? [] : [text])) };
}

/** The first heading that is two known ones without the delimiter between, and the headings with both. */
function findJoined(headings: readonly Heading[], matchers: Matchers): { titles: string[]; column: number } | null {
  const titles = headings.map(({ text }) => text);
  let tried = 0;
  for (const [column, { text, role, unknown }] of headings.entries()) {
    if (role !== null || unknown.length === 0 || tried >= MOST_PARTED) continue;
    tried += 1;
    const parts = partJoined(text, matchers);
    if (parts !== null) return { titles: [...titles.slice(0, column), ...parts, ...titles.slice(column + 1)], column };
  }
  return null;
}

/** The number of cells that most rows of a text have, where the header has another; delimiters make cells. */
function cellsCounted({ headerRows, cellCounts }: TableBody, headings: number): number | null {
  const header = Math.max(...headerRows.map(({ cells }) => cells.length));
  if (cellCounts.usual > header) return cellCounts.usual;
  return cellCounts.most < headings && cellCounts.most > 0 ? cellCounts.most : null;
}

/** The columns that most rows fill, where these are more than the headings, or that any fills where these are fewer. */
function cellsReached({ rows }: TableBody, headings: number): number {
  const extents = rows.slice(1, SAMPLE + 1).map(extentOf);
  extents.sort((a, b) => b - a);
  const reached = extents[Math.ceil(MOSTLY * extents.length) - 1] ?? 0;
  return reached > headings ? reached : Math.min(headings, extents[0] || headings);
}

const MOVES: Readonly<Record<Moved, Names>> = {
  "no-heading": {
    zh: "{letters} 列没有标题，其后的标题各右移到相符的列。",
    en: "Column {letters} has no heading; the headings behind it were moved right, over the columns they agree with.",
  },
  "blank-heading": {
    zh: "表头在 {letters} 列多一个空格，其后的标题各左移到相符的列。",
    en: "The header has a blank cell too many at {letters}; the headings behind it were moved left, over the columns they agree with.",
  },
  "joined-headings": {
    zh: "表头在 {letters} 列少一个分隔符，两个标题连在一起，已分开读取。",
    en: "The header lacks a delimiter at {letters}: two headings stood in one and were read as two.",
  },
};

/** Says where headings were moved to, or that the header does not fit the rows; `false` where the table cannot be read. */
export function reportAlignment(alignment: Alignment, table: TableBody, log: ProblemLog): boolean {
  const place = { column: 0, row: Math.max(1, table.rowNumbers[0] ?? 1) };
  const header = (table.headerRows[table.headerRows.length - 1]?.cells ?? []).join(" ");
  if (alignment.kind === "unsure") {
    const { headings, cells, isCounted } = alignment;
    const code = cells < headings ? "rows-shorter-than-header" : "header-shorter-than-rows";
    log.add(isCounted ? code : "header-beside-columns", place, header, {
      headings,
      cells,
      first: table.rowNumbers[1] ?? 0,
    });
    return false;
  }
  const { rivalHeader } = table;
  if (rivalHeader !== null) log.add("header-doubtful", place, header, { row: place.row, other: rivalHeader });
  if (alignment.kind === "moved") {
    const letters = columnLetters(alignment.column);
    const { zh, en } = MOVES[alignment.how];
    const [wayZh, wayEn] = [fillText(zh, { letters }), fillText(en, { letters })];
    log.add("header-realigned", { ...place, column: alignment.column }, "", { wayZh, wayEn });
  }
  return true;
}
