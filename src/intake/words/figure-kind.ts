import type { Names } from "#domain/terms/names.ts";
import { halfWidth } from "./text-forms.ts";

/**
 * What figures may be besides the level of an indicator in a period: planned or expected, a place or a mark in a ranking,
 * a percentage or a change of others, added up over the year or over all years, of a part of whom the indicator counts, of
 * the year before, of a draft, or no longer holding.
 */
export const FIGURE_KINDS = [
  "plan",
  "forecast",
  "need",
  "average",
  "rank",
  "score",
  "rate",
  "change",
  "all-time",
  "year-to-date",
  "part",
  "group",
  "former",
  "draft",
  "void",
  "otherwise",
] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** The kinds that words alone tell; that figures are counted otherwise shows where the words stand. */
type WordedKind = Exclude<FigureKind, "otherwise">;

export const FIGURE_KIND_NAMES: Record<FigureKind, Names> = {
  plan: { zh: "计划或目标", en: "planned, or a target" },
  forecast: { zh: "预计数", en: "expected" },
  need: { zh: "需求、意向或缺口", en: "what is wanted or lacking" },
  average: { zh: "平均数", en: "averages" },
  rank: { zh: "名次", en: "places in a ranking" },
  score: { zh: "得分", en: "marks" },
  rate: { zh: "比率", en: "percentages" },
  change: { zh: "增减数", en: "changes" },
  "all-time": { zh: "历年累计数", en: "totals of all years" },
  "year-to-date": { zh: "本年累计数", en: "totals of the year so far" },
  part: { zh: "其中一部分", en: "of a part only" },
  group: { zh: "其中一部分人的数", en: "of some of the people only" },
  former: { zh: "上年同期数", en: "of the year before" },
  draft: { zh: "草稿或样表", en: "a draft or a form" },
  void: { zh: "作废或有误的数", en: "void or mistaken" },
  otherwise: { zh: "另一种单位、时段或口径的数", en: "in another unit, of another time or counted otherwise" },
};

/** What is done about a plan or a target is no plan: 目标完成情况, 计划执行情况, 目标责任考核. */
const DONE = /完成|进展|进度|达成|执行|落实|责任|考核|对照|推进/;

/** What was to be done by now is a plan, whatever is said of its being done. */
const DUE = /应(?:完成|引进|达|招|新增)|序时/;

const PATTERNS: Record<WordedKind, RegExp> = {
  plan: /目标(?:任务|分解|值|数|表|计划|一览)?|任务|(?:计划|规划|预算)(?:数|值|表|安排|任务|目标|指标|分解)?(?=$|[\s()[\],，、。;；]|引进|招聘|招引|新增|投入|投资|落地)|\b(?:targets?|planned|plans?|budget(?:ed)?)\b/i,
  forecast:
    /预计|预测|预估|测算|估[算计]|拟(?=引|招|聘|建|投|新|入)|\b(?:forecasts?|projected|projections?|expected)\b/i,
  need: /意向|需求|缺口|\b(?:demand|shortfall|vacanc(?:y|ies))\b/i,
  average: /[日周旬月季年]均|[日周旬月季年]平均|平均(?:每|数|值|[年月日])|\baverages?\b/i,
  rank: /排名|位次|名次|\brank(?:s|ing|ings)?\b/i,
  score: /得分|评分|打分|积分|\bscores?\b/i,
  rate: /完成率|达成率|增长率|增速|增幅|\b(?:growth|completion) rates?\b/i,
  change:
    /增加数|增加值|减少数|增减|净增|[较比](?:上年|上月|上季|上期|去年|同期|\d{1,2}月|年初)|同比|环比|\b(?:increase|decrease|change)s? (?:on|over|from)\b/i,
  "all-time":
    /历年(?:来)?累计|(?:建成|成立|设立|建立|创办|建设)以来|历史累计|\bsince (?:founding|its foundation|inception)\b/i,
  "year-to-date": /累计|累积|今年以来|本年以来|年初以来|年初至今|年初到现在|year[- ]to[- ]date|\bytd\b|\bcumulative\b/i,
  part: /^(?:男性?|女性?|male|female|men|women|其中.+|of which.+)$/i,
  group:
    /海外|境外|国外|外籍|留学|归国|省外|市外|外省|外地|[女男](?=[性博硕士本研科人\s]|$)|\d{2}周?岁|青年|柔性|兼职|党员|应届|高校|国企|央企|民企|民营|事业单位|\b(?:overseas|foreign|female|male|part[- ]time)\b/i,
  former: /(?:上年|去年)(?!度?(?:计划|以来))|年同期|\b(?:last|previous) year\b/i,
  draft: /草稿|征求意见|讨论稿|样表|模板|范例|示范表|旧(?:数据|表|版)|待审|未审|暂估|\b(?:template|draft)\b/i,
  void: /作废|废止|无效|删除|重复|退回|撤回|测试|取消|(?:数据|数字|此数|本数)?有误|填错|错报|应(?:为|改为)\d|不(?:计入|算)|\b(?:void|should be \d)/i,
};

/** The kinds that a text names, each with the words that do so. Names of the catalogue are taken out of it before. */
export function kindsIn(text: string): ReadonlyMap<FigureKind, string> {
  const bare = halfWidth(text).trim();
  const found = new Map<FigureKind, string>();
  for (const kind of FIGURE_KINDS) {
    const words = wordsOf(kind, bare);
    if (words === undefined) continue;
    if (kind === "year-to-date" && found.has("all-time")) continue;
    if (kind === "former" && found.has("change")) continue;
    found.set(kind, words);
  }
  return found;
}

function wordsOf(kind: FigureKind, bare: string): string | undefined {
  if (kind === "otherwise") return undefined;
  if (kind !== "plan") return PATTERNS[kind].exec(bare)?.[0];
  return DUE.exec(bare)?.[0] ?? (DONE.test(bare) ? undefined : PATTERNS.plan.exec(bare)?.[0]);
}
