import { nameForm } from "#domain/terms/name-form.ts";
import type { Names } from "#domain/terms/names.ts";
import type { PinyinForms } from "./pinyin-forms.ts";
import { isSlip } from "./slips.ts";
import { codeOfLabelled, halfWidth, withoutInvisible } from "./text-forms.ts";
import { findInTitle, type NamedInTitle } from "./title-names.ts";

/** Anything of the catalogue that has a code and names. */
export type Named = { readonly code: string; readonly names: Names; readonly aliases: readonly string[] };

/** What a mistyped name was taken for, and the next that are like it. */
export type Slip = { readonly taken: Suggestion; readonly others: readonly Suggestion[] };

export type Suggestion = { readonly code: string; readonly names: Names; readonly score: number };

/**
 * `exact`: one entry has this code, name or alias; with a slip where its name is mistyped in one place and no other is as
 * near. `near`: none has, or several; the nearest, best first. `left-out`: a person said that what has this name is not to
 * be read.
 */
export type Match =
  | { readonly kind: "exact"; readonly code: string; readonly slip?: Slip }
  | { readonly kind: "near"; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: "left-out" };

export type Matcher = {
  readonly match: (text: string) => Match;
  /** The one entry whose name stands in a longer text such as a title; `null` for none or several. */
  readonly findIn: (text: string) => NamedInTitle | null;
  /** A text in half width with the names in it taken out, for words that names hold too (人才计划). */
  readonly withoutNames: (text: string) => string;
};

const SUGGESTED = 3;
/** Below this two names have too little in common to be worth naming. */
const WORTH_NAMING = 0.3;
/** Distinct unknown names for which the nearest are looked up; more than this is another kind of file. */
const MOST_LOOKUPS = 300;
const LONGEST_NAME = 80;
/** Initials alone leave much open (yjbs), so they are suggested, before any near spelling. */
const INITIALS_SCORE = 0.9;
/** Shortest name that is looked for inside a longer text. */
const SHORTEST_INSIDE = 2;

/**
 * Matches names to entries by code, name and alias, whatever the width, case, brackets and blanks; by pinyin where it is
 * written whole and means one entry. A near spelling is taken where it is a slip of the keyboard (`slips.ts`), which is
 * said; any other, and initials, are only suggested.
 *
 * @param isCommonWord names that a title may hold without meaning the entry, such as 科创平台
 * @param pinyinOf the pinyin of a name; without it names in pinyin stay unknown
 */
export function createMatcher(
  entries: readonly Named[],
  isCommonWord: (name: string) => boolean = () => false,
  pinyinOf: ((name: string) => PinyinForms) | null = null,
): Matcher {
  const byForm = formsOf(entries);
  let inPinyin: PinyinIndex | null = null;
  const known = new Map<string, Match>();
  let lookups = 0;
  let likenesses: readonly Likeness[] | null = null;
  /** A code with its label, `phd: PhDs hired`. */
  const labelled = (text: string) => byForm.get(nameForm(codeOfLabelled(text) ?? ""));
  const bared = (text: string) => byForm.get(nameForm(withoutLead(text)));
  const match = (text: string): Match => {
    const cached = known.get(text);
    if (cached) return cached;
    const form = nameForm(withoutLead(text));
    const found = [...(byForm.get(nameForm(text)) ?? labelled(text) ?? bared(text) ?? [])];
    const byCode = found.length > 1 ? found.find((entry) => entry.code === text.trim()) : undefined;
    const single = byCode ?? (found.length === 1 ? found[0] : undefined);
    let result: Match;
    if (single) result = { kind: "exact", code: single.code };
    else if (found.length > 1)
      result = { kind: "near", suggestions: found.slice(0, SUGGESTED).map((e) => suggest(e, 1)) };
    else if (pinyinOf && LATIN.test(form)) {
      inPinyin ??= indexPinyin(entries, pinyinOf);
      const whole = [...(inPinyin.whole.get(form) ?? [])];
      const [only] = whole;
      const initials = [...whole, ...(inPinyin.initials.get(form) ?? [])].map((entry) =>
        suggest(entry, INITIALS_SCORE),
      );
      if (only && whole.length === 1) result = { kind: "exact", code: only.code };
      else {
        const near = lookUp(form);
        const slip = whole.length === 0 ? slipOf(text, near) : null;
        result = slip ?? { kind: "near", suggestions: [...initials, ...near].slice(0, SUGGESTED) };
      }
    } else {
      const near = lookUp(form);
      result = slipOf(text, near) ?? { kind: "near", suggestions: near };
    }
    known.set(text, result);
    return result;
  };
  const lookUp = (form: string): Suggestion[] => {
    lookups += 1;
    if (lookups > MOST_LOOKUPS) return [];
    likenesses ??= entries.map(likenessOf);
    return nearest(form, likenesses);
  };
  const named = new Map(entries.map((entry) => [entry.code, [entry.names.zh, entry.names.en, ...entry.aliases]]));
  /** The nearest entry where the text is a slip of one of its names and no other entry is as near. */
  const slipOf = (text: string, [taken, ...others]: readonly Suggestion[]): Match | null => {
    if (!taken || !pinyinOf || (others[0]?.score ?? 0) >= taken.score) return null;
    const isMeant = (named.get(taken.code) ?? []).some((name) => isSlip(withoutLead(text), name, pinyinOf));
    return isMeant ? { kind: "exact", code: taken.code, slip: { taken, others } } : null;
  };
  const telling = new Map([...byForm].filter(([form]) => !isCommonWord(form)));
  let longestFirst: readonly string[] | null = null;
  const withoutNames = (text: string) => {
    longestFirst ??= [...named.values()]
      .flat()
      .map(halfWidth)
      .filter((name) => name.length >= SHORTEST_INSIDE)
      .sort((a, b) => b.length - a.length);
    return longestFirst.reduce((left, name) => left.replaceAll(name, " "), halfWidth(text));
  };
  return { match, findIn: (text) => findInTitle(text, telling), withoutNames };
}

