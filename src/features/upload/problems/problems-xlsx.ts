import writeXlsxFile, { type Sheet, type SheetData } from "write-excel-file/browser";
import type { Problem, Severity } from "#domain/reading/problem.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { type CopiedCell, markCopy, PROBLEM_SHEET, SEVERITY_NAMES } from "#intake/out/marked-copy.ts";

/** Behind black text, each with at least 10:1; the words stand beside them, so that colour says nothing alone. */
const FILLS: Record<Severity, string> = { error: "#F8C9C4", warning: "#FBE3A6", note: "#CFE3F8" };

const HEADERS: readonly Names[] = [
  { zh: "程度", en: "Severity" },
  { zh: "工作表", en: "Sheet" },
  { zh: "单元格", en: "Cell" },
  { zh: "读到", en: "Read" },
  { zh: "问题", en: "Problem" },
  { zh: "怎么办", en: "What to do" },
];
const WIDTHS = [8, 14, 9, 18, 56, 56];

/**
 * The file again, with the cells coloured that have problems, what is wrong at the end of each row, and all problems on a
 * sheet of their own. `null` for a file that cannot be opened.
 *
 * @param total how many problems there are, of which `problems` may be the first
 */
export async function problemsXlsx(
  bytes: Uint8Array,
  problems: readonly Problem[],
  total: number,
  language: Language,
): Promise<Blob | null> {
  const copied = markCopy(bytes, problems, language);
  if (copied === null) return null;
  const sheets: Sheet<Blob>[] = copied.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row) => row.map(toCell)),
  }));
  const list: Sheet<Blob> = {
    sheet: nameIn(PROBLEM_SHEET, language),
    data: listOf(problems, total, language),
    columns: WIDTHS.map((width) => ({ width })),
    stickyRowsCount: 1,
  };
  return writeXlsxFile([...sheets, list]).toBlob();
}

function toCell({ value, mark }: CopiedCell): SheetData[number][number] {
  const fill = mark === null ? {} : { backgroundColor: FILLS[mark] };
  if (typeof value === "number") return { value, type: Number, ...fill };
  if (value === "") return mark === null ? null : { value: " ", type: String, ...fill };
  return { value, type: String, ...fill };
}

function listOf(problems: readonly Problem[], total: number, language: Language): SheetData {
  const say = (names: Names) => nameIn(names, language);
  const header = HEADERS.map((names) => ({ value: say(names), fontWeight: "bold" as const }));
  const rows = problems.map(({ severity, sheet, cell, read, message, advice }) => [
    { value: say(SEVERITY_NAMES[severity]), type: String, backgroundColor: FILLS[severity] },
    ...[sheet, cell, read, say(message), say(advice)].map((value) => ({ value, type: String, wrap: true })),
  ]);
  if (total <= problems.length) return [header, ...rows];
  const rest = say({
    zh: `共 ${total} 个问题,这里列出前 ${problems.length} 个。`,
    en: `The first ${problems.length} of ${total} problems are listed.`,
  });
  return [header, ...rows, [{ value: rest, type: String }]];
}
