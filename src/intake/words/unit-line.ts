import { isForeignUnit } from "./foreign-unit.ts";
import { readPeriod } from "./period-text.ts";
import { halfWidth } from "./text-forms.ts";
import { MULTIPLIERS, readUnit, type StatedUnit } from "./unit-text.ts";

/** What a line says of units: those of ours, others (万美元), and what is none that is known, so that it must not be passed over. */
export type UnitLine = {
  readonly units: readonly StatedUnit[];
  readonly foreign: readonly string[];
  readonly unread: readonly string[];
  /** It says of what the units are, 金额单位：万元, or names several: they count for what they fit. */
  readonly areOfFitting: boolean;
};

const NONE: UnitLine = { units: [], foreign: [], unread: [], areOfFitting: false };
const LONGEST = 300;

const OF_MONEY = "(?:金额|经费|资金|基金|投资(?:金?额)?|货币)";
const WHOSE = `(?:计量|数额|数量|数值|数据|指标|人数|本表|表[内中]|统计|均|外|${OF_MONEY})`;
/** 单位 of units, and not of those who report (填报单位：, 单位名称). */
const LABEL = new RegExp(
  `(?:^|(?<=[^\\p{Script=Han}])|(?<whose>${WHOSE}))[,， ]*单位 ?(?:[:：] ?|均?[为是] ?|(?=[(\\[【])| (?=[^\\p{Script=Han}]|[十百千万亿元人个家])|(?=[十百千万亿元]))`,
  "gu",
);
/** A body behind 单位： is the one that reports. */
const BODY = /(?:院|所|中心|局|办|委|公司|大学|学院|部|处|科|厅|会|校|集团|实验室|盖章|签章|章|名称|机构|平台|人)$/;
const REMARK =
  /保留|小数|[当现]年?价|可比价|不变价|含|下同|以上|除|^人民币$|^(?:rmb|cny|yuan renminbi)$|^\d+$|^[(]?(?:盖章|签章|公章)[)]?$/i;

/** @param line with its blanks, which part units */
export function unitsOfLine(line: string): UnitLine {
  if (line.length > LONGEST || !MAY_STATE.test(line)) return readTail(line);
  const text = simplified(halfWidth(line)).replace(/\s+/g, " ").trim();
  const labelled = labelledParts(text);
  if (labelled.length > 0) return merged(labelled);
  return readTail(text);
}

