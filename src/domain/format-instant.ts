import type { Language } from "./names.ts";

/** An instant (ISO, UTC) in the reader's time zone: 2024年9月6日 14:05. */
export function formatInstant(instant: string, language: Language): string {
  const options = { dateStyle: language === "en" ? "medium" : "long", timeStyle: "short" } as const;
  return new Intl.DateTimeFormat(language, options).format(new Date(instant));
}
