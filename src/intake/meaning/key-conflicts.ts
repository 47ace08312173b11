import type { Fix } from "#domain/reading/problem.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import { readContent } from "#intake/layout/column-content.ts";
import type { Matchers } from "#intake/layout/headings.ts";
import { BY_CONTENT } from "#intake/layout/key-columns.ts";
import type { Layout } from "#intake/layout/layout.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { areNameAndCode, ROLE_NAMES } from "#intake/table/columns.ts";
import { fileColumn } from "#intake/table/joined-keys.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { findIndicator } from "#intake/words/indicator-names.ts";
import type { Stating } from "./figures.ts";
import type { RowKeys } from "./row-keys.ts";

type Named = { readonly column: number; readonly text: string; readonly code: string };

/** The keys of a row without those that its cells contradict, which is told there. */
export type ConflictReader = (index: number, keys: RowKeys) => RowKeys;

const WRONG = { kind: "wrong" } as const;

/**
 * Holds the cells of a row against each other that name the same thing: code and name of a platform, 原平台 and 现平台, code and
 * name of an indicator, a year and a period. None of the two is taken for right.
 */
export function createConflictReader(
  table: TableBody,
  layout: Layout,
  matchers: Matchers,
  { indicatorsByCode: indicators, log, region }: Pick<Stating, "indicatorsByCode" | "log" | "region">,
): ConflictReader {
  const platforms = platformColumns(table, layout, matchers);
  const heading = (column: number) => layout.headings[column]?.text ?? "";
  const cellsOf = (index: number, columns: readonly number[], codeOf: (text: string) => string | null): Named[] =>
    columns.flatMap((column) => {
      const text = table.rows[index]?.[column] ?? "";
      const code = isBlank(text) ? null : codeOf(text);
      return code === null ? [] : [{ column, text, code }];
    });
  const organizationIn = (text: string) => {
    const match = matchers.organizations.match(text);
    // 示例市 beside a platform says where that is.
    return match.kind === "exact" && match.code !== region ? match.code : null;
  };
  const indicatorIn = (text: string) => findIndicator(text, matchers.indicators, indicators)?.indicator.code ?? null;
  const tell = (index: number, role: "organization" | "indicator", a: Named, b: Named) => {
    const place = { column: fileColumn(table, b.column), row: table.rowNumbers[index] ?? 0 };
    const { zh, en } = ROLE_NAMES[role];
    const params = {
      heading: heading(b.column),
      other: a.text,
      otherHeading: heading(a.column),
      roleZh: zh,
      roleEn: en,
    };
    // Figures stand between lists beside each other: leaving out the names of one would give its figures to the other's.
    const areLists = layout.values.some(({ column }) => column > a.column && column < b.column);
    if (areLists) log.add("names-beside", place, b.text, params);
    else log.add("names-contradict", place, b.text, params, waysOut([a, b].map(({ column }) => heading(column))));
  };
  return (index, keys) => {
    let { organization, indicator, period } = keys;
    if (platforms.length > 1 && organization.kind !== "wrong") {
      const [first, ...others] = cellsOf(index, platforms, organizationIn);
      const other = others.find(({ code }) => code !== first?.code);
      if (first && other) {
        tell(index, "organization", first, other);
        organization = WRONG;
      }
    }
    if (layout.indicators.length > 1 && indicator.kind !== "wrong") {
      const pair = codeAndName(cellsOf(index, layout.indicators, indicatorIn), heading);
      if (pair) {
        tell(index, "indicator", pair[0], pair[1]);
        indicator = WRONG;
      }
    }
    if (layout.year !== null && keys.year !== null && period.kind === "known" && !isOfYear(period.value, keys.year)) {
      tellYear(table, layout, index, period.value, log);
      period = WRONG;
    }
    return { ...keys, organization, indicator, period };
  };
}

/**
 * Columns that name platforms, whether their figures are given to them or not. What a person left out says nothing, nor does
 * 合作单位 behind all figures of a 平台.
 */
function platformColumns(table: TableBody, layout: Layout, matchers: Matchers): readonly number[] {
  const { organizations, roles, headings, values } = layout;
  if (organizations.length === 0) return organizations;
  const isNamed = organizations.some((column) => headings[column]?.role === "organization");
  const last = Math.max(...values.map(({ column }) => column));
  const others = headings.flatMap(({ saysNothing, role }, column) => {
    const isOpen = roles[column] === "ignored" || roles[column] === "organization";
    if (!isOpen || saysNothing || organizations.includes(column)) return [];
    if (isNamed && role === null && column > last) return [];
    return readContent(table, column, matchers).organizations >= BY_CONTENT ? [column] : [];
  });
  return [...organizations, ...others].sort((a, b) => a - b);
}

/** 引进人才 beside 引进博士 is the whole and its part; a code and the name beside it are one thing. */
function codeAndName(cells: readonly Named[], heading: (column: number) => string): readonly [Named, Named] | null {
  for (const [i, a] of cells.entries())
    for (const b of cells.slice(i + 1)) {
      const areOne = areNameAndCode(heading(a.column), heading(b.column)) || isCode(a) !== isCode(b);
      if (areOne && a.code !== b.code) return [a, b];
    }
  return null;
}

function isCode({ text, code }: Named): boolean {
  return nameForm(text) === nameForm(code);
}

/** A way out for each of two headings that differ: its column says nothing of the figures. */
function waysOut(headings: readonly string[]): Fix[] {
  const forms = new Set(headings.map(nameForm));
  if (forms.size < headings.length || forms.has("")) return [];
  return headings.map((heading) => ({
    kind: "column",
    label: { zh: `不看“${heading}”这一列`, en: `Leave out column “${heading}”` },
    replacement: "ignored",
    about: heading,
  }));
}

function isOfYear(code: string, year: number): boolean {
  const period = parsePeriod(code);
  return period === null || !("year" in period) || period.year === year;
}

function tellYear(table: TableBody, layout: Layout, index: number, code: string, log: ProblemLog): void {
  const [column = 0] = layout.periods;
  const place = { column: fileColumn(table, column), row: table.rowNumbers[index] ?? 0 };
  const heading = (at: number) => layout.headings[at]?.text ?? "";
  const year = table.rows[index]?.[layout.year ?? 0] ?? "";
  log.add(
    "year-contradicts",
    place,
    table.rows[index]?.[column] ?? "",
    {
      year,
      heading: heading(layout.year ?? 0),
      periodZh: formatPeriod(code, "zh-CN"),
      periodEn: formatPeriod(code, "en"),
    },
    waysOut([heading(layout.year ?? 0), heading(column)]),
  );
}
