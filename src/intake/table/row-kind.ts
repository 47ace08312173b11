import { cellKind, isBlank } from "#intake/words/cell-kind.ts";
import { readUnit } from "#intake/words/unit-text.ts";
import { countFilled, isPageRow } from "./row-shape.ts";

// Whoever adds a word here adds what it begins with below.
const TOTAL =
  /^(?:全[市县区省]|各?平台|地区|本页|分组)?(?:合\s*计|小\s*计|总\s*计|共\s*计)(?:[:：]|[（(].*)?$|^(?:grand |sub[- ]?)?totals?(?::.*)?$|^sum$/i;
const NOTE =
  /^(?:[*※★]|#\s|(?:金额|计量|数量|人数)?单位(?:均?为|[:：])|(?:本表|上表|以上|表[中内])?(?:数据|数字|各?数|金额)?均?(?:为|系|是|以).{1,10}(?:数据?|单位|计)[。.]?$|[（(]?(?:注|备注|说明|附注|数据来源|资料来源|来源|统计口径|口径说明?|notes?|sources?|remarks?)\s*\d*\s*[)）]?\s*[:：.、]|示例数据|illustrative data)/i;
const SIGNATURE = /^(?:填报|制表|审核|填表|报送|联系|负责|复核|单位负责)[^:：]{0,8}[:：]/;

/** Cells from the left among which a total says that it is one. */
const LABEL_CELLS = 4;

/** 合计, 小 计, 总计（万元）, Total. */
export function isTotalLabel(cell: string): boolean {
  return cell.length >= 2 && cell.length <= 24 && TOTAL.test(cell.trim());
}

/** What total labels begin with, blanks too: nearly no other cell does, and looking closer takes far longer. */
const BLANKS =
  " \t\n\r\v\f\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";
const TOTAL_BEGINNINGS = markCodes(`全各平地本分合小总共TtGgSs${BLANKS}`);

/** A row that sums others up. Only a cell that may begin like the word is looked at closely. */
export function isTotalRow(cells: readonly string[]): boolean {
  for (let i = 0; i < cells.length && i < LABEL_CELLS; i += 1) {
    const cell = cells[i] ?? "";
    if (cell.length < 2 || cell.length > 24) continue;
    if (TOTAL_BEGINNINGS[cell.charCodeAt(0)] === 0 || !isTotalLabel(cell)) continue;
    if (cell.includes("计")) return true;
    if (/^[tgs]/i.test(cell)) return !isCategory(cells, i);
  }
  return false;
}

/** Total among other words before the first figure (Region A, Total, 2020) is one value of a dimension. */
function isCategory(cells: readonly string[], at: number): boolean {
  for (const [i, cell] of cells.entries()) {
    const kind = cellKind(cell);
    if (kind === "number" || kind === "period") return false;
    if (i !== at && kind === "text" && readUnit(cell) === null) return true;
  }
  return false;
}

/** 注：… 数据来源：… 制表人：… — a row that says something about the table. */
export function isNoteText(cell: string): boolean {
  const text = cell.trimStart();
  return mayBeNote(text) && (NOTE.test(text) || SIGNATURE.test(text));
}

/** The same of remarks and signatures. */
const NOTE_WORDS = "*※★#金计数人单（(注备说附资来统口示填制审报联负复本上以表各均NnSsRrIi";
const NOTE_BEGINNINGS = markCodes(NOTE_WORDS);
const NOTE_OR_BLANK = markCodes(`${NOTE_WORDS}${BLANKS}`);

function mayBeNote(text: string): boolean {
  return NOTE_BEGINNINGS[text.charCodeAt(0)] === 1 && (!text.startsWith("示") || text.startsWith("示例数据"));
}

/** 1 at the code of each of the characters: asked of every row, it must take no longer than a look. */
function markCodes(chars: string): Uint8Array {
  const marked = new Uint8Array(0x10000);
  for (let i = 0; i < chars.length; i += 1) marked[chars.charCodeAt(i)] = 1;
  return marked;
}

function isSignature(text: string): boolean {
  return mayBeNote(text) && SIGNATURE.test(text);
}

/** Columns of a table from which on a mark and a sentence beside it are no record. */
const MARKED_WIDTH = 4;
const MARK = /^\s*(?:[([]?(?:\d{1,2}|[a-z])[.)\]]?|[*†‡§.…-]{1,3}|[^:：]{1,60}[:：])\s*$/i;

/** 1. | Counted at the end of the year — a mark or a word with a colon, a sentence, and nothing else. */
function isMarkedNote(cells: readonly string[]): boolean {
  if (!MARK.test(cells[0] ?? "") || countFilled(cells, 3) > 2) return false;
  const said = (cells[1] ?? "").trim();
  return /\p{Script=Han}/u.test(said) ? said.length >= 10 : said.split(/\s+/).length >= 4;
}

/**
 * True for a row that is a remark: its first filled cell begins like one, or it holds one cell without any delimiter, or
 * a whole sentence and nothing else.
 */
export function isNoteRow(cells: readonly string[], width: number): boolean {
  const first = cells[0] ?? "";
  if (width >= MARKED_WIDTH && isBlank(cells[2] ?? "") && isMarkedNote(cells)) return true;
  if (first.length > 0 && first.charCodeAt(0) !== 32 && cells.length >= 2 && !isBlank(cells[1] ?? "")) {
    if (NOTE_OR_BLANK[first.charCodeAt(0)] === 0 || !mayBeNote(first.trimStart())) return false;
    return isSignature(first) || (isNoteText(first) && countFilled(cells) * 2 <= width);
  }
  const filled = countFilled(cells, 2);
  if (filled === 0) return false;
  const text = cells.find((cell) => !isBlank(cell)) ?? "";
  if (isSignature(text.trimStart())) return true;
  if (isNoteText(text)) return filled === 1 || countFilled(cells) * 2 <= width;
  if (filled > 1 && isPageRow(cells)) return true;
  if (filled > 1 || width < 2) return false;
  return cells.length === 1 || text.length > 40 || /[。；!！]$/.test(text.trim());
}
