import { type BookType, utils, type WorkBook, type WorkSheet, write } from "@e965/xlsx";

export type Cells = readonly (readonly unknown[])[];

/** A workbook with the given sheets; `change` has the last word on each sheet. */
export function makeBook(
  sheets: Readonly<Record<string, Cells>>,
  change?: (sheet: WorkSheet, name: string) => void,
): WorkBook {
  const book = utils.book_new();
  for (const [name, cells] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(cells.map((row) => [...row]));
    change?.(sheet, name);
    utils.book_append_sheet(book, sheet, name);
  }
  return book;
}

/** The bytes of a workbook as a spreadsheet program would save it. */
export function saveBook(book: WorkBook, bookType: BookType = "xlsx"): Uint8Array<ArrayBuffer> {
  const bytes: ArrayBuffer = write(book, { type: "array", bookType, cellStyles: true, compression: true });
  return new Uint8Array(bytes);
}
