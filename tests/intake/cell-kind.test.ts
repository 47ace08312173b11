import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CellKind, cellSays, isBlank } from "#intake/words/cell-kind.ts";
import { withPoint } from "#intake/words/decimal-comma.ts";
import { AFTER_WORDS, BEFORE_WORDS, STATUS_WORDS } from "#intake/words/figure-words.ts";
import { isMeasure } from "#intake/words/measure-text.ts";
import { MISSING_MARKS } from "#intake/words/missing-marks.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { namesTime, readPeriod } from "#intake/words/period-text.ts";
import { MULTIPLIERS, UNIT_WORDS } from "#intake/words/unit-text.ts";
import { writtenCell } from "./cell-forms.ts";

const says = (cell: string): CellKind[] => {
  const { kind, or } = cellSays(cell);
  return or === null ? [kind] : [kind, or];
};

/** What the readers make of a cell: the kinds that table detection must know it by. */
function kindsRead(cell: string): Set<CellKind> {
  const kinds = new Set<CellKind>();
  const figure = readFigure(cell);
  if (figure.kind === "missing") kinds.add(figure.blank ? "blank" : "missing");
  if (figure.kind === "number" || figure.kind === "text") kinds.add("number");
  if (namesTime(readPeriod(cell))) kinds.add("period");
  return kinds;
}

/** What table detection and the readers disagree on in a cell; empty where on nothing. */
function disagreements(cell: string): string[] {
  const said = says(cell);
  const figure = readFigure(cell);
  const unknown = [...kindsRead(cell)].filter((kind) => !said.includes(kind)).map((kind) => `is read as ${kind}`);
  const unread = said.filter((kind) => {
    if (kind === "blank") return figure.kind !== "missing" || !figure.blank;
    if (kind === "missing") return figure.kind !== "missing" || figure.blank;
    if (kind === "period") return ["unreadable", "short-year"].includes(readPeriod(cell).kind);
    if (kind === "text") return false;
    const isOtherUnit = figure.kind === "unknown-unit" && isMeasure(figure.unit);
    return !isOtherUnit && ![cell, withPoint(cell)].some((text) => ["number", "text"].includes(readFigure(text).kind));
  });
  return [...unknown, ...unread.map((kind) => `counts as ${kind}`)].map((what) => `${JSON.stringify(cell)} ${what}`);
}

function expectAgreement(cell: string): void {
  expect(disagreements(cell)).toEqual([]);
}

const YEARS = ["2024", "24", "1998", "2100", "2101", "二〇二四"];
const MONTHS = ["1", "8", "08", "10", "12", "13", "八", "十二"];
const TO = ["-", "—", "–", "至", "~", "到"];
const EN = ["Jan", "Aug", "August", "Sept.", "dec", "may"];
const AROUND = ["", "截至", "截止到"];
const BEHIND = ["", "末", "底", "份", "止", "累计", "度"];
const WEEKDAYS = [",三", " 周五", "（星期一）", " Wed", "(Sunday)", "日"];

const written = <T extends readonly unknown[]>(
  parts: { [K in keyof T]: readonly T[K][] },
  write: (...chosen: T) => string,
) =>
  fc
    .tuple(...(parts as unknown as readonly (readonly unknown[])[]).map((part) => fc.constantFrom(...part)))
    .map((chosen) => write(...(chosen as unknown as T)));

/** Periods as DOMAIN.md lists them, in all the ways their parts may be put together. */
const period: fc.Arbitrary<string> = fc.oneof(
  written<[string, string, string, string, string]>(
    [YEARS, ["年", "-", ".", "/", ""], MONTHS, ["月", ""], BEHIND],
    (year, sign, month, sort, end) => `${year}${sign}${month}${sort}${end}`,
  ),
  written<[string, string, string, string, string]>(
    [AROUND, ["2024年", "24年", ""], MONTHS, ["月", "月1日", "月30日", "个月"], BEHIND],
    (start, year, month, sort, end) => `${start}${year}${month}${sort}${end}`,
  ),
  written<[string, string, string, string, string]>(
    [["2024年", "2024.", "", "24年"], ["1", "4", "7", "01"], TO, MONTHS, ["月", "月份", "月累计", "", "季度"]],
    (year, from, to, month, sort) => `${year}${from}${to}${month}${sort}`,
  ),
  written<[string, string, string]>(
    [
      ["2024年", "2024", "24年", "", "2024-"],
      [
        "第三季度",
        "三季度",
        "Q3",
        "3季度",
        "上半年",
        "下半年度",
        "H1",
        "S2",
        "前三季度",
        "首季",
        "全年",
        "前9个月",
        "年末",
      ],
      ["", "末", "累计"],
    ],
    (year, part, end) => `${year}${part}${end}`,
  ),
  written<[string, string, string]>(
    [EN, ["-", " ", "", ", ", "'"], ["24", "2024", "", "31, 2024"]],
    (month, sign, year) => `${month}${sign}${year}`,
  ),
  written<[string, string, string]>(
    [["31", "2024", "24", "1"], ["-", " ", ""], EN],
    (before, sign, month) => `${before}${sign}${month}`,
  ),
  written<[string, string, string]>(
    [
      ["3Q", "Q3", "1H", "H2", "M08", "Q3-"],
      ["24", "2024", ""],
      ["", " "],
    ],
    (part, year, end) => `${part}${year}${end}`,
  ),
  written<[string, string, string]>(
    [
      ["2024-07-31", "2024/7/31", "2024年7月31日", "20240731", "2024.7.31", "2024-02-30"],
      WEEKDAYS,
      ["", " 08:00", " 0:00:00"],
    ],
    (date, day, time) => `${date}${day}${time}`,
  ),
  fc.integer({ min: 0, max: 99_999_999 }).map(String),
  fc
    .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 99 }))
    .map(([whole, part]) => `${whole}.${part}`),
);