/** True of a line that states units and says nothing else. */
export function isUnitLine(line: string): boolean {
  const text = simplified(halfWidth(line)).replace(/\s+/g, " ").trim();
  const { units, foreign, unread } = unitsOfLine(line);
  if (units.length + foreign.length + unread.length === 0) return /^(?:币种|货币|currency) ?[:：]/i.test(text);
  return (
    /^[([【]?(?:币种|货币|[^ ]{0,6}单位|units?|amounts?|in |rmb|cny)/i.test(text) ||
    readForm(bareOf(text), false) !== null
  );
}

function bareOf(text: string): string {
  return text.replace(/^[([【](.*)[)\]】]$/, "$1");
}

const MAY_STATE = /[单單]位/;

/** Signs of traditional writing that units have. */
const TRADITIONAL: readonly (readonly [RegExp, string])[] = [
  [/億/g, "亿"],
  [/萬/g, "万"],
  [/[圓圆]/g, "元"],
  [/單/g, "单"],
  [/幣/g, "币"],
];

function simplified(text: string): string {
  return TRADITIONAL.reduce((left, [sign, plain]) => left.replace(sign, plain), text);
}

/** The parts behind each 单位 of a line, up to the next, to a bracket that closes or to a label of something else. */
function labelledParts(text: string): UnitLine[] {
  const labels = [...text.matchAll(LABEL)];
  return labels.map((label, i) => {
    const from = label.index + label[0].length;
    const next = labels[i + 1]?.index ?? text.length;
    const words = upToClosing(text.slice(from, next)).replace(/[。；;，,、 ]+$/, "");
    const read = readWords(words, label[0].includes(":") || label[0].includes("："));
    const before = text.slice(Math.max(0, label.index - 6), label.index);
    const isForeign = /(?:美元|欧元|日元|港[币元]|外[币汇])/.test(before) && read.units.length > 0;
    const foreign = isForeign ? [...read.foreign, `${before.trim()} ${words}`] : read.foreign;
    const isOfMoney = new RegExp(OF_MONEY).test(label[0]) || /人数|外$/.test(label.groups?.["whose"] ?? "");
    return { ...read, units: isForeign ? [] : read.units, foreign, areOfFitting: read.areOfFitting || isOfMoney };
  });
}

function upToClosing(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if ("([【".includes(sign)) depth += 1;
    if (")]】".includes(sign)) depth -= 1;
    if (depth < 0 || sign === "。" || sign === "\n") return text.slice(0, at);
  }
  return text;
}

/** 亿元、人 or 人(博士、硕士)、亿元(投资): each word, and what stands in brackets behind it. */
function readWords(text: string, isSure: boolean): UnitLine {
  // 单位：万元 制表：张三
  const own = text.replace(/(?<=\S) +[^\s:：]{1,10}[:：].*$/, "").replace(/^[^\s:：]{1,6}[:：] ?/, "");
  const whole = readOne(own);
  if (whole !== null) return whole;
  const parts = own
    .replace(/[([【][^()[\]【】]*[)\]】]/g, (group) => group.replace(/[、,，;；/ ]/g, "·"))
    .split(SEPARATOR);
  const read = parts.filter((part) => part.trim() !== "").map((part) => readPart(part, isSure));
  const all = merged(read);
  return {
    ...all,
    areOfFitting: all.areOfFitting || all.units.length > 1 || all.unread.length + all.foreign.length > 0,
  };
}

const SEPARATOR = /[、；;/]|[,，](?!\d{3}(?!\d))/;

function readPart(part: string, isSure: boolean): UnitLine {
  const whole = readOne(part) ?? readOne(part.replaceAll(" ", ""));
  if (whole !== null) return whole;
  const [, base = "", inside = ""] = /^([^([【]*)[([【]([^()[\]【】]*)[)\]】]/.exec(part.trim()) ?? [];
  if (inside !== "") {
    const own = readOne(base) ?? (base.trim() === "" ? readOne(inside) : null);
    if (own !== null) {
      const isOther = isForeignMoney(inside);
      return isOther ? { ...NONE, foreign: [part.trim()] } : { ...own, areOfFitting: !REMARK.test(inside) };
    }
  }
  const words = part.trim().split(" ");
  if (words.length > 1) return merged(words.map((word) => readPart(word, isSure)));
  return unknownPart(part.trim(), isSure);
}

function unknownPart(part: string, isSure: boolean): UnitLine {
  if (REMARK.test(part) || readPeriod(part, 2000).kind !== "unreadable") return NONE;
  if (!SAYS_MONEY.test(part) && (!isSure || part.length > 8 || BODY.test(part))) return NONE;
  return { ...NONE, unread: [part] };
}

/** One unit, of ours or not; `null` where the text is neither. */
function readOne(text: string): UnitLine | null {
  const bare = text.trim();
  if (bare === "") return null;
  if (isForeignMoney(bare) || isForeignUnit(bare)) return { ...NONE, foreign: [bare] };
  const unit = readMoneyUnit(bare) ?? readUnit(bare);
  if (unit === null) return null;
  // 万 and 亿 alone are said of money; 千 of anything.
  return unit.unit !== null || unit.mult === 4 || unit.mult === 8
    ? { ...NONE, units: [unit.unit === null ? { ...unit, unit: "yuan" } : unit] }
    : { ...NONE, unread: [bare], areOfFitting: true };
}

const CURRENCY = /^(?:人民币|rmb|cny)|(?:人民币|rmb|cny|yuan(?:renminbi)?)$/i;
const OTHER_CURRENCY = /[美欧日港英澳加韩]元|美金|[港英]镑?币|英镑|日圆|外[币汇]|usd|eur|hkd|jpy|gbp|us\$|hk\$|€|£/i;

function isForeignMoney(text: string): boolean {
  return OTHER_CURRENCY.test(text) && text.length <= 24;
}

/** 人民币亿元, RMB 10,000, 100万元, thousands of yuan: money with its multiplier in digits or words, before or behind the currency. */
function readMoneyUnit(text: string): StatedUnit | null {
  const bare = text
    .toLowerCase()
    .replace(/[\s()[\]【】]/g, "")
    .replace(/^(?:amounts?|figures|money)?in/, "");
  const isMoney = CURRENCY.test(bare) || /元$/.test(bare);
  if (!isMoney) return null;
  const words = bare
    .replace(CURRENCY, "")
    .replace(CURRENCY, "")
    .replace(/元$/, "")
    .replace(/^\$|of$/g, "");
  const mult = multiplierOf(words.replace(/['’]/g, ""));
  return mult === null ? null : { unit: "yuan", mult, generic: false };
}

/** 10 of 10,000 thousand is 7: digits that are a one with zeros, and words behind them. */
function multiplierOf(text: string): number | null {
  const [, digits = "", words = ""] = /^(1(?:0|,000)*|000)?(.*)$/.exec(text) ?? [];
  const zeros = digits.replaceAll(",", "").replace(/^1/, "").length;
  if (words === "") return zeros;
  const word = words.replace(/s$/, "").replace(/s?of$/, "");
  const found = MULTIPLIERS.find(([known]) => known === word)?.[1] ?? (word === "m" ? 6 : undefined);
  return found === undefined ? null : zeros + found;
}

const CURRENCY_ALONE = /^(?:人民币|rmb|cny)$/i;
const UNIT_SIGNS = "(?:[十百千万亿]*(?:元|人民币)|[百千万亿]{1,2})";
const SAYS_MONEY = /(?:^|[十百千万亿:： (以按为])元(?![月旦宵素始件])|人民币|货币|币种|rmb|cny|\byuan\b|currency/i;
/** 金额：亿元, 金额以亿元计, 人民币(亿元), (亿元): a line or what stands in its last brackets, of a unit without the word 单位. */
const FORMS: readonly RegExp[] = [
  new RegExp(`^.{0,10}[:： ]?[以按](?<unit>[\\d,]*${UNIT_SIGNS})(?:为单位|计算?|计量|表示|列示)$`),
  /^(?<label>[^:：]{1,10})[:：] ?(?<unit>[^:：]+)$/,
  /^(?<label>[^()]{1,10})\((?<unit>[^()]+)\)$/,
  /^(?:unit|currency|amounts?|figures|money|all)?(?: ?[:：])? ?(?:in )?(?<unit>.*(?:rmb|cny|yuan|usd|us\$|hkd|eur).*)$/i,
  /^(?<unit>.+)$/,
];
const OF_AMOUNTS = /^(?:.*(?:金额|经费|资金|投资额?|基金|货币|币种|规模|数额|价值)|人民币|units?|currency|amounts?)$/i;

/** A unit that a line has in its last brackets, or that is all of it. */
function readTail(line: string): UnitLine {
  if (line.length > LONGEST) return NONE;
  const text = simplified(halfWidth(line)).replace(/\s+/g, " ").trim();
  const tail = tailBrackets(text);
  const own = tail === null ? text : tail;
  if (own.length > LONGEST_TAIL) return NONE;
  const found = readForm(bareOf(own), tail !== null);
  return found ?? NONE;
}

const LONGEST_TAIL = 40;

/** What stands in the brackets that end a text, with those inside them; `null` where it ends otherwise. */
export function tailBrackets(text: string): string | null {
  if (!/[)\]】]$/.test(text)) return null;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (")]】".includes(text.charAt(at))) depth += 1;
    if ("([【".includes(text.charAt(at))) depth -= 1;
    if (depth === 0) return text.slice(at + 1, -1);
  }
  return null;
}

function readForm(text: string, isInBrackets: boolean): UnitLine | null {
  for (const form of FORMS) {
    const { unit, label } = form.exec(text)?.groups ?? {};
    if (unit === undefined) continue;
    if (label !== undefined && !OF_AMOUNTS.test(label)) continue;
    if (/^(?:币种|货币|currency)$/i.test(label ?? "") && CURRENCY_ALONE.test(unit)) return NONE;
    // Which currency, and not how much of it.
    if (CURRENCY_ALONE.test(unit)) return { ...NONE, unread: [text], areOfFitting: true };
    const read = readOne(unit) ?? readOne(unit.replaceAll(" ", ""));
    if (read !== null && (label !== undefined || isInBrackets || isUnitAlone(unit)))
      return { ...read, areOfFitting: label !== undefined || form === FORMS[0] };
  }
  if (/[2-9]/.test(text)) return null;
  const isShort = text.length <= (isInBrackets ? LONGEST_TAIL : 16);
  const rest = text.replace(/[^\p{Script=Han}A-Za-z]/gu, "");
  if (!isShort || !SAYS_MONEY.test(text) || rest.length > 14 || isRemark(text)) return null;
  return { ...NONE, unread: [text], areOfFitting: true };
}

/** A line of 人 or 家 alone may be anything; one of money or of a multiplier and a unit is a unit. */
function isUnitAlone(text: string): boolean {
  return SAYS_MONEY.test(text) || OTHER_CURRENCY.test(text) || (readUnit(text)?.mult ?? 0) !== 0;
}

function isRemark(text: string): boolean {
  return /以上|以下|含|[超达过满]/.test(text);
}

function merged(parts: readonly UnitLine[]): UnitLine {
  return {
    units: parts.flatMap(({ units }) => units),
    foreign: parts.flatMap(({ foreign }) => foreign),
    unread: parts.flatMap(({ unread }) => unread),
    areOfFitting: parts.some(({ areOfFitting }) => areOfFitting),
  };
}
