import { targetKey } from "#domain/catalogue/target.ts";
import { shiftDecimal } from "#domain/terms/unit.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { type At, placed, type Stating } from "./stating.ts";

/** A weight of a scheme as it is written. */
export type WrittenWeight = {
  readonly indicator: string;
  readonly organization: string;
  readonly year: string;
  readonly at: At;
  readonly text: string;
};

/** Weights sum to this. */
const WHOLE = 100;

/**
 * Proposes the weights of a scheme where they are others than the catalogue has; of shares that sum to 1 the points.
 *
 * @param entries how many the scheme has; what they sum to is known where all have been read
 */
export function proposeWeights(written: readonly WrittenWeight[], entries: number, stating: Stating): void {
  const read = written.flatMap((one) => {
    const figure = readFigure(one.text.trim().replace(/分$/, ""));
    if (figure.kind === "missing") return [];
    if (figure.kind === "number" && figure.qualifier === "exact") return [{ ...one, weight: figure.number }];
    stating.log.add("catalogue-weight-no-number", placed(one.at), one.text);
    return [];
  });
  const [first] = read;
  if (!first) return;
  const sum = rounded(read.reduce((total, { weight }) => total + weight, 0));
  const isShares = sum === 1;
  if (read.length === entries && !isShares && sum !== WHOLE)
    stating.log.add("catalogue-weights-sum", { row: first.at.table.headerRow, column: first.at.column }, "", { sum });
  for (const { indicator, organization, year: period, at, weight: stated } of read) {
    const weight = isShares ? shiftDecimal(stated, 2) : stated;
    const held = stating.items.plans.get(targetKey(indicator, organization, period));
    if (held?.weight === weight) continue;
    stating.propose({ kind: "change-plan", indicator, organization, period, fields: { weight } }, at);
    stating.counts[held?.weight === undefined ? "added" : "changed"] += 1;
  }
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
