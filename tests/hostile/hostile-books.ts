import { zipFile } from "#tests/intake/zip-file.ts";
import { countAt, type HostileKind } from "./hostile-kind.ts";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export type BookParts = {
  /** What stands in `sheetData`. */
  readonly rows?: string;
  /** What a sheet says before its rows and behind them. */
  readonly before?: string;
  readonly behind?: string;
  readonly shared?: string;
  readonly styles?: string;
  /** How often the one sheet is named; each is another sheet to who reads. */
  readonly named?: number;
  readonly workbook?: string;
};

const FEW_ROWS = `${row(1, [text("指标"), text("平台"), text("时期"), text("数值")])}${row(2, [
  text("引进博士"),
  text("示例固态电池研究院"),
  text("2026-09"),
  "<v>7</v>",
])}`;

/** A workbook of Office Open XML (ECMA-376) whose sheets are one part. */
export function bookOf({
  rows = FEW_ROWS,
  before = "",
  behind = "",
  shared,
  styles,
  named = 1,
  workbook = "",
}: BookParts) {
  const sheets = Array.from({ length: named }, (_, i) => `<sheet name="s${i}" sheetId="${i + 1}" r:id="r${i}"/>`);
  const relations = Array.from({ length: named }, (_, i) => relation(`r${i}`, "worksheet", "worksheets/sheet1.xml"));
  return zipFile({
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": `<Relationships>${relation("a", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${LINKS}">${workbook}<sheets>${sheets.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${relations.join("")}${relation("st", "styles", "styles.xml")}${relation("sh", "sharedStrings", "shared.xml")}</Relationships>`,
    "xl/styles.xml": styles ?? `<styleSheet ${MAIN}><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>`,
    "xl/shared.xml": `<sst ${MAIN}>${shared ?? ""}</sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet ${MAIN}>${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`,
  });
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${LINKS}/${type}" Target="${target}"/>`;
}

function text(words: string): string {
  return `<is><t>${words}</t></is>`;
}

function row(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.map((inside) => `<c${inside.startsWith("<is>") ? ' t="inlineStr"' : ""}>${inside}</c>`).join("")}</row>`;
}

/** So many rows of one and the same cells. */
function rowsOf(count: number, cells: string): string {
  return `<row>${cells}</row>`.repeat(count);
}

const SHARED = '<c t="s"><v>0</v></c>';
const ALL = "A1:XFD1048576";

/** So many ranges, no two the same. */
function ranges(count: number, one: (range: string, i: number) => string): string {
  return Array.from({ length: count }, (_, i) => one(`A${i + 1}:XFD1048576`, i)).join("");
}

export const HOSTILE_BOOKS: readonly HostileKind[] = [
  book("one-long-text-in-many-cells", (size) => ({
    shared: `<si><t>${"x".repeat(1_000_000)}</t></si>`,
    rows: rowsOf(countAt(size, 2000), SHARED.repeat(20)),
  })),
  book("long-texts-below-the-limit", (size) => ({
    shared: `<si><t>${"长".repeat(32_000)}</t></si>`,
    rows: FEW_ROWS + rowsOf(countAt(size, 700), SHARED.repeat(4)),
  })),
  book("long-figures", (size) => ({
    shared: `<si><t>${"1,234".repeat(6000)}</t></si>`,
    rows: FEW_ROWS + rowsOf(countAt(size, 700), `${"<c/>".repeat(3)}${SHARED}`),
  })),
  book("columns-over-everything", (size) => ({
    before: `<cols>${'<col min="1" max="4294967295" hidden="1"/>'.repeat(countAt(size, 20_000))}</cols>`,
  })),
  book("links-over-everything", (size) => ({
    behind: `<hyperlinks>${ranges(countAt(size, 200_000), (range) => `<hyperlink ref="${range}" location="x"/>`)}</hyperlinks>`,
  })),
  book("one-link-over-everything", () => ({
    behind: `<hyperlinks><hyperlink ref="${ALL}" location="x"/></hyperlinks>`,
  })),
  book("merges-over-everything", (size) => ({
    rows: FEW_ROWS + rowsOf(20_000, "<c><v>1</v></c><c><v>2</v></c>"),
    behind: `<mergeCells>${ranges(countAt(size, 200_000), (range) => `<mergeCell ref="${range}"/>`)}</mergeCells>`,
  })),
  book("validations-over-everything", (size) => ({
    behind: `<dataValidations>${ranges(countAt(size, 100_000), (range) => `<dataValidation sqref="${range} ${range}"><formula1>A1</formula1></dataValidation>`)}</dataValidations>`,
  })),
  book("conditions-over-everything", (size) => ({
    behind: ranges(
      countAt(size, 100_000),
      (range, i) =>
        `<conditionalFormatting sqref="${range}"><cfRule type="cellIs" priority="${i}"><formula>1</formula></cfRule></conditionalFormatting>`,
    ),
  })),
  book("text-of-many-parts", (size) => ({
    shared: `<si>${'<r><rPr><strike/></rPr><t>1</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>'.repeat(countAt(size, 250_000))}</si>`,
    rows: FEW_ROWS + rowsOf(200, SHARED.repeat(4)),
  })),
  book("one-part-as-many-sheets", (size) => ({
    named: countAt(size, 2000),
    rows: FEW_ROWS + rowsOf(20_000, "<c><v>1</v></c><c><v>2</v></c>"),
  })),
  book("wide-part-as-many-sheets", (size) => ({
    named: countAt(size, 2000),
    rows: `${FEW_ROWS}<row r="9"><c r="XFD9"><v>1</v></c></row><row r="900"><c><v>1</v></c></row>`,
  })),
  book("cells-far-away", (size) => ({
    rows:
      FEW_ROWS +
      Array.from(
        { length: countAt(size, 1200) },
        (_, i) => `<row r="${i + 3}"><c r="XFD${i + 3}"><v>1</v></c></row>`,
      ).join(""),
  })),
  book("one-cell-far-below", () => ({ rows: `${FEW_ROWS}<row r="1048576"><c r="S1048576"><v>1</v></c></row>` })),
  book("very-many-rows", (size) => ({ rows: FEW_ROWS + rowsOf(countAt(size, 1_000_000), "<c><v>1</v></c>") })),
  book("ordinary-but-too-long", (size) => ({
    rows:
      FEW_ROWS +
      Array.from({ length: countAt(size, 400_000) }, (_, i) => `<row>${"<c/>".repeat(3)}<c><v>${i}</v></c></row>`).join(
        "",
      ),
  })),
  book("very-many-headings", (size) => ({
    shared: Array.from({ length: 16_000 }, (_, i) => `<si><t>指标${i}（人）</t></si>`).join(""),
    rows: `<row>${Array.from({ length: countAt(size, 16_000) }, (_, i) => `<c t="s"><v>${i}</v></c>`).join("")}</row>${rowsOf(50, "<c><v>1</v></c>".repeat(countAt(size, 16_000)))}`,
  })),
  book("very-many-header-rows", (size) => ({
    shared: "<si><t>引进博士</t></si><si><t>2026年9月</t></si>",
    rows: rowsOf(countAt(size, 100_000), `${SHARED}<c t="s"><v>1</v></c>`.repeat(6)),
  })),
  book("very-many-tables", (size) => ({
    shared:
      "<si><t>指标</t></si><si><t>平台</t></si><si><t>时期</t></si><si><t>数值</t></si><si><t>引进博士</t></si><si><t>2026-09</t></si>",
    rows: `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c></row><row><c t="s"><v>4</v></c><c t="s"><v>4</v></c><c t="s"><v>5</v></c><c><v>3</v></c></row><row/>`.repeat(
      countAt(size, 60_000),
    ),
  })),
  book("long-formats", (size) => ({
    styles: `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="200" formatCode="${"[&gt;1]0.0_);".repeat(countAt(size, 50_000))}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
    rows: FEW_ROWS + rowsOf(2000, '<c s="0"><v>1.5</v></c>'.repeat(4)),
  })),
  book("very-many-formats", (size) => ({
    styles: `<styleSheet ${MAIN}><numFmts>${Array.from({ length: countAt(size, 60_000) }, (_, i) => `<numFmt numFmtId="${i + 200}" formatCode="0.${"0".repeat(i % 90)}&quot;${i}&quot;"/>`).join("")}</numFmts><cellXfs>${Array.from({ length: countAt(size, 60_000) }, (_, i) => `<xf numFmtId="${i + 200}"/>`).join("")}</cellXfs></styleSheet>`,
    rows:
      FEW_ROWS +
      Array.from({ length: countAt(size, 60_000) }, (_, i) => `<row><c s="${i}"><v>1.5</v></c></row>`).join(""),
  })),
  book("one-tag-of-many-attributes", (size) => ({
    rows: `${FEW_ROWS}<row><c ${Array.from({ length: countAt(size, 1_000_000) }, (_, i) => `a${i}="r"`).join(" ")}><v>1</v></c></row>`,
  })),
  book("very-deep", (size) => ({ before: "<x>".repeat(countAt(size, 2_000_000)) })),
  book("very-many-comments", (size) => ({ before: "<!--x-->".repeat(countAt(size, 2_000_000)) })),
  book("one-value-in-very-many-pieces", (size) => ({
    rows: `${FEW_ROWS}<row><c t="str"><v>${"<![CDATA[1]]>".repeat(countAt(size, 1_500_000))}</v></c></row>`,
  })),
  book("very-many-entities", (size) => ({
    rows: `${FEW_ROWS}<row><c t="str"><v>${"&#49;&amp;".repeat(countAt(size, 2_000_000))}</v></c></row>`,
  })),
  book("very-many-formulas", (size) => ({
    workbook: '<calcPr fullCalcOnLoad="1"/>',
    rows: FEW_ROWS + rowsOf(countAt(size, 200_000), `<c><f>${"SUM(A1:A9)+".repeat(6)}1</f><v>0</v></c>`.repeat(2)),
  })),
];

function book(name: string, parts: (size: number) => BookParts): HostileKind {
  return { name, ending: "xlsx", make: (size) => bookOf(parts(size)) };
}
