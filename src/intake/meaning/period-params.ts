import { formatPeriod } from "#domain/say/format-period.ts";

/** The names of a period by its code, for a message. */
export function periodParams(code: string): { periodZh: string; periodEn: string } {
  return { periodZh: formatPeriod(code, "zh-CN"), periodEn: formatPeriod(code, "en") };
}
