import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Fix } from "#domain/reading/problem.ts";
import { unitNames } from "#domain/terms/unit.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";

/** The unit an indicator is counted in, for a message; of none known, the units that there are. */
export function expectedUnit(indicator: Indicator | null): { expectedZh: string; expectedEn: string } {
  if (indicator === null) return KNOWN_UNITS;
  const names = unitNames(indicator.unit, indicator.unitMult);
  return { expectedZh: names.zh, expectedEn: names.en };
}

const KNOWN_UNITS = {
  expectedZh: "人、个、家、场、期、元、%",
  expectedEn: "people, items, organisations, events, sessions, yuan, %",
} as const;

/** Says that a name stands with a unit that the catalogue does not have; it can be left out, never read without it. */
export function reportForeignUnit(
  log: ProblemLog,
  place: Place,
  name: string,
  unit: string,
  indicator: Indicator | null,
): void {
  const fixes: Fix[] = [{ kind: "name", label: { zh: "不读入", en: "Leave out" }, replacement: "" }];
  log.addOnce("unknown-unit", place, name, { unit, ...expectedUnit(indicator) }, fixes);
}
