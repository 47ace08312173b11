import type { AlignmentCandidate } from "./alignment-evidence.ts";
import type { ColumnContent } from "./heading-fit.ts";
import type { Heading } from "./headings.ts";

type Way = Omit<AlignmentCandidate, "contents" | "hasJoined">;

/**
 * The ways of laying headings over another number of cells: as the file has them; with the columns that lack a heading
 * side by side at any place; with the blank headings left out; with as many headings at any place left over as there are
 * too many.
 *
 * @param isCounted the rows were found to have another number of cells, not only to fill another
 */
export function waysOver(
  headings: readonly Heading[],
  cells: number,
  contents: readonly ColumnContent[],
  isCounted: boolean,
): Way[] {
  const isBlankBehind = contents.slice(headings.length).every(({ filled }) => filled === 0);
  const agrees = !isCounted || (cells > headings.length && isBlankBehind);
  const plain: Way = { how: "plain", column: 0, headings: over(headings, cells), left: headings.slice(cells), agrees };
  return [plain, ...(cells > headings.length ? lacking(headings, cells) : surplus(headings, cells, isCounted))];
}

/** The headings with one of them parted in two. */
export function wayParted(headings: readonly Heading[], column: number): Way {
  return { how: "joined-headings", column, headings, left: [], agrees: true };
}

function over(headings: readonly Heading[], cells: number): (Heading | null)[] {
  return Array.from({ length: cells }, (_, column) => headings[column] ?? null);
}

function lacking(headings: readonly Heading[], cells: number): Way[] {
  const nameless = Array.from({ length: cells - headings.length }, () => null);
  return headings.map((_, column): Way => {
    const laid = [...headings.slice(0, column), ...nameless, ...headings.slice(column)];
    return { how: "no-heading", column, headings: laid, left: [], agrees: true };
  });
}

function surplus(headings: readonly Heading[], cells: number, isCounted: boolean): Way[] {
  const ways: Way[] = [];
  const isBlank = ({ text }: Heading) => text.trim() === "";
  const named = headings.filter((heading) => !isBlank(heading));
  if (named.length < headings.length) {
    const column = headings.findIndex(isBlank);
    const left = named.slice(cells);
    ways.push({ how: "blank-heading", column, headings: over(named, cells), left, agrees: named.length === cells });
  }
  // Cells of a sheet that nobody filled are no sign that a heading is too many.
  const count = headings.length - cells;
  if (!isCounted) return ways;
  for (let column = 0; column < cells; column += 1) {
    const left = headings.slice(column, column + count);
    if (left.every(isBlank)) continue;
    const laid = [...headings.slice(0, column), ...headings.slice(column + count)];
    ways.push({ how: "other", column, headings: laid, left, agrees: true });
  }
  return ways;
}
