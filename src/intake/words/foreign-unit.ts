import { halfWidth } from "./text-forms.ts";
import { readUnit } from "./unit-text.ts";

/**
 * Units that files state and no indicator is counted in: other currencies, weights, lengths, times, converted people. They
 * are known so that a figure in them is never taken for one in ours: 亿美元, 千美元, 标准人, 元/人, 上年=100.
 */
const FOREIGN: ReadonlySet<string> = new Set(
  [
    "美元 美金 欧元 日元 日圆 港元 港币 英镑 韩元 韩圆 澳元 澳门元 新台币 台币 加元 加币 瑞士法郎 法郎 卢布 卢比 泰铢 新加坡元 新元 外币 外汇",
    "usd us$ $ dollar dollars usdollar usdollars eur euro euros ecu € gbp £ pound pounds sterling jpy yen hkd hk$ krw won cad aud chf rub inr sgd twd lcu ppp pps",
    "吨 公吨 公斤 千克 克 斤 公里 千米 米 厘米 毫米 里 平方米 平米 平方公里 平方千米 ㎡ 亩 公顷 立方米 立方 升 毫升 桶 千瓦时 千瓦 瓦 兆瓦 度 标准煤 吨标准煤 吨标煤 摄氏度 ℃",
    "kg g t ton tons tonne tonnes km km2 km² m m2 m² m3 m³ ha hectare hectares kw kwh mw mwh gwh toe barrel barrels litre litres liter liters",
    "天 工日 小时 分钟 秒 工时 课时 学时 人年 人月 人天 人日 人时 岁 倍 分 点 百分点 个百分点 pp 次/天 万分之一 辆 台 套 只 艘 架 张 床 张床位 床位 车位 座 栋 幢 株 头 辆次 班次 股 手",
    "day days hour hours minute minutes year years percentagepoint percentagepoints points index fte ftes headcount",
  ].flatMap((words) => words.split(" ")),
);

const MULTIPLIER =
  /^(?:[十百千万亿]{1,3}|1?0{2,6}|(?:10|100)?(?:thousand|million|billion|trillion|mn|mln|bn|bln|tn|mio|ths)s?(?:of)?)/;
/** 标准人 and 全时人员 count people of another kind; 人年 and 当量 what they come to. */
const CONVERTED = /^(?:标准|折算|折合|折|等效|等值|全时|换算|自然|户籍)(.+)$|当量$/;
/** 上年=100, 2015年=100, 上年同期为100, an index. */
const INDEX = /(?:=|为|:)100(?:%|点)?$|^(?:定基|环比|同比)?(?:价格)?指数$|^index/;
/** 每万人, 人均, per capita, % of GDP: a rate of something. */
const RATE =
  /^(?:每[十百千万]*(?:人|户|家|平方公里|亩|常住人口)|人均|户均|per(?!cent$|centage$|son|100$|mille$))|^(?:%|percent|pct)of|^pcgdp$|^占/;

const LONGEST = 24;

/** True of a text that is a unit and none of ours. */
export function isForeignUnit(text: string): boolean {
  if (text.length > LONGEST || readUnit(text) !== null) return false;
  const bare = halfWidth(text)
    .toLowerCase()
    .replace(/[\s_()[\]【】〔〕]/g, "")
    .replace(/^(?:计量)?(?:单位|units?)[:：]?/, "");
  if (bare === "" || readUnit(bare) !== null) return false;
  if (INDEX.test(bare) || RATE.test(bare)) return true;
  const [left = "", right, ...more] = bare.split("/");
  if (right !== undefined) return more.length === 0 && isAnyUnit(left) && isAnyUnit(right);
  const converted = CONVERTED.exec(bare);
  if (converted) return converted[1] === undefined || isAnyUnit(converted[1]);
  return isForeignWord(bare);
}

/** US$ million, USD m: in English the multiplier may stand behind. */
const MULTIPLIER_BEHIND = /(?:thousand|million|billion|trillion|mn|mln|bn|bln|m|k)s?$/;

function isForeignWord(bare: string): boolean {
  return [bare, bare.replace(MULTIPLIER, ""), bare.replace(MULTIPLIER_BEHIND, "")].some((word) => FOREIGN.has(word));
}

function isAnyUnit(bare: string): boolean {
  return readUnit(bare) !== null || isForeignWord(bare);
}

const LONGEST_NAME = 300;
const IN_BRACKETS = /^(.*\S)\s*[(（[【]([^()（）[\]【】]{1,24})[)）\]】]\s*$/s;
const BEHIND_A_SIGN = /^(.*\S)\s*(?:[,，:：]|(?<=\w)_(?=\w+$))\s*([^\s,，:：_]{1,16})\s*$/s;

/** A name with a unit behind it that is none of ours, 投资金额（亿美元）; `null` where it has none. */
export function splitForeignUnit(text: string): { readonly text: string; readonly foreign: string } | null {
  if (text.length > LONGEST_NAME) return null;
  const [, name, unit] = IN_BRACKETS.exec(text) ?? BEHIND_A_SIGN.exec(text) ?? [];
  return name !== undefined && unit !== undefined && isForeignUnit(unit) ? { text: name, foreign: unit.trim() } : null;
}
