import type { NumericQualifier } from "#domain/terms/qualifier.ts";
import { joinStatuses, type ObservedStatus, type ObsStatus } from "#domain/terms/status.ts";

const BEFORE: readonly (readonly [NumericQualifier, readonly string[]])[] = [
  [
    "ge",
    [
      "不少于",
      "不低于",
      "不小于",
      "至少",
      "大于等于",
      "大于或等于",
      ">=",
      "≥",
      "at least",
      "no less than",
      "not less than",
    ],
  ],
  [
    "le",
    [
      "不超过",
      "不高于",
      "不多于",
      "不大于",
      "至多",
      "最多",
      "小于等于",
      "小于或等于",
      "<=",
      "≤",
      "at most",
      "up to",
      "no more than",
      "not more than",
    ],
  ],
  [
    "gt",
    [
      "超过",
      "突破",
      "大于",
      "高于",
      "多于",
      "超",
      "逾",
      ">",
      "more than",
      "greater than",
      "over",
      "above",
      "exceeding",
    ],
  ],
  [
    "lt",
    [
      "接近",
      "将近",
      "不足",
      "不到",
      "低于",
      "少于",
      "小于",
      "近",
      "<",
      "less than",
      "fewer than",
      "nearly",
      "almost",
      "under",
      "below",
    ],
  ],
  [
    "approx",
    ["大约", "约为", "大概", "约", "≈", "~", "approximately", "approx.", "approx", "around", "about", "circa", "ca."],
  ],
];
const AFTER: readonly (readonly [NumericQualifier, readonly string[]])[] = [
  ["ge", ["及以上", "以上"]],
  ["le", ["及以下", "以下", "以内"]],
  ["approx", ["左右", "上下", "许"]],
];
/** Longer words first, so that 不超过 is not read as a stray 不 before 超过. */
export const BEFORE_WORDS = flatten(BEFORE);
export const AFTER_WORDS = flatten(AFTER);

export const STATUS_WORDS: ReadonlyMap<string, ObsStatus> = new Map([
  ["初步", "P"],
  ["初步数", "P"],
  ["快报", "P"],
  ["快报数", "P"],
  ["初报", "P"],
  ["终报", "A"],
  ["正式", "A"],
  ["正式数", "A"],
  ["预计", "E"],
  ["预计数", "E"],
  ["估计", "E"],
  ["估算", "E"],
  ["预测", "F"],
  ["口径变更", "B"],
  ["口径调整", "B"],
  ["provisional", "P"],
  ["estimated", "E"],
  ["forecast", "F"],
  ["break", "B"],
]);
/** Letters of CL_OBS_STATUS and Eurostat's flags: `s` its own estimate, `r` revised, `i` see the notes. */
const STATUS_LETTERS: ReadonlyMap<string, ObsStatus> = new Map<string, ObsStatus>([
  ["a", "A"],
  ["b", "B"],
  ["d", "D"],
  ["e", "E"],
  ["f", "F"],
  ["i", "A"],
  ["n", "N"],
  ["p", "P"],
  ["r", "A"],
  ["s", "E"],
  ["u", "U"],
]);

type Stripped = { readonly rest: string; readonly qualifier: NumericQualifier | null };

/** Takes the word before a number off: 超60% gives 60% and `gt`. 达 says nothing of exactness and goes. */
export function stripPrefix(text: string): Stripped {
  if (/^[\d.+-]/.test(text)) return { rest: text, qualifier: null };
  const lower = text.toLowerCase();
  for (const [word, qualifier] of BEFORE_WORDS)
    if (lower.startsWith(word)) return { rest: text.slice(word.length).trimStart(), qualifier };
  if (text.startsWith("达")) return { rest: text.slice(1).trimStart(), qualifier: null };
  return { rest: text, qualifier: null };
}

/** Takes the word behind a number off: 60%以上 gives 60% and `ge`. */
export function stripSuffix(text: string): Stripped {
  for (const [word, qualifier] of AFTER_WORDS)
    if (text.endsWith(word)) return { rest: text.slice(0, -word.length).trimEnd(), qualifier };
  return { rest: text, qualifier: null };
}

/** Takes a status behind a figure off: a letter of CL_OBS_STATUS (12.3 p) or a word in brackets (25（初步）). */
export function splitStatus(text: string): { body: string; status: ObservedStatus | null } {
  const word = /^(.*?)\s*\(([^()]+)\)$/.exec(text);
  const named = word ? statusOfWords(word[2] ?? "") : null;
  if (word && named) return { body: word[1] ?? "", status: named };
  const gap = /^:\s*([a-z]{1,3})$/i.exec(text);
  if (gap) return { body: ":", status: gapStatus((gap[1] ?? "").toLowerCase()) };
  const several = /^(.*\d)\s+([a-z]{2,3})$/i.exec(text);
  const flags = several ? statusOfFlags(several[2] ?? "") : null;
  if (several && flags) return { body: several[1] ?? "", status: flags };
  const letter =
    /^(.*[\d%):\u4e00-\u9fff])\s*(?:\(([a-z])\)|([a-z]))$/i.exec(text) ?? /^(.*\S)\s+\(?([a-z])\)?$/i.exec(text);
  const flag = letter ? STATUS_LETTERS.get((letter[2] ?? letter[3] ?? "").toLowerCase()) : undefined;
  return letter && flag ? { body: letter[1] ?? "", status: flag } : { body: text, status: null };
}

/** The status of several flags together (`bp`); `null` where a letter is no flag. */
export function statusOfFlags(flags: string): ObservedStatus | null {
  const statuses = [...flags.toLowerCase()].flatMap((letter) => STATUS_LETTERS.get(letter) ?? []);
  return statuses.length < flags.length || flags === "" ? null : joinStatuses(statuses);
}

/** The status of words, one or several: 初步, 口径变更、初步; `null` where one of them is none. */
export function statusOfWords(
  text: string,
  known: ReadonlyMap<string, ObsStatus> = STATUS_WORDS,
): ObservedStatus | null {
  const words = text.split(/[、,，;；/＋+]/).map((word) => word.trim().toLowerCase());
  const statuses = words.flatMap((word) => known.get(word) ?? STATUS_WORDS.get(word) ?? []);
  return statuses.length < words.length ? null : joinStatuses(statuses);
}

/** Eurostat's flags behind a missing mark: `: c` is confidential, `: z` not applicable; others give no reason. */
export function gapStatus(flags: string): ObsStatus | null {
  return flags.includes("c") ? "Q" : flags.includes("z") ? "M" : null;
}

function flatten(table: readonly (readonly [NumericQualifier, readonly string[]])[]): [string, NumericQualifier][] {
  return table
    .flatMap(([qualifier, words]) => words.map((word): [string, NumericQualifier] => [word, qualifier]))
    .sort((a, b) => b[0].length - a[0].length);
}
