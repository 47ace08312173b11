import { pinyin } from "pinyin-pro";

const HAN = /\p{Script=Han}/u;

/** 引进博士 as `yinjinboshi` and `yjbs`: all of it, and its initials. Empty for a name without Chinese characters. */
export type PinyinForms = { readonly whole: string; readonly initials: string };

export function pinyinForms(name: string): PinyinForms {
  if (!HAN.test(name)) return { whole: "", initials: "" };
  const syllables = pinyin(name, { toneType: "none", type: "array", v: true, nonZh: "consecutive" });
  const latin = syllables.map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ""));
  return { whole: latin.join(""), initials: latin.map((syllable) => syllable.slice(0, 1)).join("") };
}
