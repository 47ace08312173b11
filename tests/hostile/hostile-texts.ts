import { bytesOf, countAt, type HostileKind } from "./hostile-kind.ts";

/** The most that may be uploaded by the default settings, less than a line. */
const MOST = 20 * 1024 * 1024 - 1000;
const HEAD = "指标,平台,时期,数值\n";

/** Words that readers of figures, periods and names look at again and again. */
const WORDS: Readonly<Record<string, string>> = {
  digits: "1",
  "grouped-digits": "1,234",
  spaces: " ",
  brackets: "(",
  "closed-brackets": "()",
  months: "2024年1月至",
  years: "2024",
  units: "万元（",
  numerals: "一百二十",
  commas: "，",
  dashes: "—",
  notes: "注：",
  plus: "+-",
  dots: "1.",
};

function text(name: string, make: (size: number) => string): HostileKind {
  return { name, ending: "csv", make: (size) => bytesOf(make(size).slice(0, MOST)) };
}

/** A text again and again, up to so many bytes. */
function filled(size: number, piece: string): string {
  return piece.repeat(Math.max(1, Math.floor((size * MOST) / Buffer.byteLength(piece))));
}

const LONG_CELLS: readonly HostileKind[] = Object.entries(WORDS).flatMap(([name, word]) => {
  const cell = (length: number) => `"${word.repeat(Math.ceil(length / word.length))}"`;
  const lengthAt = (size: number) => countAt(size, 1_000_000);
  return [
    text(
      `heading-of-${name}`,
      (size) => `指标,平台,${cell(lengthAt(size))},数值\n引进博士,示例固态电池研究院,2026-09,7\n`,
    ),
    text(`figure-of-${name}`, (size) => `${HEAD}引进博士,示例固态电池研究院,2026-09,${cell(lengthAt(size))}\n`),
    text(`period-of-${name}`, (size) => `${HEAD}引进博士,示例固态电池研究院,${cell(lengthAt(size))},7\n`),
    text(`name-of-${name}`, (size) => `${HEAD}${cell(lengthAt(size))},示例固态电池研究院,2026-09,7\n`),
    text(`title-of-${name}`, (size) => `${cell(lengthAt(size))}\n${HEAD}引进博士,示例固态电池研究院,2026-09,7\n`),
  ];
});

export const HOSTILE_TEXTS: readonly HostileKind[] = [
  ...LONG_CELLS,
  text("commas", (size) => filled(size, ",")),
  text("line-ends", (size) => filled(size, "\n")),
  text("quotes", (size) => filled(size, '"')),
  text("quoted-quotes", (size) => filled(size, '"",')),
  text("open-quotes", (size) => `${HEAD}${filled(size, '"a\n')}`),
  text("one-line", (size) => `${HEAD}${filled(size, "1,")}`),
  text("one-word", (size) => filled(size, "政")),
  text("all-delimiters", (size) => filled(size, ",;\t|")),
  text("short-lines", (size) => HEAD + filled(size, "1,2\n")),
  text("lines-of-all-lengths", (size) =>
    Array.from({ length: countAt(size, 5000) }, (_, i) => "1,".repeat(i)).join("\n"),
  ),
  text(
    "ordinary-but-many",
    (size) =>
      HEAD +
      Array.from(
        { length: countAt(size, 190_000) },
        (_, i) => `引进博士,示例固态电池研究院,${1900 + (i % 150)}-0${1 + (i % 9)},${i}`,
      ).join("\n"),
  ),
  text(
    "questions-in-every-cell",
    (size) =>
      HEAD + Array.from({ length: countAt(size, 190_000) }, (_, i) => `指标${i},平台${i},时期${i},x${i}`).join("\n"),
  ),
  text(
    "warnings-in-every-cell",
    (size) =>
      HEAD +
      Array.from(
        { length: countAt(size, 190_000) },
        (_, i) => `引进博士,示例固态电池研究院,${2030 + (i % 900)}-0${1 + (i % 9)},约${i}万余`,
      ).join("\n"),
  ),
  text("headings-of-many-rows", (size) => filled(size, "2024年,引进博士,合计,小计\n")),
  text("tables-one-below-another", (size) => filled(size / 4, `${HEAD}引进博士,示例固态电池研究院,2026-09,7\n\n`)),
  text("tables-side-by-side", (size) => {
    const times = countAt(size, 2000);
    return `${"指标,平台,时期,数值,,".repeat(times)}\n${`${"引进博士,示例固态电池研究院,2026-09,7,,".repeat(times)}\n`.repeat(20)}`;
  }),
  { name: "no-text-at-all", ending: "csv", make: (size) => new Uint8Array(countAt(size, MOST)) },
  { name: "half-characters", ending: "csv", make: (size) => new Uint8Array(countAt(size, MOST)).fill(0x81) },
];
