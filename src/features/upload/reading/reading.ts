import type { Catalogue } from "#contract/catalogue.ts";
import { bySeverity, countProblems, type Problem, type Severity } from "#domain/reading/problem.ts";
import type { Understood } from "#domain/reading/understood.ts";
import { readUpload } from "#intake/read-upload.ts";

/** What reading on this machine says of a file. The server reads it again and is the authority. */
export type Reading = {
  readonly understood: Understood;
  /** Of all problems, also of those that are not listed. */
  readonly problemCounts: Readonly<Record<Severity, number>>;
  /** The first problems, errors before warnings before notes. */
  readonly problems: readonly Problem[];
};

/** What a reader has to know: names to find, the region's code, the limit of rows, and which day it is. */
export type ReadingContext = {
  /** Name of the file that is read; it may tell what the file does not. */
  readonly fileName?: string;
  readonly region: string;
  readonly catalogue: Pick<Catalogue, "indicators" | "organizations">;
  readonly rows: number;
  /** Most problems to list. Passed in, so that the thread that reads loads no contract. */
  readonly listed: number;
  /** ISO date. */
  readonly today: string;
};

type ReadOptions = {
  readonly signal: AbortSignal;
  /** Called with the part that is done, 0 to 1. */
  readonly onProgress: (done: number) => void;
};

/**
 * Reads a file on this machine.
 *
 * @throws {DOMException} named AbortError once the signal fires
 */
export type ReadFile = (bytes: Uint8Array, context: ReadingContext, options: ReadOptions) => Promise<Reading>;

/** Reads at once, in the thread it is called in. */
export function readNow(bytes: Uint8Array, context: ReadingContext, onProgress: (done: number) => void): Reading {
  const { region, catalogue, rows, listed, today, fileName = "" } = context;
  const { understood, problems } = readUpload(
    bytes,
    { region, indicators: catalogue.indicators, organizations: catalogue.organizations },
    { limits: { rows }, today, fileName, onProgress },
  );
  return { understood, problemCounts: countProblems(problems), problems: bySeverity(problems).slice(0, listed) };
}
