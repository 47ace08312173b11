import { spacedLine } from "./text-forms.ts";
import { isUnitLine, tailBrackets, unitsOfLine } from "./unit-line.ts";

/**
 * Words by which titles say what every table is: what it is called, whom and which months it covers in general. What is none of
 * them, no name, no time and no unit may change what the figures are (人均, 权重, 高新区), and so is asked about.
 */
const HARMLESS: readonly string[] = [
  // What a table is called.
  "情况 统计 统计表 报表 月报 季报 年报 半年报 月度 季度 年度 数据 数据表 汇总 汇总表 明细 明细表 一览 一览表 清单 台账 登记 登记表 报告 报告期 报送 上报 填报 通报 简报 专报 公报 通知 附件 附表 续表 关于 有关 定稿 终稿 最终 修订 更新 初稿 初步 修改 分析 对比 比较 趋势 统计期 统计时间 统计年度 统计区间 所属期 所属时期 期间 时间 时期 时点 数据库 工作表 原始 表格 表式 样式 总表 分表 主表 附 表 报 版 稿 号 页 稿件 总览 概况 概览 综述 排序 列表 指标 指标表 指标值",
  // What is done, and of what.
  "工作 完成 进展 进度 推进 落实 执行 实施 达成 开展 建设 运行 运营 发展 重点 主要 核心 关键 基本 综合 相关 具体 各项 总体 整体 全部 所有 成效 成果 业绩 动态 实绩 实际 实有 实绩表 任务完成 目标完成 月份 经济 社会 效益",
  "人才 引才 引智 聚才 引才聚才 引进 引入 招引 引育 招聘 招才 培养 培育 人员 人数 数量 总数 总量 个数 家数 次数 场次 场数 期数 件数 金额 总额 额度 投资 投资额 资金 经费 基金 项目 规模 博士 硕士 博硕士 硕博 博士生 硕士生 研究生 全职 高层次 高端 领军 专家 团队 学历 学术 论坛 沙龙 活动 服务 专利 论文 知识产权 合作 产学研 科技 科研 科创 创新 创业 产业 平台 科创平台 创新平台 载体 研究院所 入驻 孵化 招商 攻关 联合体",
  "数 值 量 名称 人 个 家 项 场 次 期 件 名 位 元 人次",
  // Of whom, and by whom.
  "各 全 分省 分市 分县 分区 我市 全市 全区 全县 本市 本区 本县 我区 我县 地区 各地 各单位 各平台 分平台 按平台 机构 市级 市属 单位 中共 委 党委 市委 县委 区委 委组织部 组织部 领导小组 办公室 人才办 人才服务中心 服务中心 科技局 科学技术局 人社局 人力资源和社会保障局 人力资源 社会保障局 统计局 发改委 发展和改革委员会 工信局 财政局 教育局 政府 人民政府",
  // When.
  "年 月 日 季 旬 周 号 半年 上半年 下半年 上半月 下半月 全年 截至 截止 至 到 自 从 头 最近 底 末 起 止 当期 本期 当月 本月 本年 本季 当季 当年 今年 以来 目前 分月 按月 各月 逐月 分季 按季 各季 分年 按年 各年 逐年 历年 年来 年初 累计 累计数 累积 合计 总计 当期数 当月数 新增 期末 月末 年末 季末 个月",
  "的 及 和 与 暨 之 新 共 份 度",
].flatMap((words) => words.split(" "));

/** Words of what was planned, where the title says how much of it is done (目标任务完成情况). */
const OF_PLANS = "目标 任务 计划 责任 考核 规划 责任制".split(" ");
const DONE = /完成|进展|进度|达成|执行|落实|责任|考核|推进/;

const BY_FIRST = byFirst(HARMLESS);
const WITH_PLANS = byFirst([...HARMLESS, ...OF_PLANS]);

const LATIN_WORDS: ReadonlySet<string> = new Set(
  "table tables statistics statistical report reports monthly annual yearly quarterly half data figures number numbers no of by in for the and to total new per platform platforms observation observations dataset region regional city all each month months year years quarter quarters from until through ytd date summary overview list final copy updated people persons person organization organizations organisation organisations count as at end main key indicator indicators talent talents recruitment recruited hired hires work progress results result situation performance status sheet a an on with s jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december first second third fourth ii iii iv innovation science technology institute institutes period reporting current cumulative".split(
    " ",
  ),
);

/** A line of who reports, publishes or checks, and when; it says nothing of the figures. */
const OF_OTHERS =
  /(?:填[报表写]|制表|报[送出]|上报|审[核批签]|复核|负责|联系|主管|批准|制[定发]|编[制报]|牵头|提供|发布|来源|电话|邮箱|传真|地址|[文表]\s*号|有效期|日期|更新|印发|抄送|密级|签[发章]|盖章|打印|导出|生成|下载)[^:]{0,8}[:]/;
const OF_THE_REPORT = /日期|发布|制表|打印|导出|印发/;
/** A sentence is a remark and no title. */
const SENTENCE = /。|^请|[!?]$/;
const LONGEST = 120;

