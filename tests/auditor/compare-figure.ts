import { exactValue, type Figure, type MissingReason, type ValueFigure } from "#domain/figures/figure.ts";
import { compareFractions, fractionOf } from "#domain/terms/fraction.ts";
import type { Fraction } from "#tests/truth/fraction.ts";
import type { MissingResult, Result, ValueResult } from "#tests/truth/result.ts";

/** In what a figure of the product differs from the auditor's; `null` in nothing. */
export function differenceOf(figure: Figure, result: Result): string | null {
  const kind = result.kind === "missing" ? missingDifference(figure, result) : valueDifference(figure, result);
  return kind ?? coverageDifference(figure, result) ?? marksDifference(figure, result);
}

/** Reasons of the product that say what the auditor's reason says. */
const REASONS: Readonly<Record<MissingResult["reason"], readonly MissingReason[]>> = {
  inexact: ["inexact", "text-only"],
  "reported-together": ["reported-together"],
  incomplete: ["incomplete"],
  "not-reported": ["not-reported", "reported-missing", "not-applicable", "withheld"],
  "not-defined": ["not-defined", "not-reported", "reported-missing", "no-target"],
  zero: ["base-zero"],
  negative: ["base-negative"],
  "no-target": ["no-target", "target-words", "target-base"],
  part: ["part-missing"],
  "no-denominator": ["denominator-missing"],
  "denominator-zero": ["denominator-zero"],
  "denominator-negative": ["denominator-negative"],
  "denominator-open": ["denominator-open"],
};
const NEARER: readonly MissingReason[] = ["text-only", "reported-together", "inexact", "base-missing"];
/** Beside these it is said why the part is missing. */
const OF_PARTS: readonly MissingReason[] = ["part-missing", "denominator-missing"];
/** Of a base it is as true that nobody reported it, or that it is not defined, as that a longer report holds it. */
const AS_TRUE: readonly MissingReason[] = [
  "not-reported",
  "reported-missing",
  "not-defined",
  "incomplete",
  "base-incomplete",
];
const BASE_REASONS: Readonly<Record<MissingResult["reason"], readonly MissingReason[]>> = {
  ...REASONS,
  inexact: ["base-inexact", "base-missing"],
  "reported-together": ["base-missing"],
  incomplete: ["base-incomplete"],
  "not-reported": ["base-missing"],
  "not-defined": ["base-missing"],
  negative: ["base-negative", "base-zero"],
  part: ["base-missing"],
  "no-denominator": ["base-missing"],
  "denominator-zero": ["base-missing"],
  "denominator-negative": ["base-missing"],
  "denominator-open": ["base-missing"],
};

function missingDifference(figure: Figure, result: MissingResult): string | null {
  if (figure.kind !== "missing") return `is ${write(figure)}, should be missing (${result.reason})`;
  const reasons = result.side === "base" ? BASE_REASONS[result.reason] : REASONS[result.reason];
  // A completion without a target says so whatever else is missing.
  const told = OF_PARTS.includes(figure.reason) ? figure.reason : (figure.because ?? figure.reason);
  // Known between limits says more than that a platform did not report by itself.
  const side = result.side === "base" ? result.comparison?.base : result.comparison?.period;
  const ofRange = result.reason === "incomplete" && side?.kind === "value" && side.form === "range";
  // A month inside a quarter's rate was not reported; nothing is said together with it.
  if (result.reason === "reported-together" && AS_TRUE.includes(figure.reason)) return null;
  // A ratio of a longer period is not defined without its parts, which says more than that nobody reported it.
  if (result.reason === "not-reported" && figure.reason === "not-defined") return null;
  // Of months that no platform owes any more the region itself may have reported a part.
  const saysOwn = figure.reason === "incomplete" || figure.reason === "reported-together";
  if (result.reason === "not-reported" && result.origin === "total" && saysOwn) return null;
  // What the region itself cannot tell of its own reports says as much as that its platforms' are in longer ones.
  if (result.reason === "reported-together" && result.origin === "total" && figure.reason === "inexact") return null;
  // Of a part total that is nothing but words, and of one that cannot be told, the nearer reason is as true.
  if (result.reason === "incomplete" && NEARER.includes(figure.reason)) return null;
  if (ofRange && figure.reason === (result.side === "base" ? "base-inexact" : "inexact")) return null;
  if (reasons.includes(figure.reason) || REASONS["no-target"].includes(figure.reason)) {
    if (figure.because && !AS_TRUE.includes(told) && !REASONS[result.reason].includes(told))
      return `base is missing as ${told}, not ${result.reason}`;
    return absoluteDifference(figure.change, result);
  }
  return `is missing as ${figure.reason}, should be ${result.side ?? ""} ${result.reason}`;
}

/** Where there is no percentage the absolute change stands. */
function absoluteDifference(change: number | undefined, result: MissingResult): string | null {
  if (result.reason !== "zero" && result.reason !== "negative") return null;
  const { comparison } = result;
  if (!comparison?.difference) return null;
  const isSame = change !== undefined && same(change, comparison.difference, result.computed);
  return isSame ? null : `absolute change ${change}`;
}

