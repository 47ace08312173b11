import { MEASURE_NAMES, type Measure, measureSeries } from "#domain/figures/measure.ts";
import { periodCode, periodsBetween } from "#domain/terms/period.ts";
import { trendCsv } from "#features/trend/trend-csv.ts";
import { readCsv } from "#tests/truth/csv.ts";
import { compare, type Fraction, parseDecimal, subtract } from "#tests/truth/fraction.ts";
import type { Reckoner } from "#tests/truth/reckoner.ts";
import type { Result } from "#tests/truth/result.ts";
import type { Audit, Years } from "./audit-region.ts";
import type { ReadRegion } from "./region-product.ts";

const QUALIFIERS: Readonly<Record<string, string>> = {
  exact: "",
  gt: "超",
  ge: "不少于",
  lt: "近",
  le: "不超过",
  approx: "约",
};

/** The file that the trend page downloads, of each indicator and three measures by month, against the auditor's. */
export function auditDownloads({ data, catalogue }: ReadRegion, reckoner: Reckoner, years: Years, audit: Audit): void {
  const from = { kind: "month", year: years.first, month: 1 } as const;
  const to = { kind: "month", year: years.last, month: 12 } as const;
  for (const indicator of data.indicators)
    for (const measure of ["current", "ytd", "ytd-yoy"] as const) {
      const organizations = [data.region, ...data.platforms];
      const lines = organizations.map(({ code }) => ({
        series: measureSeries(data.seriesOf(indicator, code), measure, "month", from, to),
      }));
      const rows = readCsv(trendCsv({ data, catalogue }, lines, [], "zh-CN"));
      const periods = periodsBetween(from, to, "month").map(periodCode).reverse();
      for (const [i, row] of rows.entries()) {
        const code = organizations[Math.floor(i / periods.length)]?.code ?? "";
        const period = periods[i % periods.length] ?? "";
        const difference = rowDifference(row, reckoner.reckon(indicator.code, code, period, measure), measure);
        audit.figures += 1;
        if (difference)
          audit.differences.push(`download ${indicator.code} ${code} ${period} ${measure}: ${difference}`);
      }
      if (rows.length !== organizations.length * periods.length)
        audit.differences.push(`download ${indicator.code} ${measure}: ${rows.length} rows`);
    }
}

type CsvRow = ReturnType<typeof readCsv>[number];

function rowDifference(row: CsvRow, result: Result, measure: Measure): string | null {
  const value = row.get("数值");
  if (result.kind === "missing" || result.form === "words") {
    if (value !== "—") return `says ${value}, should be missing`;
    const text = result.kind === "missing" ? "" : result.words.join("＋");
    return row.get("文字表述") === text ? null : `words ${row.get("文字表述")}`;
  }
  const { form, low, high, coverage, origin, computed } = result;
  const side = form === "lt" || form === "le" ? high : low;
  const word = QUALIFIERS[form === "range" ? (result.lowStrict ? "gt" : "ge") : form];
  if (row.get("限定") !== word) return `qualifier ${row.get("限定")}, should be ${form}`;
  if (!side || !near(value, side)) return `says ${value}`;
  if (form === "range" && (!high || !near(row.get("数值上限"), high))) return `upper limit ${row.get("数值上限")}`;
  const isComputed = row.get("数据性质") !== "报送";
  if (isComputed && row.get("数据性质") !== `计算:${MEASURE_NAMES[measure].zh}`) return `basis ${row.get("数据性质")}`;
  const isPart = (origin === "total" || computed) && coverage !== null && coverage.reported < coverage.expected;
  const told = [row.get("报齐数"), row.get("应报数")].join();
  const expected = isPart && measure !== "ytd-yoy" ? `${coverage.reported},${coverage.expected}` : ",";
  return told === expected || measure === "ytd-yoy" ? null : `complete ${told}, should be ${expected}`;
}

/** To fifteen digits, as files hold numbers. */
function near(text: string, expected: Fraction): boolean {
  const distance = subtract(parsePlain(text), expected);
  const size = expected.num === 0n ? { num: 1n, den: 1n } : expected;
  const allowed = { num: size.num < 0n ? -size.num : size.num, den: size.den * 10n ** 13n };
  return compare({ num: distance.num < 0n ? -distance.num : distance.num, den: distance.den }, allowed) <= 0;
}

/** A number as a file holds it: signs of formulas are neutralised with an apostrophe, small ones have an exponent. */
function parsePlain(text: string): Fraction {
  const plain = text.replace(/^'/, "");
  const [mantissa = "0", exponent] = plain.split("e");
  if (exponent === undefined) return parseDecimal(plain);
  const { num, den } = parseDecimal(mantissa);
  const power = Number(exponent);
  return power < 0 ? { num, den: den * 10n ** BigInt(-power) } : { num: num * 10n ** BigInt(power), den };
}
