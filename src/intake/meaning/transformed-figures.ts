import { nameForm } from "#domain/terms/name-form.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Layout } from "#intake/layout/layout.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { FIGURE_KIND_NAMES } from "#intake/words/figure-kind.ts";
import { codeOfLabelled } from "#intake/words/text-forms.ts";
import { headingPlace } from "./report-times.ts";

/** Headings of what was done to figures before they were published; SDMX has TRANSFORMATION and its kin. */
const TRANSFORMED: ReadonlySet<string> = new Set(
  ["TRANSFORMATION", "TRANSFORM", "TRANS", "数据变换", "变换"].map(nameForm),
);
/** Codes of figures as they were counted: not transformed, not applicable, level. */
const AS_COUNTED = /^(?:n|_?z|_?x|l|lev(?:el)?|none|non-?transformed.*|原值|水平)?$/i;

/**
 * Warns of figures that a column says are growth or otherwise reckoned, all of one kind (`G1`, `GY`). Columns of several kinds are
 * asked about as what parts the rows.
 */
export function reportTransformed(table: TableBody, layout: Layout, asked: ReadonlySet<number>, log: ProblemLog): void {
  for (const [column, { text, saysNothing }] of layout.headings.entries()) {
    const form = nameForm(codeOfLabelled(text) ?? text);
    if (layout.roles[column] !== "ignored" || saysNothing || asked.has(column) || !TRANSFORMED.has(form)) continue;
    const member = table.rows
      .slice(1)
      .map((row) => (row[column] ?? "").trim())
      .find((cell) => !isBlank(cell) && !AS_COUNTED.test((codeOfLabelled(cell) ?? cell).trim()));
    if (member === undefined) continue;
    const { zh, en } = FIGURE_KIND_NAMES[/^g/i.test(member) ? "change" : "otherwise"];
    log.add("note-kind", headingPlace(table, column), `${text} ${member}`, { kindZh: zh, kindEn: en });
  }
}
