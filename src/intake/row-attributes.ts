import { isQualifier, QUALIFIER_NAMES, QUALIFIER_SIGNS, QUALIFIERS, type Qualifier } from "#domain/qualifier.ts";
import { isObsStatus, OBS_STATUS_NAMES, OBS_STATUSES, type ObsStatus } from "#domain/status.ts";
import type { Layout } from "./layout.ts";
import { readFigure } from "./number-text.ts";
import type { Place, ProblemLog } from "./problem-log.ts";
import type { TableBody } from "./table-shape.ts";
import { codeOfLabelled, nameForm } from "./text-forms.ts";
import { readUnit, type StatedUnit } from "./unit-text.ts";

/** What a row states beside its figures. */
export type RowAttributes = {
  readonly unit: StatedUnit | null;
  readonly status: ObsStatus | null;
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

export type AttributeReader = (index: number) => RowAttributes;

/** Reads unit, status and qualifier of a row from their columns, where there are any. */
export function createAttributeReader(table: TableBody, layout: Layout, log: ProblemLog): AttributeReader {
  const none: RowAttributes = { unit: null, status: null, qualifier: null, text: "" };
  const { unit, unitMult, status, qualifier, text } = layout;
  if (unit === null && unitMult === null && status === null && qualifier === null && text === null) return () => none;
  const cellAt = (index: number, column: number | null) =>
    column === null ? "" : (table.rows[index]?.[column] ?? "").trim();
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
    return {
      unit: rowUnit(cellAt(index, unit), cellAt(index, unitMult), placeAt(index, unit), log),
      status: readStatus ?? null,
      qualifier: readQualifier ?? null,
      text: cellAt(index, text),
    };
  };
}

function statusOf(text: string): ObsStatus | undefined {
  const upper = (codeOfLabelled(text) ?? text).toUpperCase();
  return isObsStatus(upper) ? upper : STATUS_OF.get(nameForm(text));
}

function qualifierOf(text: string): Qualifier | undefined {
  const lower = (codeOfLabelled(text) ?? text).toLowerCase();
  if (isQualifier(lower)) return lower;
  const known = QUALIFIER_OF.get(lower);
  if (known) return known;
  const reading = readFigure(`${text}1`);
  return reading.kind === "number" && reading.number === 1 ? reading.qualifier : undefined;
}

function rowUnit(text: string, multText: string, place: Place, log: ProblemLog): StatedUnit | null {
  const unit = text === "" ? null : (readUnit(text) ?? readUnit(codeOfLabelled(text) ?? ""));
  if (text !== "" && unit === null && !/^[-—–/]+$/.test(text))
    log.addOnce("unknown-unit", place, text, {
      unit: text,
      expectedZh: "人、个、家、场、期、元、%",
      expectedEn: "people, items, organisations, events, sessions, yuan, %",
    });
  const code = codeOfLabelled(multText) ?? multText;
  const mult = /^\d{1,2}$/.test(code) ? Number(code) : null;
  if (mult === null) return unit;
  return unit ? { ...unit, mult: unit.mult + mult } : { unit: null, mult, generic: true };
}
