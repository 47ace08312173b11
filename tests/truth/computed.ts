import type { Indicator, Recipe } from "./books.ts";
import type { Desk } from "./desk.ts";
import { compare, divide, type Fraction, fraction, multiply, negate, parseDecimal, ZERO } from "./fraction.ts";
import { addIntervals, anything, formOf, type Interval, onlyValue } from "./interval.ts";
import type { Question } from "./level.ts";
import { unite } from "./own-figure.ts";
import { cannotBeNegative } from "./reports.ts";
import {
  type Coverage,
  makeMissing,
  makeValue,
  plainValue,
  type Reason,
  type Result,
  type ResultNotes,
} from "./result.ts";

/** What another indicator gives to a computed one. */
export interface Ingredient {
  readonly indicator: Indicator;
  readonly takenAway: boolean;
  readonly result: Result;
}

/** The indicators that one is computed from, each asked of the same organization and period. */
export function ingredientsOf(desk: Desk, question: Question): readonly { question: Question; takenAway: boolean }[] {
  const { recipe } = question.indicator;
  if (!recipe) return [];
  const ask = (code: string, takenAway: boolean) => ({
    question: { ...question, indicator: desk.indicator(code) },
    takenAway,
  });
  if (recipe.kind === "ratio") return [ask(recipe.numerator, false), ask(recipe.denominator, false)];
  return [...recipe.plus.map((code) => ask(code, false)), ...recipe.minus.map((code) => ask(code, true))];
}

/**
 * A figure made of figures of other indicators. A sum lacks a part: at least the rest, where nothing can be negative and
 * nothing is taken away; else missing. A ratio is of amounts in the unit itself, and there is none unless the denominator is
 * certainly above zero.
 */
export function compute(indicator: Indicator, recipe: Recipe, parts: readonly Ingredient[]): Result {
  const notes = {
    computed: true,
    marks: unite(parts.filter(({ result }) => result.kind === "value").map(({ result }) => result.marks)),
    possibleMarks: unite(parts.map(({ result }) => result.possibleMarks)),
    revised: parts.some(({ result }) => result.revised),
    origin: parts.some(({ result }) => result.origin === "total") ? "total" : "reported",
    coverage: worstOf(parts),
  } as const;
  return recipe.kind === "sum" ? addUp(indicator, parts, notes) : divideUp(indicator, recipe.factor, parts, notes);
}

type Notes = ResultNotes & { readonly coverage: Coverage | null };

function addUp(indicator: Indicator, parts: readonly Ingredient[], notes: Notes): Result {
  const known = parts.filter(({ result }) => result.kind === "value");
  const isLacking = known.length < parts.length;
  const onlyAdds = parts.every((part) => !part.takenAway && cannotBeNegative(part.indicator));
  if (isLacking && (!onlyAdds || known.length === 0)) return makeMissing("part", null, notes);
  const terms = known.map((part) => termOf(part, indicator));
  const sum = addIntervals(isLacking ? [...terms, anything(true)] : terms);
  const all = isLacking ? { reported: known.length, expected: parts.length } : notes.coverage;
  if (formOf(sum) === null || (isShort(all) && !sum.low && !sum.high))
    return makeMissing(isShort(all) ? "incomplete" : "inexact", null, notes);
  return makeValue(sum, "value", { ...notes, coverage: all });
}

function divideUp(indicator: Indicator, times: string, parts: readonly Ingredient[], notes: Notes): Result {
  const [over, under] = parts;
  if (!over || !under) throw new Error("a ratio has two parts");
  const { result: above } = over;
  const { result: below } = under;
  if (above.kind === "missing") return makeMissing("part", null, notes);
  if (above.form === "words") return makeMissing("inexact", null, notes);
  if (below.kind === "missing" || below.form === "words") return makeMissing("no-denominator", null, notes);
  const divisor = intervalOf(under);
  const refused = refuseDivisor(divisor);
  if (refused) return makeMissing(refused, null, notes);
  const places = (over.indicator.mult ?? 0) - (under.indicator.mult ?? 0) - (indicator.mult ?? 0);
  const factor = multiply(parseDecimal(times), powerOfTen(places));
  const quotient = divideIntervals(intervalOf(over), divisor, factor);
  const saysNothing = quotient.high === null && (quotient.low === null || quotient.low.num === 0n);
  if (saysNothing) return makeMissing(isShort(notes.coverage) ? "incomplete" : "inexact", null, notes);
  const value = onlyValue(divisor);
  const small =
    under.indicator.unitKind === "count" &&
    value !== null &&
    compare(multiply(value, powerOfTen(under.indicator.mult ?? 0)), fraction(10)) < 0;
  return makeValue(quotient, "value", { ...notes, smallDenominator: small });
}

