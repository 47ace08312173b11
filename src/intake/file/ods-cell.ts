import type { CellSaid } from "./cell-fact.ts";
import { serialOfIso } from "./iso-date.ts";
import { type OdsStyle, type OdsStyles, styleOf } from "./ods-styles.ts";
import { readRuns, type TextRun } from "./rich-text.ts";
import { showDate } from "./shown-date.ts";
import { plainNumber, showAsText } from "./shown-number.ts";
import { passOver, unescapeXml, type XmlReader } from "./xml-reader.ts";

export type OdsCell = {
  readonly said: CellSaid;
  /** Rows and columns it spans. */
  readonly rows: number;
  readonly columns: number;
};

type Attributes = {
  readonly kind: string | undefined;
  readonly value: string | undefined;
  readonly date: string | undefined;
  readonly boolean: string | undefined;
  readonly string: string | undefined;
  readonly currency: string | undefined;
  readonly hasFormula: boolean;
  readonly style: OdsStyle;
};

/** Reads a cell up to its end. Its value is what counts; the text it is shown with says with what unit and how large. */
export function readOdsCell(reader: XmlReader, styles: OdsStyles, columnStyle: string): OdsCell {
  const span = (name: string) => Math.max(1, Number(reader.attribute(name) ?? 1) || 1);
  const rows = span("number-rows-spanned");
  const columns = span("number-columns-spanned");
  const attributes: Attributes = {
    kind: reader.attribute("office:value-type"),
    value: reader.attribute("office:value"),
    date: reader.attribute("date-value"),
    boolean: reader.attribute("boolean-value"),
    string: reader.attribute("string-value"),
    currency: reader.attribute("office:currency"),
    hasFormula: reader.attribute("formula") !== undefined,
    style: styleOf(styles, "table-cell", reader.attribute("style-name") ?? columnStyle),
  };
  const runs = reader.isEmpty() ? null : readParagraphs(reader, styles);
  return { said: sayCell(attributes, runs, styles), rows, columns };
}

function sayCell(cell: Attributes, runs: TextRun[] | null, styles: OdsStyles): CellSaid {
  const { kind, value, style, hasFormula } = cell;
  const own = runs ?? (cell.string === undefined ? null : [{ text: cell.string, isStruck: null, isRaised: false }]);
  const shown = own?.map(({ text }) => text).join("") ?? null;
  if (kind === undefined || kind === "string" || kind === "void") {
    if (hasFormula && own === null) return { text: "", fact: { kind: "unvalued" } };
    return own === null ? NOTHING : readRuns(own, style.isStruck);
  }
  if (kind === "boolean") return { text: cell.boolean === "true" ? "TRUE" : "FALSE", fact: null };
  if (kind === "time") return { text: shown ?? "", fact: null };
  if (kind === "date") return { text: dayOf(cell, shown, styles), fact: null };
  const number = value === undefined ? Number.NaN : Number(value);
  if (Number.isNaN(number))
    return hasFormula ? { text: "", fact: { kind: "unvalued" } } : { text: shown ?? "", fact: null };
  // A formula that failed has the value 0 and shows its error.
  if (hasFormula && shown !== null && /^(?:#|Err:)/.test(shown)) return { text: shown, fact: null };
  if (style.isStruck) return { text: plainNumber(number), fact: { kind: "struck" } };
  if (shown !== null) return showAsText(number, shown);
  const sign = kind === "percentage" ? "%" : "";
  const currency = cell.currency === undefined ? "" : cell.currency === "CNY" ? "¥" : cell.currency;
  return { text: `${currency}${plainNumber(sign === "" ? number : number * 100)}${sign}`, fact: null };
}

const NOTHING: CellSaid = { text: "", fact: null };

function dayOf({ date, style }: Attributes, shown: string | null, { dates }: OdsStyles): string {
  const serial = serialOfIso(date ?? "");
  const tokens = dates.get(style.data);
  const text = tokens && !Number.isNaN(serial) ? showDate(serial, tokens, false) : null;
  return text ?? shown ?? date ?? "";
}

/** Paragraphs of a cell, parted by line ends, with the fonts of their parts; `null` for none. */
function readParagraphs(reader: XmlReader, styles: OdsStyles): TextRun[] | null {
  const runs: TextRun[] = [];
  const fonts: OdsStyle[] = [];
  let paragraphs = 0;
  const addSign = (text: string) => runs.push({ text, isStruck: null, isRaised: false });
  while (reader.next()) {
    const name = reader.name();
    const opens = !reader.isEnd() || reader.isEmpty();
    if (paragraphs > 0) addText(unescapeXml(reader.textBefore().replace(/[\t\r\n ]+/g, " ")), fonts.at(-1), runs);
    if (name === "table-cell" || name === "covered-table-cell") break;
    if (ASIDE.has(name)) passOver(reader, name);
    else if (name === "p" && opens) {
      if (paragraphs > 0) addSign("\n");
      paragraphs += 1;
    } else if (name === "span" && reader.isEnd()) fonts.pop();
    else if (name === "span") fonts.push(styleOf(styles, "text", reader.attribute("style-name")));
    else if (name === "s" || name === "line-break") addSign(name === "s" ? " " : "\n");
  }
  return paragraphs === 0 ? null : runs;
}

/** Blanks between tags are none of the text, but for those behind a text. */
function addText(text: string, font: OdsStyle | undefined, runs: TextRun[]): void {
  if (text.trim() === "" && (text === "" || runs.length === 0)) return;
  runs.push({ text, isStruck: font ? font.isStruck : null, isRaised: font?.isRaised === true });
}

/** Notes and pictures that hang on a cell and have texts of their own. */
const ASIDE: ReadonlySet<string> = new Set([
  "annotation",
  "frame",
  "custom-shape",
  "rect",
  "g",
  "text-box",
  "ruby-text",
]);
