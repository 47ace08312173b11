import { CURVE_WORDS } from "#domain/catalogue/plan-words.ts";
import { SCHEDULE_STATUS_NAMES, type Schedule, type ScheduleBasis } from "#domain/figures/schedule.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { QUALIFIER_SIGNS } from "#domain/terms/qualifier.ts";
import { formatPercent, formatPoints } from "./format-number.ts";
import { withRemarks } from "./say-figure.ts";

/** The gap to the schedule: +1.5个百分点, of a bound >+1.5个百分点. */
export function formatGap({ gap }: Schedule, language: Language): string {
  return QUALIFIER_SIGNS[gap.qualifier] + formatPoints(gap.exact, language);
}

/** 超前 +1.5个百分点; `null` where the status is not proven. */
export function formatStatus(schedule: Schedule, language: Language): string | null {
  if (schedule.status === null) return null;
  return `${nameIn(SCHEDULE_STATUS_NAMES[schedule.status], language)} ${formatGap(schedule, language)}`;
}

/** What is due, with the curve where it is another than by months: 66.7%, 45%（按季度）. */
export function formatDue({ due, basis }: Pick<Schedule, "due" | "basis">, language: Language): string {
  const curve = basisWords(basis);
  return withRemarks(formatPercent(due), curve === null ? "" : nameIn(curve, language), language);
}

/** The curve by which a part is due; `null` of the twelfths that go where none is set. */
export function basisWords(basis: ScheduleBasis): Names | null {
  switch (basis.kind) {
    case "months":
      return basis.instead ? INSTEAD : null;
    case "days":
      return { zh: "按天数", en: "by days" };
    case "plan":
      return CURVE_WORDS[basis.curve];
    case "period":
      return { zh: "本期目标", en: "target of this period" };
  }
}

const INSTEAD: Names = { zh: "上年数不全，按月均衡", en: "last year is not known in full: even" };
