import type { Language } from "#domain/terms/names.ts";

const MINUTE = 60_000;

/** How long ago, in ms, in the largest unit that says enough: 3 分钟前, 2 小时前, 3 天前. */
export function formatAge(ms: number, language: Language): string {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 1) return language === "en" ? "less than a minute ago" : "不到 1 分钟前";
  if (minutes < 120) return language === "en" ? `${minutes} min ago` : `${minutes} 分钟前`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return language === "en" ? `${hours} h ago` : `${hours} 小时前`;
  return language === "en" ? `${Math.floor(hours / 24)} days ago` : `${Math.floor(hours / 24)} 天前`;
}
