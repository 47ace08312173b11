import { type Fix, type Problem, SEVERITIES } from "#domain/reading/problem.ts";
import { cellName } from "#intake/words/cell-name.ts";
import { withoutInvisible } from "#intake/words/text-forms.ts";
import { fillText, PROBLEM_TEXTS, type ProblemCode } from "./problem-texts.ts";

/** Where a problem was found: `column` from 0, `row` from 1; none for the whole file. */
export type Place = { readonly column: number; readonly row: number } | null;

/** Tells which sheet is being read from now on. */
type EnterSheet = (sheet: string) => void;

type ProblemParams = Readonly<Record<string, string | number>>;

export type ProblemLog = {
  readonly enterSheet: EnterSheet;
  /** Reports a problem of one cell. */
  readonly add: (code: ProblemCode, place: Place, read: string, params?: ProblemParams, fixes?: readonly Fix[]) => void;
  /** Reports a problem that the same text has wherever it stands: told once, with its first cell and how many. */
  readonly addOnce: (
    code: ProblemCode,
    place: Place,
    read: string,
    params?: ProblemParams,
    fixes?: readonly Fix[],
  ) => void;
  /** All of them, errors first, then in the order of the file. */
  readonly list: () => Problem[];
};

/** Takes what is told and keeps none of it: for what is looked at again. */
export const QUIET_LOG: ProblemLog = { enterSheet: () => {}, add: () => {}, addOnce: () => {}, list: () => [] };

/** Problems of one code that are listed one by one; how many more there are is said. */
const LISTED_PER_CODE = 20_000;
const LONGEST_READ = 80;
/** As much of a name as names are compared by (`nameForm`) and a choice can hold. */
const LONGEST_NAME = 500;
/** Problems whose text is what an answer speaks of: a name, or a heading. It is kept whole. */
const OF_NAMES: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "unknown-indicator",
  "unknown-organization",
  "name-taken",
  "unknown-unit",
  "member-unclear",
  "member-total-read",
]);

type Entry = {
  code: ProblemCode;
  sheet: number;
  place: Place;
  read: string;
  params: ProblemParams;
  times: number;
  fixes: readonly Fix[];
};

/** Cells up to this are told apart by all they say. */
const LONGEST_COMPARED = 1000;

export function createProblemLog(): ProblemLog {
  const entries: Entry[] = [];
  const once = new Map<string, Entry>();
  const counts = new Map<ProblemCode, number>();
  const sheets = [""];
  let sheet = 0;
  const push = (entry: Entry) => {
    const count = (counts.get(entry.code) ?? 0) + 1;
    counts.set(entry.code, count);
    if (count <= LISTED_PER_CODE) entries.push(entry);
  };
  return {
    enterSheet: (name) => {
      const known = sheets.indexOf(name);
      sheet = known < 0 ? sheets.push(name) - 1 : known;
    },
    add: (code, place, read, params = {}, fixes = []) =>
      push({ code, sheet, place, read: readOf(code, read), params, times: 1, fixes }),
    addOnce: (code, place, read, params = {}, fixes = []) => {
      // What is shown of a long cell, and its length: the whole of many would take long to compare.
      const key = `${code}\n${params["key"] ?? ""}\n${read.length > LONGEST_COMPARED ? `${clip(read)}\n${read.length}` : read}`;
      const known = once.get(key);
      if (known) {
        known.times += 1;
        return;
      }
      const entry: Entry = { code, sheet, place, read: readOf(code, read), params, times: 1, fixes };
      if (once.size < LISTED_PER_CODE) once.set(key, entry);
      push(entry);
    },
    list: () =>
      sortProblems([...entries, ...unlisted(counts)]).map((entry) => toProblem(entry, sheets[entry.sheet] ?? "")),
  };
}

function unlisted(counts: ReadonlyMap<ProblemCode, number>): Entry[] {
  return [...counts].flatMap(([code, count]) => {
    if (count <= LISTED_PER_CODE) return [];
    const params = { count: count - LISTED_PER_CODE, kind: code };
    return [{ code: "and-more" as const, sheet: 0, place: null, read: "", params, times: 1, fixes: [] }];
  });
}

function sortProblems(entries: readonly Entry[]): Entry[] {
  const rank = ({ code }: Entry) => SEVERITIES.indexOf(PROBLEM_TEXTS[code].severity);
  return [...entries].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      a.sheet - b.sheet ||
      (a.place?.row ?? 0) - (b.place?.row ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
}

function toProblem({ code, place, read, params, times, fixes }: Entry, sheet: string): Problem {
  const { severity, message, advice } = PROBLEM_TEXTS[code];
  const timesZh = times > 1 ? `(共 ${times} 处)` : "";
  const timesEn = times > 1 ? ` (${times} times)` : "";
  const words = { timesZh, timesEn, ...params, read: clip(read) };
  return {
    severity,
    code,
    sheet,
    cell: place ? cellName(place.column, place.row) : "",
    read,
    message: { zh: fillText(message.zh, words), en: fillText(message.en, words) },
    advice: { zh: fillText(advice.zh, words), en: fillText(advice.en, words) },
    ...(fixes.some(canBeSaid) ? { fixes: fixes.filter(canBeSaid) } : {}),
  };
}

/** What is said by a click is kept with the file; a heading of a million letters is not. */
function canBeSaid({ replacement, about = "", label }: Fix): boolean {
  return [replacement, about, label.zh, label.en].every((text) => text.length <= LONGEST_NAME);
}

function readOf(code: ProblemCode, text: string): string {
  return OF_NAMES.has(code) ? oneLine(text.slice(0, LONGEST_NAME)) : clip(text);
}

/** What is shown of a cell: without line ends, control and invisible characters, and not longer than a line. */
function clip(text: string): string {
  const line = oneLine(text.slice(0, LONGEST_READ * 2));
  return line.length > LONGEST_READ ? `${line.slice(0, LONGEST_READ - 1)}…` : line;
}

function oneLine(text: string): string {
  return withoutInvisible(text)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}
