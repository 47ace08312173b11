import { areNameAndCode, headsCodes, isCodeHeading, isKindHeading, type Role } from "#intake/table/columns.ts";
import type { Content } from "./column-content.ts";
import type { Heading } from "./headings.ts";

/** Share of cells that must agree before a column is taken for what its content says. */
export const BY_CONTENT = 0.6;

/** A column of codes beside the names they stand for: Entity, Code. */
export function assignCodes(roles: (Role | null)[], headings: readonly Heading[], contents: readonly Content[]): void {
  for (const [i, { text }] of headings.entries()) {
    const named = roles[i - 1];
    if (roles[i] !== null || !isCodeHeading(text)) continue;
    if (named === "organization" && (contents[i]?.organizations ?? 0) >= BY_CONTENT) roles[i] = named;
    if (named === "indicator" && (contents[i]?.indicators ?? 0) >= BY_CONTENT) roles[i] = named;
  }
}

/**
 * 类别 or 项目 beside headings that name indicators heads a column of indicators only where its cells name some, and 类别
 * also below a title that names one. Names of platforms in it are the platforms, other words say something of the row.
 */
export function freeWords(
  roles: (Role | null)[],
  headings: readonly Heading[],
  contents: readonly Content[],
  isNamedAbove: boolean,
): void {
  const isNamed = headings.some(({ indicator }, i) => indicator !== null && roles[i] === "figures");
  for (const [i, { role, text }] of headings.entries()) {
    const content = contents[i];
    if (!isNamed && !(isNamedAbove && isKindHeading(text))) continue;
    if (role !== "indicator" || roles[i] !== role || !content || content.indicators > 0 || content.filled === 0)
      continue;
    const isOfPlatforms = content.organizations >= BY_CONTENT && !roles.includes("organization");
    roles[i] = isOfPlatforms ? "organization" : "ignored";
  }
}

/**
 * 类别 or 项目 beside a column that names the indicators is none of theirs where it names none: its words say something
 * else of the row, as 目标 and 实绩 do. A name in it beside its code stays.
 */
export function freeKinds(roles: (Role | null)[], headings: readonly Heading[], contents: readonly Content[]): void {
  const columns = roles.flatMap((role, i) => (role === "indicator" ? [i] : []));
  const text = (column: number) => headings[column]?.text ?? "";
  const names = (column: number) => (contents[column]?.indicators ?? 0) >= NAMING;
  for (const column of columns) {
    const content = contents[column];
    if (!content || content.filled === 0 || content.indicators > 0) continue;
    const others = columns.filter((other) => other !== column && names(other));
    if (others.length > 0 && others.every((other) => !areNameAndCode(text(column), text(other))))
      roles[column] = "ignored";
  }
}

/** Share of its cells that name something in a column of names. */
const NAMING = 0.5;

/** 项目 over names of platforms, between which indicators stand as titles, heads the platforms. */
export function freeNames(roles: (Role | null)[], contents: readonly Content[]): void {
  if (roles.includes("organization")) return;
  const column = roles.indexOf("indicator");
  if (column >= 0 && (contents[column]?.organizations ?? 0) >= BY_CONTENT) roles[column] = "organization";
}

/** Of several columns for one key those that name something, by name or by code; the first where none does. */
export function keyColumns(
  columns: readonly number[],
  headings: readonly Heading[],
  contents: readonly Content[],
  key: "indicators" | "organizations",
): readonly number[] {
  if (columns.length < 2) return columns;
  const share = (column: number) => contents[column]?.[key] ?? 0;
  const text = (column: number) => headings[column]?.text ?? "";
  const isBeside = (column: number) =>
    columns.some((other) => other !== column && share(other) >= NAMING && areNameAndCode(text(column), text(other)));
  const naming = columns.filter((column) => share(column) >= NAMING || (share(column) > 0 && isBeside(column)));
  // Names are asked about before the codes beside them.
  const [first] = columns.filter((column) => !headsCodes(text(column)));
  return naming.length > 0 ? naming : first === undefined ? columns.slice(0, 1) : [first];
}
