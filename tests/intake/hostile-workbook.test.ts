import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { bookOf, HOSTILE_BOOKS } from "#tests/hostile/hostile-books.ts";
import { HOSTILE_MARKUP } from "#tests/hostile/hostile-markup.ts";
import { HOSTILE_ZIPS } from "#tests/hostile/hostile-zips.ts";
import { catalogue } from "./catalogue.ts";
import { handmadeBook, type MadeCell } from "./handmade-book.ts";
import { zipFile } from "./zip-file.ts";

const ROWS = [
  ["指标", "平台", "时期", "数值"],
  ["引进博士", "甲院", "2024年8月", 5],
];

/** What was told of a file, once it was seen that reading it took no time and memory to speak of. */
function readQuickly(bytes: Uint8Array) {
  const before = process.cpuUsage();
  const heap = process.memoryUsage().heapUsed;
  const { observations, problems } = readUpload(bytes, catalogue, { limits: { rows: 1e6 }, today: "2024-12-10" });
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(4);
  expect((process.memoryUsage().heapUsed - heap) / 1e6).toBeLessThan(400);
  const told = problems.map(({ severity, code }) => `${severity} ${code}`);
  return { figures: observations.map(({ value }) => value), told };
}

describe("readUpload(bytes, catalogue, options) of workbooks made to be slow", () => {
  it("reads one whose columns, links and validations reach over everything", () => {
    const before = '<cols><col min="1" max="4294967295" width="9" hidden="1"/></cols>';
    const behind = '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>';
    const bytes = handmadeBook({ rows: ROWS, before, behind });
    expect(readQuickly(bytes)).toEqual({ figures: [5], told: ["note hidden-columns"] });
  });

  it("reads one whose merged cells reach over everything, many times", () => {
    const merges = Array.from({ length: 3000 }, (_, i) => `A${10 + i}:XFD1048576`);
    expect(readQuickly(handmadeBook({ rows: ROWS, merges })).figures).toEqual([5]);
    const further = Array.from({ length: 3000 }, () => ["x", "y"]);
    const over = Array.from({ length: 3000 }, () => "A3:XFD1048576");
    expect(readQuickly(handmadeBook({ rows: [...ROWS, ...further], merges: over })).told.length).toBeGreaterThan(0);
  }, 60_000);

  it("refuses one with a text of a million characters in each of many cells", () => {
    const cell: MadeCell = { attributes: 't="s"', inside: "<v>0</v>" };
    const rows = Array.from({ length: 2000 }, () => Array.from({ length: 20 }, () => cell));
    const bytes = handmadeBook({ rows, sharedStrings: [`<t>${"x".repeat(1e6)}</t>`] });
    expect(readQuickly(bytes)).toEqual({ figures: [], told: ["error workbook-too-large"] });
  });

  it("reads a text of very many parts beside styles of very many fonts", () => {
    const part = '<r><rPr><strike/></rPr><t>1</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>';
    const cell: MadeCell = { attributes: 't="inlineStr"', inside: `<is>${part.repeat(50_000)}</is>` };
    const rows = [...ROWS, ["引进博士", "甲院", "2024年9月", cell]];
    const fonts = Array.from({ length: 60_000 }, () => "<strike/>");
    expect(readQuickly(handmadeBook({ rows, fonts })).told).toContain("error not-a-number");
  });

  // Each of these few kilobytes took seconds, and most of them half a gigabyte and more.
  it.each([
    ["cells-far-away", ["error workbook-too-large"]],
    ["cells-repeated", ["error workbook-too-large"]],
    ["columns-over-everything", ["error unknown-organization", "note hidden-columns"]],
    ["one-part-as-many-sheets", ["error workbook-broken"]],
    ["parts-that-are-one", ["error workbook-too-large"]],
    ["packed-parts-checked-again-and-again", ["error workbook-too-large"]],
    ["many-parts-with-long-names", ["error workbook-broken"]],
    ["one-file-as-very-many-tables", ["error workbook-too-large"]],
    ["one-file-named-very-often", ["error workbook-too-large"]],
    ["repeats-of-repeats", ["error workbook-too-large"]],
  ])("reads or refuses %s", (name, told) => {
    const kinds = [...HOSTILE_BOOKS, ...HOSTILE_ZIPS, ...HOSTILE_MARKUP];
    const bytes = kinds.find((kind) => kind.name === name)?.make(0.5);
    expect(readQuickly(bytes ?? new Uint8Array()).told).toEqual(told);
  });

  it("still reads a sheet with a lone cell far to the right and another far below", () => {
    const rows = `<row r="1">${["指标", "平台", "时期", "数值"].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>
<row r="2"><c t="inlineStr"><is><t>引进博士</t></is></c><c t="inlineStr"><is><t>甲院</t></is></c><c t="inlineStr"><is><t>2024年8月</t></is></c><c><v>5</v></c></row>
<row r="3"><c r="XFD3"><v>1</v></c></row><row r="400000"><c r="A400000" t="inlineStr"><is><t>注：初步数</t></is></c></row>`;
    // More cells than may be held in all, though next to nothing in them.
    expect(readQuickly(bookOf({ rows })).told).toEqual(["error workbook-too-large"]);
    expect(readQuickly(bookOf({ rows: rows.replaceAll("XFD", "AD") })).figures).toEqual([5]);
    expect(readQuickly(bookOf({ rows: rows.replaceAll("400000", "1000") })).figures).toEqual([5]);
  });

  // Found by fuzzing: a broken list of parts was read before anything caught what it is.
  it("refuses one whose list of parts is cut off", () => {
    const bytes = zipFile({
      "[Content_Types].xml": "<Types/>",
      "_rels/.rels": "<Relationships",
      "xl/workbook.xml": "",
    });
    expect(readQuickly(bytes)).toEqual({ figures: [], told: ["error workbook-broken"] });
  });

  // Found by fuzzing: the library made room for all that these say there is.
  it.each(["counts-beyond-record.xls", "endless-columns.xlsb"])("reads or refuses %s", (name) => {
    const { told } = readQuickly(readFileSync(new URL(`../cases/hostile/${name}`, import.meta.url)));
    expect(told.length).toBeGreaterThan(0);
  });
});
