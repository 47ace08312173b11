import { isMissingMark } from "./missing-marks.ts";
import { halfWidth } from "./text-forms.ts";
import { readUnit } from "./unit-text.ts";

/** 注1： and （2） before what a note says. */
const LEAD =
  /^[\s*※★#(（①-⑳¹²³⁴-⁹]*(?:备?注|说明|附注|填表说明|编者按|notes?|remarks?)?\s*(?:[(（]?\d{1,2}[)）]?)?\s*[:：.、)）]\s*|^[\s*※★#(（①-⑳¹²³⁴-⁹]*(?:\d{1,2}|[一二三四五六七八九十])[.、)）]\s*/i;

/** Notes that say nothing of what a figure is: of sources, people, dates of making, what stands in no row. */
const HARMLESS: readonly RegExp[] = [
  // The day on which a report was made.
  /^\d{4}(?:年\d{1,2}月\d{1,2}日|([-/.])\d{1,2}\1\d{1,2})$/,
  /^(?:数据|资料)?来源[:：]|^sources?[:：]/i,
  /^(?:填报|制表|审核|填表|报送|联系|负责|复核|单位负责|制定|批准|主管|统计|报出|表号|文号|备案|编制|打印|导出|发布|更新|印发)[^:：]{0,8}[:：]/,
  /^(?:本表|表中|上述|以上|各)?[^,，]{0,12}由.{2,30}(?:报送|填报|提供|上报|汇总|负责|审核|整理|编制)$/,
  /(?:编制|打印|导出|发布|公布|更新|印发|制定|修订|填报|报送|上报|汇总)(?:于|时间|日期)|于.{4,12}(?:编制|打印|导出|发布|公布|更新|印发|填报|报送|上报|汇总)$/,
  /(?:未列入|不在|未纳入)(?:本|此)表/,
  /^(?:数据)?以.{1,14}为准$/,
  /四舍五入|尾数|(?:合计|总计|总数).{0,12}(?:略有|可能)/,
  /^(?:本表|上表|以上|表中|各?数据|\d{1,2}月)*(?:数据?|人数|数量|金额)?(?:均?为|系|是)?(?:初步|快报|月报|正式|最终|实际|年报|终报)(?:数据?|统计数?|上报数)?$/,
  /^(?:含|包括)(?:补报|补录|税)数?$/,
  /每[月季年旬]|次月|^请|联系电话|报送要求/,
  /^(?:示例|测试)?数据(?:仅供参考|真实|有效|已核实|已审核|无误)|^illustrative data|^示例数据/i,
  /^(?:数据)?(?:均?已|经)?(?:核实|核对|核|审核|复核|确认|校对)(?:无误|完毕|通过)?$|^无$/,
];

/** What a term means; with no figures in it, nothing else than the indicator is called. */
const DEFINES =
  /(?:是指|系指|指的是|定义为|(?<![“"'])指(?![标数导示定向]))|^(?:统计)?(?:口径|范围|定义|方法)(?:为|是|[:：])/;
const DEFINES_OTHERWISE =
  /累计|累积|[上去前]个?[年月季期]|\d{1,2}月|季度|半年|签约|合同额|协议|意向|计划|[日周旬月季年]均|平均|同比|环比|[百千万亿]元|单位/;
/** The end of a period, of which a stock is anyway. */
const OF_END = /^[,，:：\s]*(?:数据)?(?:均?为|系|是)?(?:期末|月末|年末|季末|时点|期末时点|存量)(?:数|值|数据)?$/;

/** What stands behind a unit and says nothing of it. */
const OF_ROUNDING = /四舍五入|保留.{1,4}位?小数/;
/** 单位为亿元 and 单位：人、万元, which are read. */
const UNIT = /[^,，、:：]{0,8}单位(?:均?为|均?是|[:：])\s*([^;；()（）]+)/g;

const AMOUNT = "[十百千万亿]";
/** What changes figures, or one of them, or says that it may be another's. */
const SPEAKS: readonly RegExp[] = [
  // Units and multipliers.
  new RegExp(`单位|以[^,，]{1,8}计(?!划)|(?<!\\d)${AMOUNT}{1,2}(?:美|欧|日|港)?元|美元|欧元|日元|港币|港元|外币|汇率`),
  /\b(?:in|of) (?:rmb|cny|usd|us\$|yuan|thousands?|millions?|billions?|hundreds?|\d)|\b(?:thousand|million|billion)s?\b/i,
  // What is in them, or not.
  /含|包括|剔除|扣除|扣减|不计|未计|计入|合并|并入|合计|汇总(?!表)|共有|重复|兼有|分摊|拆分|转入|转出|划转|折算|换算/,
  // What stands for something else.
  /[“"'‘(]?-?\d+[”"'’)]?\s*(?:表示|代表|为缺|为未|指|是指|即)|以[零0〇].{0,6}(?:填|代|计)|(?:填|补|记|计)(?:为|作)?[零0〇]|缺报|暂缺|缺失|代码|空白/,
  /代替|替代|代用|沿用|参照|估|推算|测算|暂按|按.{1,12}(?:填列|填报|填写|推算|统计|计算|分摊)/,
  // What is wrong.
  /误|更正|勘误|应为|应是|改为|改成|填反|互换|对调|颠倒|错|列为|调换|订正|修正|疑似|存疑|待核|待定|未核|未审|作废/,
  // What kind they are.
  /签约|合同额|协议|意向|拟|计划|目标|预计|滚动|[日周旬月季年]均|平均|人均|累计|累积|同比|环比|增长|增减|净增|占比|比率|比例|百分|指数|排名|得分|期初|年初数/,
  /\b(?:cumulative|average|estimated?|planned|targets?|includ\w+|exclud\w+|instead|replaced|should be|wrong|error|missing|stands? for|growth)\b/i,
];

/** A time of another than the table's figures. The table's own are taken out before. */
const OTHER_TIME =
  /[上去前往跨]个?[年月季期]|同期|\d{4}年|\d{1,2}月|[一二三四1-4]季度|[上下]半年|全年|年度数|截[至止]|[上中下]旬|\d{1,2}日|至今|以来|\b(?:last|previous|prior) (?:year|month|quarter)\b/i;

/** What of a sentence is known: `bare` without the names and the table's own times. */
export type NoteNames = {
  readonly bare: string;
  /** An indicator or a platform stands in it. */
  readonly isNaming: boolean;
  /** All indicators in it are stocks, and there is one. */
  readonly isOfStocks: boolean;
};

/** A sentence as it is written, and in half width. */
export type NoteSentence = { readonly written: string; readonly text: string };

/** The sentences of a note, without its 注 and numbers. */
export function sentencesOf(note: string): NoteSentence[] {
  return note
    .split(/[。;；\n]|(?<=[^\d.])(?=\d{1,2}[.、]\s*[^\d\s])/)
    .map((sentence) => {
      const written = withoutLead(sentence.trim());
      return { written, text: halfWidth(written) };
    })
    .filter(({ text }) => text !== "");
}

function withoutLead(sentence: string): string {
  return sentence
    .replace(/^[\s①-⑳¹²³⁴-⁹*※★]+/, "")
    .replace(LEAD, "")
    .replace(LEAD, "")
    .trim();
}

/**
 * True of a sentence that says of figures what reading them did not use. One that is not known to be harmless does so if it
 * names an indicator or a platform, another time, a unit, a kind of figures, or what is wrong with them.
 */
export function saysOfFigures(sentence: string, { bare, isNaming, isOfStocks }: NoteNames): boolean {
  if (HARMLESS.some((shape) => shape.test(sentence) || shape.test(bare)) || marksMissing(sentence)) return false;
  if (isOfStocks && OF_END.test(bare)) return false;
  if (DEFINES.test(bare) && !DEFINES_OTHERWISE.test(bare)) return false;
  const left = bare.replace(UNIT, (whole, units: string) =>
    units.split(/[,，、/]/).every((unit) => OF_ROUNDING.test(unit) || readUnit(unit.trim()) !== null) ? "" : whole,
  );
  if (/^[\s,，、:：为是均和及的数据以上本表中各()]*$/.test(left)) return false;
  if (SPEAKS.some((shape) => shape.test(left)) || OTHER_TIME.test(left)) return true;
  return isNaming;
}

/** “—”表示无数据: what marks of missing figures mean, as they are read. */
function marksMissing(sentence: string): boolean {
  return sentence.split(/[,，]/).every((part) => {
    const [, mark, meaning] =
      /^(?:表中|表内)?[“"'‘]?([^”"'’]{1,8}?)[”"'’]?(?:表示|为|代表)(.+)$/.exec(part.trim()) ?? [];
    if (mark === undefined || meaning === undefined) return false;
    return (
      isMissingMark(mark) ||
      /^空(?:白|格|缺)?$/.test(mark) ||
      (mark === "0" && /^(?:真实)?(?:无发生|没有|未发生|零)/.test(meaning))
    );
  });
}
