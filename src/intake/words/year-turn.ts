/** A month or quarter of a row of them, as it is named: 11月, 2023年11月, 四季度. */
export type NamedPart = {
  /** Its column or row. */
  readonly at: number;
  /** What it is of besides time: those of one platform follow one another. */
  readonly key: string;
  readonly part: number;
  /** How many of them a year has. */
  readonly of: 12 | 4;
  /** The year that is named with it. */
  readonly year: number | null;
};

/** The two years that a part may be of, the earlier first. */
export type OpenYears = readonly [number, number];

/**
 * The parts without a year that may be of another than the table's: 11月 before 1月 goes over the turn of a year, and so
 * does 12月 behind 2023年11月. Which year they are of is not known.
 *
 * @param year the table's
 */
export function openYears(parts: readonly NamedPart[], year: number): ReadonlyMap<number, OpenYears> {
  const found = new Map<number, OpenYears>();
  for (const row of rowsOf(parts))
    for (const [i, { at, year: own }] of row.entries()) {
      if (own !== null) continue;
      const other = row.some((part) => part.year !== null) ? yearBeside(row, i) : yearByTurn(row, i, year);
      if (other !== null && other !== year) found.set(at, other < year ? [other, year] : [year, other]);
    }
  return found;
}

/** What follows one another: a part that comes again begins another row. */
function rowsOf(parts: readonly NamedPart[]): NamedPart[][] {
  const rows: NamedPart[][] = [];
  const last = new Map<string, NamedPart[]>();
  for (const part of parts) {
    const key = `${part.of} ${part.key}`;
    const row = last.get(key);
    const isAgain = row?.some((other) => other.part === part.part && other.year === part.year) === true;
    if (row !== undefined && row.at(-1)?.part === part.part && isAgain) continue;
    if (row !== undefined && !isAgain) {
      row.push(part);
      continue;
    }
    const begun = [part];
    last.set(key, begun);
    rows.push(begun);
  }
  return rows;
}

/** The year that the nearest part with one gives: the one before it, or else the one after it. */
function yearBeside(row: readonly NamedPart[], i: number): number | null {
  const own = row[i]?.part ?? 0;
  const before = row
    .slice(0, i)
    .reverse()
    .find(({ year }) => year !== null);
  if (before?.year != null) return before.part === own ? null : own > before.part ? before.year : before.year + 1;
  const after = row.slice(i + 1).find(({ year }) => year !== null);
  if (after?.year == null || after.part === own) return null;
  return own < after.part ? after.year : after.year - 1;
}

/** The other year that a part may be of, where its row goes over the turn of one; `null` where it does not. */
function yearByTurn(row: readonly NamedPart[], i: number, year: number): number | null {
  const steps = row.slice(1).map(({ part }, before) => part - (row[before]?.part ?? part));
  const [falls, rises] = [steps.filter((step) => step < 0), steps.filter((step) => step > 0)];
  const isFar = (step: number | undefined) => step !== undefined && Math.abs(step) > (row[0]?.of ?? 12) / 2;
  const isUp = falls.length === 1 && isFar(falls[0]) && (row.length > 2 || isWhole(row));
  const isDown = rises.length === 1 && isFar(rises[0]) && falls.length > 0;
  if (!isUp && !isDown) return null;
  const turn = steps.findIndex((step) => (isUp ? step < 0 : step > 0)) + 1;
  return i < turn === isUp ? year - 1 : year + 1;
}

/** December before January: of two, nothing else tells that they are not only told backwards. */
function isWhole([first, second]: readonly NamedPart[]): boolean {
  return first?.part === first?.of && second?.part === 1;
}
