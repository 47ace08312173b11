import fc from "fast-check";
import { type CalendarPeriod, daysInMonth, type Period } from "#domain/terms/period.ts";

const year = fc.integer({ min: 1900, max: 2199 });
const month = fc.integer({ min: 1, max: 12 });

/** Calendar periods of every frequency. */
export const calendarPeriod: fc.Arbitrary<CalendarPeriod> = fc.oneof(
  fc.record({ kind: fc.constant("year" as const), year }),
  fc.record({ kind: fc.constant("half" as const), year, half: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant("quarter" as const), year, quarter: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant("month" as const), year, month }),
);

const day = fc
  .tuple(year, month, fc.integer({ min: 1, max: 31 }))
  .map(([y, m, d]) => [y, m, Math.min(d, daysInMonth(y, m))].map((part) => String(part).padStart(2, "0")).join("-"));

/** Periods of every kind, the imprecise ones included. */
export const anyPeriod: fc.Arbitrary<Period> = fc.oneof(
  calendarPeriod,
  fc.record({ kind: fc.constant("year-to-date" as const), year, month }),
  fc.record({ kind: fc.constant("year-to-date-open" as const), year, notAfter: day }),
  fc.record({ kind: fc.constant("as-of-open" as const), notAfter: day }),
);
