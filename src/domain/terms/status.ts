import type { Names } from "./names.ts";

/** Observation status, codes of SDMX CL_OBS_STATUS 2.2 that statistics of this field use. */
export const OBS_STATUSES = ["A", "B", "E", "F", "P", "O", "U", "D", "N", "M", "Q"] as const;
export type ObsStatus = (typeof OBS_STATUSES)[number];

/** Statuses of a figure that is missing: not given, cannot exist, exists but is not published. */
const MISSING_STATUSES = ["O", "M", "Q"] as const satisfies readonly ObsStatus[];
type MissingStatus = (typeof MISSING_STATUSES)[number];

/** What a status says of a figure that is there. More than one may hold of a figure, and none hides another. */
export type Mark = Exclude<ObsStatus, "A" | MissingStatus>;

/** Marks of a figure, in the order in which they are said: what breaks a comparison first, then how certain it is. */
export type Marks = readonly Mark[];

export const OBS_STATUS_NAMES: Record<ObsStatus, Names> = {
  A: { zh: "正常", en: "normal" },
  B: { zh: "口径变更", en: "series break" },
  E: { zh: "估计", en: "estimated" },
  F: { zh: "预测", en: "forecast" },
  P: { zh: "初步", en: "provisional" },
  O: { zh: "缺报", en: "missing" },
  U: { zh: "可靠性低", en: "low reliability" },
  D: { zh: "定义不同", en: "definition differs" },
  N: { zh: "不显著", en: "not significant" },
  M: { zh: "不适用", en: "not applicable" },
  Q: { zh: "不公布", en: "withheld" },
};

/** The marks in the order in which they are said; the one place that says which comes first. */
export const MARKS = ["B", "D", "F", "P", "E", "U", "N"] as const satisfies readonly Mark[];
/** Place of each mark among others; a mark that has none is a compile error. */
const MARK_ORDER: Record<Mark, number> = { B: 0, D: 1, F: 2, P: 3, E: 4, U: 5, N: 6 };

export const NO_MARKS: Marks = [];
const KNOWN_MARKS = new Map<ObservedStatus, Marks>();

export function isObsStatus(text: string): text is ObsStatus {
  return (OBS_STATUSES as readonly string[]).includes(text);
}

/**
 * What an observation says of itself: one code, or several marks together as SDMX and Eurostat write them (`BP`, a
 * provisional figure of a changed definition), in the order of marks.
 */
export type ObservedStatus = ObsStatus | `${Mark}${Mark}` | `${Mark}${Mark}${Mark}` | `${Mark}${Mark}${Mark}${Mark}`;

/** More marks than this no source gives a figure. */
const MOST_MARKS = 4;

/** The status of an observation of which several codes are stated: missing where one says so, else all its marks. */
export function joinStatuses(statuses: readonly ObsStatus[]): ObservedStatus {
  const gap = statuses.find(isMissingStatus);
  if (gap) return gap;
  const marks = statuses.reduce<Marks>((all, status) => combineMarks(all, marksOf(status)), NO_MARKS);
  // Joined marks are of the type by what they are made of; TypeScript does not follow `join`.
  return marks.length === 0 ? "A" : (marks.slice(0, MOST_MARKS).join("") as ObservedStatus);
}

/** The codes of an observation's status, one or several. */
export function statusCodes(status: ObservedStatus): ObsStatus[] {
  return [...status].filter(isObsStatus);
}

export function isMissingStatus(status: ObservedStatus): status is MissingStatus {
  return (MISSING_STATUSES as readonly ObservedStatus[]).includes(status);
}

/** The marks that a status gives: none of a normal figure. */
export function marksOf(status: ObservedStatus): Marks {
  if (status === "A" || isMissingStatus(status)) return NO_MARKS;
  const known = KNOWN_MARKS.get(status);
  if (known) return known;
  const made: Marks = [...status].filter((code): code is Mark => code in MARK_ORDER);
  KNOWN_MARKS.set(status, made);
  return made;
}

/** The marks of what is computed from two figures: those of both. */
export function combineMarks(a: Marks, b: Marks): Marks {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const missing = b.filter((mark) => !a.includes(mark));
  if (missing.length === 0) return a;
  return [...a, ...missing].sort((one, other) => MARK_ORDER[one] - MARK_ORDER[other]);
}

/** True of figures that may still change: provisional, estimated or forecast. Drawn dashed or light. */
export function isPreliminary(marks: Marks): boolean {
  return marks.some((mark) => mark === "P" || mark === "E" || mark === "F");
}