/** 一、引进博士, （二）某某研究院, 3.某某研究院, ①某某: how lists are numbered; at least one sign shows that it is a number. */
const NUMBER =
  /^\s*(?:[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．:：)）]|[①-⑳])\s*(?=\D)/;

/** 其中：某某研究院, 总计中:某某, of which: Demo Institute A: the row is of the name behind it. */
const OF_WHICH =
  /^\s*(?:(?:其中|(?:合计|总计|小计|共计|总数|全[市省县区国])中|包括|包含)\s*[:：,，、]?|(?:of which|among (?:which|them)|including)\s*[:,]?\s)\s*(?=\S)/i;

/** 引进博士①, 甲院[1], 引进硕士（注2）: a sign of a note behind a name. */
const NOTE_SIGN = /(?<=\S)(?:[①-⑳¹²³⁴⁵⁶⁷⁸⁹*※★†‡]+|\[\d{1,2}\]|[(（](?:注\d{0,2}|[①-⑳])[)）]|注\d{1,2})\s*$/;

/** A name without its number in a list, 其中 and a sign of a note; a text too long for a name as it is. */
function withoutLead(text: string): string {
  if (text.length > LONGEST_NAME) return text;
  const bare = withoutInvisible(text);
  return bare.replace(OF_WHICH, "").replace(NUMBER, "").replace(OF_WHICH, "").replace(NOTE_SIGN, "");
}

function formsOf(entries: readonly Named[]): Map<string, Set<Named>> {
  const forms = new Map<string, Set<Named>>();
  for (const entry of entries) {
    for (const name of [entry.code, entry.names.zh, entry.names.en, ...entry.aliases]) {
      const form = nameForm(name);
      if (form === "") continue;
      const same = forms.get(form);
      if (same) same.add(entry);
      else forms.set(form, new Set([entry]));
    }
  }
  return forms;
}

/** What may be pinyin. */
const LATIN = /^[a-z][a-z0-9]{2,}$/;

type PinyinIndex = {
  readonly whole: ReadonlyMap<string, ReadonlySet<Named>>;
  readonly initials: ReadonlyMap<string, ReadonlySet<Named>>;
};

function indexPinyin(entries: readonly Named[], pinyinOf: (name: string) => PinyinForms): PinyinIndex {
  const whole = new Map<string, Set<Named>>();
  const initials = new Map<string, Set<Named>>();
  const put = (map: Map<string, Set<Named>>, form: string, entry: Named) => {
    if (form.length < 3) return;
    const same = map.get(form);
    if (same) same.add(entry);
    else map.set(form, new Set([entry]));
  };
  for (const entry of entries) {
    for (const name of [entry.names.zh, ...entry.aliases]) {
      const forms = pinyinOf(name);
      put(whole, forms.whole, entry);
      put(initials, forms.initials, entry);
    }
  }
  return { whole, initials };
}

function suggest(entry: Named, score: number): Suggestion {
  return { code: entry.code, names: entry.names, score };
}

/** The forms of an entry's names by which others are held against it. */
type Likeness = { readonly entry: Named; readonly forms: readonly string[] };

function likenessOf(entry: Named): Likeness {
  const names = [entry.code, entry.names.zh, entry.names.en, ...entry.aliases];
  return { entry, forms: [...new Set(names.map((name) => nameForm(name).slice(0, LONGEST_NAME)))] };
}

function nearest(form: string, entries: readonly Likeness[]): Suggestion[] {
  if (form === "" || form.length > LONGEST_NAME) return [];
  return entries
    .map(({ entry, forms }) => {
      const worth = forms.filter((name) => mayBeWorthNaming(form, name));
      return suggest(entry, Math.max(0, ...worth.map((name) => similarity(form, name))));
    })
    .filter(({ score }) => score >= WORTH_NAMING)
    .sort((a, b) => b.score - a.score)
    .slice(0, SUGGESTED);
}

/** False where two names have so few letters in common that `similarity`, which takes longer, is under `WORTH_NAMING`. */
function mayBeWorthNaming(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (longer.includes(shorter)) return true;
  let common = 0;
  for (let i = 0; i < shorter.length; i += 1) if (longer.includes(shorter.charAt(i))) common += 1;
  return common / longer.length >= WORTH_NAMING;
}

/** 1 for equal names, 0 for names without a common letter; a name inside the other counts at least 0.6. */
export function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 1;
  const close = 1 - editDistance(a, b) / longer;
  const inside = Math.min(a.length, b.length) >= SHORTEST_INSIDE && (a.includes(b) || b.includes(a));
  return inside ? Math.max(close, 0.6) : close;
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
