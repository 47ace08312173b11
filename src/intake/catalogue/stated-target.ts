import type { NumericQualifier } from "#domain/terms/qualifier.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { halfWidth } from "#intake/words/text-forms.ts";
import type { StatedUnit } from "#intake/words/unit-text.ts";

/**
 * What a cell of targets says. `number`: 25, ≥25人, 2.4亿元, 95%以上. `growth`: 同比增长10%, 较上年提高2个百分点, relative to the
 * year before. `words`: 持续提升. `completion`: 完成率100%.
 */
export type StatedTarget =
  | {
      readonly kind: "number";
      readonly number: number;
      readonly unit: StatedUnit | null;
      readonly qualifier: NumericQualifier;
    }
  | {
      readonly kind: "growth";
      readonly by: number;
      readonly in: "percent" | "points" | "number";
      readonly qualifier: NumericQualifier;
    }
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "completion"; readonly percent: number; readonly qualifier: NumericQualifier }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable" };

const AT_LEAST = "不少于|不低于|达到?|≥|>=|超过?|不小于|至少";
const GROWTH = new RegExp(
  `^(?:力争|确保)?(?:同比|较上年度?|比上年度?|较去年|比去年|较\\d{4}年|比\\d{4}年|年均)?(?<verb>增长|增加|提高|提升|上升|增幅|下降|降低|减少)(?<least>${AT_LEAST})?(?<by>\\d+(?:\\.\\d+)?)(?<unit>个?百分点|%|[^\\d\\s%]{0,3}?)(?<above>以上|左右)?$`,
);
const COMPLETION = new RegExp(`^完成率(?<least>${AT_LEAST}|为)?(?<percent>\\d+(?:\\.\\d+)?)%(?<above>以上)?$`);
const LEAST = /^(?:≥|>=|不少于|不低于|不小于|至少|达到|力争达?到?|确保)(?=[\d.])/;
const DONE = /^(?:完成|新增|引进|实现|举办|建成|达)(?=[\d.])/;
const OVER = /^(?:>|突破|超过?)(?=[\d.])/;
const MOST = /^(?:≤|<=|不超过|不高于|不多于|不大于|控制在)(?=[\d.])/;
const UNDER = /^(?:<|低于|少于)(?=[\d.])/;
const WITHIN = /(?:以内|以下|之内)$/;
const ABOVE = /(?:及以上|\(含\)以上|以上)$/;
const LONGEST = 80;

export function readTarget(cell: string): StatedTarget {
  if (/^-?\d{1,15}(?:\.\d{1,6})?$/.test(cell))
    return { kind: "number", number: Number(cell), unit: null, qualifier: "exact" };
  const text = halfWidth(cell.slice(0, LONGEST + 1))
    .trim()
    .replace(/\s+/g, "");
  if (text.length > LONGEST) return { kind: "words", text: text.slice(0, LONGEST) };
  const done = COMPLETION.exec(text)?.groups;
  if (done) return { kind: "completion", percent: Number(done["percent"]), qualifier: boundOf(done) };
  const grown = GROWTH.exec(text)?.groups;
  if (grown) {
    const { verb = "", by = "", unit = "" } = grown;
    const sign = /下降|降低|减少/.test(verb) ? -1 : 1;
    const kind = /百分点/.test(unit) ? "points" : unit === "%" ? "percent" : "number";
    return { kind: "growth", by: sign * Number(by), in: kind, qualifier: boundOf(grown) };
  }
  return readBounded(text);
}

function boundOf({ least, above }: Partial<Record<string, string>>): NumericQualifier {
  if (above === "左右") return "approx";
  return (least ?? "为") !== "为" || above !== undefined ? "ge" : "exact";
}

function readBounded(text: string): StatedTarget {
  const bound = boundIn(text);
  const bare = [LEAST, OVER, MOST, UNDER, WITHIN, ABOVE, DONE].reduce((left, words) => left.replace(words, ""), text);
  const figure = readFigure(bare);
  if (figure.kind === "missing") return { kind: "missing" };
  if (figure.kind === "number")
    return { kind: "number", number: figure.number, unit: figure.unit, qualifier: bound ?? figure.qualifier };
  if (/\d/.test(text) && figure.kind !== "text") return { kind: "unreadable" };
  return { kind: "words", text };
}

/** What stands around a number, in the words of tasks: 不少于25, 3%以内. */
function boundIn(text: string): NumericQualifier | null {
  if (MOST.test(text) || WITHIN.test(text)) return "le";
  if (UNDER.test(text)) return "lt";
  if (LEAST.test(text) || ABOVE.test(text)) return "ge";
  return OVER.test(text) ? "gt" : null;
}
