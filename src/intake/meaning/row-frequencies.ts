import { formatPeriod } from "#domain/say/format-period.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Layout } from "#intake/layout/layout.ts";
import type { ChoiceLookup } from "#intake/layout/reading-choices.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { fileColumn } from "#intake/table/joined-keys.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { headsFrequencies, periodOfFrequency, readFrequency } from "#intake/words/frequency-words.ts";
import { roleFixes } from "./report-times.ts";

/** The period of a row's figure as its frequency has it; `null` where the two do not agree, which is told. */
export type FrequencyReader = (index: number, code: string | null) => string | null;

/** Rows by which a column is taken for one of frequencies. */
const SAMPLE = 200;

/** Reads the column that says how long the times of figures are, 频度 with 月 and 季, where there is one. */
export function createFrequencyReader(
  table: TableBody,
  layout: Layout,
  columns: ChoiceLookup["columns"],
  log: ProblemLog,
): FrequencyReader {
  const column = layout.roles.findIndex((role, at) => {
    const form = nameForm(layout.headings[at]?.text ?? "");
    return (
      (role === "ignored" || role === "note") && columns.get(form) !== "ignored" && isOfFrequencies(table, layout, at)
    );
  });
  if (column < 0) return (_, code) => code;
  const heading = layout.headings[column]?.text.trim() ?? "";
  return (index, code) => {
    const text = (table.rows[index]?.[column] ?? "").trim();
    const frequency = isBlank(text) ? null : readFrequency(text, headsFrequencies(heading));
    if (code === null || frequency === null) return code;
    const period = periodOfFrequency(code, frequency);
    if (period === code) return code;
    const place = { column: fileColumn(table, column), row: table.rowNumbers[index] ?? 0 };
    const [periodZh, periodEn] = [formatPeriod(code, "zh-CN"), formatPeriod(code, "en")];
    const params = { key: code, heading, periodZh, periodEn };
    if (period === null) {
      log.addOnce("frequency-other", place, text, params, heading === "" ? [] : roleFixes(["ignored"], heading));
      return null;
    }
    const own = { ownZh: formatPeriod(period, "zh-CN"), ownEn: formatPeriod(period, "en") };
    log.addOnce("frequency-read", place, text, { ...params, ...own });
    return period;
  };
}

/** True of a column in which every word is a frequency; in one whose heading says so, of most. */
function isOfFrequencies(table: TableBody, { headings }: Layout, column: number): boolean {
  const isHeaded = headsFrequencies(headings[column]?.text ?? "");
  const cells = table.rows.slice(1, SAMPLE).flatMap((row) => (isBlank(row[column] ?? "") ? [] : [row[column] ?? ""]));
  const known = cells.filter((cell) => readFrequency(cell.trim(), isHeaded) !== null).length;
  return known > 0 && (isHeaded ? 2 * known > cells.length : known === cells.length);
}
