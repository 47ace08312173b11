import { hasFigures, lackOf, type Source, type SourceContext, tableKey } from "./source.ts";

/**
 * Of tables one below the other those that are read: the first, and each below it that says by itself what its figures
 * are. A first one without any figures of ours is passed over where another has some. What a person said of a table comes before.
 */
export function chooseTables(
  tables: readonly Source[],
  context: SourceContext,
): { readonly read: Source[]; readonly left: Source[] } {
  const others = tables.slice(1);
  const read = tables.filter((source) => {
    const said = context.choices.tables.get(tableKey(source))?.read;
    if (said !== undefined) return said;
    if (source.number > 1) return isComplete(source, context);
    return !isForeign(source) || !others.some((other) => isComplete(other, context));
  });
  return { read, left: tables.filter((source) => !read.includes(source)) };
}

/** True of a table of which nothing is known: a list of people, a cover. */
function isForeign(source: Source): boolean {
  const { indicators, organizations, periods, year, values, title, headings } = source.layout;
  if (!hasFigures(source)) return true;
  const isOfRows = indicators.length + organizations.length + periods.length > 0 || year !== null;
  const isOfColumns = values.some(
    ({ column, indicator, organization }) => indicator ?? organization ?? headings[column]?.period,
  );
  return !isOfRows && !isOfColumns && title.period === null;
}

/** True of a table that can be read without asking, or that a person asked for. */
export function isComplete(source: Source, context: SourceContext): boolean {
  return context.choices.tables.get(tableKey(source))?.read ?? lackOf(source, context) === null;
}
