import type { Names } from "./names.ts";

/** What a unit counts decides how it is grouped, compared and summed. */
export type UnitKind = "count" | "money" | "percent";

export type Unit = { readonly code: UnitCode; readonly kind: UnitKind; readonly names: Names };

const UNIT_CODES = ["person", "item", "enterprise", "event", "edition", "yuan", "percent"] as const;
export type UnitCode = (typeof UNIT_CODES)[number];

/** The units of the field: 人 个 家 场 期 元 %. */
export const UNITS: Record<UnitCode, Unit> = {
  person: { code: "person", kind: "count", names: { zh: "人", en: "people" } },
  item: { code: "item", kind: "count", names: { zh: "个", en: "items" } },
  enterprise: { code: "enterprise", kind: "count", names: { zh: "家", en: "organisations" } },
  event: { code: "event", kind: "count", names: { zh: "场", en: "events" } },
  edition: { code: "edition", kind: "count", names: { zh: "期", en: "sessions" } },
  yuan: { code: "yuan", kind: "money", names: { zh: "元", en: "yuan" } },
  percent: { code: "percent", kind: "percent", names: { zh: "%", en: "%" } },
};

/** UNIT_MULT of SDMX: the power of ten a stored value is to be multiplied by. 万 = 4, 亿 = 8. */
export const UNIT_MULTS = [0, 3, 4, 6, 8] as const;
export type UnitMult = (typeof UNIT_MULTS)[number];

const MULT_NAMES: Record<UnitMult, Names> = {
  0: { zh: "", en: "" },
  3: { zh: "千", en: "thousand " },
  4: { zh: "万", en: "10 thousand " },
  6: { zh: "百万", en: "million " },
  8: { zh: "亿", en: "100 million " },
};

/** The unit as written behind a figure: 万元, 人, %. */
export function unitNames(unit: UnitCode, mult: UnitMult): Names {
  return { zh: MULT_NAMES[mult].zh + UNITS[unit].names.zh, en: MULT_NAMES[mult].en + UNITS[unit].names.en };
}

/** A multiplier by itself: 万, 亿; one is written as a digit. */
export function unitMultNames(mult: UnitMult): Names {
  const { zh, en } = MULT_NAMES[mult];
  return mult === 0 ? { zh: "1", en: "1" } : { zh, en: en.trim() };
}

export function isUnitMult(mult: number): mult is UnitMult {
  return (UNIT_MULTS as readonly number[]).includes(mult);
}

/**
 * Moves the decimal point of a decimal text by `places` and returns the nearest number, so that 2.4 with 8 places is
 * 240000000 and never 240000000.00000003.
 */
export function shiftDecimal(value: number, places: number): number {
  if (!Number.isFinite(value) || value === 0 || places === 0) return value;
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  return Number(`${mantissa}e${Number(exponent) + places}`);
}
