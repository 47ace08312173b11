import type { TargetPlace } from "#domain/catalogue/catalogue-change.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { targetKey } from "#domain/catalogue/target.ts";
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

/** Proposes a target where it is another than the catalogue has; what cannot be kept is told with its cell. */
export function proposeTarget(
  place: TargetPlace,
  target: StatedTarget,
  { at, text: read, headingUnit }: Written,
  stating: Stating,
): void {
  const { log, items } = stating;
  switch (target.kind) {
    case "missing":
      return;
    case "unreadable":
      log.add("catalogue-target-unread", placed(at), read);
      return;
    case "growth":
      log.add("catalogue-target-growth", placed(at), read);
      return;
    case "words":
      log.add("catalogue-target-words", placed(at), read);
      return;
    case "completion":
      log.add("catalogue-target-completion", placed(at), read);
      return;
    case "number": {
      const indicator = items.indicators.get(place.indicator);
      if (!indicator) return;
      const value = inUnitOf(indicator, target.number, target.unit ?? headingUnit);
      if (value === null) {
        log.add("catalogue-target-unit", placed(at), read, { name: indicator.names.zh });
        return;
      }
      if (target.bound === "most" && indicator.direction === "higher")
        log.add("catalogue-target-upper", placed(at), read, { name: indicator.names.zh });
      propose(place, { value, at, read }, stating);
    }
  }
}

type ReadTarget = { readonly value: number; readonly at: At; readonly read: string };

function propose(place: TargetPlace, { value, at, read }: ReadTarget, { items, counts, ...stating }: Stating): void {
  const key = targetKey(place.indicator, place.organization, place.period);
  const held = items.targets.get(key);
  if (held?.value === value) {
    counts.same += 1;
    return;
  }
  if (held?.source === FROM_FILE) {
    stating.log.add("catalogue-target-twice", placed(at), read, { value: held.value });
    return;
  }
  stating.propose({ kind: "set-target", ...place, value }, at);
  items.targets.set(key, { ...place, value, source: FROM_FILE });
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
