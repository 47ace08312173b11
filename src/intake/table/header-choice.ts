import { MOST_COLUMNS } from "#intake/file/column-limit.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import type { EvidenceTable } from "./choice.ts";
import { type Role, roleOfHeading } from "./columns.ts";
import { isDataRow } from "./data-row.ts";
import { weighHeader } from "./header-evidence.ts";
import { countFilled, extentOf, hasCertainFigures, hasFigures, isCaption, isDense } from "./row-shape.ts";

/** Where header and data of a block of rows begin; positions are indices into the block. */
export type HeaderPlace = {
  readonly from: number;
  /** First row behind the header; equals `from` where the table has none. */
  readonly to: number;
  readonly unitRow: boolean;
  /** Number of columns; of a header with a delimiter too many, those of the rows below. */
  readonly width: number;
  readonly headerWidth: number;
  /** A row that may as well be the last of the header; `null` where the header is certain. */
  readonly rival: number | null;
};

/** The same place where rows are counted otherwise. */
export function atRows(place: HeaderPlace, rowAt: (row: number) => number): HeaderPlace {
  const { from, to, rival } = place;
  return { ...place, from: rowAt(from), to: rowAt(to), rival: rival === null ? null : rowAt(rival) };
}

/** One way of taking the first rows of a block. */
export type HeaderCandidate = {
  readonly place: HeaderPlace;
  /** The first rows of the block, blank ones left out. */
  readonly head: readonly (readonly string[])[];
  /** Cells that most of them fill, and that those below the header fill. */
  readonly usual: number;
  readonly body: number;
};

/** What must lie between the likeliest candidate and the next; else both are told. */
export const CERTAIN = 1;

/** Rows below a header that are looked at. */
const ROWS_BELOW = 60;

/**
 * What tells which rows are the header. Each has a case in `tests/cases/intake` that is read wrongly without it
 * (`tests/intake/evidence.test.ts`).
 */
export const HEADER_EVIDENCE = {
  /** 来源,示例数据库 names two of the sixteen columns below it. */
  "column without a heading": { weight: -4, count: ({ place, head }) => shareUnnamed(head, place) },
  /** Data begin right below a header. */
  "figures right below": { weight: 2, count: ({ place, head }) => (beginsWithFigures(head, place) ? 1 : 0) },
  /** 平台, 时期, 指标: what no data say. */
  "known heading": {
    weight: 1,
    count: ({ place, head }) => knownIn(head.slice(place.from, place.to)),
  },
  /** A row of several cells above the header is a title with a delimiter in it, if it is none of the header. */
  "row passed over": {
    weight: -2,
    count: ({ place, head, usual }) =>
      head
        .slice(0, place.from)
        .filter(
          (cells) => countFilled(cells, 2) > 1 && !isCaption(cells, usual) && !isSpaced(cells) && !isFormHead(cells),
        ).length,
  },
  /** Figures above the header would be lost. */
  "figures passed over": {
    weight: -3,
    count: ({ place, head }) => head.slice(0, place.from).filter(hasCertainFigures).length,
  },
  /** Report for Town A, Town B: the delimiters of a title. */
  "title for a header": { weight: -3, count: (candidate) => (isTitleAbove(candidate) ? 1 : 0) },
  /** 填报单位：,示例市,报告期：,2024年8月: a form's head says of what the table below it is. */
  "head of a form": {
    weight: -6,
    count: ({ place, head }) => head.slice(place.from, place.to).filter(isFormHead).length,
  },
  /** 示例市,2024年,月报 above 平台,引进博士,引进硕士. */
  "title above a known heading": { weight: -4, count: (candidate) => (isAboveKey(candidate) ? 1 : 0) },
} satisfies EvidenceTable<HeaderCandidate>;

/** Known headings that count; further ones say no more. */
const MOST_KNOWN = 2;
const LONGEST_KNOWN = 40;
const KEYS: ReadonlySet<Role | null> = new Set<Role>(["organization", "indicator", "period", "year", "value"]);

/** Looks no further than they count, nor than a table that is read can reach: a hostile row has millions of cells. */
function knownIn(rows: HeaderCandidate["head"]): number {
  let known = 0;
  for (const row of rows)
    for (const cell of row.slice(0, MOST_COLUMNS)) {
      if (isKey(cell)) known += 1;
      if (known === MOST_KNOWN) return known;
    }
  return known;
}

