import type { Language } from "./names.ts";

/** Names one after the other: 甲、乙 and a, b. */
export function formatList(names: readonly string[], language: Language): string {
  return names.join(language === "en" ? ", " : "、");
}
