import type { Fix } from "#domain/reading/problem.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import type { SetAsideRow, TableBody } from "#intake/file/table-shape.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { fileColumn } from "#intake/table/joined-keys.ts";
import { createKeyTexts } from "#intake/table/merged-cells.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { isDimension, isDimensionOfPeople, isTotalMember } from "#intake/words/dimension-words.ts";
import type { Layout } from "./layout.ts";
import type { ChoiceLookup } from "./reading-choices.ts";

/** A further column that parts rows which are alike in all else, and the member of it that is read. */
export type Dimension = {
  readonly column: number;
  readonly heading: string;
  /** Its members in the order of the file. */
  readonly members: readonly string[];
  /** The one that is read, `null` where that is to be asked; `total` where it was taken for being all of them together. */
  readonly read: { readonly member: string; readonly by: "choice" | "total" } | null;
};

export type Dimensions = {
  readonly columns: readonly Dimension[];
  /** True of a row of a member that is not read; `index` among the table's rows. */
  readonly isLeftOut: (index: number) => boolean;
};

const NONE: Dimensions = { columns: [], isLeftOut: () => false };
/** A column of more different texts is one of remarks. */
const MOST_MEMBERS = 200;
/** Share of rows that say something of the same as another before an unknown column is taken for what parts them. */
const MOSTLY = 0.5;

/** The columns that part rows of the same indicator, platform and period, and which of their members are read. */
export function findDimensions(table: TableBody, layout: Layout, choices: ChoiceLookup): Dimensions {
  const candidates = candidateColumns(table, layout, choices);
  if (layout.values.length === 0 || candidates.length === 0 || table.rows.length < 2) return NONE;
  const texts = new Map(candidates.map((column) => [column, textsOf(table, column)]));
  const at = (column: number, index: number) => texts.get(column)?.[index] ?? "";
  const heading = (column: number) => layout.headings[column]?.text.trim() ?? "";
  // 1. What was said to be left out.
  let alive = table.rows
    .flatMap((_, index) => (index === 0 ? [] : [index]))
    .filter((index) =>
      candidates.every(
        (column) => choices.membersLeftOut.get(nameForm(heading(column)))?.has(at(column, index)) !== true,
      ),
    );
  const keys = keysOfRows(table, layout);
  const found: Dimension[] = [];
  const take = (column: number, read: Dimension["read"]) => {
    const members = [...new Set(alive.map((index) => at(column, index)))].filter((member) => member !== "");
    found.push({ column, heading: heading(column), members, read });
    if (read !== null) alive = alive.filter((index) => at(column, index) === read.member);
  };
  // 2. What was said to be read.
  for (const column of candidates) {
    const member = choices.members.get(nameForm(heading(column)));
    if (member !== undefined && alive.some((index) => at(column, index) === member))
      take(column, { member, by: "choice" });
  }
  // 3. What parts rows that are alike in all else, one column after the other.
  for (let rest = candidates.filter((column) => !found.some((one) => one.column === column)); rest.length > 0; ) {
    const groups = groupsOf(alive, (index) =>
      [keys[index], ...found.map(({ column }) => at(column, index))].join("\0"),
    );
    const next = rest
      .flatMap((column) => partBy(column, groups, at, alive.length, heading(column)))
      .sort((a, b) => b.rank - a.rank)[0];
    if (next === undefined) break;
    take(next.column, next.total === null ? null : { member: next.total, by: "total" });
    rest = rest.filter((column) => column !== next.column);
  }
  const read = new Set(alive);
  return { columns: found, isLeftOut: (index) => !read.has(index) };
}

type Parting = { readonly column: number; readonly total: string | null; readonly rank: number };

/** Whether a column parts the rows of groups that are alike, and its member for all of them, where each group has it. */
function partBy(
  column: number,
  groups: readonly (readonly number[])[],
  at: (column: number, index: number) => string,
  rows: number,
  heading: string,
): Parting[] {
  const members = new Set(groups.flatMap((group) => group.map((index) => at(column, index))));
  const alike = groups.filter((group) => group.length > 1);
  const parted = alike.filter((group) => new Set(group.map((index) => at(column, index))).size > 1);
  const totals = [...members].filter(isTotalMember);
  const [total = null] = totals;
  const isOnlyPart = isDimensionOfPeople(heading) && totals.length === 0 && members.size === 1 && !members.has("");
  if (isOnlyPart) return [{ column, total: null, rank: 0 }];
  if (parted.length === 0 || members.size > MOST_MEMBERS) return [];
  const isKnown = isDimension(heading);
  // Members of which each stands in one group only are names of single things, projects or people.
  const isShared = groups.length < 2 || [...members].some((member) => countGroups(groups, member, column, at) > 1);
  if (!isKnown && totals.length === 0 && !isShared) return [];
  const share = parted.reduce((sum, group) => sum + group.length, 0) / rows;
  if (!isKnown && totals.length === 0 && share < MOSTLY) return [];
  const isOfAll = totals.length === 1 && parted.every((group) => group.some((index) => at(column, index) === total));
  return [{ column, total: isOfAll ? total : null, rank: (isKnown ? 4 : 0) + (isOfAll ? 2 : 0) + 1 / members.size }];
}

function countGroups(
  groups: readonly (readonly number[])[],
  member: string,
  column: number,
  at: (column: number, index: number) => string,
): number {
  return groups.filter((group) => group.some((index) => at(column, index) === member)).length;
}

