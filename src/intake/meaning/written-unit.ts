import type { Names } from "#domain/terms/names.ts";
import { isUnitMult, type UnitMult, unitNames } from "#domain/terms/unit.ts";
import type { StatedUnit } from "#intake/words/unit-text.ts";

/** The name of a unit as a file states it; empty for a multiplier alone. */
export function writtenUnit(unit: StatedUnit): Names {
  if (unit.unit === null) return { zh: "", en: "" };
  if (unit.times) return { zh: "人次", en: "attendances" };
  const mult: UnitMult = isUnitMult(unit.mult) ? unit.mult : 0;
  return unitNames(unit.unit, mult);
}
