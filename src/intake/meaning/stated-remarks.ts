import { nameForm } from "#domain/terms/name-form.ts";
import { cellPlaceOf } from "#intake/file/cell-fact.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import { speaksOfBreak } from "#intake/layout/break-notes.ts";
import type { Layout } from "#intake/layout/layout.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { fileColumn } from "#intake/table/joined-keys.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { cellName } from "#intake/words/cell-name.ts";
import { isHarmlessRemark } from "#intake/words/remark-words.ts";
import { halfWidth } from "#intake/words/text-forms.ts";
import type { NoteReader } from "./stated-notes.ts";

const LONGEST_REMARK = 300;
/** Remarks that are quoted in one problem, and letters of each. */
const QUOTED = 4;
const LONGEST_QUOTED = 30;
/** Different remarks that are looked at; a column with more is one of text, and asked about for those. */
const MOST_DIFFERENT = 2000;

/** Columns that say where a figure is from, or quote it. */
const OF_SOURCES = new Set(["原文", "raw", "来源", "出处", "source", "数据性质", "basis"].map(nameForm));

/** 来源：甲院 names a platform and says nothing of its figures. */
const OF_SOURCE = /^(?:数据|资料)?(?:来源|提供)[:：]/;

type Remark = { readonly place: NonNullable<Place>; readonly text: string };

/**
 * Reports the remarks beside rows that are not known to change nothing of their figures: all of a table at once, as whoever
 * answers looks at all of them.
 */
export function reportRemarks(table: TableBody, layout: Layout, notes: NoteReader, log: ProblemLog): void {
  const isOpen = createRemarkJudge(notes);
  const open: Remark[] = [];
  for (const [column, role] of layout.roles.entries()) {
    if (role !== "note" || OF_SOURCES.has(nameForm(layout.headings[column]?.text ?? ""))) continue;
    for (let index = 1; index < table.rows.length; index += 1) {
      const text = table.rows[index]?.[column] ?? "";
      if (text === "" || isBlank(text) || !isOpen(text)) continue;
      open.push({ place: { column: fileColumn(table, column), row: table.rowNumbers[index] ?? 0 }, text });
    }
  }
  tell("note-remarks", open, ({ row }) => [`第 ${row} 行`, `row ${row}`], log);
}

/** What a program puts before a comment that belongs to a thread of several. */
const THREAD = /^\[(?:Threaded comment|线程批注|主题批注)\][\s\S]*?(?:Comment|注释|批注)[:：]/i;

/** Reports the comments on cells that are not known to change nothing of their figures. */
export function reportComments(table: TableBody, notes: NoteReader, log: ProblemLog): void {
  const isOpen = createRemarkJudge(notes);
  const open = [...(table.facts?.comments ?? [])].flatMap(([key, said]): Remark[] => {
    const { row, column } = cellPlaceOf(key);
    const text = said.replace(THREAD, "").trim();
    return isOpen(text) ? [{ place: { column, row: row + 1 }, text }] : [];
  });
  tell(
    "note-comments",
    open,
    ({ row, column }) => {
      const cell = cellName(column, row);
      return [cell, cell];
    },
    log,
  );
}

/** Tells remarks that are harmless from others; each text is looked at once. */
function createRemarkJudge({ namesIn }: NoteReader): (remark: string) => boolean {
  const known = new Map<string, boolean>();
  return (remark) => {
    const text = halfWidth(remark.slice(0, LONGEST_REMARK));
    const judged = known.get(text);
    if (judged !== undefined) return judged;
    if (known.size >= MOST_DIFFERENT) return true;
    const { bare, isNaming } = namesIn(text);
    const isHarmless = isNaming ? OF_SOURCE.test(text) : isHarmlessRemark(text) || isHarmlessRemark(bare);
    const isOpen = !isHarmless && !speaksOfBreak(text);
    known.set(text, isOpen);
    return isOpen;
  };
}

/** One problem at the first of them, which quotes the first few. */
function tell(
  code: "note-remarks" | "note-comments",
  remarks: readonly Remark[],
  nameOf: (place: NonNullable<Place>) => readonly [zh: string, en: string],
  log: ProblemLog,
): void {
  const [first] = remarks;
  if (first === undefined) return;
  const quoted = remarks.slice(0, QUOTED).map(({ place, text }) => {
    const words = text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED)}…` : text;
    const [zh, en] = nameOf(place);
    return { zh: `“${words}”（${zh}）`, en: `“${words}” (${en})` };
  });
  const more = remarks.length - quoted.length;
  log.add(code, first.place, first.text, {
    listZh: quoted.map(({ zh }) => zh).join("、") + (more > 0 ? `等，共 ${remarks.length} 处` : ""),
    listEn: quoted.map(({ en }) => en).join(", ") + (more > 0 ? ` and ${more} more` : ""),
  });
}
