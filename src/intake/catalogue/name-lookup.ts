import { nameForm } from "#domain/terms/name-form.ts";
import type { Names } from "#domain/terms/names.ts";
import { similarity } from "#intake/words/matching.ts";
import { splitUnit } from "#intake/words/unit-text.ts";

/** What has a name: an indicator or an organization, of the catalogue or of another table of the file. */
export type NamedItem = {
  readonly code: string;
  readonly names: Names;
  readonly aliases: readonly string[];
  readonly shortNames?: Names | undefined;
};

/**
 * `known`: one item has this name, alias or short name. `like`: none has, one is meant in all likelihood, as the name is
 * a short form of its own alone. `open`: none is sure; the nearest, best first, which may be none.
 */
export type FoundName =
  | { readonly kind: "known"; readonly code: string }
  | { readonly kind: "like"; readonly code: string; readonly others: readonly string[] }
  | { readonly kind: "open"; readonly near: readonly string[] };

export type NameLookup = {
  readonly find: (text: string) => FoundName;
  /** The one that has just this name; no short forms. */
  readonly known: (text: string) => string | null;
  readonly add: (item: NamedItem) => void;
  readonly namesOf: (code: string) => Names | null;
  readonly size: () => number;
};

const SUGGESTED = 4;
const WORTH_NAMING = 0.5;
/** Distinct unknown names for which the nearest are looked up; more than this is another kind of list. */
const MOST_LOOKUPS = 300;
const LONGEST_NAME = 80;

/** Finds items by what tables call them: whole names, aliases, short names, and short forms that are of one alone. */
export function createNameLookup(items: readonly NamedItem[]): NameLookup {
  const byForm = new Map<string, Set<string>>();
  const byCore = new Map<string, Set<string>>();
  const forms: { readonly code: string; readonly form: string }[] = [];
  const names = new Map<string, Names>();
  const found = new Map<string, FoundName>();
  let lookups = 0;

  function add({ code, names: own, aliases, shortNames }: NamedItem): void {
    names.set(code, own);
    found.clear();
    for (const text of new Set([own.zh, own.en, ...aliases, ...(shortNames ? [shortNames.zh, shortNames.en] : [])])) {
      const form = nameForm(text);
      if (form === "") continue;
      put(byForm, form, code);
      put(byCore, coreOf(form), code);
      forms.push({ code, form: form.slice(0, LONGEST_NAME) });
    }
  }

  function known(text: string): string | null {
    for (const form of formsOf(text)) {
      const [code, other] = byForm.get(form) ?? [];
      if (code !== undefined && other === undefined) return code;
    }
    return null;
  }

  function find(text: string): FoundName {
    const cached = found.get(text);
    if (cached) return cached;
    const code = known(text);
    const result: FoundName = code === null ? lookUp(text) : { kind: "known", code };
    found.set(text, result);
    return result;
  }

  function lookUp(text: string): FoundName {
    const [form = ""] = formsOf(text).slice(-1);
    lookups += 1;
    if (form.length < 2 || form.length > LONGEST_NAME || lookups > MOST_LOOKUPS) return { kind: "open", near: [] };
    const core = [...(byCore.get(coreOf(form)) ?? [])];
    const short = core.length > 0 ? core : codesOf(forms.filter((each) => isShortFormOf(form, each.form)));
    const near = nearest(form, forms);
    const [only] = short;
    if (only !== undefined && short.length === 1)
      return { kind: "like", code: only, others: near.filter((other) => other !== only) };
    return { kind: "open", near: [...new Set([...short, ...near])].slice(0, SUGGESTED) };
  }

  for (const item of items) add(item);
  return { find, known, add, namesOf: (code) => names.get(code) ?? null, size: () => names.size };
}

function put(map: Map<string, Set<string>>, key: string, code: string): void {
  const codes = map.get(key) ?? new Set();
  codes.add(code);
  map.set(key, codes);
}

/** 一、引进博士, （二）某院, 3.某院, 其中：博士. */
const LEAD =
  /^\s*(?:其中\s*[:：]?\s*)?(?:[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．:：)）]|[①-⑳])?\s*(?:其中\s*[:：]?\s*)?(?=\D)/;

/** A name as it is, without the number of a list before it, and without a unit behind it. */
function formsOf(text: string): string[] {
  const bare = text.slice(0, 300).replace(LEAD, "");
  return [...new Set([nameForm(text), nameForm(bare), nameForm(splitUnit(bare).text)])].filter((form) => form !== "");
}

/** What is left of the name of an indicator without the words that offices put around it: 新引进博士人数 and 引进博士. */
function coreOf(form: string): string {
  const core = form
    .replace(/^(?:本年度?|当年|年度|全年)?(?:新增|新)?/, "")
    .replace(/(?:总人数|人数|数量|总数|总额|数|情况)$/, "");
  return core.length >= 2 ? core : form;
}

/** 智造院 of 溪河智能制造研究院: the same characters in the same order, with the last one. */
function isShortFormOf(short: string, whole: string): boolean {
  if (short.length >= whole.length) return false;
  if (whole.includes(short)) return true;
  if (short.length < 3 || short.at(-1) !== whole.at(-1)) return false;
  let at = 0;
  for (const char of whole) if (char === short[at]) at += 1;
  return at === short.length;
}

function codesOf(entries: readonly { readonly code: string }[]): string[] {
  return [...new Set(entries.map(({ code }) => code))];
}

function nearest(form: string, forms: readonly { readonly code: string; readonly form: string }[]): string[] {
  const scored = forms
    .filter(({ form: other }) => sharesEnough(form, other))
    .map(({ code, form: other }) => ({ code, score: similarity(form, other) }))
    .filter(({ score }) => score >= WORTH_NAMING)
    .sort((a, b) => b.score - a.score);
  return codesOf(scored).slice(0, SUGGESTED);
}

/** False where two names have so few characters in common that they cannot be worth naming. */
function sharesEnough(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  let common = 0;
  for (const char of shorter) if (longer.includes(char)) common += 1;
  return common / longer.length >= WORTH_NAMING || longer.includes(shorter);
}
