import type { CellPlace } from "./cell-fact.ts";
import { createSheetBuilder, createSheetRoom, type SheetBuilder } from "./sheet-builder.ts";
import type { WorkbookSheet } from "./workbook.ts";
import { readBinaryStyles, readBinaryTexts, readBinaryWorkbook } from "./xlsb-parts.ts";
import { readBinarySheet } from "./xlsb-sheet.ts";
import { readComments } from "./xlsx-comments.ts";
import { findPart, type Parts, readPart, relationsOf } from "./xlsx-parts.ts";
import { type Formulas, readSheetPart } from "./xlsx-sheet.ts";
import { readStyles } from "./xlsx-styles.ts";
import { isOn, readSharedStrings } from "./xlsx-text.ts";
import { createXmlReader, decodeXml, XmlError, type XmlReader } from "./xml-reader.ts";

/** The path of the workbook in a package of Office Open XML; that of a binary one ends in `.bin`. */
function workbookPath(parts: Parts): string | null {
  const stated = relationsOf(parts, "").find(({ type }) => type === "officeDocument")?.path;
  return [stated, "xl/workbook.xml", "xl/workbook.bin"].find((path) => path && findPart(parts, path)) ?? null;
}

/**
 * Reads a workbook of Office Open XML (ECMA-376, transitional and strict) or of its binary form (MS-XLSB) from its parts,
 * without building trees of them.
 *
 * @throws XmlError or RangeError for a broken part, TooLargeError for more than may be held
 */
export function readXlsx(parts: Parts): WorkbookSheet[] {
  const path = workbookPath(parts);
  if (path === null) return [];
  const relations = relationsOf(parts, path);
  const isBinary = path.endsWith(".bin");
  const pathOf = (type: string) => relations.find((relation) => relation.type === type)?.path ?? "";
  const partOf = (type: string) => findPart(parts, pathOf(type)) ?? new Uint8Array();
  const xmlOf = (type: string) => readPart(parts, pathOf(type));
  const main = findPart(parts, path) ?? new Uint8Array();
  const info = isBinary ? readBinaryWorkbook(main) : readWorkbookPart(readPart(parts, path));
  const binary = isBinary ? readBinaryStyles(partOf("styles")) : { styles: [], fonts: [] };
  const context = {
    texts: isBinary ? readBinaryTexts(partOf("sharedStrings"), binary) : readSharedStrings(xmlOf("sharedStrings")),
    styles: isBinary ? binary.styles : readStyles(xmlOf("styles")),
    epoch1904: info.epoch1904,
  };
  const room = createSheetRoom();
  const read = new Set<Uint8Array>();
  const opened = info.sheets.flatMap(({ name, hidden, id }): Opened[] => {
    const relation = relations.find((one) => one.id === id);
    const content = relation?.type === "worksheet" ? findPart(parts, relation.path) : undefined;
    if (!content) return [];
    // Each sheet has a part of its own; read once for each of many, a part of a few bytes would come to any size.
    if (read.has(content)) throw new XmlError("one part as two sheets");
    read.add(content);
    const builder = createSheetBuilder(room);
    const formulas = isBinary
      ? readBinarySheet(content, context, binary, builder)
      : readSheetPart(createXmlReader(decodeXml(content)), context, builder);
    const comments = isBinary ? null : readComments(parts, relation?.path ?? "");
    return [{ name, hidden, builder, formulas, comments }];
  });
  const recalculated = info.recalculates ? takeBackPlaceholders(opened, info.isScript) : new Map<Opened, CellPlace>();
  return opened.map((sheet) => {
    const { name, hidden, builder, comments } = sheet;
    const from = recalculated.get(sheet);
    const built = builder.finish({ name, hidden, epoch1904: info.epoch1904 });
    const finished =
      comments === null || comments.size === 0 ? built : { ...built, facts: { ...built.facts, comments } };
    return from ? { ...finished, recalculatedFrom: from } : finished;
  });
}

type Opened = {
  readonly name: string;
  readonly hidden: boolean;
  readonly builder: SheetBuilder;
  readonly formulas: Formulas;
  readonly comments: ReadonlyMap<number, string> | null;
};

/**
 * A workbook that is to be calculated when it is opened has results that nobody calculated: report scripts write 0 for
 * every formula. Those zeros are taken back, unless the formulas have other results too. Returns where results stand that
 * opening the workbook may change.
 */
function takeBackPlaceholders(sheets: readonly Opened[], isScript: boolean): Map<Opened, CellPlace> {
  const isCalculated = sheets.some(({ formulas }) => formulas.calculated !== null);
  const places = new Map<Opened, CellPlace>();
  for (const sheet of sheets) {
    const { builder, formulas } = sheet;
    const first = formulas.calculated ?? (isScript ? undefined : formulas.zeros[0]);
    if (isCalculated && first) places.set(sheet, first);
    if (!isCalculated || isScript) for (const { row, column } of formulas.zeros) builder.unvalue(row, column);
  }
  return places;
}

/** What a workbook says of itself and its sheets. */
export type WorkbookInfo = {
  epoch1904: boolean;
  recalculates: boolean;
  isScript: boolean;
  sheets: { readonly name: string; readonly hidden: boolean; readonly id: string }[];
};

/** The version of the calculation that libraries claim which calculate nothing themselves. */
const SCRIPTS = "124519";

function readWorkbookPart(reader: XmlReader | null): WorkbookInfo {
  const info: WorkbookInfo = { epoch1904: false, recalculates: false, isScript: false, sheets: [] };
  const isSet = (value: string | undefined) => value !== undefined && isOn(value);
  while (reader?.next()) {
    if (reader.isEnd() && !reader.isEmpty()) continue;
    const name = reader.name();
    if (name === "workbookPr") info.epoch1904 = isSet(reader.attribute("date1904"));
    else if (name === "calcPr") {
      info.recalculates = isSet(reader.attribute("fullCalcOnLoad"));
      info.isScript = reader.attribute("calcId") === SCRIPTS;
    } else if (name === "sheet") {
      info.sheets.push({
        name: reader.attribute("name") ?? "",
        hidden: /^(?:hidden|veryHidden)$/.test(reader.attribute("state") ?? ""),
        id: reader.attribute("id") ?? "",
      });
    }
  }
  return info;
}
