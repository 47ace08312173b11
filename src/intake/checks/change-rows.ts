import {
  type Observation,
  observationKey,
  type SourcedObservation,
  sameObservation,
} from "#domain/figures/observation.ts";
import type { CellChange, ChangeCell, PeriodChanges } from "#domain/reading/change-table.ts";
import {
  type CalendarPeriod,
  comparePeriodCodes,
  isCalendarPeriod,
  parsePeriod,
  periodCode,
  shiftPeriod,
} from "#domain/terms/period.ts";
import { isMissingStatus } from "#domain/terms/status.ts";
import { statedOf } from "./difference.ts";

/** Periods of a file, newest first, with what changes in each. */
export function periodsOf(
  read: readonly SourcedObservation[],
  published: ReadonlyMap<string, Observation>,
): PeriodChanges[] {
  const periods = new Map<string, Record<Exclude<CellChange, "kept">, number>>();
  for (const observation of read) {
    const counts = periods.get(observation.period) ?? { added: 0, changed: 0, unchanged: 0, withdrawn: 0 };
    const change = changeOf(published.get(observationKey(observation)) ?? null, observation);
    if (change !== "kept") counts[change] += 1;
    periods.set(observation.period, counts);
  }
  return [...periods]
    .map(([period, counts]) => ({ period, ...counts }))
    .sort((a, b) => comparePeriodCodes(b.period, a.period));
}

/** The period that lies before another, of its kind: the month before, the year to date a month before. */
export function periodBefore(code: string): string | null {
  const period = parsePeriod(code);
  if (!period) return null;
  if (isCalendarPeriod(period)) return periodCode(shiftPeriod<CalendarPeriod>(period, -1));
  return period.kind === "year-to-date" && period.month > 1 ? periodCode({ ...period, month: period.month - 1 }) : null;
}

/** One row of the table for each organization, one cell for each indicator that the file or what is published has. */
export function changeRows(
  organizations: readonly string[],
  indicators: readonly string[],
  period: string,
  figures: {
    readonly read: ReadonlyMap<string, SourcedObservation>;
    readonly published: ReadonlyMap<string, Observation>;
  },
): { organization: string; cells: ChangeCell[] }[] {
  const { read, published } = figures;
  const before = periodBefore(period);
  return organizations.map((organization) => ({
    organization,
    cells: indicators.flatMap((indicator): ChangeCell[] => {
      const key = observationKey({ indicator, organization, period });
      const [file, known] = [read.get(key) ?? null, published.get(key) ?? null];
      const lastKey = before === null ? "" : observationKey({ indicator, organization, period: before });
      const last = read.get(lastKey) ?? published.get(lastKey) ?? null;
      if (file === null && known === null && last === null) return [];
      const { sheet = "", cell = "", raw = "" } = file?.source ?? {};
      return [
        {
          indicator,
          change: changeOf(known, file),
          published: known && statedOf(known),
          file: file && { ...statedOf(file), sheet, cell, raw },
          last: last && statedOf(last),
        },
      ];
    }),
  }));
}

function changeOf(known: Observation | null, file: Observation | null): CellChange {
  if (file === null) return "kept";
  if (known === null) return "added";
  if (sameObservation(known, file)) return "unchanged";
  return isMissingStatus(file.status) && !isMissingStatus(known.status) ? "withdrawn" : "changed";
}
