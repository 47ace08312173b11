import { CFB, parse_xlscfb, type WorkBook } from "@e965/xlsx";
import { type BiffFonts, readBiffFonts } from "./biff-fonts.ts";
import { quietFormulas } from "./quiet-formulas.ts";
import type { WorkbookRefusal } from "./workbook-guard.ts";

declare module "@e965/xlsx" {
  /** Reads the workbook in a container that `CFB.read` gave; exported, but not in the library's own types. */
  export function parse_xlscfb(container: Container, options: object): WorkBook;
}

export type CompoundBook = { readonly book: WorkBook; readonly fonts: BiffFonts | null };

type Container = { readonly FullPaths: readonly string[] };

/**
 * Opens an old workbook (XLS, ET), a small file system (MS-CFB): macros and encrypted contents have streams of their own
 * in it and are refused. Formulas are emptied before the library sees them; what they came to stays.
 *
 * @throws whatever the library throws at a broken file
 */
export function readCompound(bytes: Uint8Array, options: object): CompoundBook | WorkbookRefusal {
  // The library writes to what it is given, so it is given a copy.
  const container: Container = CFB.read(new Uint8Array(bytes), { type: "array" });
  const holds = (name: RegExp) => container.FullPaths.some((path) => name.test(path));
  if (holds(/_VBA_PROJECT/i)) return "macros";
  if (holds(/EncryptedPackage|EncryptionInfo/i)) return "encrypted";
  const stream: { content?: Uint8Array | number[] } | null =
    CFB.find(container, "/Workbook") ?? CFB.find(container, "/Book");
  if (!stream?.content || !quietFormulas(stream.content)) return "broken";
  const fonts = readBiffFonts(Uint8Array.from(stream.content));
  return { book: parse_xlscfb(container, options), fonts };
}
