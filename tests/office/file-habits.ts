import type { Habit } from "./habit.ts";
import { PLAIN_TEXT, PLAIN_WORKBOOK, type Spec, type TextFile, type WorkbookFile } from "./spec.ts";

const text = (name: string, change: Partial<TextFile>): Habit => ({
  name: `csv: ${name}`,
  about: "file",
  change: ({ layout }) => (layout.parts?.place === "sheets" ? null : { file: { ...PLAIN_TEXT, ...change } }),
});
const workbook = (name: string, change: Partial<WorkbookFile>, fits: (spec: Spec) => boolean = () => true): Habit => ({
  name: `xlsx: ${name}`,
  about: "file",
  change: (spec) => (fits(spec) ? { file: { ...PLAIN_WORKBOOK, ...change } } : null),
});

/** How files are saved. */
export const FILE_HABITS: readonly Habit[] = [
  text("UTF-8 without a mark", { encoding: "utf-8" }),
  text("GB18030", { encoding: "gb18030" }),
  text("UTF-16 with tabs", { encoding: "utf-16le", delimiter: "\t" }),
  text("tabs", { delimiter: "\t", lineEnd: "\n" }),
  text("semicolons", { delimiter: ";" }),
  text("tabs before commas", { slip: "tabs" }),
  text("trailing commas", { slip: "trailing" }),
  text("rows of commas at the end", { slip: "blank-rows" }),
  text("all quoted", { slip: "all-quoted", lineEnd: "\n" }),
  text("no last line end", { slip: "no-last-line-end", encoding: "gb18030" }),
  text("rows end where words end", { slip: "ragged" }),
  workbook("thousands", { formats: "thousands" }),
  workbook("decimals", { formats: "decimals" }),
  workbook("scaled and shares", { formats: "scaled" }),
  workbook("numbers as text", { formats: "text" }),
  workbook("days from 1904", { from1904: true }),
  workbook("hidden row", { hiddenRow: true }),
  workbook("old format", { type: "biff8" }),
  workbook("not merged", { merged: false }),
  workbook("a sheet of words behind", { otherSheet: "words" }),
  workbook("a sheet of words in front", { otherSheet: "first-words" }),
  workbook("a sheet of codes behind", { otherSheet: "codes" }),
  workbook("an empty sheet", { otherSheet: "empty" }),
];
