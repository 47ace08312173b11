import { screen, waitFor, within } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { measureAt } from "#domain/figures/measure.ts";
import { formatFigure } from "#domain/say/format-figure.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { type CalendarPeriod, periodCode, periodsBetween } from "#domain/terms/period.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import { type App, openApp } from "#tests/app/app-bench.tsx";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { lineOf, readShippedRegion } from "#tests/client/shipped-region.ts";

let server: RealServer;
let shili: RegionData;
let app: App | undefined;

beforeAll(async () => {
  server = await setUpServer();
  shili = await readShippedRegion("shili");
});
afterEach(() => {
  app?.close();
  app = undefined;
});
afterAll(() => server.close());

const FROM: CalendarPeriod = { kind: "month", year: 2023, month: 9 };
const TO: CalendarPeriod = { kind: "month", year: 2024, month: 8 };

function indicatorOf(code: string) {
  const indicator = shili.indicators.find((one) => one.code === code);
  if (!indicator) throw new Error(`no ${code}`);
  return indicator;
}

/** Rows of the table as written, each with the name of its row first. */
async function findRows(): Promise<string[][]> {
  const table = await screen.findByRole("table");
  const [, ...rows] = within(table).getAllByRole("row");
  return rows.map((row) =>
    [...row.children].map((cell) => (cell.querySelector("button")?.firstChild ?? cell).textContent ?? ""),
  );
}

describe("the table of a trend", () => {
  it.each(["current", "yoy", "pop"] as const)("says what the domain says, newest first: %s", async (measure) => {
    app = openApp(
      `/trend?region=shili&indicator=phd_hired&organization=shili,shili-p01&from=2023-09&to=2024-08&measure=${measure}`,
    );
    const indicator = indicatorOf("phd_hired");
    const expected = periodsBetween(FROM, TO, "month").map((period) => [
      formatPeriod(periodCode(period), "zh-CN"),
      ...["shili", "shili-p01"].map(
        (code) =>
          formatFigure(measureAt(shili.seriesOf(indicator, code), measure, period), indicator, measure, "zh-CN").text,
      ),
    ]);
    expect(await findRows()).toEqual(expected.reverse());
    expect(new Set(expected.flat()).size).toBeGreaterThan(16);
  });

  it("names the span a year to date covers", async () => {
    app = openApp("/trend?region=shili&indicator=phd_hired&from=2024-07&to=2024-08&measure=ytd");
    const rows = await findRows();
    const series = shili.seriesOf(indicatorOf("phd_hired"), "shili");
    const totals = [8, 7].map((month) => {
      const figure = measureAt(series, "ytd", { kind: "month", year: 2024, month });
      return figure.kind === "value" ? `${figure.value}人` : "";
    });
    expect(rows).toEqual([
      ["2024年1—8月", totals[0]],
      ["2024年1—7月", totals[1]],
    ]);
  });
});

describe("a figure of the table", () => {
  it("leads to its file and cell, and back", async () => {
    app = openApp("/trend?region=shili&indicator=phd_hired&organization=shili-p01&from=2024-03&to=2024-03");
    const table = await screen.findByRole("table");
    await app.user.click(within(within(table).getByRole("row", { name: /2024年3月/ })).getByRole("button"));
    expect(app.address("source")).toBe("phd_hired@shili-p01@2024-03@current");
    const dialog = await screen.findByRole("dialog", { name: "数据来源" });
    const file = await within(dialog).findByText(/observations-shili\.csv/, { selector: "dd" });
    const line = lineOf("observations-shili.csv", "phd_hired,shili-p01,2024-03,");
    expect(line).toBeGreaterThan(1);
    expect(within(dialog).getByText(`D${line}`)).toBeTruthy();
    const digest = within(file).getByRole("link", { name: "下载原文件" }).getAttribute("href") ?? "";
    const original = await server.made.request(digest);
    const text = new TextDecoder().decode(await original.arrayBuffer());
    expect(text.split(/\r?\n/)[line - 1]).toMatch(/^phd_hired,shili-p01,2024-03,/);
    await app.user.click(within(dialog).getByRole("button", { name: "关闭" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(app.address("source")).toBeNull();
    expect(app.address("indicator")).toBe("phd_hired");
  });

  it("that was computed leads to the figures it was computed from", async () => {
    app = openApp("/trend?region=shili&indicator=phd_hired&from=2024-03&to=2024-03");
    const table = await screen.findByRole("table");
    await app.user.click(within(within(table).getByRole("row", { name: /2024年3月/ })).getByRole("button"));
    const dialog = await screen.findByRole("dialog", { name: "数据来源" });
    const parts = shili.platforms.filter(({ code }) => shili.observed(indicatorOf("phd_hired"), code).has("2024-03"));
    expect(await within(dialog).findByText(new RegExp(`^${parts.length}个平台之和 = `))).toBeTruthy();
    expect(within(dialog).getAllByRole("row").length).toBeGreaterThanOrEqual(parts.length);
  });
});
