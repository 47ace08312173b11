import { halfWidth } from "./text-forms.ts";

/** A sign of a note, as it stands behind a figure and before what is said of it. */
const MARK = /[①-⑳]|\[\d{1,2}\]|(?<![^\s。；;])[*※★†‡]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹](?!\d)/g;
const LONGEST = 500;
/** Words that say that a figure is not what its column says: not final, planned, of a longer time, in another unit. */
const CHANGES =
  /预计|预估|估计|估算|测算|初步|快报|预测|计划|目标|口径|累计|单位|截至|上年|去年|作废|待核|未核|不完整|不完全|[千万亿]元|estimat|provisional|forecast|preliminary|planned|cumulative/i;

/** What the notes around a table say of marked figures, by mark: ① 预计数 */
export function noteMarks(notes: readonly string[]): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const note of notes) {
    const text = halfWidth(note.slice(0, LONGEST)).replace(/^\s*(?:备?注|说明|notes?)\s*[:：]?\s*/i, "");
    const marks = [...text.matchAll(MARK)];
    for (const [i, { 0: mark, index }] of marks.entries()) {
      const words = text
        .slice(index + mark.length, marks[i + 1]?.index)
        .replace(/^[\s:：为是.、]+|[\s。；;，,]+$/g, "");
      if (words !== "" && !said.has(mark)) said.set(mark, words);
    }
  }
  return said;
}

/** True where what a note says of a figure changes what it is. */
export function changesFigure(note: string): boolean {
  return CHANGES.test(note);
}

/** Another time: 7月, 上半年, 一季度, 去年, 跨年, 以前. */
const TIME =
  /[\d一二三四五六七八九十上前去往跨各历本今全当][\s个两]*(?:半?年|季|月|周|旬)|以前|之前|此前|以往|历史|补报|补录|补登/;

/** True where a remark behind a figure, 含7月, says that it is of more than its period, or not what its column says. */
export function changesRemarked(remark: string): boolean {
  return TIME.test(remark) || changesFigure(remark);
}