/** Words of figures in all ways, also such as make none. */
const figure: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "约 ", "'", "¥", "$", "(", "预计", "负", ...BEFORE_WORDS.map(([word]) => word)),
    fc.constantFrom(
      "25",
      "1,234",
      "12,5",
      "1.234,56",
      "2.4",
      "二十五",
      "三十",
      "一",
      "贰拾",
      "六成五",
      "数千",
      "若干",
      "十几",
      "百",
      "3亿5000",
      "１２",
      "-3",
      "1e3",
      ".5",
      "2024",
    ),
    fc.constantFrom("", " ", "余", "多", "+"),
    fc.constantFrom(
      "",
      "％",
      "kg",
      "公里",
      "号楼",
      "美元",
      "G基站",
      ...MULTIPLIERS.map(([word]) => word),
      ...UNIT_WORDS.keys(),
    ),
    fc.constantFrom(
      "",
      ")",
      "*",
      "①",
      " p",
      "(b)",
      "（含兼职3）",
      ...AFTER_WORDS.map(([word]) => word),
      ...[...STATUS_WORDS.keys()].map((word) => `（${word}）`),
    ),
  )
  .map((parts) => parts.join(""));

const missing: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...MISSING_MARKS), fc.constantFrom("", " ", "\u3000", "（初步）", " c", "\u200e"))
  .map(([mark, end]) => `${end.trim() === "" ? end : ""}${mark}${end}`);

/** Anything that signs of figures and periods, names and blanks may come to. */
const jumbled: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ..."0123456789０９.,-—/年月日季度半上下全末底超约近余多十百千万亿二三人家元%％（）()* \u3000\u200b\u202d示例研究院AaQq三甲:期个成",
    ),
    { maxLength: 9 },
  )
  .map((chars) => chars.join(""));

const RUNS = { numRuns: 2500 };

describe("cellSays(cell)", () => {
  it("agrees with readFigure and readPeriod on figures in all ways of writing them", () => {
    fc.assert(
      fc.property(writtenCell, ({ text }) => expectAgreement(text)),
      RUNS,
    );
    fc.assert(fc.property(figure, expectAgreement), RUNS);
  });
  it("agrees with them on periods", () => fc.assert(fc.property(period, expectAgreement), RUNS));
  it("agrees with them on marks for missing figures", () => fc.assert(fc.property(missing, expectAgreement)));
  it("agrees with them on whatever signs come to", () =>
    fc.assert(fc.property(jumbled, expectAgreement), { numRuns: 8000 }));

  it.each<[string, CellKind, CellKind | null]>([
    ["25", "number", null],
    ["2024", "period", "number"],
    ["二〇二四", "period", "number"],
    ["2100", "number", "period"],
    ["202408", "number", "period"],
    ["2024.1", "number", "period"],
    ["45505", "number", "period"],
    ["45505.25", "number", "period"],
    ["20240831", "number", "period"],
    ["12", "number", null],
    ["24.09", "number", null],
    ["一期", "number", "text"],
    ["一", "number", "text"],
    ["三十", "number", null],
    ["数千", "number", null],
    ["25人员", "number", null],
    ["25人次", "number", null],
    ["25（含兼职3）", "number", null],
    ["25 (初步)", "number", null],
    ["25*", "number", null],
    ["12公里", "number", null],
    ["$1,234", "number", null],
    ["12,5", "number", null],
    ["未报", "missing", null],
    [": c", "missing", null],
    ["9月末", "period", null],
    ["2024年13月", "period", null],
    ["截至2024年9月底", "period", null],
    ["\u202d2024-09\u202c", "period", null],
    ["\u200b", "blank", null],
    ["3号楼", "text", null],
    ["5G基站", "text", null],
    ["三亚市", "text", null],
    ["六安", "text", null],
    ["20-30", "text", null],
    ["示例甲研究院", "text", null],
  ])("takes %s for %s, or %s", (cell, kind, or) => expect(cellSays(cell)).toEqual({ kind, or }));

  it("says the same of a cell however often it is asked", () => {
    fc.assert(
      fc.property(jumbled, (cell) => {
        expect(cellSays(cell)).toEqual(cellSays(` ${cell} `));
        expect(isBlank(cell)).toBe(cellSays(cell).kind === "blank");
      }),
      { numRuns: 3000 },
    );
  });
});
