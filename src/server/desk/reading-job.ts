import { readingChoicesSchema } from "#contract/reading-choices.ts";
import type { CatalogueReading } from "#domain/reading/catalogue-reading.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import type { TableInfo } from "#domain/reading/understood.ts";
import { type CatalogueBasis, readCatalogueFile } from "#intake/catalogue/read-catalogue.ts";
import { type CarriedOver, carryOver } from "#intake/dialogue/carry-over.ts";
import { choicePlace } from "#intake/layout/reading-choices.ts";
import { labelsTakenBack } from "#intake/layout/row-labels.ts";
import { type IntakeCatalogue, type Reading, readUpload } from "#intake/read-upload.ts";
import { findSourceRow, type SourceRowView } from "#intake/table/source-row.ts";
import { readSourceSheets } from "#intake/table/source-sheets.ts";

/** A file of which something was said, and of several tables on a sheet, each. */
export type AnsweredBytes = { readonly bytes: Uint8Array; readonly tables: readonly TableInfo[] };

/** What a file is read for, and what comes of it. All of it is plain data, as it goes to another process and back. */
type Readings = {
  /** The whole file, as `readUpload` has it. */
  upload: {
    job: {
      readonly catalogue: IntakeCatalogue;
      /** Most rows, and most figures. */
      readonly rows: number;
      readonly today: string;
      readonly fileName: string;
      readonly choices: ReadingChoices;
    };
    result: Reading;
  };
  /** What the file holds for the catalogue. */
  catalogue: { job: { readonly basis: CatalogueBasis }; result: CatalogueReading };
  /** What the file says in cells that are named as replaced ones are; "" where it has no such cell. */
  originals: { job: { readonly cells: readonly string[] }; result: readonly string[] };
  /** What rows that were taken back are called. */
  labels: { job: { readonly choices: ReadingChoices }; result: readonly string[] };
  /** What was said of an earlier file, as it holds for this one. */
  carried: {
    job: {
      readonly choices: ReadingChoices;
      readonly before: AnsweredBytes;
      /** Of this one. */
      readonly tables: readonly TableInfo[];
    };
    result: CarriedOver;
  };
  /** The row of a cell, or why there is none. */
  row: { job: { readonly sheet: string; readonly cell: string }; result: FoundRow };
};

export type ReadingKind = keyof Readings;
type JobOf<K extends ReadingKind> = { readonly kind: K } & Readings[K]["job"];
export type ResultOf<K extends ReadingKind> = Readings[K]["result"];
export type ReadingJob = { [K in ReadingKind]: JobOf<K> }[ReadingKind];
export type ReadingResult = ResultOf<ReadingKind>;

export type FoundRow = SourceRowView | "no-table" | "no-sheet" | "no-cell";

/** Who waits for a reading. */
export type Asker = {
  /** "" of nobody known; an account that wishes much leaves room for others. */
  readonly account: string;
  /** Since when, on the clock of `performance`; several readings for one answer count together. */
  readonly since: number;
  /** Until when it is of use, on the same clock, where that is sooner than anybody gives up. */
  readonly until?: number;
};

/** Reads files that nobody vouches for. */
export type FileReader = {
  /** @throws ApiError `reading-too-long`, `workbook-too-large` or `reading-busy` */
  read<J extends ReadingJob>(job: J, bytes: Uint8Array, asker: Asker): Promise<ResultOf<J["kind"]>>;
  close(): void;
};

/** Bytes that a job holds, of one file or of two. */
export function sizeOf(job: ReadingJob, bytes: Uint8Array): number {
  return bytes.length + (job.kind === "carried" ? job.before.bytes.length : 0);
}

/** Does a job here and now. */
export function runReading(job: ReadingJob, bytes: Uint8Array): ReadingResult {
  switch (job.kind) {
    case "upload": {
      const { catalogue, rows, today, fileName, choices } = job;
      return readUpload(bytes, catalogue, { limits: { rows }, today, fileName, choices });
    }
    case "catalogue":
      return readCatalogueFile(bytes, job.basis);
    case "originals":
      return originalsOf(bytes, job.cells);
    case "labels":
      return labelsTakenBack(bytes, job.choices);
    case "carried":
      return carriedTo(bytes, job);
    case "row":
      return rowOf(bytes, job.sheet, job.cell);
  }
}

function originalsOf(bytes: Uint8Array, cells: readonly string[]): string[] {
  const sheets = readSourceSheets(bytes);
  return cells.map((key) => {
    const { sheet, cell } = choicePlace(key);
    const table = sheets.get(sheet);
    const found = table ? findSourceRow(table, cell) : null;
    return found?.rows.find(({ kind }) => kind === "cell")?.cells[found.at] ?? "";
  });
}

function carriedTo(bytes: Uint8Array, { choices, before, tables }: JobOf<"carried">): CarriedOver {
  const from = { sheets: readSourceSheets(before.bytes), tables: before.tables };
  const carried = carryOver(choices, from, { sheets: readSourceSheets(bytes), tables });
  // A sheet's name may be longer than a choice can say.
  return readingChoicesSchema.safeParse(carried.kept).success ? carried : { kept: {}, left: choices };
}

function rowOf(bytes: Uint8Array, sheet: string, cell: string): FoundRow {
  const sheets = readSourceSheets(bytes);
  if (sheets.size === 0) return "no-table";
  const table = sheets.get(sheet);
  if (!table) return "no-sheet";
  return findSourceRow(table, cell) ?? "no-cell";
}

/** Reads in this thread, for files that are known: a test's. */
export const READ_HERE: FileReader = {
  // `runReading` answers by the kind of the job.
  read: async <J extends ReadingJob>(job: J, bytes: Uint8Array) => runReading(job, bytes) as ResultOf<J["kind"]>,
  close: () => {},
};
