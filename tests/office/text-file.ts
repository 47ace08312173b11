import { encodeGb } from "#tests/intake/spoil.ts";
import type { Row, Sheet } from "./cell.ts";
import type { TextFile } from "./spec.ts";

/** A sheet as a file of text, with the slips of whoever saved it. */
export function writeTextFile({ rows }: Sheet, { encoding, delimiter, lineEnd, slip }: TextFile): Uint8Array {
  const width = Math.max(...rows.map((row) => row.length));
  const lines = rows.map((row) => writeLine(padded(row, slip === "ragged" ? 0 : width), { delimiter, slip }));
  if (slip === "trailing") for (const [i, line] of lines.entries()) lines[i] = `${line}${delimiter.repeat(3)}`;
  if (slip === "blank-rows") lines.push(...Array.from({ length: 4 }, () => delimiter.repeat(width - 1)));
  const text = lines.join(lineEnd) + (slip === "no-last-line-end" ? "" : lineEnd);
  switch (encoding) {
    case "utf-8":
      return new TextEncoder().encode(text);
    case "utf-8-bom":
      return new TextEncoder().encode(`\uFEFF${text}`);
    case "gb18030":
      // Code page 936 has neither a blank that does not break nor a raised 1.
      return encodeGb(text.replaceAll("\u00a0", " ").replaceAll("¹", "①"));
    case "utf-16le":
      return new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
  }
}

/** Spreadsheets write every row to the width of the sheet; others end it where its last word is. */
function padded(row: Row, width: number): string[] {
  const texts = row.map(({ text }) => text);
  if (width === 0) while (texts.length > 0 && texts.at(-1) === "") texts.pop();
  return width === 0 ? texts : [...texts, ...Array.from({ length: width - texts.length }, () => "")];
}

function writeLine(texts: readonly string[], { delimiter, slip }: Pick<TextFile, "delimiter" | "slip">): string {
  const quoted = texts.map((text) => {
    const needsQuotes = slip === "all-quoted" || text.includes(delimiter) || /["\r\n]/.test(text);
    return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return quoted.join(slip === "tabs" ? `\t${delimiter}` : delimiter);
}
