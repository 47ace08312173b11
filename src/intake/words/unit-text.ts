import { ownText } from "#domain/terms/own-text.ts";
import type { UnitCode } from "#domain/terms/unit.ts";
import { halfWidth } from "./text-forms.ts";

/** A unit as written: 万元 is `yuan` with 4, 亿 alone is `null` with 8, 成 is `percent` with 1 (tenths), ‰ with -1. */
export type StatedUnit = {
  readonly unit: UnitCode | null;
  readonly mult: number;
  readonly generic: boolean;
  /** 人次: whoever comes twice counts twice, so it is not quite 人. */
  readonly times?: true;
};

export const UNIT_WORDS: ReadonlyMap<string, UnitCode> = new Map(
  (
    [
      ["person", "人 名 位 人员 名人员 名人才 位人才 名专家 位专家 人次 people person persons"],
      ["item", "个 项 件 篇 个项目 个平台 个课题 项课题 件专利 项专利 item items project projects"],
      [
        "enterprise",
        "家 户 家企业 户企业 家单位 家机构 enterprise enterprises organisation organisations organization organizations firm firms company companies",
      ],
      ["event", "场 次 场次 场活动 次活动 event events"],
      ["edition", "期 届 edition editions session sessions"],
      ["yuan", "元 元人民币 人民币元 人民币 块 rmb cny yuan ¥ ￥"],
      ["percent", "% ％ pct percent percentage 百分比 per100"],
    ] as const
  ).flatMap(([code, words]) => words.split(" ").map((word): [string, UnitCode] => [word, code])),
);

/** 个 counts anything that is counted: 13个平台 is the same as 13家平台. */
const GENERIC = new Set(["个", "个项目", "个平台", "个课题", "item", "items"]);
/** Who comes twice counts twice. */
const TIMES = new Set(["人次"]);

export const MULTIPLIERS: readonly (readonly [string, number])[] = [
  ["万亿", 12],
  ["千亿", 11],
  ["百亿", 10],
  ["十亿", 9],
  ["亿", 8],
  ["个亿", 8],
  ["千万", 7],
  ["百万", 6],
  ["十万", 5],
  ["万", 4],
  ["千", 3],
  ["百", 2],
  ["十", 1],
  ["100million", 8],
  ["10million", 7],
  ["10thousand", 4],
  ["100thousand", 5],
  ["thousand", 3],
  ["million", 6],
  ["billion", 9],
  ["trillion", 12],
  ["mn", 6],
  ["mln", 6],
  ["bn", 9],
  ["bln", 9],
  ["tn", 12],
  ["trn", 12],
  ["000", 3],
];

const known = new Map<string, StatedUnit | null>();
const MOST_KNOWN = 5000;

/** Reads a unit with its multiplier, with or without brackets or 单位： before it; `null` where the text is none. */
export function readUnit(text: string): StatedUnit | null {
  if (text.length > 40) return null;
  const cached = known.get(text);
  if (cached !== undefined) return cached;
  const unit = parseUnit(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(ownText(text), unit);
  return unit;
}

function parseUnit(text: string): StatedUnit | null {
  const bare = halfWidth(text)
    .toLowerCase()
    .replace(/[\s_()[\]【】〔〕]/g, "")
    .replace(/^['’](?=000)/, "")
    .replace(/^(?:计量)?(?:单位|units?)[:：]?/, "");
  if (bare === "") return null;
  if (bare === "‰") return { unit: "percent", mult: -1, generic: false };
  if (bare === "成") return { unit: "percent", mult: 1, generic: false };
  const whole = statedUnit(bare, 0);
  if (whole) return whole;
  const [, behind = ""] = /^(?:rmb|cny)(.+)$/.exec(bare) ?? [];
  if (behind !== "") return currencyUnit(behind);
  for (const [word, mult] of MULTIPLIERS) {
    if (!bare.startsWith(word)) continue;
    const rest = bare
      .slice(word.length)
      .replace(/^s(?=of|$)/, "")
      .replace(/^of/, "");
    if (rest === "") return { unit: null, mult, generic: true };
    return statedUnit(rest, mult);
  }
  return null;
}

/** RMB million, CNY 100 million, RMB 10,000: in English the currency may stand before what multiplies it. */
function currencyUnit(text: string): StatedUnit | null {
  const zeros = /^1((?:,?0)+)$/.exec(text)?.[1]?.replaceAll(",", "");
  const word = text.replace(/s$/, "");
  const mult = zeros?.length ?? (word === "m" ? 6 : MULTIPLIERS.find(([known]) => known === word)?.[1]);
  return mult === undefined ? null : { unit: "yuan", mult, generic: false };
}

function statedUnit(word: string, mult: number): StatedUnit | null {
  const unit = UNIT_WORDS.get(word);
  if (unit === undefined) return null;
  return { unit, mult, generic: GENERIC.has(word), ...(TIMES.has(word) ? { times: true } : {}) };
}

/** Codes of units in statistics' code lists: Eurostat's PER and NR, the OECD's PS; a multiplier stands before them. */
const CODES: ReadonlyMap<string, UnitCode | null> = new Map([
  ["PER", "person"],
  ["PERS", "person"],
  ["PS", "person"],
  ["PC", "percent"],
  ["PT", "percent"],
  ["NR", null],
  ["NBR", null],
  ["", null],
]);

/** Reads a code of a unit, THS_PER as thousands of people; `null` where it is none of those. */
export function readUnitCode(text: string): StatedUnit | null {
  const [whole, prefix, code = ""] = /^(?:(THS|MIO)_?)?([A-Z]*)$/.exec(text) ?? [];
  const unit = CODES.get(code);
  if (!whole || unit === undefined) return null;
  return { unit, mult: prefix === "THS" ? 3 : prefix === "MIO" ? 6 : 0, generic: unit === null };
}

/** Names are shorter; the patterns take the square of the length. */
const LONGEST_NAME = 300;

export type SplitUnit = { readonly text: string; readonly unit: StatedUnit | null };

/** Splits a unit off a name: 投资金额（万元） gives 投资金额 and 万元, invested_billion the billion. Other brackets stay. */
export function splitUnit(text: string): SplitUnit {
  if (text.length > LONGEST_NAME) return { text, unit: null };
  const match =
    /^(.*\S)\s*[(（[【]([^()（）[\]【】]{1,20})[)）\]】]\s*$/s.exec(text) ??
    /^(.*\S)\s*[,，/:：]\s*([^\s,，/:：]{1,12})\s*$/s.exec(text);
  const unit = match ? readUnit(match[2] ?? "") : null;
  return unit && match ? { text: match[1] ?? "", unit } : splitMultiplier(text);
}

/** Words at the end that say how many of a unit there are: a multiplier, and the unit behind it or the currency before. */
const MOST_UNIT_WORDS = 4;

/** invested_billion, Amount invested (no sign) million yuan, 投资金额_万元. A unit alone may be a word of the name. */
function splitMultiplier(text: string): SplitUnit {
  const words = [...text.matchAll(/[^\s_]+/g)];
  for (let count = Math.min(MOST_UNIT_WORDS, words.length - 1); count > 0; count -= 1) {
    const at = words[words.length - count]?.index ?? 0;
    const tail = text.slice(at);
    const unit = /\p{L}/u.test(tail) ? readUnit(tail) : null;
    if (unit !== null && unit.mult !== 0) return { text: text.slice(0, at).replace(/[\s_]+$/, ""), unit };
  }
  return { text, unit: null };
}
