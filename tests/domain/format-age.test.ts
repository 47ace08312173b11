import { expect, it } from "vitest";
import { formatAge } from "#domain/say/format-age.ts";

it.each([
  [0, "不到 1 分钟前", "less than a minute ago"],
  [59_999, "不到 1 分钟前", "less than a minute ago"],
  [60_000, "1 分钟前", "1 min ago"],
  [119 * 60_000, "119 分钟前", "119 min ago"],
  [120 * 60_000, "2 小时前", "2 h ago"],
  [47 * 3_600_000, "47 小时前", "47 h ago"],
  [48 * 3_600_000, "2 天前", "2 days ago"],
])("formatAge(%i ms) is %s, %s", (ms, zh, en) => {
  expect(formatAge(ms, "zh-CN")).toBe(zh);
  expect(formatAge(ms, "en")).toBe(en);
});
