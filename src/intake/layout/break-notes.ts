import type { TableBody } from "#intake/file/table-shape.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import type { Layout } from "./layout.ts";

/** Notes are looked at up to here. */
const LONGEST_NOTE = 300;
/** Notes that speak of another definition from some point on. */
const BREAK =
  /口径(?:有|作|做|已)?(?:了)?(?:所)?(?:调整|变化|变更|改变|不同)|(?:调整|改变|变更)[^。;]{0,10}口径|不可比|改按[^。]*统计|break in (?:the )?series|definition (?:was |has |is )?changed|not comparable/i;
/** 2022年6月起，将柔性引进人员计入…: from some time on more, less or something else is counted. */
const FROM_THEN_ON =
  /\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?(?:份)?|第?[一二三四1-4]季度|[上下]半年)?(?:起|开始|以来|以后|之后|及以后)[^。;；]{0,40}(?:计入|纳入|包括|包含|含|剔除|扣除|不再|改为|改用|采用|执行|调整|新增|统计)|(?:from|since|as of|starting(?: in)?) (?:[a-z]+\.? )?\d{4}(?: on(?:wards?)?)?,?[^.;]{0,80}\b(?:includ\w*|exclud\w*|count\w*|cover\w*|based on|revised)/i;
/** 2023年为1%抽样调查数据，其他年份为1‰: years of another sample or source than the others. */
const OTHER_SOURCE =
  /(?:\d{4}年|其他年份|其余年份|以前年份|历年)(?:度)?(?:的)?(?:数据|数)?(?:为|系|是|采用|来自|根据)[^。;；]{0,20}(?:普查|抽样|推算|估算|测算|快报|年报|调查|行政记录)/;

export function speaksOfBreak(note: string): boolean {
  return BREAK.test(note) || FROM_THEN_ON.test(note) || OTHER_SOURCE.test(note);
}

/** A note around a table, or beside a row, that hints at a break in the series is told, with the row it stands in. */
export function reportBreaks(table: TableBody, layout: Layout, log: ProblemLog): void {
  for (const { row, cells } of [...table.preamble, ...table.footnotes]) {
    const column = cells.findIndex((cell) => speaksOfBreak(cell.slice(0, LONGEST_NOTE)));
    if (column >= 0) log.add("break-noted", { column, row }, cells[column] ?? "");
  }
  for (const [column, role] of layout.roles.entries()) {
    if (role !== "note") continue;
    for (let index = 1; index < table.rows.length; index += 1) {
      const note = (table.rows[index]?.[column] ?? "").slice(0, LONGEST_NOTE);
      if (note !== "" && speaksOfBreak(note))
        log.addOnce("break-noted", { column, row: table.rowNumbers[index] ?? 0 }, note);
    }
  }
}
