/** The two languages of the product: Chinese first, English second. */
export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A name in both languages; `zh` is the authority. */
export type Names = { readonly zh: string; readonly en: string };

/** Returns the name in the language asked for. */
export function nameIn(names: Names, language: Language): string {
  return language === "en" ? names.en : names.zh;
}
