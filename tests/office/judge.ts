import type { SourcedObservation } from "#domain/figures/observation.ts";
import type { Problem } from "#domain/reading/problem.ts";
import type { Reading } from "#intake/read-upload.ts";
import type { OfficeFile, PlacedTruth } from "./office-file.ts";

/** What became of one cell of an office's file. */
export type Verdict = {
  readonly kind: "right" | "asked" | "silent";
  readonly sheet: string;
  readonly cell: string;
  /** As the file has it; `null` where no figure stands. */
  readonly truth: string | null;
  /** As it was read; `null` where nothing was. */
  readonly read: string | null;
  readonly problems: readonly Problem[];
};

/**
 * Holds a reading against what the file says. A cell is asked about where an error or a warning names it, a cell that says
 * what it is of, its table or the whole file. Silent is a figure that differs, is lost or was made up without that.
 */
export function judge({ truths }: OfficeFile, { observations, problems }: Reading): Verdict[] {
  const told = problems.filter(({ severity }) => severity !== "note");
  const read = new Map<string, SourcedObservation[]>();
  for (const observation of observations) {
    const { sheet, cell } = observation.source;
    const key = `${sheet}!${cell}`;
    read.set(key, [...(read.get(key) ?? []), observation]);
  }
  const verdicts = truths.flatMap((truth): Verdict[] => {
    const key = `${truth.sheet}!${truth.cell}`;
    const found = read.get(key) ?? [];
    read.delete(key);
    const [only] = found;
    const isRight = only !== undefined && found.length === 1 && sameFigure(truth, only);
    // A blank cell that is left alone says as much as one that is missing.
    if (truth.shown === "" && found.length === 0) return [];
    const about = told.filter((problem) => isAbout(problem, truth));
    const kind = about.length > 0 ? "asked" : isRight ? "right" : "silent";
    return [{ kind, sheet: truth.sheet, cell: truth.cell, truth: words(truth), read: wordsOf(found), problems: about }];
  });
  const madeUp = [...read.values()].map((found): Verdict => {
    const [first] = found;
    if (!first) throw new Error("nothing read");
    const { sheet, cell } = first.source;
    const about = told.filter((problem) => isAbout(problem, { sheet, cell, headings: [], firstRow: rowOf(cell) }));
    return {
      kind: about.length > 0 ? "asked" : "silent",
      sheet,
      cell,
      truth: null,
      read: wordsOf(found),
      problems: about,
    };
  });
  return [...verdicts, ...madeUp];
}

/**
 * A word that is not understood is told where it stands first, for all its places; a second figure names the first; a table
 * that is not read is named by where it begins.
 */
function isAbout(problem: Problem, truth: Asked): boolean {
  const { sheet, cell, headings, firstRow } = truth;
  const said = new Set(headings.flatMap(({ text }) => [text.trim(), ...wordsIn(text)]));
  if (problem.read !== "" && (said.has(problem.read.trim()) || wordsIn(problem.read).every((word) => said.has(word))))
    return true;
  if (problem.sheet !== sheet && problem.sheet !== "") return false;
  if (problem.message.en.split(/[^A-Z0-9]+/).includes(cell)) return true;
  const isOfTable = TABLE_PROBLEMS.has(problem.code) && rowOf(problem.cell) >= firstRow;
  if (isOfTable && rowOf(problem.cell) <= rowOf(cell)) return true;
  return problem.cell === "" || problem.cell === cell || headings.some((heading) => heading.cell === problem.cell);
}

/** Problems of a whole table, told where it begins. */
const TABLE_PROBLEMS: ReadonlySet<string> = new Set(["table-not-read", "header-beside-columns"]);

type Asked = Pick<PlacedTruth, "sheet" | "cell" | "headings" | "firstRow">;

/** A heading of several rows is told as one, its words parted by blanks. */
const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== "");

const rowOf = (cell: string) => Number(/\d+$/.exec(cell)?.[0]);

function sameFigure(truth: PlacedTruth, read: SourcedObservation): boolean {
  return (
    truth.indicator === read.indicator &&
    truth.organization === read.organization &&
    truth.period === read.period &&
    truth.text === read.text &&
    truth.status === read.status &&
    truth.qualifier === read.qualifier &&
    (truth.value === read.value ||
      (truth.value !== null &&
        read.value !== null &&
        Math.abs(truth.value - read.value) <= 1e-9 * Math.abs(truth.value)))
  );
}

type Stated = Pick<
  SourcedObservation,
  "indicator" | "organization" | "period" | "value" | "text" | "status" | "qualifier"
>;

function words({ indicator, organization, period, value, text, status, qualifier }: Stated): string {
  const figure = value ?? (text === null ? "missing" : `“${text}”`);
  return `${indicator} ${organization} ${period} ${figure} ${qualifier} ${status}`;
}

function wordsOf(found: readonly SourcedObservation[]): string | null {
  return found.length === 0 ? null : found.map(words).join(" & ");
}
