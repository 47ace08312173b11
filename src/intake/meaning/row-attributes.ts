import type { Fix } from "#domain/reading/problem.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import { isQualifier, QUALIFIER_NAMES, QUALIFIER_SIGNS, QUALIFIERS, type Qualifier } from "#domain/terms/qualifier.ts";
import {
  isObsStatus,
  joinStatuses,
  OBS_STATUS_NAMES,
  OBS_STATUSES,
  type ObservedStatus,
  type ObsStatus,
} from "#domain/terms/status.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Layout } from "#intake/layout/layout.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { gapStatus, statusOfFlags, statusOfWords } from "#intake/words/figure-words.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { codeOfLabelled } from "#intake/words/text-forms.ts";
import { readUnit, readUnitCode, type StatedUnit } from "#intake/words/unit-text.ts";
import { expectedUnit } from "./foreign-units.ts";

/** What a row states beside its figures. */
export type RowAttributes = {
  readonly unit: StatedUnit | null;
  /** True where its unit is none of ours, which is told where it stands. */
  readonly hasForeignUnit: boolean;
  readonly status: ObservedStatus | null;
  readonly qualifier: Qualifier | null;
  /** The wording that stands for a figure without a number; empty for none. */
  readonly text: string;
};

const QUALIFIER_OF: ReadonlyMap<string, Qualifier> = new Map(
  QUALIFIERS.flatMap((qualifier): [string, Qualifier][] => [
    [QUALIFIER_NAMES[qualifier].zh, qualifier],
    [QUALIFIER_NAMES[qualifier].en.trim(), qualifier],
    [QUALIFIER_SIGNS[qualifier], qualifier],
  ]).filter(([word]) => word !== ""),
);
const STATUS_OF: ReadonlyMap<string, ObsStatus> = new Map(
  OBS_STATUSES.flatMap((status): [string, ObsStatus][] => [
    [nameForm(OBS_STATUS_NAMES[status].zh), status],
    [nameForm(OBS_STATUS_NAMES[status].en), status],
  ]),
);

