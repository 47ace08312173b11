import type { Qualifier } from "#domain/terms/qualifier.ts";
import { isMissingStatus, marksOf, type ObservedStatus } from "#domain/terms/status.ts";
import { type Figure, missing } from "./figure.ts";

/** Where a figure was read: the sheet (empty for CSV), the cell as a spreadsheet shows it (`C12`), the text of the cell. */
export type CellSource = { readonly sheet: string; readonly cell: string; readonly raw: string };

/** What identifies an observation. */
export type ObservationKey = { readonly indicator: string; readonly organization: string; readonly period: string };

/**
 * indicator x organization x TIME_PERIOD -> value or missing. `value` is in the indicator's unit and multiplier;
 * `text` holds the wording where the qualifier is `text`. Missing is status `O`, `M` or `Q` with neither; other statuses
 * may be several marks together.
 */
export type Observation = ObservationKey & {
  readonly value: number | null;
  readonly text: string | null;
  readonly status: ObservedStatus;
  readonly qualifier: Qualifier;
};

/** An observation as it was read from a file. */
export type SourcedObservation = Observation & { readonly source: CellSource };

/** One key for an observation; codes hold no bar. */
export function observationKey(key: ObservationKey): string {
  return `${key.indicator}|${key.organization}|${key.period}`;
}

/** True where two observations state the same thing, wherever they were read. */
export function sameObservation(a: Observation, b: Observation): boolean {
  return a.value === b.value && a.text === b.text && a.status === b.status && a.qualifier === b.qualifier;
}

/** The figure an observation states. */
export function observedFigure(observation: Observation, revision: number): Figure {
  const { value, text, status, qualifier } = observation;
  if (qualifier === "text" && text !== null) return { kind: "text", text, marks: marksOf(status), revision };
  if (value === null || qualifier === "text" || isMissingStatus(status))
    return missing(status === "M" ? "not-applicable" : status === "Q" ? "withheld" : "reported-missing", { revision });
  return { kind: "value", value, qualifier, marks: marksOf(status), revision };
}
