import type { Qualifier, Row } from "./books.ts";
import type { NamedIndicator } from "./catalogue.ts";
import type { Random } from "./random.ts";

/** What stands in a cell: value or words, how certain, with which status. */
export type Cell = Pick<Row, "value" | "words" | "status" | "qualifier">;

/** How untidy an office is: 0 reports every figure exactly and with no mark. */
export interface Untidiness {
  readonly bounds: number;
  readonly approximate: number;
  readonly words: number;
  readonly marks: number;
  /** Reported missing. */
  readonly missing: number;
  /** Not reported. */
  readonly gaps: number;
}

export const TIDY: Untidiness = { bounds: 0, approximate: 0, words: 0, marks: 0, missing: 0, gaps: 0 };

export const UNTIDY: Untidiness = {
  bounds: 0.05,
  approximate: 0.02,
  words: 0.01,
  marks: 0.12,
  missing: 0.04,
  gaps: 0.06,
};

export const MISSING_CELL: Cell = { value: "", words: "", status: "O", qualifier: "exact" };

const WORDS = ["数十", "数百", "数千"];
const MARKS = ["P", "P", "P", "E", "E", "B"];

/**
 * A cell that is true of a figure.
 *
 * @param truth in units of the last decimal the indicator writes
 */
export function reportFigure(truth: number, indicator: NamedIndicator, untidiness: Untidiness, random: Random): Cell {
  const status = random.chance(untidiness.marks) ? random.pick(MARKS) : "A";
  const plain = (value: number, qualifier: Qualifier): Cell => ({
    value: writeDecimal(value, indicator.decimals),
    words: "",
    status,
    qualifier,
  });
  if (random.chance(untidiness.missing)) return MISSING_CELL;
  if (random.chance(untidiness.words)) return { value: "", words: random.pick(WORDS), status, qualifier: "text" };
  if (random.chance(untidiness.approximate)) return plain(roundOff(truth), "approx");
  if (!random.chance(untidiness.bounds)) return plain(truth, "exact");
  const distance = random.integer(1, 5);
  const isUnder = random.chance(0.5) && (indicator.min === null || truth >= distance);
  const top = indicator.unitKind === "percent" ? 100 * 10 ** indicator.decimals : Number.POSITIVE_INFINITY;
  if (isUnder) return random.chance(0.5) ? plain(truth - distance, "gt") : plain(truth - distance + 1, "ge");
  // Nobody writes 不超过0 of what cannot be negative.
  if (truth + distance > top || (truth === 0 && indicator.min !== null)) return plain(truth, "exact");
  return random.chance(0.5) ? plain(truth + distance, "lt") : plain(truth + distance - 1, "le");
}

/** Units of the last decimal as written: 235 with two decimals is `2.35`, 20 with one `2`. */
export function writeDecimal(units: number, decimals: number): string {
  const sign = units < 0 ? "-" : "";
  const digits = String(Math.abs(units)).padStart(decimals + 1, "0");
  if (decimals === 0) return sign + digits;
  const fraction = digits.slice(-decimals).replace(/0+$/, "");
  return sign + digits.slice(0, -decimals) + (fraction === "" ? "" : `.${fraction}`);
}

function roundOff(units: number): number {
  const step = Math.abs(units) >= 100 ? 10 : 5;
  return Math.round(units / step) * step || units;
}
