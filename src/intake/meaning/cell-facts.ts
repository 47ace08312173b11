import type { SourcedObservation } from "#domain/figures/observation.ts";
import type { Names } from "#domain/terms/names.ts";
import { type CellFact, cellKey, type Merge, type SheetFacts } from "#intake/file/cell-fact.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { cellName } from "#intake/words/cell-name.ts";

type CellPlace = NonNullable<Place>;

/** What a workbook's sheet knows of the cells of figures beyond their texts; a cell that a person replaced is its text. */
export type FigureCells = {
  readonly factAt: (place: CellPlace) => CellFact | undefined;
  readonly mergeAt: (place: CellPlace) => Merge | undefined;
  /** Figures in merged cells, by what they were first read as. */
  readonly shared: Map<Merge, SharedFigure>;
};

type SharedFigure = { readonly key: string; readonly place: CellPlace; readonly raw: string; isTold: boolean };

/** Cells under merged ones that are looked up; only a file made to be slow has more. */
const MOST_MERGED = 2_000_000;

/** `null` for a sheet of which nothing is known that matters to a figure. */
export function createFigureCells(
  facts: SheetFacts | undefined,
  replaced: ReadonlyMap<string, string>,
): FigureCells | null {
  if (facts === undefined || facts.facts.size + facts.merges.length === 0) return null;
  const merges = mergesByCell(facts.merges);
  return {
    factAt: ({ row, column }) =>
      replaced.has(cellName(column, row)) ? undefined : facts.facts.get(cellKey(row - 1, column)),
    mergeAt: ({ row, column }) => merges.get(cellKey(row - 1, column)),
    shared: new Map(),
  };
}

function mergesByCell(merges: readonly Merge[]): Map<number, Merge> {
  const cells = new Map<number, Merge>();
  for (const merge of merges)
    for (let row = merge.from.row; row <= merge.to.row && cells.size < MOST_MERGED; row += 1)
      for (let column = merge.from.column; column <= merge.to.column; column += 1)
        cells.set(cellKey(row, column), merge);
  return cells;
}

/** Tells why a figure's cell cannot be taken at its text; `true` where it is not read. */
export function refuseByFact(fact: CellFact | undefined, place: CellPlace, raw: string, log: ProblemLog): boolean {
  if (fact === undefined) return false;
  // Told of the sheet.
  if (fact.kind === "unvalued") return true;
  if (fact.kind === "struck") log.add("struck-figure", place, raw);
  else if (fact.kind === "shown-otherwise")
    log.add("shown-otherwise", place, raw, { held: fact.held, ...shownAs(fact.shown) });
  else {
    if (fact.kind === "zero-unshown") log.add("zero-not-shown", place, raw, shownAs(fact.shown));
    return false;
  }
  return true;
}

function shownAs(shown: string): { shownZh: string; shownEn: string } {
  const names: Names = shown === "" ? { zh: "为空白", en: "nothing" } : { zh: `“${shown}”`, en: `“${shown}”` };
  return { shownZh: names.zh, shownEn: names.en };
}

/** Powers of ten in which money and people are kept: ones, thousands, 万, millions, 亿. */
const USUAL: ReadonlySet<number> = new Set([0, 3, 4, 6, 8]);

/**
 * True where a figure that is shown smaller than it is kept fits its unit: what is kept is then in another usual unit.
 *
 * @param mult power of ten of the unit that the figure is shown in
 */
export function fitsScale(exponent: number, mult: number): boolean {
  return USUAL.has(mult - exponent);
}

/**
 * A merged cell shows one figure, whatever stands beside it. Returns whether a cell is under one: then it has no figure of its
 * own, and where it would be another's the figure is told and taken back.
 */
export function isSharedFigure(
  cells: FigureCells,
  key: string,
  { place, raw, isFigure }: { readonly place: CellPlace; readonly raw: string; readonly isFigure: boolean },
  stated: Map<string, SourcedObservation>,
  log: ProblemLog,
): boolean {
  const merge = cells.mergeAt(place);
  if (merge === undefined) return false;
  if (merge.from.row === place.row - 1 && merge.from.column === place.column) {
    if (isFigure) cells.shared.set(merge, { key, place, raw, isTold: false });
    return false;
  }
  const first = cells.shared.get(merge);
  if (first === undefined) return false;
  if (first.key === key || first.isTold) return true;
  first.isTold = true;
  const range = `${cellName(merge.from.column, merge.from.row + 1)}:${cellName(merge.to.column, merge.to.row + 1)}`;
  log.add("merged-figure", first.place, first.raw, { range });
  if (stated.get(first.key)?.source.cell === cellName(first.place.column, first.place.row)) stated.delete(first.key);
  return true;
}
