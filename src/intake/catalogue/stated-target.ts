import { readFigure } from "#intake/words/number-text.ts";
import { halfWidth } from "#intake/words/text-forms.ts";
import type { StatedUnit } from "#intake/words/unit-text.ts";

/**
 * What a cell of targets says. `number`: 25, ≥25人, 2.4亿元, 95%以上. `growth`: 同比增长10%, 较上年提高2个百分点, relative to the
 * year before. `words`: 持续提升. `completion`: 完成率100%, all of what is set elsewhere.
 */
export type StatedTarget =
  | {
      readonly kind: "number";
      readonly number: number;
      readonly unit: StatedUnit | null;
      readonly bound: "none" | "least" | "most";
    }
  | { readonly kind: "growth"; readonly by: number; readonly in: "percent" | "points" | "number" }
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "completion"; readonly percent: number }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable" };

const GROWTH =
  /^(?:力争|确保)?(?:同比|较上年度?|比上年度?|较去年|比去年|较\d{4}年|比\d{4}年|年均)?(增长|增加|提高|提升|上升|增幅|下降|降低|减少)(?:不?少于|不?低于|达到?|≥|>=|超过?)?\s*(\d+(?:\.\d+)?)\s*(个?百分点|%|[^\d\s%]{0,3})(?:以上|左右)?$/;
const COMPLETION = /^完成率(?:达到?|为|≥|>=)?\s*(\d+(?:\.\d+)?)%(?:以上)?$/;
const LEAST =
  /^(?:≥|>=|>|＞|不少于|不低于|不小于|至少|达到?|力争达?到?|确保|完成|突破|超过?|新增|引进|实现)\s*(?=[\d.])/;
const MOST = /^(?:≤|<=|<|＜|不超过|不高于|不多于|不大于|控制在|低于|少于)\s*(?=[\d.])/;
const WITHIN = /(?:以内|以下|之内)$/;
const ABOVE = /(?:以上|及以上|\(含\)以上)$/;
const LONGEST = 80;

export function readTarget(cell: string): StatedTarget {
  const text = halfWidth(cell.slice(0, LONGEST + 1))
    .trim()
    .replace(/\s+/g, "");
  if (text.length > LONGEST) return { kind: "words", text: text.slice(0, LONGEST) };
  const [, percent] = COMPLETION.exec(text) ?? [];
  if (percent !== undefined) return { kind: "completion", percent: Number(percent) };
  const [, verb = "", by, unit = ""] = GROWTH.exec(text) ?? [];
  if (by !== undefined && text.startsWith("新增") === false) {
    const sign = /下降|降低|减少/.test(verb) ? -1 : 1;
    return {
      kind: "growth",
      by: sign * Number(by),
      in: /百分点/.test(unit) ? "points" : unit === "%" ? "percent" : "number",
    };
  }
  return readBounded(text);
}

function readBounded(text: string): StatedTarget {
  const isMost = MOST.test(text) || WITHIN.test(text);
  const isLeast = LEAST.test(text) || ABOVE.test(text);
  const bare = text.replace(MOST, "").replace(LEAST, "").replace(WITHIN, "").replace(ABOVE, "");
  const figure = readFigure(bare);
  if (figure.kind === "missing") return { kind: "missing" };
  if (figure.kind === "number") {
    const isQualified = figure.qualifier === "gt" || figure.qualifier === "ge";
    const isUnder = figure.qualifier === "lt" || figure.qualifier === "le";
    const bound = isMost || isUnder ? "most" : isLeast || isQualified ? "least" : "none";
    return { kind: "number", number: figure.number, unit: figure.unit, bound };
  }
  if (/\d/.test(text) && figure.kind !== "text") return { kind: "unreadable" };
  return { kind: "words", text };
}
