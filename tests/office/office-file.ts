import type { SourcedObservation } from "#domain/observation.ts";
import type { IntakeCatalogue } from "#intake/read-upload.ts";
import { makeSheets } from "./book.ts";
import { type Cell, cellName, type Sheet } from "./cell.ts";
import { type Content, drawContent } from "./content.ts";
import { type Draw, namedDraw } from "./draw.ts";
import { type Habit, pairsOfHabits } from "./habit.ts";
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
};

type Heading = { readonly cell: string; readonly text: string };

export type OfficeFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The layout and the habits it was made with. */
  readonly made: string;
  readonly truths: readonly PlacedTruth[];
};

/** Files of a seed, one after the other: every layout, and every two habits that go together. */
export function* officeFiles(seed: number, catalogue: IntakeCatalogue): Generator<OfficeFile> {
  const pairs = pairsOfHabits(namedDraw(`pairs ${seed}`));
  const layouts = namedDraw(`layouts ${seed}`).shuffle(LAYOUTS);
  for (let number = 0; ; number += 1) {
    const pair = pairs[number % pairs.length];
    if (!pair) return;
    const draw = namedDraw(`file ${seed} ${number}`);
    const spec = specOf(pair, layouts, number, draw);
    if (spec)
      yield makeOfficeFile(
        spec,
        `${seed}-${number}`,
        pair.map(({ name }) => name),
        catalogue,
        draw,
      );
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

export function applyHabits(layout: Layout, habits: readonly Habit[], number: number, draw: Draw): Spec | null {
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
  const sheets = makeSheets(spec, content, draw);
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
  const end = spec.file.kind === "csv" ? ".csv" : ".xlsx";
  return spec.yearAt === "file"
    ? `${content.periods[0]?.year}年平台数据（${name}）${end}`
    : `平台数据（${name}）${end}`;
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
    return [{ ...cell.truth, sheet, cell: place, shown: cell.text, headings }];
  });
}