/**
 * Columns that may part rows: unread ones of words, the column of units, and those that a person spoke of. Where nothing
 * names the indicator or the platform, a column that is not known may be the one that does.
 */
function candidateColumns(table: TableBody, layout: Layout, { members, membersLeftOut }: ChoiceLookup): number[] {
  const { headings, roles, unit, unknownFigures, unclearValues, values } = layout;
  const isNamed = (rows: readonly number[], key: "indicator" | "organization") =>
    rows.length > 0 || values.every((value) => value[key] !== null);
  const isKeyed = isNamed(layout.organizations, "organization") && isNamed(layout.indicators, "indicator");
  return headings.flatMap(({ text, role, saysNothing }, column) => {
    const form = nameForm(text);
    if (form === "" || (table.rows[0]?.length ?? 0) <= column) return [];
    if (members.has(form) || membersLeftOut.has(form) || column === unit) return [column];
    const isUnread = roles[column] === "ignored" && role !== "ignored" && !saysNothing;
    if (!isUnread || unclearValues.includes(column)) return [];
    return isDimension(text) || (isKeyed && !unknownFigures.has(column)) ? [column] : [];
  });
}

function textsOf({ rows }: TableBody, column: number): string[] {
  let above = "";
  return rows.map((cells) => {
    const text = (cells[column] ?? "").trim();
    if (text !== "") above = text;
    // A merged cell says the same of the rows below it.
    return text === "" ? above : text;
  });
}

/** What identifies the figures of each row but for further columns. */
function keysOfRows(table: TableBody, layout: Layout): string[] {
  const texts = createKeyTexts(table);
  const { indicators, organizations, periods, year } = layout;
  const columns = [indicators, organizations, periods, year === null ? [] : [year]].filter((list) => list.length > 0);
  return table.rows.map((_, index) =>
    index === 0 ? "" : columns.map((list) => texts.at(index, list).text.trim()).join("\0"),
  );
}

function groupsOf(rows: readonly number[], keyOf: (index: number) => string): number[][] {
  const groups = new Map<string, number[]>();
  for (const index of rows) {
    const key = keyOf(index);
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  return [...groups.values()];
}

/**
 * Rows set aside as totals that are all members of a further column together, and no sum of platforms: their 合计 stands
 * in a column that is no key, and their keys are filled.
 */
export function withTotalMembers<T extends TableBody>(table: T, layout: Layout): T {
  const { indicators, organizations, periods, year, headings, roles } = layout;
  const keys = [...indicators, ...organizations, ...periods, ...(year === null ? [] : [year])];
  const isOfMembers = ({ cells }: SetAsideRow) => {
    const column = cells.findIndex((cell) => isTotalMember(cell));
    const isFurther = column >= 0 && roles[column] === "ignored" && headings[column]?.saysNothing === false;
    return (
      isFurther &&
      keys.length > 0 &&
      keys.every((key) => !isBlank(cells[key] ?? "") && !isTotalMember(cells[key] ?? ""))
    );
  };
  const back = table.totals.filter(isOfMembers);
  if (back.length === 0) return table;
  const body = table.rows.slice(1).map((cells, i) => ({ row: table.rowNumbers[i + 1] ?? 0, cells }));
  const width = table.rows[0]?.length ?? 0;
  const padded = back.map(({ row, cells }) => ({
    row,
    cells: Array.from({ length: Math.max(width, cells.length) }, (_, i) => cells[i] ?? ""),
  }));
  const all = [...body, ...padded].sort((a, b) => a.row - b.row);
  return {
    ...table,
    rows: [table.rows[0] ?? [], ...all.map(({ cells }) => cells)],
    rowNumbers: [table.rowNumbers[0] ?? 0, ...all.map(({ row }) => row)],
    totals: table.totals.filter((row) => !back.includes(row)),
  };
}

/** Members that are named in a message, and that a question offers. */
const NAMED = 6;
const OFFERED = 30;

/** Says which members of further columns are read, or asks; `false` where a question is open, so that no row can be read. */
export function reportDimensions({ columns, isLeftOut }: Dimensions, table: TableBody, log: ProblemLog): boolean {
  for (const dimension of columns) {
    const { column, heading, members, read } = dimension;
    const place = { column: fileColumn(table, column), row: Math.max(1, table.rowNumbers[0] ?? 1) };
    if (read === null) {
      const { zh, en } = listed(members);
      log.add("member-unclear", place, heading, { membersZh: zh, membersEn: en }, fixesOf(dimension));
    } else if (read.by === "total") {
      const count = table.rows.filter((_, index) => index > 0 && isLeftOut(index)).length;
      log.add("member-total-read", place, heading, { member: read.member, count }, fixesOf(dimension));
    }
  }
  return columns.every(({ read }) => read !== null);
}

function fixesOf({ heading, members, read }: Dimension): Fix[] {
  return members
    .filter((member) => member !== read?.member)
    .slice(0, OFFERED)
    .map((member): Fix => ({ kind: "member", label: { zh: member, en: member }, replacement: member, about: heading }));
}

function listed(members: readonly string[]): { zh: string; en: string } {
  const named = members.slice(0, NAMED).map((member) => `“${member}”`);
  const more = members.length - named.length;
  return {
    zh: `${named.join("、")}${more > 0 ? `等 ${members.length} 类` : ""}`,
    en: `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
  };
}
