import type { TableBody } from "#intake/file/table-shape.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import type { Layout } from "./layout.ts";

/** Notes are looked at up to here. */
const LONGEST_NOTE = 300;
/** Notes that speak of another definition from some point on. */
const BREAK =
  /口径(?:有|作|做|已)?(?:了)?(?:所)?(?:调整|变化|变更|改变|不同)|(?:调整|改变|变更)[^。;]{0,10}口径|不可比|改按[^。]*统计|break in (?:the )?series|definition (?:was |has |is )?changed|not comparable/i;

/** A note around a table, or beside a row, that hints at a break in the series is told, with the row it stands in. */
export function reportBreaks(table: TableBody, layout: Layout, log: ProblemLog): void {
  for (const { row, cells } of [...table.preamble, ...table.footnotes]) {
    const column = cells.findIndex((cell) => BREAK.test(cell.slice(0, LONGEST_NOTE)));
    if (column >= 0) log.add("break-noted", { column, row }, cells[column] ?? "");
  }
  for (const [column, role] of layout.roles.entries()) {
    if (role !== "note") continue;
    for (let index = 1; index < table.rows.length; index += 1) {
      const note = (table.rows[index]?.[column] ?? "").slice(0, LONGEST_NOTE);
      if (note !== "" && BREAK.test(note))
        log.addOnce("break-noted", { column, row: table.rowNumbers[index] ?? 0 }, note);
    }
  }
}
