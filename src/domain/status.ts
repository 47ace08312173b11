import type { Names } from "./names.ts";

/** Observation status, codes of SDMX CL_OBS_STATUS 2.2 that statistics of this field use. */
export const OBS_STATUSES = ["A", "B", "E", "F", "P", "O", "U", "D", "N", "M", "Q"] as const;
export type ObsStatus = (typeof OBS_STATUSES)[number];

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

export function isObsStatus(text: string): text is ObsStatus {
  return (OBS_STATUSES as readonly string[]).includes(text);
}

/** Statuses of a figure that is missing: not given, cannot exist, exists but is not published. */
export function isMissingStatus(status: ObsStatus): boolean {
  return status === "O" || status === "M" || status === "Q";
}

/** From certain to least certain; what is computed from several values is as certain as the least of them. */
const CERTAINTY: Record<ObsStatus, number> = { A: 0, B: 1, D: 2, N: 3, U: 4, E: 5, P: 6, F: 7, M: 8, Q: 9, O: 10 };

export function combineStatuses(a: ObsStatus, b: ObsStatus): ObsStatus {
  return CERTAINTY[a] >= CERTAINTY[b] ? a : b;
}