function valueDifference(figure: Figure, result: ValueResult): string | null {
  const { form, low, high } = result;
  const asked = `${form} ${text(low)}..${text(high)} ${result.words.join("+")}`;
  switch (form) {
    case "words":
      return figure.kind === "text" && figure.text === result.words.join("＋")
        ? null
        : `is ${write(figure)}, should be ${asked}`;
    case "range":
      return figure.kind === "range" &&
        low &&
        high &&
        same(figure.low, low, result.computed) &&
        same(figure.high, high, result.computed) &&
        figure.above === result.lowStrict &&
        figure.below === result.highStrict
        ? null
        : `is ${write(figure)}, should be ${asked}`;
    default: {
      const side = form === "lt" || form === "le" ? high : low;
      if (figure.kind !== "value" || figure.qualifier !== form || !side || !sameValue(figure, side, result.computed))
        return `is ${write(figure)}, should be ${asked}`;
      if ((figure.words ?? []).join("+") !== result.words.join("+")) return `words ${figure.words}`;
      return flagsDifference(figure, result);
    }
  }
}

function flagsDifference(
  figure: ValueFigure,
  { revised, comparison, smallDenominator, computed }: ValueResult,
): string | null {
  if ((figure.revised === true) !== revised) return `revised is ${figure.revised}`;
  if ((figure.smallBase === true) !== (comparison?.smallBase === true || smallDenominator))
    return `small base is ${figure.smallBase}`;
  const expected = comparison?.likeForLike ?? null;
  if (expected === null) return figure.members ? "members are said to have changed" : null;
  if (!figure.members) return "a change of members is not said";
  const told = figure.members.likeForLike;
  if (expected.kind === "missing") return told === null ? null : `like for like is ${told.value}`;
  return told && expected.low && sameValue(told, expected.low, computed) ? null : `like for like is ${told?.value}`;
}

function coverageDifference(figure: Figure, { coverage, kind, origin, comparison, computed }: Result): string | null {
  if ((origin !== "total" && !computed) || kind === "missing" || comparison !== null) return null;
  if (figure.kind === "missing" || !coverage) return null;
  const isWhole = coverage.reported === coverage.expected;
  const told = figure.coverage;
  if (isWhole) return told ? `says ${told.reported} of ${told.expected}` : null;
  const same = told !== undefined && told.reported === coverage.reported && told.expected === coverage.expected;
  return same ? null : `says ${told?.reported} of ${told?.expected}, not ${coverage.reported} of ${coverage.expected}`;
}

function marksDifference(figure: Figure, result: Result): string | null {
  if (figure.kind === "missing") return null;
  const { comparison, marks, possibleMarks } = result;
  const isChange =
    comparison !== null &&
    comparison.base !== null &&
    result.kind === "value" &&
    figure.kind === "value" &&
    isCompared(result);
  const least = isChange ? marks.filter((mark) => mark !== "B") : marks;
  const missing = least.filter((mark) => !figure.marks.some((own) => own === mark));
  if (missing.length > 0) return `lacks ${missing.join()}`;
  if (isChange && figure.marks.includes("B") !== comparison.acrossBreak)
    return `break is ${figure.marks.includes("B")}`;
  // Of a total that is not whole the product also says the marks of reports that its limits rest on.
  if (figure.coverage) return null;
  const added = figure.marks.filter((mark) => !possibleMarks.includes(mark) && !(isChange && mark === "B"));
  return added.length > 0 ? `adds ${added.join()}` : null;
}

/** A change has a difference; a completion has none. */
function isCompared({ comparison }: Result): boolean {
  return comparison?.difference !== null && comparison?.difference !== undefined;
}

/** To the last of the fifteen digits that a number is kept with, and exactly where it says what it is made of. */
function sameValue(figure: Pick<ValueFigure, "value" | "ratio">, expected: Fraction, computed: boolean): boolean {
  // A ratio of ratios may have longer terms than numbers hold.
  if (computed && close(figure.value, expected)) return true;
  const exact = exactValue(figure);
  if (compareFractions(exact, { n: expected.num, d: expected.den }) === 0) return close(figure.value, expected);
  return false;
}

function equal(value: number, expected: Fraction): boolean {
  return compareFractions(fractionOf(value), { n: expected.num, d: expected.den }) === 0;
}

/** Exactly, where decimals say it; of a quotient to the last digit that is kept. */
function same(value: number, expected: Fraction, computed: boolean): boolean {
  return computed ? close(value, expected) : equal(value, expected);
}

function close(value: number, expected: Fraction): boolean {
  const nearest = Number(expected.num) / Number(expected.den);
  return Math.abs(value - nearest) <= 1e-12 * Math.max(1, Math.abs(nearest));
}

function text(side: Fraction | null): string {
  return side ? (Number(side.num) / Number(side.den)).toString() : "none";
}

function write(figure: Figure): string {
  switch (figure.kind) {
    case "value":
      return `${figure.qualifier} ${figure.value}${figure.words ? ` +${figure.words.join()}` : ""}`;
    case "range":
      return `${figure.low}..${figure.high}`;
    case "text":
      return `“${figure.text}”`;
    case "missing":
      return `missing (${figure.reason})`;
  }
}
