import { CFB } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { decodeBytes } from "#intake/text/decode.ts";
import { catalogue } from "./catalogue.ts";
import { encode, encodeGb } from "./spoil.ts";
import { zipFile } from "./zip-file.ts";

const bytesOf = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)));

const chinese = fc.string({
  unit: fc.constantFrom(..."引进博士人才平台,1234567890\n年月示例".split("")),
  minLength: 4,
  maxLength: 200,
});

describe("decodeBytes(bytes)", () => {
  it("reads what was written, in every encoding", () => {
    const encoding = fc.constantFrom("utf-8" as const, "utf-8-bom" as const, "utf-16le" as const, "utf-16be" as const);
    fc.assert(
      fc.property(chinese, encoding, (text, name) => {
        expect(decodeBytes(encode(text, name)).text).toBe(text);
      }),
    );
  });

  it("falls back to GB18030 where UTF-8 does not hold, and says so", () => {
    const text = "指标,平台\r\n引进博士,示例甲研究院\r\n";
    expect(decodeBytes(encodeGb(text))).toMatchObject({ text, encoding: "GB18030", undecodable: [] });
  });

  it("reads four-byte GB18030 and the euro sign of code page 936", () => {
    const bytes = Uint8Array.of(...encodeGb("平台"), 0x80, 0x81, 0x30, 0x84, 0x36, ...encodeGb("平台"));
    expect(decodeBytes(bytes)).toMatchObject({ text: "平台€¥平台", encoding: "GB18030" });
  });

  it("takes lone bytes among letters for western European ones", () => {
    const bytes = bytesOf("Name;Stadt\nM", [0xfc], "ller;K", [0xf6], "ln\nJos", [0xe9], ";N", [0xee], "mes\n");
    expect(decodeBytes(bytes)).toMatchObject({
      text: "Name;Stadt\nMüller;Köln\nJosé;Nîmes\n",
      encoding: "windows-1252",
    });
  });

  it("tells UTF-16 without a mark by its zero bytes", () => {
    const text = "a,b\r\n1,2\r\n平台,3\r\n";
    expect(decodeBytes(encode(text, "utf-16le").subarray(2))).toMatchObject({ text, encoding: "UTF-16LE" });
    expect(decodeBytes(encode(text, "utf-16be").subarray(2))).toMatchObject({ text, encoding: "UTF-16BE" });
  });

  it.each([
    ["UTF-8 with a stray byte", bytesOf("引进博士人才平台引进博士人才平台", [0xff], ",1\n"), "UTF-8", [48]],
    ["UTF-8 cut short", bytesOf("引进博士人才平台引进博士人才平台", [0xe5, 0xbc]), "UTF-8", [48]],
    ["UTF-8 with a mark and a stray byte", bytesOf([0xef, 0xbb, 0xbf], "ab", [0x80], "c"), "UTF-8 BOM", [5]],
    [
      "GB18030 with a stray byte",
      Uint8Array.of(...encodeGb("引进博士"), 0xff, 0x2c, ...encodeGb("平台")),
      "GB18030",
      [8],
    ],
    ["UTF-16 with half a pair", Uint8Array.of(0xff, 0xfe, 0x41, 0, 0x00, 0xd8, 0x42, 0), "UTF-16LE", [4]],
    ["UTF-16 with half a unit", Uint8Array.of(0xff, 0xfe, 0x41, 0, 0x42), "UTF-16LE", [4]],
  ])("names the offset of a broken byte: %s", (_, bytes, encoding, offsets) => {
    const read = decodeBytes(bytes);
    expect(read.encoding).toBe(encoding);
    expect(read.undecodable.map(({ offset }) => offset)).toEqual(offsets);
    expect(read.undecodableCount).toBe(offsets.length);
  });
});

function workbookZip(): Uint8Array {
  return zipFile({ "xl/workbook.xml": "<workbook/>" });
}

/** An old Office file with these streams in it. */
function compound(...paths: string[]): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const path of paths) CFB.utils.cfb_add(container, path, new Uint8Array(5000));
  return Uint8Array.from(CFB.write(container, { type: "array" }));
}

describe("recogniseFile(bytes)", () => {
  const zip = [0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0];
  it.each([
    ["word", bytesOf(zip, "[Content_Types].xml", [0], "word/document.xml"), "Word"],
    [
      "a document that holds a workbook",
      zipFile({ "word/document.xml": "<w/>", "word/x.xlsx": workbookZip() }),
      "Word",
    ],
    ["slides", zipFile({ "[Content_Types].xml": "", "ppt/presentation.xml": "<p/>" }), "演示文稿"],
    ["old document", compound("/WordDocument", "/1Table", "/ObjectPool/_1/Workbook"), "Word"],
    ["old slides", compound("/Current User", "/PowerPoint Document"), "演示文稿"],
    ["zip", bytesOf(zip, "data.csv", [1, 2, 3]), "压缩包"],
    ["gzip", bytesOf([0x1f, 0x8b, 8, 0]), "压缩包"],
    ["pdf", bytesOf("%PDF-1.7\n"), "PDF"],
    ["png", bytesOf([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), "图片"],
    ["jpeg", bytesOf([0xff, 0xd8, 0xff, 0xe0]), "图片"],
    ["web page named .xls", bytesOf("\r\n<html xmlns:x='urn'><table><tr><td>1"), "网页"],
    ["Excel 2003 XML", bytesOf('<?xml version="1.0"?><Workbook>'), "XML"],
    ["program", bytesOf([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0]), "二进制"],
  ])("refuses %s with a way out", (_, bytes, said) => {
    const { problems, observations } = readUpload(bytes, catalogue, { limits: { rows: 10 }, today: "2024-09-10" });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: "error", code: "not-a-table" });
    expect(problems[0]?.message.zh).toContain(said);
    expect(problems[0]?.advice.zh).not.toBe("");
    expect(observations).toEqual([]);
  });

  it.each([
    ["xlsx", bytesOf(zip, "[Content_Types].xml", [0, 0], "xl/workbook.xml")],
    ["ods", bytesOf(zip, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet")],
    ["xls", bytesOf([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ["an xls without cells", compound("/Workbook")],
  ])("says of %s cut short that the workbook is broken", (_, bytes) => {
    const { problems } = readUpload(bytes, catalogue, { limits: { rows: 10 }, today: "2024-09-10" });
    expect(problems).toMatchObject([{ severity: "error", code: "workbook-broken" }]);
  });
});
