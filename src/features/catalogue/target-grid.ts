import type { CatalogueChange, TargetPlace } from "#domain/catalogue/catalogue-change.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { targetKey } from "#domain/catalogue/target.ts";
import { shiftDecimal } from "#domain/terms/unit.ts";
import { withChange } from "./draft-changes.ts";
import type { Desk } from "./use-catalogue-desk.ts";

/** Years before these are shown on demand. */
const RECENT = 3;

/** Years to enter: those that have targets of the indicator, this one and the next, without a gap, oldest first. */
export function targetYears(desk: Desk, indicator: string, thisYear: number, isAll: boolean): string[] {
  const set = [...desk.drafted.targets.values()]
    .filter((target) => target.indicator === indicator && /^\d{4}$/.test(target.period))
    .map(({ period }) => Number(period));
  const last = Math.max(thisYear + 1, ...set);
  const first = Math.min(thisYear, ...set);
  const from = isAll ? first : Math.max(first, thisYear + 2 - RECENT);
  return Array.from({ length: last - from + 1 }, (_, index) => String(from + index));
}

/** Whether there are targets of years before those shown at first. */
export function hasEarlier(desk: Desk, indicator: string, thisYear: number): boolean {
  return targetYears(desk, indicator, thisYear, true).length > targetYears(desk, indicator, thisYear, false).length;
}

/** The changes of a draft with a target set; undefined withdraws the one that there is. */
export function withTarget(
  changes: readonly CatalogueChange[],
  { published }: Pick<Desk, "published">,
  target: TargetPlace,
  value: number | undefined,
): CatalogueChange[] {
  const { indicator, organization, period } = target;
  const former = published.targets.get(targetKey(indicator, organization, period))?.value;
  const change: CatalogueChange | null =
    value === former
      ? null
      : value === undefined
        ? { kind: "withdraw-target", indicator, organization, period }
        : { kind: "set-target", indicator, organization, period, value };
  return withChange(changes, { item: "target", indicator, organization, period }, change);
}

export type Decomposition = {
  /** Sum of the platforms' targets; `null` where none has one that is a number. */
  readonly sum: number | null;
  /** How many platforms have one that is a number. */
  readonly set: number;
  /** The region's less the sum; `null` where either is missing. */
  readonly gap: number | null;
};

/** A region's target of a year against the sum of its platforms', added as decimals and not as binary fractions. */
export function decompose(
  { drafted }: Pick<Desk, "drafted">,
  { code }: Pick<Indicator, "code">,
  region: string,
  platforms: readonly string[],
  year: string,
): Decomposition {
  const targetOf = (organization: string) => drafted.targets.get(targetKey(code, organization, year))?.value;
  const values = platforms.map(targetOf).filter((value) => typeof value === "number");
  const own = targetOf(region);
  if (values.length === 0) return { sum: null, set: 0, gap: null };
  const sum = addDecimals(values);
  return { sum, set: values.length, gap: typeof own === "number" ? addDecimals([own, -sum]) : null };
}

function addDecimals(values: readonly number[]): number {
  const places = Math.max(...values.map((value) => String(value).split(".")[1]?.length ?? 0));
  return shiftDecimal(
    values.reduce((sum, value) => sum + shiftDecimal(value, places), 0),
    -places,
  );
}
