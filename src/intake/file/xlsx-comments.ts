import { columnIndex } from "#intake/words/cell-name.ts";
import { cellKey } from "./cell-fact.ts";
import { type Parts, readPart, relationsOf } from "./xlsx-parts.ts";
import { readRichText } from "./xlsx-text.ts";

/** Comments of a sheet that are read; a sheet with more is no table of figures. */
const MOST_COMMENTS = 10_000;

/** What comments say of cells of a sheet (ECMA-376 18.7), by `cellKey`; `path` is the sheet's part. */
export function readComments(parts: Parts, path: string): ReadonlyMap<number, string> {
  const comments = new Map<number, string>();
  const part = relationsOf(parts, path).find(({ type }) => type === "comments")?.path;
  const reader = part === undefined ? null : readPart(parts, part);
  let key: number | null = null;
  while (reader?.next() && comments.size < MOST_COMMENTS) {
    const name = reader.name();
    if (name === "comment" && !reader.isEnd()) key = keyOf(reader.attribute("ref") ?? "");
    else if (name === "text" && !reader.isEnd() && key !== null) {
      const text = readRichText(reader, "text");
      comments.set(key, typeof text === "string" ? text : text.map((run) => run.text).join(""));
    }
  }
  return comments;
}

function keyOf(ref: string): number | null {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? [];
  if (letters === undefined || digits === undefined) return null;
  return cellKey(Number(digits) - 1, columnIndex(letters));
}
