import { zipFile } from "./zip-file.ts";

/** A cell of a sheet made by hand: a text, a number, or what stands behind its place in the file. */
export type MadeCell = string | number | null | { readonly attributes?: string; readonly inside: string };

export type MadeBook = {
  readonly rows: readonly (readonly MadeCell[])[];
  /** Format codes of the styles 1, 2, ... */
  readonly formats?: readonly string[];
  /** Fonts of the styles behind those. */
  readonly fonts?: readonly string[];
  readonly sharedStrings?: readonly string[];
  readonly merges?: readonly string[];
  /** What else a sheet says, before its rows and behind them. */
  readonly before?: string;
  readonly behind?: string;
  readonly workbook?: string;
};

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook as another program might write it, part by part (ECMA-376), with one sheet "s". */
export function handmadeBook(book: MadeBook): Uint8Array<ArrayBuffer> {
  const parts = ["workbook", "styles", "sharedStrings", "worksheet"];
  const paths = ["xl/workbook.xml", "styles.xml", "sharedStrings.xml", "worksheets/sheet1.xml"];
  const relation = (i: number) => `<Relationship Id="rId${i}" Type="${LINKS}/${parts[i]}" Target="${paths[i]}"/>`;
  return zipFile({
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": `<Relationships><Relationship Id="a" Type="${LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${[1, 2, 3].map(relation).join("")}</Relationships>`,
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${LINKS}">${book.workbook ?? ""}<sheets><sheet name="s" sheetId="1" r:id="rId3"/></sheets></workbook>`,
    "xl/styles.xml": stylesOf(book),
    "xl/sharedStrings.xml": `<sst ${MAIN}>${(book.sharedStrings ?? []).map((text) => `<si>${text}</si>`).join("")}</sst>`,
    "xl/worksheets/sheet1.xml": sheetOf(book),
  });
}

function stylesOf({ formats = [], fonts = [] }: MadeBook): string {
  const codes = formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${escapeXml(code)}"/>`);
  const byFormat = formats.map((_, i) => `<xf numFmtId="${200 + i}" fontId="0"/>`);
  const byFont = fonts.map((_, i) => `<xf numFmtId="0" fontId="${i + 1}"/>`);
  const allFonts = ["", ...fonts].map((font) => `<font>${font}<sz val="11"/></font>`);
  return `<styleSheet ${MAIN}><numFmts>${codes.join("")}</numFmts><fonts>${allFonts.join("")}</fonts><cellXfs><xf numFmtId="0" fontId="0"/>${[...byFormat, ...byFont].join("")}</cellXfs></styleSheet>`;
}

function sheetOf({ rows, merges = [], before = "", behind = "" }: MadeBook): string {
  const data = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((cell, i) => cellOf(cell, i, row)).join("")}</row>`,
  );
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join("");
  return `<worksheet ${MAIN}>${before}<sheetData>${data.join("")}</sheetData>${merged === "" ? "" : `<mergeCells>${merged}</mergeCells>`}${behind}</worksheet>`;
}

function cellOf(cell: MadeCell, column: number, row: number): string {
  if (cell === null) return "";
  const place = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
  if (typeof cell === "number") return `<c ${place}><v>${cell}</v></c>`;
  if (typeof cell === "string") return `<c ${place} t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
  return `<c ${place} ${cell.attributes ?? ""}>${cell.inside}</c>`;
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** A number in the style of a number. */
export function styled(value: number, style: number): MadeCell {
  return { attributes: `s="${style}"`, inside: `<v>${value}</v>` };
}

/** A formula and the result that the file has of it. */
export function formula(code: string, result: string, attributes = ""): MadeCell {
  return { attributes, inside: `<f>${escapeXml(code)}</f>${result}` };
}

/** The parts of a text, each with what its font says. */
export function runs(...parts: readonly (readonly [text: string, font: string])[]): string {
  return parts
    .map(
      ([text, font]) =>
        `<r>${font === "" ? "" : `<rPr>${font}</rPr>`}<t xml:space="preserve">${escapeXml(text)}</t></r>`,
    )
    .join("");
}
