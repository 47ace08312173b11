import { withinColumns } from "#intake/file/column-limit.ts";
import type { SchemaField } from "#intake/file/package-descriptor.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Place } from "#intake/problems/problem-log.ts";
import { leaveOutComputed } from "#intake/table/computed-rows.ts";
import { splitJoinedKeys } from "#intake/table/joined-keys.ts";
import { isBlankRecord, isCaption } from "#intake/table/row-shape.ts";
import { rowText } from "#intake/table/row-text.ts";
import type { Table } from "#intake/table/table.ts";
import { applyToTable } from "./chosen-table.ts";
import { type Dimensions, findDimensions, withTotalMembers } from "./dimensions.ts";
import { type Alignment, alignHeader } from "./header-alignment.ts";
import type { Matchers } from "./headings.ts";
import { type Layout, understandLayout } from "./layout.ts";
import { type ChoiceLookup, choiceKey, choicesOfTable } from "./reading-choices.ts";
import { applySchema } from "./schema-cells.ts";
import { withColumnDates, withHeaderDates } from "./serial-dates.ts";
import { indicatorIn } from "./table-indicator.ts";

/** A table that observations are read from, as it was understood; `sheet` is empty for a file of text. */
export type Source = {
  readonly sheet: string;
  /** Which of the tables on its sheet it is, from 1; those beside one come before those below it. */
  readonly number: number;
  /** As the file has it. */
  readonly table: Table;
  /** As a person corrected it, without computed rows. */
  readonly chosen: Table;
  readonly originals: ReadonlyMap<string, string>;
  readonly computed: number;
  readonly alignment: Alignment;
  readonly layout: Layout;
  readonly dimensions: Dimensions;
  /** What a person said of it. */
  readonly choices: ChoiceLookup;
};

export type SourceContext = {
  readonly choices: ChoiceLookup;
  readonly matchers: Matchers;
  readonly fileName: string;
  /** ISO date. */
  readonly today: string;
};

/** Tables below the first that are looked at; a sheet with more is no table of figures. */
export const MOST_FURTHER = 50;
const LONGEST_TITLE = 300;

/** The tables of a sheet, one below or beside the other, each as it was understood. */
export function sourcesOf(
  table: Table,
  sheet: string,
  context: SourceContext,
  fields: readonly SchemaField[] = [],
): Source[] {
  const documentTitle = documentTitleOf(table);
  const further = table.further
    .slice(0, MOST_FURTHER)
    .map((body) => ({ ...table, documentTitle, ...body, further: [] }));
  return [
    sourceOf(table, { sheet, number: 1 }, context, fields),
    ...further.map((body, i) => sourceOf(body, { sheet, number: i + 2 }, context)),
  ];
}

/** Names a table among those of its sheet, where a person says something of it. */
export function tableKey({ sheet, number }: Pick<Source, "sheet" | "number">): string {
  return choiceKey(sheet, number);
}

/** The row a table begins with below its title: its header, or its first record where it has none. */
export function firstRowOf({ headerRows, rowNumbers }: TableBody): number {
  return headerRows[0]?.row ?? rowNumbers[1] ?? 0;
}

/** The cell a table begins with below its title. */
export function beginningOf(table: TableBody): NonNullable<Place> {
  return { column: table.beside?.columns[0] ?? 0, row: firstRowOf(table) };
}

/**
 * The title of the whole sheet above the first of several tables, where that has one of its own below it, with the lines
 * that say when and in which unit; empty for none. It says so of all of them. A line of 单位 below the last title is the
 * first table's.
 */
function documentTitleOf({ preamble }: Table): string {
  const lines = preamble.filter(({ cells }) => !isBlankRecord(cells));
  const own = lines.map(({ cells }) => isCaption(cells, Number.POSITIVE_INFINITY)).lastIndexOf(false);
  // A title and a line of 单位 are those of all tables, if each of the others has one of its own.
  const above = lines.slice(0, Math.max(own, lines.length > 1 ? 1 : 0));
  return above.map(({ cells }) => rowText(cells, LONGEST_TITLE)).join("\n");
}

function sourceOf(
  table: Table,
  { sheet, number }: Pick<Source, "sheet" | "number">,
  context: SourceContext,
  fields: readonly SchemaField[] = [],
): Source {
  const { matchers, fileName, today } = context;
  const choices = choicesOfTable(context.choices, choiceKey(sheet, number), number);
  const described = applySchema({ ...table, fileName }, fields, matchers);
  const { table: aligned, alignment } = alignHeader(described.table, table.delimiter === "", matchers, choices);
  const { table: whole, originals: replaced } = applyToTable(aligned, choices, sheet);
  const originals = new Map([...replaced, ...described.originals]);
  const { table: reported, computed } = leaveOutComputed(splitJoinedKeys(whole));
  const headed = withHeaderDates(reported);
  const layout = understandLayout(withinColumns(headed), matchers, choices, today);
  const dated = layout.span === null ? layout.periods : [layout.span.first, layout.span.last];
  const chosen = withColumnDates(withTotalMembers(headed, layout), dated);
  const dimensions = findDimensions(chosen, layout, choices);
  return { sheet, number, table, chosen, originals, computed, alignment, layout, dimensions, choices };
}

export function hasFigures({ chosen, layout }: Source): boolean {
  return chosen.rows.length > 1 && layout.values.length + layout.unclearValues.length > 0;
}

/** What is missing to read a table; `null` where nothing is. */
export function lackOf(
  source: Source,
  { matchers }: SourceContext,
): "figures" | "value" | "indicator" | "period" | null {
  if (!hasFigures(source)) return "figures";
  if (source.layout.unclearValues.length > 0) return "value";
  if (!hasIndicator(source.layout, matchers) && source.choices.indicator === null) return "indicator";
  return hasPeriod(source.layout) ? null : "period";
}

export function hasIndicator(layout: Layout, matchers: Matchers): boolean {
  const named = layout.indicators.length > 0 || layout.values.every(({ indicator }) => indicator !== null);
  return named || indicatorIn(layout, matchers)?.isSure === true;
}

export function hasPeriod(layout: Layout): boolean {
  const inHeadings = layout.values.every(({ column }) => layout.headings[column]?.period);
  return inHeadings || layout.periods.length > 0 || layout.year !== null || layout.title.period !== null;
}
