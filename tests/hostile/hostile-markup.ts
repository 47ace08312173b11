import { zipFile } from "#tests/intake/zip-file.ts";
import { bytesOf, countAt, type HostileKind } from "./hostile-kind.ts";

const OFFICE =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
const CELL = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>';

function ods(name: string, rows: (size: number) => string): HostileKind {
  return {
    name,
    ending: "ods",
    make: (size) =>
      zipFile({
        mimetype: "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": `<office:document-content ${OFFICE}><office:body><office:spreadsheet><table:table table:name="s">${rows(size)}</table:table></office:spreadsheet></office:body></office:document-content>`,
        "META-INF/manifest.xml": "<manifest/>",
      }),
  };
}

function html(name: string, inside: (size: number) => string): HostileKind {
  return { name, ending: "xls", make: (size) => bytesOf(`<html><body>${inside(size)}</body></html>`) };
}

function xml(name: string, inside: (size: number) => string): HostileKind {
  return {
    name,
    ending: "xml",
    make: (size) =>
      bytesOf(
        `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="s"><Table>${inside(size)}</Table></Worksheet></Workbook>`,
      ),
  };
}

const XML_CELL = '<Cell><Data ss:Type="Number">1</Data></Cell>';

export const HOSTILE_MARKUP: readonly HostileKind[] = [
  ods(
    "rows-repeated",
    (size) => `<table:table-row table:number-rows-repeated="${countAt(size, 1_048_576)}">${CELL}</table:table-row>`,
  ),
  ods(
    "cells-repeated",
    (size) =>
      `<table:table-row table:number-rows-repeated="1000">${CELL.replace("<table:table-cell", `<table:table-cell table:number-columns-repeated="${countAt(size, 16_384)}"`)}</table:table-row>`,
  ),
  ods("repeats-of-repeats", (size) =>
    `<table:table-row table:number-rows-repeated="1048576">${CELL.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"')}</table:table-row>`.repeat(
      countAt(size, 50_000),
    ),
  ),
  ods(
    "long-text-repeated",
    (size) =>
      `<table:table-row table:number-rows-repeated="2000"><table:table-cell table:number-columns-repeated="10"><text:p>${"长".repeat(countAt(size, 1e6))}</text:p></table:table-cell></table:table-row>`,
  ),
  ods(
    "spaces-repeated",
    (size) =>
      `<table:table-row><table:table-cell><text:p>${'<text:s text:c="1000000"/>'.repeat(countAt(size, 100_000))}</text:p></table:table-cell></table:table-row>`,
  ),
  ods("spans-over-everything", (size) =>
    `<table:table-row>${CELL.replace("<table:table-cell", '<table:table-cell table:number-columns-spanned="16384" table:number-rows-spanned="1048576"')}</table:table-row>`.repeat(
      countAt(size, 50_000),
    ),
  ),
  html(
    "spans-over-everything",
    (size) => `<table>${'<tr><td colspan="65534" rowspan="65534">1</td></tr>'.repeat(countAt(size, 100_000))}</table>`,
  ),
  html(
    "spans-across",
    (size) => `<table>${`<tr>${'<td rowspan="1000">1</td>'.repeat(100)}</tr>`.repeat(countAt(size, 1000))}</table>`,
  ),
  html("tables-in-tables", (size) => `<table>${"<tr><td><table>".repeat(countAt(size, 500_000))}`),
  html("very-many-tables", (size) =>
    "<table><tr><td>指标<td>数值</tr><tr><td>a<td>1</tr></table>".repeat(countAt(size, 100_000)),
  ),
  html("tags-without-end", (size) => `<table><tr><td>${"<".repeat(countAt(size, 5e6))}`),
  html("quotes-without-end", (size) => `<table><tr>${"<td a='".repeat(countAt(size, 1e6))}`),
  html("one-row", (size) => `<table><tr>${"<td>1".repeat(countAt(size, 2e6))}</table>`),
  html("one-cell-of-tags", (size) => `<table><tr><td>${"<b>1</b>".repeat(countAt(size, 2e6))}</table>`),
  xml("cells-far-away", (size) =>
    `<Row ss:Index="1048576"><Cell ss:Index="16384"><Data ss:Type="Number">1</Data></Cell></Row>`.repeat(
      countAt(size, 50_000),
    ),
  ),
  xml("merges-over-everything", (size) =>
    `<Row><Cell ss:MergeAcross="16383" ss:MergeDown="1048575"><Data ss:Type="String">x</Data></Cell></Row>`.repeat(
      countAt(size, 100_000),
    ),
  ),
  xml(
    "columns-over-everything",
    (size) => `${'<Column ss:Hidden="1" ss:Span="4294967295"/>'.repeat(countAt(size, 100_000))}<Row>${XML_CELL}</Row>`,
  ),
  xml("very-many-rows", (size) => `<Row>${XML_CELL}</Row>`.repeat(countAt(size, 400_000))),
];
