import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { readFigure } from "#intake/words/number-text.ts";
import type { StatedUnit } from "#intake/words/unit-text.ts";
import { unitFixes } from "./units-above.ts";
import { writtenUnit } from "./written-unit.ts";

type Cell = {
  readonly indicator: Indicator | null;
  /** True where heading, row or title state a unit for it. */
  readonly hasOuter: boolean;
  readonly raw: string;
  readonly place: { readonly column: number; readonly row: number };
};

export type BareFigures = {
  readonly keep: (cell: Cell) => void;
  /** Asks of figures without a unit beside others of their indicator that have one. */
  readonly report: (log: ProblemLog) => void;
};

/** Figures of an indicator that are kept, and of those that are asked about. */
const MOST_KEPT = 5000;
const MOST_ASKED = 200;
/** Figures of one indicator lie this far apart in good files; units do so by ten thousand. */
const NEAR = 100;
const FAR = 1000;

type Kept = {
  readonly indicator: Indicator;
  readonly written: { readonly value: number; readonly unit: StatedUnit }[];
  readonly bare: { readonly number: number; readonly raw: string; readonly place: Cell["place"] }[];
};

/**
 * 0.12亿元 above 0.2 and 0.15, in a table that states no unit: those below may be in the unit of the first, or in the
 * indicator's own. Where the size tells, 0.12亿元 beside 900, nothing is asked.
 */
export function createBareFigures(): BareFigures {
  const byIndicator = new Map<string, Kept>();
  const keptOf = (indicator: Indicator) => {
    const known = byIndicator.get(indicator.code) ?? { indicator, written: [], bare: [] };
    byIndicator.set(indicator.code, known);
    return known;
  };
  return {
    keep: ({ indicator, hasOuter, raw, place }) => {
      if (indicator === null || indicator.unit === "percent" || hasOuter) return;
      if (/^\s*\d[\d,]*(?:\.\d+)?\s*$/.test(raw)) {
        const { bare } = keptOf(indicator);
        const number = Number(raw.replaceAll(",", ""));
        if (bare.length < MOST_KEPT && number > 0) bare.push({ number, raw, place });
        return;
      }
      if (!/[百千万亿元]|illion|thousand|\b(?:mn|mln|bn)\b/i.test(raw)) return;
      const reading = readFigure(raw);
      if (reading.kind !== "number" || reading.unit === null || reading.number <= 0) return;
      const unit: StatedUnit = { ...reading.unit, unit: reading.unit.unit ?? indicator.unit };
      const { written } = keptOf(indicator);
      if (written.length < MOST_KEPT && unit.unit === indicator.unit)
        written.push({ value: reading.number * 10 ** unit.mult, unit });
    },
    report: (log) => {
      for (const kept of byIndicator.values()) if (kept.written.length > 0) reportBare(kept, log);
    },
  };
}

function reportBare({ indicator, written, bare }: Kept, log: ProblemLog): void {
  const own: StatedUnit = { unit: indicator.unit, mult: indicator.unitMult, generic: false };
  const others = [...new Map(written.map(({ unit }) => [unit.mult, unit])).values()];
  // The smallest unit may be meant where the others are the indicator's own: 1200万元 above 20000000.
  const further = others.filter(({ mult }) => mult !== own.mult);
  const candidates = further.length > 0 ? further : own.mult > 0 ? [{ ...own, mult: 0 }] : [];
  const isOwnWritten = others.length > further.length;
  const apart = (value: number) => Math.min(...written.map((one) => Math.max(value / one.value, one.value / value)));
  const isOpen = (number: number) => {
    if (candidates.length === 0 || (own.mult === 0 && Number.isInteger(number))) return false;
    const asOwn = apart(number * 10 ** own.mult);
    const asOther = Math.min(...candidates.map(({ mult }) => apart(number * 10 ** mult)));
    if (isOwnWritten) return asOwn > FAR || (asOwn > NEAR && asOther <= NEAR);
    return asOwn > NEAR || asOther <= NEAR;
  };
  const [first] = candidates;
  if (first === undefined) return;
  const [unit, ownUnit] = [writtenUnit(first), writtenUnit(own)];
  const params = { unitZh: unit.zh, unitEn: unit.en, ownZh: ownUnit.zh, ownEn: ownUnit.en };
  for (const { raw, place } of bare.filter(({ number }) => isOpen(number)).slice(0, MOST_ASKED))
    log.add("unit-blank", place, raw, params, unitFixes(raw, [...candidates, own]));
}
