import { builtInFormat } from "./built-in-formats.ts";
import { isOn } from "./xlsx-text.ts";
import type { XmlReader } from "./xml-reader.ts";

/** How cells of one style look, as far as it is part of what they say. */
export type CellStyle = { readonly format: string; readonly isStruck: boolean };

export const PLAIN_STYLE: CellStyle = { format: "General", isStruck: false };

/** The styles that cells name by number (ECMA-376 18.8.10). */
export function readStyles(reader: XmlReader | null): CellStyle[] {
  const formats = new Map<number, string>();
  const struckFonts: boolean[] = [];
  const styles: CellStyle[] = [];
  let section = "";
  while (reader?.next()) {
    const name = reader.name();
    if (SECTIONS.has(name)) section = reader.isEnd() ? "" : name;
    else if (section === "numFmts" && name === "numFmt")
      formats.set(Number(reader.attribute("numFmtId")), reader.attribute("formatCode") ?? "General");
    else if (section === "fonts" && name === "font" && (!reader.isEnd() || reader.isEmpty())) struckFonts.push(false);
    else if (section === "fonts" && name === "strike" && (!reader.isEnd() || reader.isEmpty()))
      struckFonts[struckFonts.length - 1] = isOn(reader.attribute("val"));
    else if (section === "cellXfs" && name === "xf" && (!reader.isEnd() || reader.isEmpty())) {
      const id = Number(reader.attribute("numFmtId") ?? 0);
      styles.push({
        format: formats.get(id) ?? builtInFormat(id),
        isStruck: struckFonts[Number(reader.attribute("fontId") ?? 0)] === true,
      });
    }
  }
  return styles;
}

const SECTIONS: ReadonlySet<string> = new Set([
  "numFmts",
  "fonts",
  "cellXfs",
  "cellStyleXfs",
  "dxfs",
  "fills",
  "borders",
]);
