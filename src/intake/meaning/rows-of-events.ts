import { nameForm } from "#domain/terms/name-form.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Layout } from "#intake/layout/layout.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { cellKind, isBlank } from "#intake/words/cell-kind.ts";
import { headingPlace } from "./report-times.ts";

/** Headings of the names of single things, of which a platform may have many in a month. */
const EVENTS =
  /(?:项目|活动|论坛|会议|赛事|大赛|课题|合同|协议|成果|专利|企业|公司|客商|事项|产品|基金)(?:名称|名|标题|主题)$|^(?:project|event|company|firm|contract|patent)(?:name|title)s?$/;

/**
 * Warns of a list of projects or events, one a row, each with a name of its own: its figures are of these, and not of all that the
 * platform has in the period. Where a platform has several, its rows contradict each other, which is asked (`rows-differ`).
 */
export function reportEvents(table: TableBody, layout: Layout, log: ProblemLog): void {
  if (layout.organizations.length === 0) return;
  for (const [column, { text, saysNothing }] of layout.headings.entries()) {
    if (layout.roles[column] !== "ignored" || saysNothing || !EVENTS.test(nameForm(text))) continue;
    const cells = table.rows.slice(1).map((row) => row[column] ?? "");
    const names = cells.filter((cell) => !isBlank(cell) && cellKind(cell) === "text").map(nameForm);
    if (names.length === 0 || names.length * 2 < cells.length || new Set(names).size < names.length) continue;
    if (saysTwice(table, layout)) return;
    log.add("rows-of-events", headingPlace(table, column), text, {
      example: cells.find((cell) => !isBlank(cell)) ?? "",
    });
  }
}

/** Two rows of the same platform, indicator and period. */
function saysTwice({ rows }: TableBody, { organizations, indicators, periods, year }: Layout): boolean {
  const columns = [...organizations, ...indicators, ...periods, ...(year === null ? [] : [year])];
  const keys = rows.slice(1).map((row) => columns.map((column) => nameForm(row[column] ?? "")).join("\0"));
  return new Set(keys).size < keys.length;
}
