import { isTotalLabel } from "#intake/table/row-kind.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import type { BodyRow, HeadedTable } from "./sheet-tables.ts";

/** A row of a list, with the title of the group that it stands below. */
export type ListRow = BodyRow & { readonly group: string };

/** Of a row of several columns, cells that a title of a group fills. */
const TITLE_CELLS = 1;
/** Columns from which on a row of one cell is no entry but a title. */
const LIST_WIDTH = 3;

/**
 * The entries of a list: rows with a name. 一、人才引进 alone in its row is the title of a group, 合计 is no entry. A name in a
 * merged cell holds for the rows that go on with it.
 */
export function listRows({ rows, header }: HeadedTable, name: number): ListRow[] {
  const list: ListRow[] = [];
  let group = "";
  for (const { row, cells } of rows) {
    const filled = cells.filter((cell) => !isBlank(cell));
    const own = cells[name] ?? "";
    if (filled.length === 0 || filled.slice(0, 2).some(isTotalLabel)) continue;
    if (filled.length <= TITLE_CELLS && header.length >= LIST_WIDTH) {
      group = cleanGroup(filled[0] ?? "");
      continue;
    }
    if (!isBlank(own)) list.push({ row, cells, group });
  }
  return list;
}

/** 一、人才引育（40分） is 人才引育. */
export function cleanGroup(text: string): string {
  return text
    .trim()
    .replace(
      /^\s*(?:第[一二三四五六七八九十]+[部分类章]+\s*[:：、]?|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．:：])\s*/,
      "",
    )
    .replace(/\s*[(（【[][^()（）【】[\]]*(?:\d|分|权重)[^()（）【】[\]]*[)）】\]]\s*$/, "")
    .replace(/\s+/g, "")
    .slice(0, 60);
}

/** A name as it is kept: one line, without its number in a list and blanks around it. */
export function cleanName(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, (blank) => (/[\n\r]/.test(blank) ? "" : " "))
    .trim()
    .replace(
      /^(?:[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．](?=\D)|[①-⑳])\s*/u,
      "",
    );
}

/** The text of a cell; empty where it says nothing (—, /, 无). */
export function said(cells: readonly string[], column: number | null): string {
  const text = column === null ? "" : (cells[column] ?? "").trim();
  return /^(?:[-—–/\\]+|无|暂无)$/.test(text) ? "" : text.replace(/\s*[\n\r]+\s*/g, "；");
}
