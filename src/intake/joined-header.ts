import { isBlank } from "./cell-kind.ts";
import { MOST_COLUMNS } from "./column-limit.ts";

/** Of a column without a title; nobody writes to it. A file of nothing but delimiters has millions. */
const NO_PARTS: string[] = [];

/**
 * The header of each column from the outermost parent inwards. A parent holds for the blank columns to its right that
 * have a child, up to the next parent.
 */
export function joinHeader(headerRows: readonly (readonly string[])[], width: number): string[][] {
  const [only] = headerRows;
  if (only !== undefined && headerRows.length === 1) {
    return Array.from({ length: width }, (_, i) => {
      const own = i < MOST_COLUMNS ? (only[i] ?? "").trim() : "";
      return own === "" ? NO_PARTS : [own];
    });
  }
  const parts: string[][] = Array.from({ length: width }, () => []);
  for (const [level, cells] of headerRows.entries()) {
    const below = headerRows.slice(level + 1);
    let parent = "";
    for (let column = 0; column < width; column += 1) {
      const own = (cells[column] ?? "").trim();
      const column0 = parts[column] ?? [];
      const sameGroup = level === 0 || sameParts(column0, parts[column - 1] ?? []);
      if (own !== "") parent = own;
      else if (!sameGroup) parent = "";
      const hasChild = below.some((row) => !isBlank(row[column] ?? ""));
      const text = own !== "" ? own : hasChild ? parent : "";
      if (text !== "" && column0[column0.length - 1] !== text) column0.push(text);
      parts[column] = column0;
    }
  }
  return parts;
}

function sameParts(a: readonly string[], b: readonly string[]): boolean {
  // The columns to the left already hold a part of this level; compare the levels above it.
  return a.every((part, i) => part === b[i]);
}