/** Marks and words that repeat the cell above. */
const DITTO = /^\s*(?:[〃″]|同上|ditto|”|")\s*$/i;

export type AttributeReader = (index: number) => RowAttributes;

/** Reads unit, status and qualifier of a row from their columns, where there are any. */
export function createAttributeReader(table: TableBody, layout: Layout, log: ProblemLog): AttributeReader {
  const none: RowAttributes = { unit: null, hasForeignUnit: false, status: null, qualifier: null, text: "" };
  const { unit, unitMult, status, qualifier, text } = layout;
  if (unit === null && unitMult === null && status === null && qualifier === null && text === null) return () => none;
  const isFactor = FACTORS.has(nameForm(layout.headings[unitMult ?? -1]?.text ?? ""));
  const headingAt = (column: number | null) => layout.headings[column ?? -1]?.text.trim() ?? "";
  /** The last cell of a column that repeats those above, and which it repeats. */
  const repeated = new Map<number, { readonly index: number; readonly of: number }>();
  const cellAt = (index: number, column: number | null): string => {
    if (column === null) return "";
    let at = index;
    while (at > 1 && DITTO.test(table.rows[at]?.[column] ?? "")) {
      const known = repeated.get(column);
      at = known?.index === at ? known.of : at - 1;
    }
    if (at !== index) repeated.set(column, { index, of: at });
    return (table.rows[at]?.[column] ?? "").trim();
  };
  const placeAt = (index: number, column: number | null) => ({
    column: column ?? 0,
    row: table.rowNumbers[index] ?? 0,
  });
  return (index) => {
    const statusText = cellAt(index, status);
    const qualifierText = cellAt(index, qualifier);
    const readStatus = statusText === "" ? null : statusOf(statusText);
    const readQualifier = qualifierText === "" ? null : qualifierOf(qualifierText);
    if (readStatus === undefined) log.addOnce("unknown-status", placeAt(index, status), statusText);
    if (readQualifier === undefined) log.addOnce("unknown-qualifier", placeAt(index, qualifier), qualifierText);
    const ownUnit = rowUnit(cellAt(index, unit), placeAt(index, unit), headingAt(unit), log);
    return {
      hasForeignUnit: ownUnit === "foreign",
      unit: withMult(
        ownUnit === "foreign" ? null : ownUnit,
        rowMult(cellAt(index, unitMult), isFactor, placeAt(index, unitMult), log),
      ),
      status: readStatus ?? null,
      qualifier: readQualifier ?? null,
      // A wording is what its source says, a quotation mark too.
      text: text === null ? "" : (table.rows[index]?.[text] ?? "").trim(),
    };
  };
}

function statusOf(text: string): ObservedStatus | undefined {
  const upper = (codeOfLabelled(text) ?? text).toUpperCase();
  const codes = [...upper.replace(/[\s,;|+]+/g, "")];
  if (codes.length <= 4 && codes.every(isObsStatus)) return joinStatuses(codes);
  const word = STATUS_OF.get(nameForm(text)) ?? statusOfWords(text, STATUS_OF);
  // Eurostat's flags are small letters; the same in capitals are other codes of SDMX (I is imputed, not "see the notes").
  if (word || !/^[a-z]{1,4}$/.test(text)) return word ?? undefined;
  return statusOfFlags(text) ?? gapStatus(text) ?? undefined;
}

function qualifierOf(text: string): Qualifier | undefined {
  const lower = (codeOfLabelled(text) ?? text).toLowerCase();
  if (isQualifier(lower)) return lower;
  const known = QUALIFIER_OF.get(lower);
  if (known) return known;
  const reading = readFigure(`${text}1`);
  return reading.kind === "number" && reading.number === 1 ? reading.qualifier : undefined;
}

function rowUnit(text: string, place: Place, heading: string, log: ProblemLog): StatedUnit | "foreign" | null {
  if (text === "" || /^[-—–/]+$/.test(text)) return null;
  const code = codeOfLabelled(text) ?? text;
  const unit = readUnit(text) ?? readUnit(code) ?? readUnitCode(code);
  if (unit !== null) return unit;
  const label = { zh: `单位为“${text}”的行不读入`, en: `Leave out rows in “${text}”` };
  const fixes: Fix[] = heading === "" ? [] : [{ kind: "member-left-out", label, replacement: text, about: heading }];
  log.addOnce("unknown-unit", place, text, { unit: text, ...expectedUnit(null) }, fixes);
  return "foreign";
}

const KNOWN_MULTS = {
  expectedZh: "千、万、百万、亿,或 1000、10000",
  expectedEn: "thousands, millions, billions or 1000, 10000",
} as const;

/** Headings of what figures are to be multiplied by; UNIT_MULT and its kin name a power of ten. */
const FACTORS: ReadonlySet<string> = new Set(["乘数", "倍数", "倍率", "scale", "scalar_factor"].map(nameForm));

/**
 * The power of ten a row says its figures are written with: 6, 6: Millions, thousands, units, 1000; `null` for none.
 * `isFactor` where 1 means as they are and 10 ten times.
 */
function rowMult(text: string, isFactor: boolean, place: Place, log: ProblemLog): number | null {
  if (text === "" || /^[-—–/]+$/.test(text)) return null;
  const code = codeOfLabelled(text) ?? text;
  if (!isFactor && /^\d{1,2}$/.test(code)) return Number(code);
  const zeros = /^1(0{0,12})$/.exec(code)?.[1];
  if (zeros !== undefined) return zeros.length;
  if (/^(?:units?|ones?|个|一)$/i.test(code)) return 0;
  const stated = readUnit(code);
  if (stated?.unit === null) return stated.mult;
  log.addOnce("unknown-unit", place, text, { unit: text, ...KNOWN_MULTS });
  return null;
}

function withMult(unit: StatedUnit | null, mult: number | null): StatedUnit | null {
  if (mult === null) return unit;
  return unit ? { ...unit, mult: unit.mult + mult } : { unit: null, mult, generic: true };
}
