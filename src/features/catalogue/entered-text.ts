import type { Names } from "#domain/terms/names.ts";

/** A day, month or year as people write it, as its code: 2024年3月5日 is 2024-03-05. What is none stays, to be told by the review. */
export function dateCode(written: string): string {
  const plain = written.normalize("NFKC").trim();
  const parts = /^(\d{4})(?:\s*[年./-]\s*(?:(\d{1,2})(?:\s*[月./-]\s*(?:(\d{1,2})日?)?)?)?)?$/.exec(plain);
  if (!parts) return plain;
  // 2024.1 may be January or October.
  if (/^\d{4}\.\d$/.test(plain)) return plain;
  return parts
    .slice(1)
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, "0"))
    .join("-");
}

/** A number as people write it, with separators or wide digits; `null` where it is none, undefined where nothing is written. */
export function writtenNumber(written: string): number | null | undefined {
  const plain = written.normalize("NFKC").replaceAll("−", "-").trim();
  if (plain === "") return undefined;
  if (!/^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(plain)) return null;
  const value = Number(plain.replaceAll(",", ""));
  return Number.isFinite(value) ? value : null;
}

/** Aliases as written in one line. */
export function writtenList(written: string): string[] {
  return written
    .split(/[、，,；;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** A block copied from a table: its lines, cell by cell. The last line break ends the last line. */
export function pastedCells(pasted: string): string[][] {
  return pasted
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t"));
}

/** Names as they are kept: without an English one it is the Chinese one, as the server has it too. */
export function keptNames({ zh, en }: Names): Names {
  return { zh: zh.trim(), en: en.trim() || zh.trim() };
}

/** The English name for a form: blank where it only repeats the Chinese one. */
export function ownEnglish({ zh, en }: Names): string {
  return en === zh ? "" : en;
}
