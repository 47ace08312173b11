import { isBlank } from "#intake/words/cell-kind.ts";
import type { EvidenceTable } from "./choice.ts";
import { roleOfHeading } from "./columns.ts";
import { isDataRow } from "./data-row.ts";
import { weighHeader } from "./header-evidence.ts";
import { overlay } from "./header-rows.ts";
import { countFilled, extentOf, hasCertainFigures, isCaption, isDense } from "./row-shape.ts";

/** Where header and data of a block of rows begin; positions are indices into the block. */
export type HeaderPlace = {
  readonly from: number;
  /** First row behind the header; equals `from` where the table has none. */
  readonly to: number;
  readonly unitRow: boolean;
  /** Number of columns; of a header with a delimiter too many, those of the rows below. */
  readonly width: number;
  readonly headerWidth: number;
};

/** One way of taking the first rows of a block. */
export type HeaderCandidate = {
  readonly place: HeaderPlace;
  /** The first rows of the block, blank ones left out. */
  readonly head: readonly (readonly string[])[];
  /** Cells that most of them fill. */
  readonly usual: number;
};

/** Rows below a header that are looked at. */
const ROWS_BELOW = 30;

/**
 * What tells which rows are the header. Each has a case in `tests/cases/intake` that is read wrongly without it
 * (`tests/intake/evidence.test.ts`).
 */
export const HEADER_EVIDENCE = {
  /** 来源,示例数据库 names two of the sixteen columns below it. */
  "column without a heading": { weight: -4, count: ({ place, head }) => shareUnnamed(head, place) },
  /** Words above figures make a header; figures above figures make data that has none. */
  "words above figures": { weight: 2, count: shareOfFigures },
  /** 平台, 时期, 指标: what no data say. */
  "known heading": {
    weight: 1,
    count: ({ place, head }) => Math.min(MOST_KNOWN, knownIn(head.slice(place.from, place.to))),
  },
  /** A row of several cells above the header is a title with a delimiter in it, if it is none of the header. */
  "row passed over": {
    weight: -2,
    count: ({ place, head, usual }) =>
      head
        .slice(0, place.from)
        .filter((cells) => countFilled(cells, 2) > 1 && !isCaption(cells, usual) && !isSpaced(cells)).length,
  },
  /** Figures above the header would be lost. */
  "figures passed over": {
    weight: -3,
    count: ({ place, head }) => head.slice(0, place.from).filter(hasCertainFigures).length,
  },
  /** Report for Town A, Town B: the delimiters of a title. */
  "title for a header": { weight: -3, count: (candidate) => (isTitleAbove(candidate) ? 1 : 0) },
} satisfies EvidenceTable<HeaderCandidate>;

/** Known headings that count; further ones say no more. */
const MOST_KNOWN = 2;
const LONGEST_KNOWN = 40;

function knownIn(rows: HeaderCandidate["head"]): number {
  return rows.flat().filter((cell) => cell.length <= LONGEST_KNOWN && !isBlank(cell) && roleOfHeading(cell) !== null).length;
}

/** True where nothing can speak against a header: it names every column, with words above all figures. */
export function isClean(candidate: HeaderCandidate): boolean {
  const { place, head } = candidate;
  return place.from === 0 && !isTitleAbove(candidate) && shareUnnamed(head, place) === 0 && shareOfFigures(candidate) === 1;
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
  const isIn = (rows: HeaderCandidate["head"], column: number) => rows.some((cells) => !isBlank(cells[column] ?? ""));
  const body = bodyOf(head, place);
  const width = Math.max(0, ...body.map(extentOf));
  let filled = 0;
  let unnamed = 0;
  for (let column = 0; column < width; column += 1) {
    if (!isIn(body, column)) continue;
    filled += 1;
    if (!isIn(header, column)) unnamed += 1;
  }
  return filled === 0 ? 0 : unnamed / filled;
}

/** Share of the columns of figures below that have a heading that is none; of a table without a header, those that go on. */
function shareOfFigures({ place, head }: HeaderCandidate): number {
  const isAlone = place.from === place.to;
  const row = isAlone ? (head[place.from] ?? []) : overlay(head.slice(place.from, place.to).reverse());
  const { figuresOverFigures, figureColumns } = weighHeader(row, bodyOf(head, place));
  if (figureColumns === 0) return 0;
  return (isAlone ? figuresOverFigures : figureColumns - figuresOverFigures) / figureColumns;
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

/** A blank before every cell but the first. */
function isSpaced(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell, i) => i === 0 || /^ \S/.test(cell));
}
