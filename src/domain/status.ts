import type { Names } from "./names.ts";

/** Observation status, codes of SDMX CL_OBS_STATUS 2.2 that statistics of this field use. */
export const OBS_STATUSES = ["A", "B", "E", "F", "P", "O", "U", "D"] as const;
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
};

export function isObsStatus(text: string): text is ObsStatus {
  return (OBS_STATUSES as readonly string[]).includes(text);
}

/** From certain to least certain; what is computed from several values is as certain as the least of them. */
const CERTAINTY: Record<ObsStatus, number> = { A: 0, B: 1, D: 2, U: 3, E: 4, P: 5, F: 6, O: 7 };

export function combineStatuses(a: ObsStatus, b: ObsStatus): ObsStatus {
  return CERTAINTY[a] >= CERTAINTY[b] ? a : b;
}