/** True of a line, or a cell before another, that says who reports, publishes or checks, and when. */
export function isOfOthers(line: string): boolean {
  return OF_OTHERS.test(line) || OF_THE_REPORT.test(line) || LABEL_ALONE.test(line);
}

const LABEL_ALONE = /^(?:(?:数据|资料)?来源|(?:data )?sources?|last updated(?: date)?|updated?|published)$/i;

/** What a title says that is no word of titles; names of the catalogue are taken out before, a blank for each. */
export function remnantsOf(title: string): string[] {
  const line = spacedLine(title);
  if (line.length > LONGEST || SENTENCE.test(line) || isOfOthers(line) || isUnitLine(line)) return [];
  const words = DONE.test(line) ? WITH_PLANS : BY_FIRST;
  const chunks = [...withoutTimesAndUnits(line).matchAll(/\p{Script=Han}+|[A-Za-z]+/gu)].map(([chunk]) => chunk);
  const found = chunks.flatMap((chunk) =>
    /^[A-Za-z]/.test(chunk) ? (isLatinWord(chunk) ? [] : [chunk]) : notCovered(chunk, words),
  );
  return [...new Set(found)];
}

/** A letter alone numbers something, Q3 or T03. */
function isLatinWord(word: string): boolean {
  return word.length === 1 || LATIN_WORDS.has(word.toLowerCase());
}

const NUMERALS = "[〇○零一二三四五六七八九十]+";
const NOT_SAID: readonly RegExp[] = [
  // 单位：万元: whether a unit is understood is looked at elsewhere.
  /[单單]位[:： ].*$|\bunits?:.*$/i,
  // 一、 and (二) number a title.
  new RegExp(`^\\(?${NUMERALS}[、.)]`),
  new RegExp(`[第前]?${NUMERALS}(?=[年月季日号个期批至到、和及—–-])`, "g"),
  /[第前]?[一二两三四五六七八九十]+个?(?=季度|月)/g,
  /十[一二三四五]五(?:期间|时期|规划)?/g,
  /[第前头]?\d+/g,
];

function withoutTail(line: string): string {
  const inside = tailBrackets(line);
  return inside === null ? line : line.slice(0, -inside.length - 2);
}

function withoutTimesAndUnits(line: string): string {
  const { units, foreign, unread } = unitsOfLine(line);
  const bare = units.length + foreign.length + unread.length > 0 ? withoutTail(line) : line;
  return NOT_SAID.reduce((left, pattern) => left.replace(pattern, " "), bare);
}

function byFirst(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const word of words) {
    const first = word.charAt(0);
    found.set(first, [...(found.get(first) ?? []), word]);
  }
  return found;
}

type Piece = { readonly text: string; readonly isWord: boolean };

/** The parts of a text that known words leave over, as few characters as can be. */
function notCovered(text: string, words: ReadonlyMap<string, readonly string[]>): string[] {
  const pieces = joined(piecesOf(text, words));
  return pieces.flatMap(({ text: own, isWord }, i) => {
    if (isWord) return [];
    // 人 of 人均 is a word as well; one character says little without the word before.
    const before = pieces[i - 1]?.text ?? "";
    const behind = pieces[i + 1]?.text ?? "";
    const first =
      /^[人个家项场次件名位数]$/.test(before) || (own.length === 1 && !/[年月日号]$/.test(before)) ? before : "";
    return [`${first}${own}${own.length === 1 || behind.length === 1 ? behind : ""}`];
  });
}

/** 新 between 高 and 区 is none of our words. */
function joined(pieces: readonly Piece[]): Piece[] {
  const done: Piece[] = [];
  for (const piece of pieces) {
    const [last, between] = [done.at(-2), done.at(-1)];
    const isOneWord = !piece.isWord && last?.isWord === false && between?.text.length === 1;
    if (isOneWord) done.splice(-2, 2, { text: `${last.text}${between.text}${piece.text}`, isWord: false });
    else done.push(piece);
  }
  return done;
}

function piecesOf(text: string, words: ReadonlyMap<string, readonly string[]>): Piece[] {
  // How many characters stay over up to each place at least, and the place from which that is reached.
  const best = Array.from({ length: text.length + 1 }, (_, at) => ({ left: at, from: at - 1, isWord: false }));
  for (let at = 0; at < text.length; at += 1) {
    const { left } = best[at] ?? { left: at };
    const reach = (to: number, cost: number, isWord: boolean) => {
      const known = best[to];
      if (known && (cost < known.left || (cost === known.left && isWord && !known.isWord)))
        best[to] = { left: cost, from: at, isWord };
    };
    reach(at + 1, left + 1, false);
    for (const word of words.get(text.charAt(at)) ?? [])
      if (text.startsWith(word, at)) reach(at + word.length, left, true);
  }
  const pieces: Piece[] = [];
  for (let end = text.length; end > 0; ) {
    const { from, isWord } = best[end] ?? { from: end - 1, isWord: false };
    const [next] = pieces;
    if (!isWord && next && !next.isWord) pieces[0] = { text: text.slice(from, end) + next.text, isWord };
    else pieces.unshift({ text: text.slice(from, end), isWord });
    end = from;
  }
  return pieces;
}
