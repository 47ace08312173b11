/** Marks that stand where a figure is missing, in half width and lower case without blanks. */
export const MISSING_MARKS: ReadonlySet<string> = new Set([
  ..."- – — ― ─ －".split(" "),
  ..."-- —— ―― ── --- / // \\ : ? . … …… .. ... ...... 。。。".split(" "),
  ..."无 空 缺 缺报 未报 未报送 未上报 无数据 暂无 暂无数据 暂缺 不详 未统计 待报 待统计".split(" "),
  ..."n/a na n.a. #n/a nan null none nil #null!".split(" "),
]);

/** Longest mark; a longer text is none. */
const LONGEST = 8;

/** True for a mark such as — or 无, with blanks or not. The text is in half width. */
export function isMissingMark(text: string): boolean {
  return text.length <= 2 * LONGEST && MISSING_MARKS.has(text.toLowerCase().replace(/\s+/g, ""));
}
