import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Books, type Row, revise } from "./books.ts";
import { jotResult } from "./build-books.ts";
import { readPackageBooks } from "./package-books.ts";
import { openReckoner } from "./reckoner.ts";
import { plainValue } from "./result.ts";
import { roundToDigits } from "./rounding.ts";

const shipped = readPackageBooks((name) => readFileSync(join(import.meta.dirname, "../../data", name), "utf8"));
const platforms = shipped.regions.find(({ code }) => code === "shili")?.platforms ?? [];

/** The shipped data after a file that states these cells of one indicator, a function of the platform's number from 1. */
function publish(indicator: string, cellsOf: (number: number) => Readonly<Record<string, Partial<Row>>>): Books {
  const rows = platforms.flatMap((organization, index) =>
    Object.entries(cellsOf(index + 1)).map(
      ([period, cell]): Row => ({
        ...{ indicator, organization, period, value: "", words: "", status: "A", qualifier: "exact" },
        ...cell,
      }),
    ),
  );
  return { ...shipped, rows: revise(shipped.rows, rows) };
}

describe("one platform of thirteen reports January and February together", () => {
  const reckoner = openReckoner(
    publish("phd_hired", (number) =>
      number === 1
        ? { "2025-01/2025-02": { value: "10" }, "2025-03": { value: "3" } }
        : { "2025-01": { value: "5" }, "2025-02": { value: "5" }, "2025-03": { value: "5" } },
    ),
  );
  const city = (period: string, measure: Parameters<typeof reckoner.reckon>[3]) =>
    jotResult(reckoner.reckon("phd_hired", "shili", period, measure));

  it("has 130 to February and 193 to March, of all thirteen", () => {
    // 10 + 12 x (5 + 5) = 130; 130 + 3 + 12 x 5 = 193.
    expect(city("2025-02", "ytd")).toBe("130 (13/13)");
    expect(city("2025-03", "ytd")).toBe("193 (13/13)");
    expect(city("2025-Q1", "current")).toBe("193 (13/13)");
  });

  it("has a February between limits, and no percentage of it", () => {
    // 12 x 5 = 60, and of the 10 of two months something between nothing and all.
    expect(city("2025-02", "current")).toBe("60..70 (12/13)");
    expect(city("2025-02", "pop")).toBe("missing: incomplete (12/13)");
    expect(city("2025-03", "pop")).toBe("missing: base incomplete (13/13)");
    expect(reckoner.reckon("phd_hired", "shili-p01", "2025-02", "current")).toMatchObject({
      reason: "reported-together",
    });
  });
});

it("adds more than 60, less than 100 and some thousands to more than 60, with no upper limit", () => {
  const cells: Readonly<Record<number, Partial<Row>>> = {
    1: { value: "60", qualifier: "gt" },
    2: { value: "100", qualifier: "lt" },
    3: { words: "数千", qualifier: "text" },
  };
  const books = publish("consortia", (number) => ({ "2025-01": cells[number] ?? { value: "0" } }));
  // >60 + [0, <100) + [0, none) + 10 x 0.
  const result = openReckoner(books).reckon("consortia", "shili", "2025-01", "current");
  expect(jotResult(result)).toBe(">60+数千 (13/13)");
  expect(result).toMatchObject({ approx: false, high: null });
});

it("takes a stock headed January to April as the state at the end of April", () => {
  const reckoner = openReckoner(publish("incubated", () => ({ "2025-01/2025-04": { value: "30" } })));
  // 13 x 30.
  expect(jotResult(reckoner.reckon("incubated", "shili", "2025-04", "current"))).toBe("390 (13/13)");
  expect(jotResult(reckoner.reckon("incubated", "shili", "2025-04", "ytd"))).toBe("390 (13/13)");
});

describe("the shipped data", () => {
  const reckoner = openReckoner(shipped);

  it("has ip_services of p04 ahead in January 2021", () => {
    // 2/15 - 1/12 = 3/60: 5.0 points, and ahead from 5 on.
    const { gap, status } = reckoner.schedule("ip_services", "shili-p04", "2021-01");
    expect([jotResult(gap), status]).toEqual(["5", "ahead"]);
  });

  it("has 引进全职博士 6.3 points below schedule in February 2022", () => {
    // 10/96 = 10.41666 %, 2/12 = 16.66666 %: -6.25, half away from zero.
    const { gap, status } = reckoner.schedule("phd_hired", "shili", "2022-02");
    const value = plainValue(gap);
    expect([value && roundToDigits(value, 1), status]).toEqual(["-6.3", "behind"]);
  });

  it("has 11 of 13 platforms complete to March 2020", () => {
    // p06 reported February missing, p11 March.
    const march = reckoner.reckon("phd_hired", "shili", "2020-03", "ytd");
    expect(march).toMatchObject({ form: "ge", coverage: { reported: 11, expected: 13 } });
    expect(reckoner.reckon("phd_hired", "shili", "2020-03", "current").coverage).toEqual({
      reported: 12,
      expected: 13,
    });
  });

  it("makes nothing of statements with an open end", () => {
    expect(jotResult(reckoner.reckon("phd_hired", "liyang", "2024", "ytd"))).toBe("missing: not-reported");
    // 2024年度“龙城英才计划”项目14个; 上半年两场座谈会.
    expect(jotResult(reckoner.reckon("talent_plan_projects", "liyang", "2024", "ytd"))).toBe("14");
    expect(jotResult(reckoner.reckon("symposia", "liyang", "2024-S1", "current"))).toBe("2");
  });
});
