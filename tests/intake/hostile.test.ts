import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { readTable } from "#intake/table/table.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { catalogue } from "./catalogue.ts";
import { bytesOfSeed, readCorpus } from "./fuzz-bytes.ts";
import { whyNoFuzz } from "./fuzz-when.ts";

const NO_FUZZ = whyNoFuzz(process.cwd(), process.env);
const options = { limits: { rows: 1e6 }, today: "2024-09-10" };
const read = (bytes: Uint8Array) => readUpload(bytes, catalogue, options);

/** Bytes that tables are made of, so that random ones get deep into the reader. */
const tableText = fc.string({
  unit: fc.constantFrom(
    ..."\n\r,;\t|\"' \\0123456789.-年月指标平台时期数值引进博士示例市合计注：（）%万亿元人超近约—\u0000\uFEFF".split(
      "",
    ),
    "示例甲研究院",
    "2024年8月",
    "引进博士",
    "__proto__",
    "constructor",
  ),
  maxLength: 400,
});

describe("readUpload(bytes, catalogue, options) on hostile input", () => {
  it("never throws on random bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const { problems, observations } = read(bytes);
        expect(problems.length + observations.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  }, 30_000);

  it("never throws on text made of what tables are made of, and every figure names its cell", () => {
    fc.assert(
      fc.property(tableText, (text) => {
        const { observations } = read(new TextEncoder().encode(text));
        for (const { source } of observations) expect(source.cell).toMatch(/^[A-Z]+[1-9]\d*$/);
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  // More of them, and large ones: `npm run soak -- fuzz-reader`.
  it.skipIf(NO_FUZZ !== null)(
    `never throws on mutated cases${NO_FUZZ === null ? "" : ` (skipped: ${NO_FUZZ})`}`,
    () => {
      const corpus = readCorpus(process.cwd());
      expect(corpus.length).toBeGreaterThan(20);
      for (let seed = 1; seed <= 250; seed += 1) {
        const bytes = bytesOfSeed(seed, corpus);
        const before = process.cpuUsage();
        expect(() => read(bytes), `seed ${seed}`).not.toThrow();
        const seconds = process.cpuUsage(before).user / 1e6;
        expect(seconds, `seed ${seed}`).toBeLessThan(1 + bytes.length / 1e6);
      }
    },
    30_000,
  );

  // Found by fuzzing: each further table was read by a call inside the one before, until the stack was full.
  it.each([
    ["titled tables without a blank line", "t\nk,a,b\nx,1,2\ny,3,4\nt\nk,c,d\nx,1,2\ny,3,4\n"],
    ["tables of different widths", "k,a\nx,1\nz,3\nk,a,b\nx,1,2\nz,4,5\n"],
    ["tables behind blank lines", "k,a,b\nx,1,2\n\nt\n\n"],
  ])("reads a great many %s", (_, table) => {
    const times = 20_000;
    const { rows, further } = readTable(new TextEncoder().encode(table.repeat(times)));
    expect(further.length).toBeGreaterThan(100);
    expect(rows.length + further.reduce((sum, body) => sum + body.rows.length, 0)).toBeGreaterThan(times);
  });

  it("never throws on a single cell or period", () => {
    fc.assert(
      fc.property(tableText, (text) => {
        readFigure(text);
        readPeriod(text);
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  it("takes names of object properties for names", () => {
    const csv =
      "指标,平台,时期,数值,__proto__\n__proto__,constructor,2024-08,1,toString\n引进博士,示例市,2024-08,2,x\n";
    const { problems, observations } = read(new TextEncoder().encode(csv));
    expect(observations).toMatchObject([{ indicator: "phd", value: 2 }]);
    expect(problems.map(({ code }) => code)).toEqual(["unknown-indicator", "unknown-organization", "column-ignored"]);
    expect(({} as Record<string, unknown>)["toString"]).toBe(Object.prototype.toString);
  });

  it("survives very long cells and control characters", () => {
    const csv = `指标,平台,时期,数值\n引进博士,示例市,2024-08,${"9".repeat(1e5)}\n\u0007${"长".repeat(1e5)},示例市,2024-08,1\u0000\n`;
    const { problems } = read(new TextEncoder().encode(csv));
    expect(problems.map(({ code }) => code)).toEqual(["not-a-number", "unknown-indicator", "not-a-number"]);
    // A name is kept as far as an answer can speak of it, and shown by its beginning.
    expect(problems.map(({ read: kept }) => kept.length <= 80)).toEqual(
      problems.map(({ code }) => code === "not-a-number"),
    );
    for (const { read: kept, message } of problems) {
      expect(kept.length).toBeLessThanOrEqual(500);
      expect(message.zh.length).toBeLessThan(200);
    }
  });

  // Each is made so that a careless reader needs the square of its length.
  it.each([
    ["open quotes", (n: number) => ',"a'.repeat(n / 3)],
    ["open quotes, then a long text", (n: number) => `${',"a'.repeat(n / 6)}\n${"x".repeat(n / 2)}\n"b`],
    ["lines that open a quote", (n: number) => 'a,b,"c\n'.repeat(n / 7)],
    ["doubled quotes", (n: number) => '"'.repeat(n)],
    ["quotes and blanks", (n: number) => '" '.repeat(n / 2)],
    ["delimiters", (n: number) => ",".repeat(n)],
    ["one column of quotes", (n: number) => '"a"\n'.repeat(n / 4)],
    ["blank lines", (n: number) => "\n".repeat(n)],
    ["double-spaced rows", (n: number) => "a,1\n\n".repeat(n / 5)],
    ["titles and headers", (n: number) => "t\na,b\n1,2\n".repeat(n / 10)],
    // Found by fuzzing: rows were padded to the header's width, and each column was searched from top to bottom.
    [
      "a wide header above many short rows",
      (n: number) => `指标,平台,时期${",c".repeat(n / 20)}\n${"引进博士,甲,2024-08,1\n".repeat(n / 34)}`,
    ],
    // Found by fuzzing: each line was read to the end of the text, and then anew to its own.
    [
      "lines of quotes that only the last closes",
      (n: number) => `a,1,2\nb,3,4\n${`${'"'.repeat(155)}　a,\n`.repeat(n / 158)}${'"'.repeat(117)}`,
    ],
    // Found by fuzzing: a very long cell was searched for a unit, and its problems were told apart by all of it.
    ["a few very long cells", (n: number) => `指标,2024年7月\n${`${"[0.".repeat(n / 24)},人\n`.repeat(8)}`],
    // Found by fuzzing: each row was read four thousand signs ahead, for blanks behind its delimiter that stand nowhere.
    [
      "rows of two cells in another delimiter",
      (n: number) => `年,2\n${"1e999,2\n".repeat(n / 16)}${`"";—\n`.repeat(n / 10)}`,
    ],
    ["CR alone", (n: number) => "a,b\r".repeat(n / 4)],
    ["October or January", (n: number) => `指标,平台,时期,数值\n${"引进博士,示例市,2024.1,1\n".repeat(n / 26)}`],
    // Found by fuzzing: each heading looked for its neighbours among all others.
    [
      "October or January over many columns",
      (n: number) => `平台${",2024.1".repeat(n / 30)}\n${`示例市${",1".repeat(n / 30)}\n`.repeat(5)}`,
    ],
    // Found by fuzzing: each cell was held against all columns it might stand under.
    ["very many columns parted by blanks", (n: number) => `${"a  ".repeat(n / 6)}\n${"b  ".repeat(n / 6 - 1)}\n`],
    // Found by fuzzing: the first heading was parted anew for each of its keys.
    [
      "a heading of very many joined keys",
      (n: number) => `freq,unit${",ge".repeat(n / 25)}\\TIME_PERIOD\t2024\nA,人\t1\n`,
    ],
    // Found by fuzzing: more rows than a call takes arguments waited for what they belong to.
    [
      "a column of figures below a table",
      (n: number) => `投资金额(亿元),2024年7月\n示例市,1\n\n${"3\n".repeat(n / 2)}`,
    ],
    ["an indicator's name of dashes", (n: number) => `指标,平台,时期,数值\n${"-".repeat(n)},示例市,2024-08,1\n`],
    [
      "unknown names",
      (n: number) =>
        `指标,平台,时期,数值\n${Array.from({ length: n / 30 }, (_, i) => `甲乙丙${i},丁戊己${i},2024-08,1`).join("\n")}`,
    ],
  ])("reads %s in linear time", (_, make) => {
    // Processor time, so that other work on the machine does not count.
    const time = (length: number) => {
      const bytes = new TextEncoder().encode(make(length));
      const before = process.cpuUsage();
      read(bytes);
      return process.cpuUsage(before).user / 1000;
    };
    time(20_000);
    const short = time(50_000);
    const long = time(400_000);
    // Eight times the length: linear is 8, a square 64. A few milliseconds are noise.
    expect(long).toBeLessThan(30 * short + 300);
  });

  it("reads no more rows than the limit, and says how many there are", () => {
    const csv = `指标,平台,时期,数值\n${"引进博士,示例市,2024-08,1\n".repeat(11)}`;
    const { problems, observations } = readUpload(new TextEncoder().encode(csv), catalogue, {
      ...options,
      limits: { rows: 10 },
    });
    expect(observations).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: "too-many-rows", severity: "error" });
    expect(problems[0]?.message.zh).toMatch(/11.*10/);
  });

  it("tells progress from some to all, and never backwards", () => {
    const told: number[] = [];
    const csv = `指标,平台,时期,数值\n${"引进博士,示例市,2024-08,1\n".repeat(20_000)}`;
    readUpload(new TextEncoder().encode(csv), catalogue, { ...options, onProgress: (share) => told.push(share) });
    expect(told.length).toBeGreaterThan(4);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it("puts no more blank cells behind short rows than a few for each cell they hold", () => {
    const { rows } = readTable(new TextEncoder().encode(`k${",c".repeat(5000)}\n${"a,1\n".repeat(5000)}`));
    const cells = rows.slice(1).reduce((sum, { length }) => sum + length, 0);
    expect(rows.length).toBe(5001);
    expect(cells).toBeLessThan(300_000);
  });

  // Found by fuzzing: each of hundreds of tables had a list of its own.
  it("lists no more ragged rows of many tables than of one", () => {
    const one = `t\na,b,c\n${"1,2\n".repeat(40)}\n`;
    const { ragged, further } = readTable(new TextEncoder().encode(one.repeat(60)));
    expect(further.length).toBeGreaterThan(30);
    expect(further.reduce((count, table) => count + table.ragged.length, ragged.length)).toBe(1000);
  });

  it("keeps the whole of a large clean table", () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `${i},name ${i % 7},${i % 100}`);
    const table = readTable(new TextEncoder().encode(`id,name,value\n${rows.join("\n")}\n`));
    expect(table.rows.length).toBe(50_001);
    expect(table.rows[50_000]).toEqual(["49999", "name 5", "99"]);
  });
});
