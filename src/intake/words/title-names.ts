/** The one entry whose name stands in a title; not `isSure` where the name may be part of another word there. */
export type NamedInTitle = { readonly code: string; readonly isSure: boolean };

/** Shortest name that is looked for inside a longer text. */
const SHORTEST = 2;
const LONGEST_TITLE = 500;
/** A longer text beside a name is no row of known words. */
const LONGEST_BESIDE = 60;

/**
 * Words of titles that end where a name may begin and begin where one may end. Words of one sign count only in a row of
 * known words up to the next gap: 引进博士数(月) has the indicator, 平台数据 has not.
 */
const WORDS =
  "情况 统计 统计表 报表 月报 季报 年报 周报 旬报 日报 月度 季度 年度 数据 汇总 明细 一览 清单 台账 登记 报告 报送 上报 填报 人数 数量 总数 总量 个数 家数 次数 场次 场数 期数 金额 完成 进展 进度 分析 对比 变化 趋势 附件 附表 定稿 终稿 最终 修订 更新 平台 地区 分月 按月 各月 累计 当期 本期 当期值 期末值 当月 本月 本年 全年 今年 以来 新增 主要 关于 有关 截至 截止 单位 我市 全市 全省 全县 全区 数 值 量 表 报 的 及 和 与 人 个 家 项 场 期 次 元 新 各 共 版 份".split(
    " ",
  );
const LATIN_WORDS: ReadonlySet<string> = new Set(
  "table tables statistics report reports monthly annual yearly quarterly data figures number numbers no of by in for the and total new per platform platforms region city all month months year years quarter quarters to from until ytd summary list final draft copy updated people persons count as at jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november december".split(
    " ",
  ),
);
const TIME = /^(?:\d+|[一二三四上下全第前]{1,2}(?=[年月季半旬])|半?年度?|月份?|季度?|日|旬|[底末初至到])/u;
/** What may stand right before a name: the one who reports, a place. */
const REPORTER =
  /(?:[省市县区州盟旗镇乡局厅委办院所台\d年月日季度]|中心|集团|公司|大学|单位|部门|机构|实验室|研究室|联盟|协会)$/u;
/** Words by which a title says that its figures are not the indicator's own. */
const OTHER_FIGURES =
  /目标|计划|任务|增速|增幅|增长|占比|比重|完成率|排名|名次|得分|预测|预计|人均|target|plan|forecast|rate|share|growth|rank|score|percapita/;

/** How the signs of a text that names are compared by stand beside each other: close, with a blank, with a mark between. */
type Gap = "none" | "blank" | "mark";
type Signs = { readonly form: string; readonly gaps: readonly Gap[] };

/** @param byForm what is looked for, by the forms of its names */
export function findInTitle(
  text: string,
  byForm: ReadonlyMap<string, ReadonlySet<{ readonly code: string }>>,
): NamedInTitle | null {
  const signs = signsOf(text);
  const inside = [...byForm.keys()].filter((form) => form.length >= SHORTEST && signs.form.includes(form));
  // Of names inside each other (引进博士 in 全职引进博士) the longer counts.
  const longest = inside.filter((form) => !inside.some((other) => other !== form && other.includes(form)));
  const codes = new Set(longest.flatMap((form) => [...(byForm.get(form) ?? [])].map(({ code }) => code)));
  const [code] = codes;
  if (codes.size !== 1 || code === undefined) return null;
  const isWhole = longest.some((form) => placesOf(form, signs).some((at) => standsAlone(signs, at, at + form.length)));
  const rest = longest.reduce((left, form) => left.replaceAll(form, " "), signs.form);
  return { code, isSure: isWhole && !OTHER_FIGURES.test(rest) };
}

/** The text in the form of names (`nameForm`), and what stood between its signs. */
function signsOf(text: string): Signs {
  const gaps: Gap[] = [];
  let form = "";
  let gap: Gap = "mark";
  for (const sign of text.slice(0, LONGEST_TITLE).normalize("NFKC").toLowerCase()) {
    if (/[\p{P}\p{Z}\p{C}`^~|=+<>$]/u.test(sign)) {
      if (gap !== "mark") gap = /[\s_'’‘-]/u.test(sign) && sign !== "\n" ? "blank" : "mark";
      continue;
    }
    for (let i = 0; i < sign.length; i += 1) gaps.push(i === 0 ? gap : "none");
    form += sign;
    gap = "none";
  }
  return { form, gaps: [...gaps, "mark"] };
}

function placesOf(name: string, { form }: Signs): number[] {
  const places: number[] = [];
  for (let at = form.indexOf(name); at >= 0; at = form.indexOf(name, at + 1)) places.push(at);
  return places;
}

const LATIN = /[a-z]/;

function standsAlone(signs: Signs, from: number, to: number): boolean {
  return endsBefore(signs, from) && beginsAfter(signs, to);
}

/** True where no word goes on into what begins at a place. */
function endsBefore({ form, gaps }: Signs, at: number): boolean {
  const isLatin = LATIN.test(form.charAt(at));
  const gap = gaps[at] ?? "mark";
  if (gap === "mark") return true;
  if (LATIN.test(form.charAt(at - 1))) {
    if (!isLatin || gap === "none") return !isLatin;
    let start = at - 1;
    while (start > 0 && gaps[start] === "none" && LATIN.test(form.charAt(start - 1))) start -= 1;
    return LATIN_WORDS.has(form.slice(start, at));
  }
  if (gap === "blank" || isLatin) return true;
  let start = at - 1;
  while (start > 0 && gaps[start] === "none") start -= 1;
  const before = form.slice(start, at).slice(-LONGEST_BESIDE);
  return REPORTER.test(before) || WORDS.some((word) => word.length > 1 && before.endsWith(word)) || isOfWords(before);
}

/** True where what ends at a place goes on into no word behind it. */
function beginsAfter({ form, gaps }: Signs, at: number): boolean {
  const isLatin = LATIN.test(form.charAt(at - 1));
  const gap = gaps[at] ?? "mark";
  if (gap === "mark") return true;
  if (LATIN.test(form.charAt(at))) {
    if (!isLatin || gap === "none") return !isLatin;
    let end = at + 1;
    while (end < form.length && gaps[end] === "none" && LATIN.test(form.charAt(end))) end += 1;
    return LATIN_WORDS.has(form.slice(at, end));
  }
  if (gap === "blank" || isLatin) return true;
  let end = at + 1;
  while (end < form.length && gaps[end] === "none") end += 1;
  const behind = form.slice(at, end);
  const isWord = WORDS.some((word) => word.length > 1 && behind.startsWith(word));
  return isWord || (behind.length <= LONGEST_BESIDE && isOfWords(behind));
}

/** True of a text that known words make up, whichever way it is parted. */
function isOfWords(text: string): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at += 1) {
    if (!reached.has(at)) continue;
    const rest = text.slice(at);
    for (const word of WORDS) if (rest.startsWith(word)) reached.add(at + word.length);
    const time = TIME.exec(rest)?.[0];
    if (time) reached.add(at + time.length);
  }
  return reached.has(text.length);
}
