import type { Language } from "#domain/names.ts";

/** A moment in the reader's own time zone: 2024年9月6日 10:20. An unreadable one stays as it is. */
export function formatTime(instant: string, language: Language): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(time);
}
