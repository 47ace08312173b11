import { revisionText } from "#charts/tooltip.ts";
import { figureNoteKey } from "#charts/trend.ts";
import type { StatedChanges } from "#contract/history.ts";
import type { DatedRevision } from "#domain/catalogue/revision.ts";
import { differsFromStated } from "#domain/catalogue/stated-change.ts";
import type { MeasureSeries } from "#domain/figures/measure.ts";
import { formatStatedChange } from "#domain/say/format-stated-change.ts";
import { formatCell } from "#domain/terms/format-cell.ts";
import type { Language } from "#domain/terms/names.ts";
import { isCalendarPeriod, lastMonth, parsePeriod, periodCode } from "#domain/terms/period.ts";
import { UNITS } from "#domain/terms/unit.ts";

type Line = { readonly key: string; readonly series: MeasureSeries };

/**
 * What files state of the changes that lines of 同比 show, where it differs from what the levels come to or these come
 * to none: 公布同比 +3.5%(月报.xlsx 表1!D5,第3版). By line and period, for the tooltip.
 */
export function statedNotes(
  lines: readonly Line[],
  { changes }: StatedChanges,
  revisions: ReadonlyMap<number, DatedRevision>,
  language: Language,
): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  const stated = new Map(changes.map((change) => [`${change.organization} ${change.period}`, change]));
  for (const { key, series } of lines) {
    const isRate = UNITS[series.indicator.unit].kind === "percent";
    for (const { period, figure } of series.points) {
      const change = stated.get(`${key} ${statedPeriod(period, series.measure)}`);
      if (!change) continue;
      const computed = figure.kind === "value" ? figure.value / (isRate ? 1 : 100) : null;
      if (computed !== null && !differsFromStated(change, computed)) continue;
      const written = formatStatedChange(change.value, change.rounding, series.indicator, language);
      const source = `${change.fileName} ${formatCell(change)}`;
      const edition = revisionText(change.revision, revisions.get(change.revision), language);
      notes.set(
        figureNoteKey(key, period),
        language === "en" ? `stated: ${written} (${source}, ${edition})` : `公布同比 ${written}(${source},${edition})`,
      );
    }
  }
  return notes;
}

/** The period that a change shown at `code` is stated of: of the year to date, the months up to its end. */
function statedPeriod(code: string, measure: MeasureSeries["measure"]): string {
  const period = parsePeriod(code);
  if (measure !== "ytd-yoy" || !period || !isCalendarPeriod(period)) return code;
  return periodCode({ kind: "year-to-date", year: period.year, month: lastMonth(period) });
}