function isKey(cell: string): boolean {
  return cell.length <= LONGEST_KNOWN && !isBlank(cell) && KEYS.has(roleOfHeading(cell));
}

/** Above 平台 in the first column stands 平台 again, another key, or nothing because it is merged; anything else is a title. */
function isAboveKey({ place, head }: HeaderCandidate): boolean {
  if (place.to - place.from < 2) return false;
  const [upper = "", lower = ""] = [head[place.from]?.[0], head[place.to - 1]?.[0]];
  return isKey(lower) && !isBlank(upper) && !isKey(upper);
}

/** Rows of words below a header, of which one may be the header itself, above figures. */
const MOST_BELOW = 4;

/** True of a first candidate that nothing speaks against: a header that names every column, with words above all figures. */
export function isClean(candidate: HeaderCandidate): boolean {
  const { place, head } = candidate;
  const header = head.slice(place.from, place.to);
  if (header.length === 0 || isTitleAbove(candidate) || isAboveKey(candidate) || shareUnnamed(head, place) > 0)
    return false;
  if (header.some(hasFigures) || header.some(isFormHead)) return false;
  return beginsWithFigures(head, place) || !bodyOf(head, place).slice(0, MOST_BELOW).some(hasFigures);
}

function beginsWithFigures(head: HeaderCandidate["head"], place: HeaderPlace): boolean {
  const [first = []] = bodyOf(head, place);
  return hasFigures(first);
}

function bodyOf(head: HeaderCandidate["head"], { to, unitRow }: HeaderPlace): HeaderCandidate["head"] {
  const from = unitRow ? to + 1 : to;
  return head.slice(from, from + ROWS_BELOW);
}

/** What a table without a header is taken to lack: offices hardly ever leave it out. */
const HEADERLESS = 0.75;

/** Share of the filled columns that have no heading. */
function shareUnnamed(head: HeaderCandidate["head"], place: HeaderPlace): number {
  const header = head.slice(place.from, place.to);
  if (header.length === 0) return HEADERLESS;
  const body = bodyOf(head, place);
  const width = Math.max(0, ...body.map(({ length }) => length));
  if (header.some((cells) => cells.length >= width && !cells.some(isBlank))) return 0;
  const isFilled = new Array<boolean>(width).fill(false);
  for (const cells of body) for (let i = 0; i < cells.length; i += 1) isFilled[i] ||= !isBlank(cells[i] ?? "");
  let filled = 0;
  let unnamed = 0;
  for (let column = 0; column < isFilled.length; column += 1) {
    if (!isFilled[column]) continue;
    filled += 1;
    if (header.every((cells) => isBlank(cells[column] ?? ""))) unnamed += 1;
  }
  return filled === 0 ? 0 : unnamed / filled;
}

/** Rows below a possible header among which the header itself is looked for. */
const TITLES = 4;

/**
 * Cells that a title fell into: words with a comma and a blank between them (Town A, Town B), or more cells than any row
 * below has, where the header itself stands further down.
 */
function isTitleAbove({ place, head, usual }: HeaderCandidate): boolean {
  const cells = head[place.from] ?? [];
  const isLonger = extentOf(cells) > usual;
  if (place.from === place.to || (!isLonger && !isSpaced(cells))) return false;
  for (let next = place.from + 1; next <= place.from + TITLES && next + 1 < head.length; next += 1) {
    const row = head[next] ?? [];
    if (!isDense(row, usual) || isSpaced(row) || extentOf(row) > usual) continue;
    const below = head.slice(next + 1);
    if (isDataRow(row, below)) return false;
    const { wordsOverFigures, figureColumns } = weighHeader(row, below);
    return isLonger ? wordsOverFigures >= 2 && countFilled(row) === usual : figureColumns > 0;
  }
  return false;
}

/** Labels that end with a colon, each with what stands for it in the next cell. */
function isFormHead(row: readonly string[]): boolean {
  const cells = row.slice(0, MOST_COLUMNS).filter((cell) => !isBlank(cell));
  const isLabel = (cell: string) => /[:：]\s*$/.test(cell.slice(-4));
  return cells.length >= 2 && cells.length % 2 === 0 && cells.every((cell, i) => isLabel(cell) === (i % 2 === 0));
}

/** A blank before every cell but the first. */
function isSpaced(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell, i) => i === 0 || /^ \S/.test(cell));
}
