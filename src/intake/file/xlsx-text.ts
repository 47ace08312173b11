import type { TextRun } from "./rich-text.ts";
import { unescapeXml, type XmlReader } from "./xml-reader.ts";

/** A text, or its parts where a font strikes some out or raises them. */
export type RichText = string | readonly TextRun[];

/** A switch is on where it is there, unless it says otherwise. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off)$/i.test(value);
}

/** Reads a text up to the end of the tag `end` that was opened last: `si` of a shared string, `is` of a cell's own. */
export function readRichText(reader: XmlReader, end: string): RichText {
  const runs: TextRun[] = [];
  let isStruck: boolean | null = null;
  let isRaised = false;
  let isSpecial = false;
  let isReadingAid = false;
  while (reader.next()) {
    const name = reader.name();
    if (name === end && reader.isEnd()) break;
    if (name === "rPh") isReadingAid = !reader.isEnd();
    else if (name === "r" && !reader.isEnd()) {
      isStruck = null;
      isRaised = false;
    } else if (name === "rPr" && !reader.isEnd()) isStruck = false;
    else if (name === "strike") isStruck = isStruck === true || isOn(reader.attribute("val"));
    else if (name === "vertAlign") isRaised = reader.attribute("val") === "superscript";
    else if (name === "t" && reader.isEnd() && !reader.isEmpty() && !isReadingAid) {
      runs.push({ text: unescapeText(reader.textBefore()), isStruck, isRaised });
      isSpecial ||= isStruck === true || isRaised;
    }
  }
  // Without a part that differs, only a cell struck out as a whole tells the parts apart.
  if (isSpecial || (runs.length > 1 && runs.some((run) => run.isStruck !== null))) return runs;
  return runs.length === 1 ? (runs[0]?.text ?? "") : runs.map(({ text }) => text).join("");
}

/** All shared strings of a workbook (ECMA-376 18.4.9). */
export function readSharedStrings(reader: XmlReader | null): RichText[] {
  const texts: RichText[] = [];
  while (reader?.next())
    if (reader.name() === "si" && (!reader.isEnd() || reader.isEmpty()))
      texts.push(reader.isEmpty() ? "" : readRichText(reader, "si"));
  return texts;
}

/** A text as a spreadsheet writes it: entities, and characters that XML may not hold as _x000D_. */
export function unescapeText(text: string): string {
  const plain = unescapeXml(text);
  if (!plain.includes("_x")) return plain;
  return plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
