import type { TableBody } from "#intake/file/table-shape.ts";
import type { Matchers } from "#intake/layout/headings.ts";
import type { Layout } from "#intake/layout/layout.ts";
import type { Source } from "#intake/layout/source.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { isOwnExport } from "#intake/table/computed-rows.ts";
import { fileColumn } from "#intake/table/joined-keys.ts";
import { isNoteText } from "#intake/table/row-kind.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { FIGURE_KIND_NAMES, type FigureKind, kindsIn } from "#intake/words/figure-kind.ts";
import { isPlan } from "#intake/words/plan-words.ts";
import { spacedLine } from "#intake/words/text-forms.ts";
import { isUnitLine } from "#intake/words/unit-line.ts";
import type { Stating } from "./figures.ts";
import { createNoteReader, isNoteLine } from "./stated-notes.ts";
import { reportComments, reportRemarks } from "./stated-remarks.ts";
import { writtenUnit } from "./written-unit.ts";

/** Notes are looked at up to here. */
const LONGEST_NOTE = 300;
/** Different notes that are looked at; what has more is no table with notes. */
const MOST_NOTES = 500;
/** A column of words tells kinds apart only where it has few of them. */
const MOST_MEMBERS = 12;
const LONGEST_MEMBER = 10;

/** Kinds that a title tells of a whole table; 累计 in one is read (`year-so-far.ts`), the others are not. */
const OF_TITLE: ReadonlySet<FigureKind> = new Set([
  "plan",
  "forecast",
  "need",
  "average",
  "rank",
  "score",
  "rate",
  "change",
  "all-time",
  "group",
  "former",
  "draft",
  "void",
]);
/** A note that says what figures are, not what is done: 引进硕士为1—8月累计数. */
const SAYS_WHAT = /(?:为|系|是|均|按|含|指|即|不|作废|有误)|\b(?:are|is|were|was|in|on|at)\b/i;

/**
 * Tells what a title, a sheet's name, a note, a remark or a column of words says of figures that was not used in reading
 * them: that they are planned, ranks, added up, of a part, or void.
 */
export function reportStatedKinds(
  table: TableBody,
  { layout, dimensions }: Pick<Source, "layout" | "dimensions">,
  matchers: Matchers,
  stating: Stating,
): void {
  const { log } = stating;
  const bare = (text: string) =>
    matchers.organizations.withoutNames(matchers.indicators.withoutNames(text.slice(0, LONGEST_NOTE)));
  const ofHeadings = new Set(layout.headings.flatMap(({ text }) => [...kindsIn(bare(text)).keys()]));
  const isOfShares = layout.values.some(
    ({ indicator }) => stating.indicatorsByCode.get(indicator ?? "")?.unit === "percent",
  );
  const titleKind = (text: string, place: Place) => {
    for (const [kind, words] of kindsIn(bare(text))) {
      if (!OF_TITLE.has(kind) || ofHeadings.has(kind) || (kind === "rate" && isOfShares)) continue;
      log.addOnce("title-kind", place, text, { words, ...kindParams(kind) });
    }
  };
  const notes = createNoteReader(table, layout, matchers, stating);
  const isOwn = isOwnExport(table);
  const seen = new Set<string>();
  const note = (cell: string, place: NonNullable<Place>) => {
    if (seen.size >= MOST_NOTES || seen.has(cell)) return;
    seen.add(cell);
    const isOfKind = reportNote(cell, bare(cell), place, layout, log);
    notes.report(cell, place, (sentence) => isOfKind && kindsIn(sentence).size > 0);
  };
  for (const { row, cells } of table.preamble)
    for (const [column, cell] of cells.entries()) {
      if (isBlank(cell)) continue;
      if (!isNoteText(cell)) titleKind(cell, { column, row });
      if (!isOwn && isNoteLine(cell) && !isOfUnits(cell)) note(cell, { column, row });
    }
  for (const name of [table.caption, table.documentTitle, layout.title.fileName]) if (name) titleKind(name, null);
  for (const { row, cells } of table.footnotes)
    for (const [column, cell] of cells.entries()) if (!isBlank(cell)) note(cell, { column, row });
  reportColumns(table, layout, new Set(dimensions.columns.map(({ column }) => column)), log);
  reportRemarks(table, layout, notes, log);
  reportComments(table, notes, log);
  reportNoteUnits(layout, stating);
}

