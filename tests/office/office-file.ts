import type { SourcedObservation } from "#domain/figures/observation.ts";
import type { IntakeCatalogue } from "#intake/read-upload.ts";
import { makeSheets } from "./book.ts";
import { type Cell, cellName, type Sheet } from "./cell.ts";
import { type Content, drawContent } from "./content.ts";
import { type Draw, namedDraw } from "./draw.ts";
import type { Habit } from "./habit.ts";
import { drawHabits } from "./habits.ts";
import { LAYOUTS, type Layout } from "./layout.ts";
import { PLAIN_TEXT, PLAIN_WORKBOOK, plainSpec, type Spec } from "./spec.ts";
import { writeTextFile } from "./text-file.ts";
import { writeWorkbookFile } from "./workbook-file.ts";

/** A figure with its place, and the places where a question about it would be asked. */
export type PlacedTruth = Omit<SourcedObservation, "source"> & {
  readonly sheet: string;
  readonly cell: string;
  readonly shown: string;
  readonly headings: readonly Heading[];
  /** The first row, from 1, of the rows without a blank one between them that the figure stands in. */
  readonly firstRow: number;
};

type Heading = { readonly cell: string; readonly text: string };

export type OfficeFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The layout and the habits it was made with. */
  readonly made: string;
  readonly truths: readonly PlacedTruth[];
};

/** Files of a seed, one after the other: every layout in turn, each with two habits that go together. */
export function* officeFiles(seed: number, catalogue: IntakeCatalogue): Generator<OfficeFile> {
  const layouts = namedDraw(`layouts ${seed}`).shuffle(LAYOUTS);
  for (let number = 0; ; number += 1) yield officeFile(seed, number, layouts, catalogue);
}

function officeFile(seed: number, number: number, layouts: readonly Layout[], catalogue: IntakeCatalogue): OfficeFile {
  const draw = namedDraw(`file ${seed} ${number}`);
  for (;;) {
    const habits = drawHabits(draw);
    const spec = specOf(habits, layouts, number, draw);
    const names = habits.map(({ name }) => name);
    if (spec) return makeOfficeFile(spec, `${seed}-${number}`, names, catalogue, draw);
  }
}

/** The first layout, beginning at a place that moves on with each file, that goes with the habits. */
function specOf(pair: readonly Habit[], layouts: readonly Layout[], number: number, draw: Draw): Spec | null {
  for (let i = 0; i < layouts.length; i += 1) {
    const layout = layouts[(number + i) % layouts.length];
    if (!layout) continue;
    const spec = applyHabits(layout, pair, number, draw) ?? applyHabits(layout, [...pair].reverse(), number, draw);
    if (spec) return spec;
  }
  return null;
}

function applyHabits(layout: Layout, habits: readonly Habit[], number: number, draw: Draw): Spec | null {
  const isWorkbook = layout.parts?.place === "sheets" || number % 2 === 0;
  let spec = plainSpec(layout, isWorkbook ? PLAIN_WORKBOOK : PLAIN_TEXT);
  for (const habit of [...habits].sort((a, b) => Number(b.about === "file") - Number(a.about === "file"))) {
    const change = habit.change(spec, draw);
    if (change === null) return null;
    spec = { ...spec, ...change };
  }
  return spec;
}

export function makeOfficeFile(
  spec: Spec,
  name: string,
  habits: readonly string[],
  catalogue: IntakeCatalogue,
  draw: Draw,
): OfficeFile {
  const content = drawContent(spec, catalogue, draw);
  return fileOf(spec, content, makeSheets(spec, content, draw), name, habits);
}

function fileOf(
  spec: Spec,
  content: Content,
  sheets: readonly Sheet[],
  name: string,
  habits: readonly string[],
): OfficeFile {
  const { file } = spec;
  const [first] = sheets;
  if (!first) throw new Error("a file without sheets");
  return {
    name: fileName(spec, content, name),
    bytes: file.kind === "csv" ? writeTextFile(first, file) : writeWorkbookFile(sheets, file),
    made: [spec.layout.name, ...habits].join("; "),
    truths: sheets.flatMap((sheet) => truthsOf(sheet, file.kind === "csv" ? "" : sheet.name)),
  };
}

function fileName(spec: Spec, content: Content, name: string): string {
  const words = ["平台数据", "示例市人才工作月报", "主要指标", "报送表", "Sheet1"];
  const word = words[[...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % words.length];
  const year = spec.yearAt === "file" ? `${content.periods[0]?.year}年` : "";
  const end = spec.file.kind === "csv" ? "csv" : spec.file.type === "biff8" ? "xls" : "xlsx";
  return `${year}${word}（${name}）.${end}`;
}

function truthsOf({ rows }: Sheet, sheet: string): PlacedTruth[] {
  const places = new Map<Cell, string>();
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      places.set(cell, cellName(r, c));
    });
  });
  return [...places].flatMap(([cell, place]) => {
    if (!cell.truth) return [];
    const headings = (cell.headings ?? []).flatMap((heading) => {
      const at = places.get(heading);
      return at === undefined ? [] : [{ cell: at, text: heading.text }];
    });
    let firstRow = Number(/\d+$/.exec(place)?.[0]);
    while (rows[firstRow - 2]?.some(({ text }) => text !== "")) firstRow -= 1;
    return [{ ...cell.truth, firstRow, sheet, cell: place, shown: cell.text, headings }];
  });
}