function refuseDivisor(divisor: Interval): Reason | null {
  const value = onlyValue(divisor);
  if (value)
    return compare(value, ZERO) > 0 ? null : compare(value, ZERO) === 0 ? "denominator-zero" : "denominator-negative";
  const { low, lowStrict } = divisor;
  const order = low ? compare(low, ZERO) : -1;
  return order > 0 || (order === 0 && lowStrict) ? null : "denominator-open";
}

/** Everything that a/b may be, for every a of one and every b above zero of the other. */
function divideIntervals(a: Interval, b: Interval, factor: Fraction): Interval {
  // The corners; without a far side the quotient comes near to zero, beside zero it grows without end.
  const corner = (value: Fraction, divisor: Fraction | null): Fraction | "endless" => {
    if (divisor === null || value.num === 0n) return ZERO;
    return divisor.num === 0n ? "endless" : divide(multiply(value, factor), divisor);
  };
  const low = a.low && corner(a.low, compare(a.low, ZERO) >= 0 ? b.high : b.low);
  const high = a.high && corner(a.high, compare(a.high, ZERO) >= 0 ? b.low : b.high);
  const farStrict = b.high === null || b.highStrict;
  return {
    low: low === "endless" ? null : low,
    lowStrict: a.low !== null && (a.lowStrict || (a.low.num > 0n ? farStrict : a.low.num < 0n && b.lowStrict)),
    high: high === "endless" ? null : high,
    highStrict: a.high !== null && (a.highStrict || (a.high.num > 0n ? b.lowStrict : a.high.num < 0n && farStrict)),
    approx: a.approx || (b.approx && onlyValue(a)?.num !== 0n),
    limited: a.limited || b.limited,
    words: [],
  };
}

function termOf(part: Ingredient, sum: Indicator): Interval {
  const scale = powerOfTen((part.indicator.mult ?? 0) - (sum.mult ?? 0));
  const side = (value: Fraction | null, sign: boolean) =>
    value && (sign ? multiply(negate(value), scale) : multiply(value, scale));
  const own = intervalOf(part);
  if (!part.takenAway) return { ...own, low: side(own.low, false), high: side(own.high, false) };
  return {
    ...own,
    low: side(own.high, true),
    lowStrict: own.highStrict,
    high: side(own.low, true),
    highStrict: own.lowStrict,
    words: [],
  };
}

/** All that is certain of a part. What rests on reports that have not all come is known only between limits. */
function intervalOf({ result }: Ingredient): Interval {
  if (result.kind === "missing") throw new Error("a missing part has no interval");
  const isPlain = plainValue(result) !== null;
  const limited = !isPlain && (result.form === "range" || isShort(result.coverage));
  return { ...result, low: result.floor, limited };
}

function worstOf(parts: readonly Ingredient[]): Coverage | null {
  let worst: Coverage | null = null;
  for (const { result } of parts) {
    const { coverage } = result;
    if (result.kind === "missing" || !coverage || !isShort(coverage)) continue;
    const isWorse =
      !worst || compare(fraction(coverage.reported, coverage.expected), fraction(worst.reported, worst.expected)) < 0;
    if (isWorse) worst = coverage;
  }
  return worst;
}

function isShort(coverage: Coverage | null): boolean {
  return coverage !== null && coverage.reported < coverage.expected;
}

function powerOfTen(places: number): Fraction {
  const power = 10n ** BigInt(Math.abs(places));
  return places >= 0 ? fraction(power) : fraction(1n, power);
}
