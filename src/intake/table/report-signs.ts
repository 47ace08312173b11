import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { firstInvisible } from "#intake/words/text-forms.ts";
import type { Table } from "./table.ts";

/** Tells, once for a file or a sheet, of invisible characters that every reader passes over, and of signs restored. */
export function reportSigns({ repairs, rows, rowNumbers, further }: Table, log: ProblemLog): void {
  const { innerMarks, windowsSigns, windowsSign } = repairs;
  if (windowsSigns > 0) log.add("windows-signs", null, "", { count: windowsSigns, sign: windowsSign });
  let count = innerMarks;
  let first: { readonly place: Place; readonly text: string; readonly sign: string } | null = null;
  for (const body of [{ rows, rowNumbers }, ...further])
    for (const [index, cells] of body.rows.entries())
      for (const [column, text] of cells.entries()) {
        const sign = firstInvisible(text);
        if (sign === null) continue;
        count += 1;
        first ??= { place: { column, row: Math.max(1, body.rowNumbers[index] ?? 1) }, text, sign };
      }
  if (count === 0) return;
  const sign = (first?.sign ?? "\uFEFF").charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  log.add("invisible-signs", first?.place ?? null, first?.text ?? "", { count, sign: `U+${sign}` });
}
