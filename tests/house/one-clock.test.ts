import { expect, test } from "vitest";
import { sourcesIn } from "./sources.ts";

/** Ways to a day or a time that take the zone of the machine or the browser, or UTC's day for a region's. */
const ZONELESS: readonly RegExp[] = [
  /\.(?:get|set)(?:Date|Day|Month|FullYear|Year|Hours|Minutes|Seconds|TimezoneOffset)\(/,
  /\.to(?:Date|Time)String\(/,
  /\.toLocale(?:Date|Time)?String\(/,
  /\bDateTimeFormat\b/,
  /\bnew Date\([^()]*,/,
  /\bdayjs\(|from "dayjs"/,
  /toISOString\(\)\.(?:slice|split|substring)/,
  /\b\w*At\.(?:slice|split|substring)\(/,
];

function placesIn(text: string): string[] {
  return ZONELESS.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
}

test("days and times are made by the one clock, which is told the zone", () => {
  const found = sourcesIn("src")
    .filter(({ path }) => path !== "src/domain/catalogue/clock.ts")
    .flatMap(({ path, text }) => placesIn(text).map((place) => `${path}: ${place}`));
  expect(found).toEqual([]);
});

test.each([
  "now.getDate()",
  "now.getFullYear()",
  "now.getTimezoneOffset()",
  "new Date(2026, 10, 1)",
  "now.toLocaleDateString()",
  'count.toLocaleString("en")',
  "new Intl.DateTimeFormat(language)",
  "dayjs(text).format()",
  "revision.publishedAt.slice(0, 10)",
  "now().toISOString().slice(0, 10)",
])("%s is found", (text) => {
  expect(placesIn(text)).toHaveLength(1);
});

test.each([
  "date.getUTCDate()",
  "new Date(Date.UTC(2026, 10, 1))",
  "now().toISOString()",
  'import "dayjs/locale/zh-cn";',
])("%s is left alone", (text) => {
  expect(placesIn(text)).toEqual([]);
});
