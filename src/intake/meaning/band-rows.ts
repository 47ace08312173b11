import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Matchers } from "#intake/layout/headings.ts";
import type { Layout } from "#intake/layout/layout.ts";
import { timeIn } from "#intake/layout/title-time.ts";
import { isTotalLabel } from "#intake/table/row-kind.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { findIndicator, type NamedIndicator } from "#intake/words/indicator-names.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { readUnit } from "#intake/words/unit-text.ts";

/** What rows below say by the titles among them: 二、引进硕士, 7月, 示例甲研究院. `unclear`: one that is not understood. */
export type Bands = {
  readonly indicator: NamedIndicator | null;
  readonly organization: string | null;
  /** Period code. */
  readonly period: string | null;
  readonly unclear: { readonly text: string; readonly row: number } | null;
};

type Band = OnlyCell & Said;

type Said =
  | { readonly kind: "indicator"; readonly value: NamedIndicator }
  | { readonly kind: "organization"; readonly value: string }
  | { readonly kind: "period"; readonly value: string }
  | { readonly kind: "unit" }
  | { readonly kind: "unclear" };

/** Words in a title among rows that the figures below are of something else. */
const SAYS_OTHERWISE = /补报|漏报|作废|更正|修订|预计|预测|计划|目标|累计|当月|上年|去年|同期|口径/;
const LONGEST = 100;

export type BandReader = {
  /** The title that the row at `index` of the table's rows is; `null` for a row of data. */
  readonly at: (index: number) => Band | null;
  /** What the titles above say of the next rows. */
  readonly held: () => Bands;
};

/** Reads titles among rows, from above to below. */
export function createBandReader(
  table: TableBody,
  layout: Layout,
  matchers: Matchers,
  indicators: ReadonlyMap<string, Indicator>,
): BandReader {
  let bands: Said[] = [];
  let unclear: Bands["unclear"] = null;
  const ofKind = <K extends Said["kind"]>(kind: K) =>
    bands.find((band): band is Extract<Said, { kind: K }> => band.kind === kind);
  return {
    at: (index) => {
      const only = onlyCell(table.rows[index] ?? []);
      const said = only === null ? null : saidBy(only, layout, matchers, indicators);
      if (only === null || said === null) return null;
      if (said.kind === "unit") return { ...only, ...said };
      unclear = said.kind === "unclear" ? { text: only.text, row: table.rowNumbers[index] ?? 0 } : null;
      // What stands below a title of its own kind belonged to that.
      const before = bands.findIndex(({ kind }) => kind === said.kind);
      bands = [...(before < 0 ? bands : bands.slice(0, before)), said];
      return { ...only, ...said };
    },
    held: () => ({
      indicator: ofKind("indicator")?.value ?? null,
      organization: ofKind("organization")?.value ?? null,
      period: ofKind("period")?.value ?? null,
      unclear,
    }),
  };
}

/** What titles above the first row of data say of all rows. */
export function leadingBands(
  table: TableBody,
  layout: Layout,
  matchers: Matchers,
  indicators: ReadonlyMap<string, Indicator>,
): Bands {
  const reader = createBandReader(table, layout, matchers, indicators);
  for (let index = 1; index < table.rows.length && reader.at(index) !== null; ) index += 1;
  return reader.held();
}

type OnlyCell = { readonly text: string; readonly column: number };

/** The only filled cell of a row. */
function onlyCell(cells: readonly string[]): OnlyCell | null {
  let only: OnlyCell | null = null;
  for (const [column, cell] of cells.entries()) {
    if (isBlank(cell)) continue;
    if (only !== null || cell.length > LONGEST) return null;
    only = { text: cell.trim(), column };
  }
  return only;
}

function saidBy(
  { text, column }: OnlyCell,
  layout: Layout,
  matchers: Matchers,
  indicators: ReadonlyMap<string, Indicator>,
): Said | null {
  const { values } = layout;
  if (values.some((value) => value.column === column) || isTotalLabel(text)) return null;
  const organization = matchers.organizations.match(text);
  const indicator = findIndicator(text, matchers.indicators, indicators);
  const namesOrganization = organization.kind === "exact" && !organization.slip;
  if (layout.organizations.length > 0 && organization.kind === "exact") return null;
  if (layout.indicators.length > 0 && indicator !== null) return null;
  const isOfRows = layout.organizations.length + layout.indicators.length > 0;
  if (!isOfRows) return null;
  const unclear: Said = { kind: "unclear" };
  if (indicator !== null && indicator.slip === null)
    return values.every((value) => value.indicator === null) && indicator.foreign === null
      ? { kind: "indicator", value: indicator }
      : unclear;
  if (namesOrganization)
    return values.every((value) => value.organization === null)
      ? { kind: "organization", value: organization.code }
      : unclear;
  const reading = readPeriod(text, layout.title.year);
  if (reading.kind === "period") {
    const isOpen = layout.periods.length === 0 && layout.year === null && values.every(hasNoPeriod);
    return isOpen && !reading.dayDropped && reading.asOf !== true ? { kind: "period", value: reading.code } : unclear;
  }
  if (organization.kind === "left-out" || matchers.indicators.match(text).kind === "left-out") return null;
  if (/单位/.test(text) && readUnit(text) !== null) return { kind: "unit" };
  return saysOtherwise(text, matchers) ? unclear : null;
}

function hasNoPeriod({ period, partOfYear }: Layout["values"][number]): boolean {
  return period === null && partOfYear === null;
}

/** True where a title speaks of time, of an indicator or of another kind of figure, and not of platforms alone. */
function saysOtherwise(text: string, matchers: Matchers): boolean {
  const { period, part, wholeYear, isSeveral } = timeIn(text.replace(/\s+/g, ""));
  const saysTime = isSeveral || [period, part, wholeYear].some((time) => time !== null);
  return saysTime || SAYS_OTHERWISE.test(text) || matchers.indicators.findIn(text) !== null;
}
