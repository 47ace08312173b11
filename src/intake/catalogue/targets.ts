import type { TargetPlace } from "#domain/catalogue/catalogue-change.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { isSameTarget, type Target, targetKey } from "#domain/catalogue/target.ts";
import { isCalendarPeriod, isFiner, parsePeriod } from "#domain/terms/period.ts";
import { shiftDecimal } from "#domain/terms/unit.ts";
import type { StatedUnit } from "#intake/words/unit-text.ts";
import type { StatedTarget } from "./stated-target.ts";
import { type At, placed, type Stating } from "./stating.ts";

type Written = {
  readonly at: At;
  /** The cell as it is written. */
  readonly text: string;
  /** What the heading, or a column of units, says of a cell without a unit. */
  readonly headingUnit: StatedUnit | null;
};

type Planned = Pick<Target, "value" | "wording">;

/** Proposes a target where it is another than the catalogue has; what cannot be kept is told with its cell. */
export function proposeTarget(place: TargetPlace, target: StatedTarget, written: Written, stating: Stating): void {
  const { log, items } = stating;
  const { at, text } = written;
  const indicator = items.indicators.get(place.indicator);
  if (target.kind === "missing" || !indicator) return;
  if (isTooFine(place.period, indicator)) {
    log.add("catalogue-target-finer", placed(at), text, { name: indicator.names.zh });
    return;
  }
  const value = target.kind === "unreadable" ? null : keptValue(target, indicator, written);
  if (value === null) {
    const code = target.kind === "unreadable" ? "catalogue-target-unread" : "catalogue-target-unit";
    log.add(code, placed(at), text, { name: indicator.names.zh });
    return;
  }
  if (
    typeof value === "object" &&
    value.kind === "bound" &&
    isUpper(value.qualifier) &&
    indicator.direction === "higher"
  )
    log.add("catalogue-target-upper", placed(at), text, { name: indicator.names.zh });
  const wording = /^[\d.,]+$/.test(text.trim()) ? undefined : text.trim().slice(0, LONGEST_WORDING);
  propose(place, wording === undefined ? { value } : { value, wording }, written, stating);
}

const LONGEST_WORDING = 200;

function isUpper(qualifier: string): boolean {
  return qualifier === "le" || qualifier === "lt";
}

/** Whether a target is of a shorter time than its indicator is reported by: a month of a yearly one. */
function isTooFine(code: string, { frequency }: Indicator): boolean {
  const period = parsePeriod(code);
  return frequency !== undefined && period !== null && isCalendarPeriod(period) && isFiner(period.kind, frequency);
}

/** A target as it is kept; `null` where its unit is none of its indicator's. */
function keptValue(
  target: Exclude<StatedTarget, { kind: "missing" | "unreadable" }>,
  indicator: Indicator,
  { headingUnit }: Written,
): Target["value"] | null {
  switch (target.kind) {
    case "words":
      return { kind: "words", text: target.text };
    case "completion":
      // Of a rate it is the rate itself.
      if (indicator.unit !== "percent")
        return { kind: "completion", percent: target.percent, qualifier: target.qualifier };
      return target.qualifier === "exact"
        ? target.percent
        : { kind: "bound", qualifier: target.qualifier, value: target.percent };
    case "growth":
      return {
        kind: "relative",
        by: target.in === "percent" ? "percent" : "amount",
        change: target.by,
        qualifier: target.qualifier,
      };
    case "number": {
      const value = inUnitOf(indicator, target.number, target.unit ?? headingUnit);
      if (value === null || target.qualifier === "exact") return value;
      return { kind: "bound", qualifier: target.qualifier, value };
    }
  }
}

function propose(place: TargetPlace, planned: Planned, { at, text }: Written, stating: Stating): void {
  const { items, counts, log } = stating;
  const key = targetKey(place.indicator, place.organization, place.period);
  const held = items.targets.get(key);
  // The same number in other words is no other target.
  if (held && isSameTarget({ value: held.value }, { value: planned.value })) {
    counts.same += 1;
    return;
  }
  if (held?.source === FROM_FILE) {
    log.add("catalogue-target-twice", placed(at), text);
    return;
  }
  stating.propose({ kind: "set-target", ...place, ...planned }, at);
  items.targets.set(key, { ...place, ...planned, source: FROM_FILE });
  if (held) counts.changed += 1;
  else counts.added += 1;
}

/** The source of targets that the file itself stated before. */
const FROM_FILE = "+file";

/** A value in the unit of its indicator; `null` where its own is another. */
function inUnitOf(indicator: Indicator, number: number, unit: StatedUnit | null): number | null {
  if (unit === null) return number;
  if (unit.unit === null) return shiftDecimal(number, unit.mult === 0 ? 0 : unit.mult - indicator.unitMult);
  if (unit.unit !== indicator.unit && !(unit.generic && indicator.unit !== "yuan" && indicator.unit !== "percent"))
    return null;
  return shiftDecimal(number, unit.mult - indicator.unitMult);
}
