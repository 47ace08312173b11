import { SCHEDULE_STATUS_NAMES, type Schedule } from "#domain/figures/schedule.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { QUALIFIER_SIGNS } from "#domain/terms/qualifier.ts";
import { formatPoints } from "./format-number.ts";

/** The gap to the schedule: +1.5个百分点, of a bound >+1.5个百分点. */
export function formatGap({ gap }: Schedule, language: Language): string {
  return QUALIFIER_SIGNS[gap.qualifier] + formatPoints(gap.exact, language);
}

/** 超前 +1.5个百分点; `null` where the status is not proven. */
export function formatStatus(schedule: Schedule, language: Language): string | null {
  if (schedule.status === null) return null;
  return `${nameIn(SCHEDULE_STATUS_NAMES[schedule.status], language)} ${formatGap(schedule, language)}`;
}
