import type { ColumnRole } from "#domain/catalogue/column-role.ts";

/** What a person said of a file that the file itself does not say, so that it can be read without asking again. */
export type ReadingChoices = {
  /** Sheets to read, by name; absent: those the reader takes by itself. */
  readonly sheets?: string[] | undefined;
  /** Of sheets that were remembered: all that the workbook had, to tell which of the next they correspond to. */
  readonly sheetsAmong?: string[] | undefined;
  /** Names as in the file, each with the code it means; an empty code leaves its rows or its column out. */
  readonly names?: NameChoices | undefined;
  /** Headings with what their column holds; `ignored` leaves it out. */
  readonly columns?: Readonly<Record<string, ColumnRole>> | undefined;
  /** Headings of columns that part rows in all else alike (SEX, unit), each with the one member whose rows are read. */
  readonly members?: Readonly<Record<string, string>> | undefined;
  /** Headings of such columns with the members whose rows are not read. */
  readonly membersLeftOut?: Readonly<Record<string, string[]>> | undefined;
  /** Cells (`Sheet!B7`, of a text file `B7`), each with the text to read in its place. */
  readonly cells?: Readonly<Record<string, string>> | undefined;
  /** Blank cells say nothing: figures published for them stay as they are. */
  readonly keepBlanks?: boolean | undefined;
  /** Rows (`Sheet!12` or `12`) that were set aside and are data after all. */
  readonly takenBack?: string[] | undefined;
  /** What such rows are called in files of this shape. */
  readonly takenBackLabels?: string[] | undefined;
  /** Period, indicator and organization of the whole table, where the file names none. */
  readonly period?: string | undefined;
  readonly indicator?: string | undefined;
  readonly organization?: string | undefined;
  /** Tables one below the other, by their place among those of their sheet (`Sheet!2` or `2`). */
  readonly tables?: Readonly<Record<string, TableChoice>> | undefined;
};

/** What a person said of one of several tables: whether to read it, and of one below the first what it does not say. */
export type TableChoice = {
  /** Absent: the reader decides. */
  readonly read?: boolean | undefined;
  readonly period?: string | undefined;
  readonly indicator?: string | undefined;
  readonly organization?: string | undefined;
};

export type NameChoices = {
  readonly indicators?: Readonly<Record<string, string>> | undefined;
  readonly organizations?: Readonly<Record<string, string>> | undefined;
};