/** 单位：万元 above a table is read with its title. */
function isOfUnits(cell: string): boolean {
  return UNIT_LINE.test(cell) || isUnitLine(spacedLine(cell));
}

const UNIT_LINE = /^[\s（(【[]*\S{0,6}[单單]位/;

function kindParams(kind: FigureKind) {
  const { zh, en } = FIGURE_KIND_NAMES[kind];
  return { kindZh: zh, kindEn: en };
}

/** Reports a note that says what kind of figures some are; returns whether it did. */
function reportNote(note: string, bare: string, place: Place, layout: Layout, log: ProblemLog): boolean {
  const { ofYearSoFar, values } = layout;
  for (const sentence of bare.split(/[。;；\n]/)) {
    const kinds = [...kindsIn(sentence).keys()].filter(
      // 含海外引进1人 is part of what is counted.
      (kind) => kind !== "group" && (kind !== "year-to-date" || !isSaid(ofYearSoFar, values)),
    );
    const [kind] = kinds;
    if (kind === undefined || !SAYS_WHAT.test(sentence)) continue;
    log.addOnce("note-kind", place, note, kindParams(kind));
    return true;
  }
  return false;
}

/** Figures are read as of the year so far already. */
function isSaid(ofYearSoFar: boolean, values: Layout["values"]): boolean {
  return ofYearSoFar || values.some(({ yearToDate, period }) => yearToDate || period?.includes("/") === true);
}

/** Columns of a few words that are not read: 目标 in a column 类型. */
function reportColumns(table: TableBody, layout: Layout, asked: ReadonlySet<number>, log: ProblemLog): void {
  for (const [column, role] of layout.roles.entries()) {
    // Of a column whose members are asked about all is said.
    if (asked.has(column) || role !== "ignored" || layout.headings[column]?.saysNothing !== false) continue;
    const cells = table.rows.map((row, i) => (i === 0 ? "" : (row[column] ?? "").slice(0, LONGEST_NOTE)));
    if (!tellsKindsApart(cells)) continue;
    for (const [index, cell] of cells.entries()) {
      const kind = kindOfMember(cell);
      const place = { column: fileColumn(table, column), row: table.rowNumbers[index] ?? 0 };
      if (kind !== undefined) log.addOnce("note-kind", place, cell, kindParams(kind));
    }
  }
}

/** Figures of another time, which stand beside those of this one in a column of kinds. */
const OF_BEFORE = /[上去前往]年|[上同前]期|同比基数|基[期数]/;

/** What a word in a column says that the figures of its row are: 计划完成 is planned. */
function kindOfMember(cell: string): FigureKind | undefined {
  if (isPlan(cell)) return "plan";
  const [kind] = kindsIn(cell).keys();
  return kind ?? (OF_BEFORE.test(cell) ? "former" : undefined);
}

/** A column of a few short words. */
function tellsKindsApart(cells: readonly string[]): boolean {
  const members = new Set<string>();
  for (const cell of cells) {
    if (cell.length > LONGEST_MEMBER || members.size > MOST_MEMBERS) return false;
    if (!isBlank(cell)) members.add(cell);
  }
  return members.size > 0;
}

/** A note that states another unit than the heading or the title. */
function reportNoteUnits({ noteUnits, values, title }: Layout, { indicatorsByCode, log }: Stating): void {
  for (const { indicator: code, unit: own } of values) {
    const indicator = indicatorsByCode.get(code ?? "");
    const outer = own ?? title.units.find(({ unit }) => unit === indicator?.unit);
    const noted = noteUnits.find(({ unit }) => unit === indicator?.unit);
    if (indicator === undefined || !outer || !noted || outer.unit !== noted.unit || outer.mult === noted.mult) continue;
    const [note, unit] = [writtenUnit(noted), writtenUnit(outer)];
    log.addOnce("note-unit", null, "", {
      key: indicator.code,
      noteZh: note.zh,
      noteEn: note.en,
      unitZh: unit.zh,
      unitEn: unit.en,
      indicatorZh: indicator.names.zh,
      indicatorEn: indicator.names.en,
    });
  }
}
