import type { Heading } from "./headings.ts";

/** Words by which a title above an indicator changes what is counted: 目标, 上年同期, 其中. It then has to be asked about. */
const CHANGES_MEANING =
  /目标|计划|任务|指标值|上年|去年|前年|同期|上期|基数|基期|增|减|降|[比率占]|其中|预|拟|应|须|需|待|缺|剩|差|排名|名次|位次|得分|权重|标准|评|女|男|target|plan|prior|last|previous|rate|share|growth|change|which|forecast|expect|rank|score|weight/i;

export function changesMeaning(title: string): boolean {
  return CHANGES_MEANING.test(title);
}

/**
 * Headings of several rows in which titles like 人才引进 only group indicators: each stands above two indicators or more,
 * and none of these stands below another title as well. Without them the columns say what they hold.
 */
export function withoutGroupTitles(headings: readonly Heading[]): Heading[] {
  const below = new Map<string, Set<string>>();
  const times = new Map<string, number>();
  for (const heading of headings) {
    if (heading.indicator === null) continue;
    // Beside columns of 示例市, the title 邻市 names whose the figures are.
    const keys =
      heading.organization === null ? [keyOf(heading)] : [keyOf(heading), keyOf({ ...heading, organization: null })];
    for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
    for (const title of heading.unknown) below.set(title, (below.get(title) ?? new Set()).add(heading.indicator));
  }
  const isGroup = (title: string) => (below.get(title)?.size ?? 0) >= 2 && !changesMeaning(title);
  return headings.map((heading) => {
    const { unknown, indicator } = heading;
    if (indicator === null || unknown.length === 0 || times.get(keyOf(heading)) !== 1) return heading;
    return unknown.every(isGroup) ? { ...heading, unknown: [], groups: unknown } : heading;
  });
}

function keyOf({ indicator, organization, periodText, yearToDate }: Heading): string {
  return [indicator, organization, periodText, yearToDate].join("|");
}
