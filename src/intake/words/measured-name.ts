import { readUnit, type StatedUnit } from "./unit-text.ts";

/** A name with which of its figures is meant: 投资金额累计值, 引进硕士（当月）, 本月引进硕士, 投资金额（本年累计，亿元）. */
export type MeasuredName = {
  readonly name: string;
  readonly measure: "current" | "month" | "quarter" | "year-to-date";
  readonly unit: StatedUnit | null;
};

const LONGEST = 120;
const MEASURE = "((?:本年|自年初|年初)?累计|当期|本期|当月|本月|单月|当季度?|本季度?)(?:完成)?[值数]?";
const BEHIND = new RegExp(`^(.{2,100}?)[_\\s:：-]*${MEASURE}$`);
const BEFORE = /^(?:当月|本月|当期|本期|当季度?|本季度?)(?:新增)?(.{2,100})$/;
const BRACKETS = /^(.{2,100}?)\s*[(（]([^()（）]{2,30})[)）]$/;
const ALONE = new RegExp(`^${MEASURE}$`);

/** `null` where the text says nothing of the kind. */
export function splitMeasured(text: string): MeasuredName | null {
  const part = text.trim().slice(0, LONGEST);
  const [, bare = "", inside = ""] = BRACKETS.exec(part) ?? [];
  if (bare !== "") return inBrackets(bare, inside);
  const [, name, measure = ""] = BEHIND.exec(part) ?? [];
  if (name !== undefined) return { name, measure: measureOf(measure), unit: null };
  const [, after] = BEFORE.exec(part) ?? [];
  return after === undefined ? null : { name: after, measure: measureOf(part), unit: null };
}

/** Whatever the brackets hold must be a measure or a unit, and one of them a measure. */
function inBrackets(name: string, inside: string): MeasuredName | null {
  let measure: MeasuredName["measure"] | null = null;
  let unit: StatedUnit | null = null;
  for (const word of inside.split(/[,，、;；\s]+/)) {
    const stated = readUnit(word);
    if (stated !== null) unit = stated;
    else if (ALONE.test(word)) measure = measureOf(word);
    else return null;
  }
  return measure === null ? null : { name, measure, unit };
}

function measureOf(text: string): MeasuredName["measure"] {
  if (text.includes("累计")) return "year-to-date";
  if (/^[当本]季/.test(text)) return "quarter";
  return /^[当本单]月/.test(text) ? "month" : "current";
}
