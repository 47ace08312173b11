import type { Figure, ValueFigure } from "./figure.ts";
import type { Indicator } from "./indicator.ts";
import type { Names } from "./names.ts";
import { daysInMonth } from "./period.ts";

/** How much of the year has gone: by months, by days, or by the organization's own plan (cumulative percent a month). */
export type ScheduleBasis =
  | { readonly kind: "months" }
  | { readonly kind: "days" }
  | { readonly kind: "plan"; readonly cumulative: readonly number[] };

export const SCHEDULE_STATUSES = ["ahead", "on-schedule", "behind"] as const;
export type ScheduleStatus = (typeof SCHEDULE_STATUSES)[number];

export const SCHEDULE_STATUS_NAMES: Record<ScheduleStatus, Names> = {
  ahead: { zh: "超前", en: "ahead" },
  "on-schedule": { zh: "正常", en: "on schedule" },
  behind: { zh: "滞后", en: "behind" },
};

/** Gap in percentage points from which a figure is ahead, and below which it is behind. */
export type ScheduleThresholds = { readonly ahead: number; readonly behind: number };

export const DEFAULT_THRESHOLDS: ScheduleThresholds = { ahead: 5, behind: -5 };

export type Schedule = {
  /** 序时进度, percent of the year's plan that is due. */
  readonly due: number;
  /** Completion minus due, percentage points. */
  readonly gap: number;
  /** `null` where the completion is only a bound and does not prove a status. */
  readonly status: ScheduleStatus | null;
};

/** 序时进度 at the end of a month, in percent. */
export function dueAt(year: number, month: number, basis: ScheduleBasis = { kind: "months" }): number {
  switch (basis.kind) {
    case "months":
      return (month / 12) * 100;
    case "days": {
      const days = (until: number) => Array.from({ length: until }, (_, i) => daysInMonth(year, i + 1));
      const sum = (list: readonly number[]) => list.reduce((total, day) => total + day, 0);
      return (sum(days(month)) / sum(days(12))) * 100;
    }
    case "plan":
      return basis.cumulative[month - 1] ?? 100;
  }
}

/**
 * Completion against schedule. Only a flow can be compared with the part of the year that has gone; for a stock or a
 * rate the answer is `null`.
 */
export function scheduleOf(
  indicator: Indicator,
  completion: Figure,
  year: number,
  month: number,
  basis: ScheduleBasis = { kind: "months" },
  thresholds: ScheduleThresholds = DEFAULT_THRESHOLDS,
): Schedule | null {
  if (completion.kind !== "value" || indicator.aggregation !== "sum") return null;
  const due = dueAt(year, month, basis);
  const gap = completion.value - due;
  const raw: ScheduleStatus = gap >= thresholds.ahead ? "ahead" : gap < thresholds.behind ? "behind" : "on-schedule";
  const status = indicator.direction === "lower" ? mirrored(raw) : raw;
  return { due, gap, status: isProven(completion, raw) ? status : null };
}

/** True where no value that the figure leaves possible would change the status: a lower bound proves only ahead. */
function isProven(completion: ValueFigure, raw: ScheduleStatus): boolean {
  const { qualifier, coverage } = completion;
  if (coverage !== undefined || qualifier === "gt" || qualifier === "ge") return raw === "ahead";
  return (qualifier !== "lt" && qualifier !== "le") || raw === "behind";
}

function mirrored(status: ScheduleStatus): ScheduleStatus {
  if (status === "ahead") return "behind";
  return status === "behind" ? "ahead" : status;
}
