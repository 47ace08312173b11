// `npm run soak -- cell-readers [MINUTES] [SEED]`: every reader of a single cell on long texts made to mislead it, for 5
// minutes: pieces of what staff write, repeated. A text ten times as long may take ten times as long, with room for noise,
// never its square. What fails is named by its seed: `npm run soak -- cell-readers 0 SEED` tries that one alone.

import { nameForm } from "#domain/terms/name-form.ts";
import { fingerprintOf } from "#intake/dialogue/fingerprint.ts";
import { createMatchers } from "#intake/layout/matchers.ts";
import { roleOfHeading } from "#intake/table/columns.ts";
import { joinsKeys } from "#intake/table/joined-keys.ts";
import { isNoteText, isTotalLabel } from "#intake/table/row-kind.ts";
import { cellSays, isBlank } from "#intake/words/cell-kind.ts";
import { splitStatus, stripPrefix, stripSuffix } from "#intake/words/figure-words.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { codeOfLabelled, halfWidth } from "#intake/words/text-forms.ts";
import { readUnit, splitUnit } from "#intake/words/unit-text.ts";
import { catalogue } from "#tests/intake/catalogue.ts";

const LENGTHS = [10_000, 100_000] as const;
/** Times as long that ten times the text may take; its square would be 100. */
const MOST_RATIO = 40;
/** Milliseconds below which a time is noise. */
const NOISE = 4;

const { indicators, organizations } = createMatchers(catalogue);
let fresh = 0;
/** Names are remembered, so each call is given another. */
function another(text: string): string {
  fresh += 1;
  return `${text}${fresh}`;
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  readFigure,
  readPeriod,
  readUnit,
  splitUnit,
  cellSays,
  isBlank,
  roleOfHeading,
  joinsKeys,
  nameForm,
  halfWidth,
  codeOfLabelled,
  isTotalLabel,
  isNoteText,
  splitStatus,
  stripPrefix,
  stripSuffix,
  fingerprintOf: (text) => fingerprintOf([text]),
  "match indicator": (text) => indicators.match(another(text)),
  "match organization": (text) => organizations.match(another(text)),
  findIn: (text) => indicators.findIn(text),
};

const PIECES = [
  ..." \t\u3000\u200b,，.。;:：/\\|-–—~()（）[]【】\"'=+*%％年月日季度年.1009",
  "1,234",
  "1 ",
  "2024年",
  "1-",
  "万",
  "亿",
  "超",
  "不超过",
  "约",
  "以上",
  "人",
  "六成",
  "百分之",
  "(1",
  "1)",
  "((",
  "a ",
  "a,",
  "A: ",
  "合计",
  "注：",
  "引进",
  "博士",
  "示例",
  "freq,",
  "９",
  "e9",
  "（万元）",
];

type Finding = { readonly seed: number; readonly reader: string; readonly ratio: number; readonly text: string };

process.exitCode = run(process.argv.slice(2));

function run([minutes = "5", seed]: readonly string[]): number {
  for (const read of Object.values(READERS)) for (let i = 0; i < 50; i += 1) read(textOf(i, 200));
  const until = Date.now() + Number(minutes) * 60_000;
  const worst = new Map<string, number>();
  const found: Finding[] = [];
  let tried = 0;
  for (let at = seed === undefined ? 1 : Number(seed); seed === undefined ? Date.now() < until : tried === 0; at += 1) {
    tried += 1;
    for (const [reader, read] of Object.entries(READERS)) {
      const ratio = ratioOf(at, read);
      worst.set(reader, Math.max(worst.get(reader) ?? 0, ratio));
      if (ratio > MOST_RATIO) found.push({ seed: at, reader, ratio, text: textOf(at, 60) });
    }
  }
  for (const [reader, ratio] of [...worst].sort((a, b) => b[1] - a[1]))
    console.log(`${reader.padEnd(20)} ${ratio.toFixed(1)}`);
  for (const { seed: at, reader, ratio, text } of found.slice(0, 20))
    console.error(`seed ${at}: ${reader} took ${ratio.toFixed(0)} times as long for ten times ${JSON.stringify(text)}`);
  console.log(
    `${tried} texts of ${LENGTHS.join(" and ")} characters, ${found.length} not linear (ratio above ${MOST_RATIO})`,
  );
  return found.length === 0 ? 0 : 1;
}

/** How many times as long the longer text takes, noise taken off; of a few tries the least, as a machine has other work. */
function ratioOf(seed: number, read: (text: string) => unknown): number {
  const [short, long] = LENGTHS.map((length) => textOf(seed, length));
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3; tries += 1) {
    const ratio = Math.max(0, timeOf(read, long ?? "") - NOISE) / Math.max(0.1, timeOf(read, short ?? ""));
    least = Math.min(least, ratio);
    if (least <= MOST_RATIO / 2) break;
  }
  return least;
}

/** Milliseconds of processor time. */
function timeOf(read: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** A few pieces, drawn by the seed, repeated to the length, with one odd piece at the end. */
function textOf(seed: number, length: number): string {
  let state = seed >>> 0;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return PIECES[Math.floor((state / 2 ** 32) * PIECES.length)] ?? " ";
  };
  const unit = Array.from({ length: 1 + (seed % 4) }, draw).join("");
  const start = draw();
  const end = draw();
  return `${start}${unit.repeat(Math.ceil(length / unit.length)).slice(0, length)}${end}`;
}
