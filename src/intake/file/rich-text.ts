import type { CellSaid } from "./cell-fact.ts";

/** A part of a cell's text with a font of its own; without one, `isStruck` is the cell's. */
export type TextRun = { readonly text: string; readonly isStruck: boolean | null; readonly isRaised: boolean };

const RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * What a text with several fonts says: without what is struck out, which is told; a raised sign of a note stays told apart
 * from the figure before it (3¹) and goes from behind a word.
 *
 * @param isStruck whether the cell's own font strikes its text out
 */
export function readRuns(runs: readonly TextRun[], isStruck: boolean): CellSaid {
  const struck = (run: TextRun) => run.isStruck ?? isStruck;
  const whole = runs.map(({ text }) => text).join("");
  const left = runs.filter((run) => !struck(run));
  if (whole.trim() === "") return { text: whole, fact: null };
  if (left.every(({ text }) => text.trim() === "")) return { text: whole, fact: { kind: "struck" } };
  let text = "";
  for (const run of left) text += run.isRaised ? raised(text, run.text) : run.text;
  const hasStruck = runs.some((run) => struck(run) && run.text.trim() !== "");
  if (!hasStruck) return { text, fact: null };
  const marked = runs.map((run) => (struck(run) && run.text !== "" ? `~~${run.text}~~` : run.text)).join("");
  return { text, fact: { kind: "partly-struck", whole: marked } };
}

/** A raised text behind another: as a sign of a note, or nothing where it names a note to words. */
function raised(before: string, text: string): string {
  const sign = text.trim();
  if (sign === "" || before.trim() === "") return text;
  const note = /^[(（[【〔]?(?:注|note)?\s*(\d{1,2})[)）\]】〕]?$/i.exec(sign)?.[1];
  const isFigure = /^[^\p{L}]{0,3}[\d０-９]/u.test(before.trim()) && before.length < 40;
  // m² and km³ are units.
  if (/^[23]$/.test(sign) && /(?:^|[\s\d/(（])[kcdm]?m$/i.test(before)) return RAISED_DIGITS[Number(sign)] ?? sign;
  if (!isFigure) return note !== undefined || /^[*※★†‡①-⑳a-z]{1,3}$/i.test(sign) ? "" : text;
  if (note !== undefined) return note.length === 1 ? (RAISED_DIGITS[Number(note)] ?? sign) : `[${note}]`;
  return /^[\p{L}\p{N},，、]+$/u.test(sign) && !/^[①-⑳]$/.test(sign) ? `[${sign}]` : text;
}
