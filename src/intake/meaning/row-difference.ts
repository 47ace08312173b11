import { nameForm } from "#domain/terms/name-form.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Layout } from "#intake/layout/layout.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { readPeriod } from "#intake/words/period-text.ts";

/** What two rows with the same keys say otherwise: the heading, empty for a day, and the text of each. */
export type RowDifference = { readonly heading: string; readonly first: string; readonly own: string };

/** Tells rows of one table apart by what is neither key nor figure: the name of a project, a day. */
export type RowDifferences = (first: number, own: number) => RowDifference | null;

/** A row by its index among those of its table. */
export type DescribedRow = { readonly differences: RowDifferences; readonly index: number };

/** `null` where rows say nothing but keys and figures. */
export function createRowDifferences(table: TableBody, layout: Layout): RowDifferences | null {
  const { roles, headings, periods } = layout;
  const telling = headings.flatMap(({ role, saysNothing }, column) =>
    roles[column] === "ignored" && role !== "ignored" && !saysNothing ? [column] : [],
  );
  if (telling.length + periods.length === 0) return null;
  const textAt = (index: number, column: number) => (table.rows[index]?.[column] ?? "").trim();
  return (first, own) => {
    for (const column of telling) {
      const [before, after] = [textAt(first, column), textAt(own, column)];
      if (!isBlank(before) && !isBlank(after) && nameForm(before) !== nameForm(after))
        return { heading: headings[column]?.text ?? "", first: before, own: after };
    }
    for (const column of periods) {
      const [before, after] = [textAt(first, column), textAt(own, column)];
      if (before !== after && (isDay(before) || isDay(after))) return { heading: "", first: before, own: after };
    }
    return null;
  };
}

/** A day inside a month: of figures by day each is its own. */
function isDay(text: string): boolean {
  const reading = readPeriod(text);
  return reading.kind === "period" && reading.dayDropped;
}
