import { nameForm } from "#domain/terms/name-form.ts";
import type { PinyinForms } from "./pinyin-forms.ts";

/** Shortest Chinese name, and shortest Latin word, of which one letter more or less tells nothing else. */
const SHORTEST_NAME = 5;
const SHORTEST_WORD = 5;
/** Characters that tell names apart which are alike in all else: 第一 and 第二, 甲 and 乙, 东 and 西. */
const TELLING = /[零〇一二三四五六七八九十甲乙丙丁戊己庚辛壬癸东西南北上下前后\d]/u;
const HAN = /^\p{Script=Han}$/u;

/**
 * True where a text is a name mistyped in one place: a character of the same sound (事例 for 示例), two neighbours
 * swapped, one typed twice, or one letter of a long Latin word. A character of another sound (省级, 市级) is another name.
 */
export function isSlip(text: string, name: string, pinyinOf: (name: string) => PinyinForms): boolean {
  const read = [...nameForm(text)];
  const known = [...nameForm(name)];
  if (known.length >= SHORTEST_NAME && known.some((char) => HAN.test(char))) return isHanSlip(read, known, pinyinOf);
  return isWordSlip(wordsOf(text), wordsOf(name));
}

function isHanSlip(
  read: readonly string[],
  known: readonly string[],
  pinyinOf: (name: string) => PinyinForms,
): boolean {
  const at = known.findIndex((char, i) => char !== read[i]);
  if (read.length === known.length + 1) {
    const extra = at < 0 ? known.length : at;
    return read[extra] === read[extra - 1] && sameFrom(read, extra + 1, known, extra);
  }
  if (read.length !== known.length || at < 0) return false;
  const [a = "", b = ""] = [read[at], known[at]];
  if (TELLING.test(a) || TELLING.test(b)) return false;
  if (sameFrom(read, at + 1, known, at + 1)) return soundsAlike(a, b, pinyinOf);
  return (
    a === known[at + 1] &&
    b === read[at + 1] &&
    !TELLING.test(read[at + 1] ?? "") &&
    sameFrom(read, at + 2, known, at + 2)
  );
}

function soundsAlike(a: string, b: string, pinyinOf: (name: string) => PinyinForms): boolean {
  return HAN.test(a) && HAN.test(b) && pinyinOf(a).whole === pinyinOf(b).whole;
}

function sameFrom(a: readonly string[], from: number, b: readonly string[], start: number): boolean {
  return a.length - from === b.length - start && a.slice(from).every((char, i) => char === b[start + i]);
}

function wordsOf(text: string): string[] {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** One long word differs by one letter, not its first; words of other letters or with digits are other names. */
function isWordSlip(read: readonly string[], known: readonly string[]): boolean {
  if (read.length !== known.length) return false;
  const differing = known.flatMap((word, i) => (word === read[i] ? [] : [[word, read[i] ?? ""] as const]));
  const [only] = differing;
  if (differing.length !== 1 || !only) return false;
  const [word, other] = only;
  const isLong = [word, other].every((each) => each.length >= SHORTEST_WORD && /^[a-z]+$/.test(each));
  return isLong && word[0] === other[0] && isOneLetterApart(word, other);
}

/** One letter replaced, more, fewer, or two neighbours swapped. */
function isOneLetterApart(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return left !== right;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
