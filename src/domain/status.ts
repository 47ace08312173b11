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

/** Place of each mark among others; the one place that says which comes first. */
const MARK_ORDER: Record<Mark, number> = { B: 0, D: 1, F: 2, P: 3, E: 4, U: 5, N: 6 };

export const NO_MARKS: Marks = [];
const SINGLE = new Map<Mark, Marks>();

export function isObsStatus(text: string): text is ObsStatus {
  return (OBS_STATUSES as readonly string[]).includes(text);
}

export function isMissingStatus(status: ObsStatus): status is MissingStatus {
  return (MISSING_STATUSES as readonly ObsStatus[]).includes(status);
}

/** The marks that one status gives: none of a normal figure. */
export function marksOf(status: ObsStatus): Marks {
  if (status === "A" || isMissingStatus(status)) return NO_MARKS;
  const known = SINGLE.get(status);
  if (known) return known;
  const made: Marks = [status];
  SINGLE.set(status, made);
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
