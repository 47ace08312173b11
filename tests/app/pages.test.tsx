import { act, screen, waitFor, within } from "@testing-library/react";
import i18next from "i18next";
import { HttpResponse, http } from "msw";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { SCHEDULE_STATUS_NAMES } from "#domain/figures/schedule.ts";
import { formatFigure } from "#domain/say/format-figure.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { monthCode } from "#domain/terms/period.ts";
import { headlineOf } from "#domain/views/headline.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { readShippedRegion } from "#tests/client/shipped-region.ts";
import { readShipped } from "#tests/data/read-shipped.ts";
import { type App, openApp } from "./app-bench.tsx";

let server: RealServer;
let shili: RegionData;
let liyang: RegionData;
/** What is Chinese because somebody wrote it so: who published a revision, with which words. */
let quoted: ReadonlySet<string>;
let app: App | undefined;

beforeAll(async () => {
  server = await setUpServer();
  [shili, liyang] = await Promise.all([readShippedRegion("shili"), readShippedRegion("liyang")]);
  const { sources } = await readShipped();
  // What sources and the account are called is nobody's to translate.
  quoted = new Set(["示例办", ...sources.flatMap(({ names, publisher }) => [names.zh, publisher.zh])]);
});
afterEach(async () => {
  app?.close();
  app = undefined;
  server.mend();
  await act(() => i18next.changeLanguage("zh-CN"));
});
afterAll(() => server.close());

/** The card of an indicator, by its heading. */
async function findCard(name: string): Promise<HTMLElement> {
  const heading = await screen.findByRole("heading", { name });
  const card = heading.closest("article");
  if (!card) throw new Error(`${name} heads no card`);
  return card;
}

/** True of a platform that gave a figure of every month of a year up to one. */
function reportsAll(indicator: Indicator, platform: string, year: string, months: number): boolean {
  const figures = shili.observed(indicator, platform);
  return Array.from({ length: months }, (_, i) => figures.get(monthCode(Number(year), i + 1))).every(
    (figure) => figure?.kind === "value",
  );
}

function lastMonth(data: RegionData) {
  if (!data.span) throw new Error("the region reports nothing by month");
  return data.span.last;
}

describe("the overview of 示例市", () => {
  it("shows every headline figure as the domain computes it, with change, completion and verdict", async () => {
    app = openApp("/?region=shili");
    const at = lastMonth(shili);
    const headlines = shili.indicators.filter(({ headline }) => headline);
    expect(headlines.length).toBeGreaterThanOrEqual(6);
    for (const indicator of headlines) {
      const { figure, measure, yearOnYear, yearOnYearMeasure, completion, schedule, target, period } = headlineOf(
        shili.seriesOf(indicator, "shili"),
        at,
      );
      const card = await findCard(indicator.names.zh);
      const text = card.textContent ?? "";
      const written = formatFigure(figure, indicator, measure, "zh-CN");
      expect(text).toContain(written.qualifier.trim() + written.number + written.unit + written.note);
      expect(text).toContain(formatPeriod(period, "zh-CN"));
      expect(text).toContain(formatFigure(yearOnYear, indicator, yearOnYearMeasure, "zh-CN").text);
      if (target === null) expect(text).toContain("未设目标");
      else expect(text).toContain(`完成率 ${formatFigure(completion, indicator, "completion", "zh-CN").text}`);
      if (schedule?.status) expect(text).toContain(SCHEDULE_STATUS_NAMES[schedule.status].zh);
      const source = within(card).getByRole("link", { name: `来源:${indicator.names.zh}` });
      expect(new URL(source.getAttribute("href") ?? "", location.href).searchParams.get("source")).toBe(
        `${indicator.code}@shili@${monthCode(at.year, at.month)}@${measure}`,
      );
    }
  });

  it("says 示例数据, and how far the data reaches", async () => {
    app = openApp("/?region=shili");
    const { year, month } = lastMonth(shili);
    const period = formatPeriod(monthCode(year, month), "zh-CN");
    expect(await screen.findByText(new RegExp(`^数据截至 ${period} · 第 2 版$`))).toBeTruthy();
    expect(await screen.findByText(/^示例数据：“示例市”为虚构地区/)).toBeTruthy();
  });

  it("says of a total that lacks a platform how many of how many it holds, and gives no verdict", async () => {
    app = openApp("/?region=shili&period=2020-08");
    const at = { year: 2020, month: 8 };
    const partial = shili.indicators.flatMap((indicator) => {
      const { figure } = headlineOf(shili.seriesOf(indicator, "shili"), at);
      const isPartial = indicator.headline && figure.kind === "value" && figure.coverage !== undefined;
      return isPartial ? [{ indicator, figure, coverage: figure.coverage }] : [];
    });
    expect(partial.map(({ indicator }) => indicator.code)).toEqual(["phd_hired", "master_hired"]);
    for (const { indicator, figure, coverage } of partial) {
      const text = (await findCard(indicator.names.zh)).textContent;
      const complete = shili.platforms.filter(({ code }) => reportsAll(indicator, code, "2020", at.month)).length;
      expect(complete).toBeLessThan(shili.platforms.length);
      expect(coverage).toEqual({ of: "platforms", reported: complete, expected: shili.platforms.length });
      expect(text).toContain(`不少于${figure.value}人已报齐${complete}/13个平台`);
      expect(text).toContain("状态待定");
      expect(text).not.toMatch(/超前|正常|滞后/);
    }
  });

  it("shows another month where the address names one", async () => {
    const at = { year: 2022, month: 5 };
    app = openApp("/?region=shili&period=2022-05");
    const indicator = shili.indicators.find(({ code }) => code === "phd_hired");
    if (!indicator) throw new Error("no phd_hired");
    const { figure, measure } = headlineOf(shili.seriesOf(indicator, "shili"), at);
    const card = await findCard(indicator.names.zh);
    const written = formatFigure(figure, indicator, measure, "zh-CN");
    expect(card.textContent).toContain(`2022年1—5月`);
    expect(card.textContent).toContain(written.number + written.unit);
  });
});

describe("the overview of 溧阳", () => {
  it("shows the source's figures with their qualifiers, and neither a change nor a target", async () => {
    app = openApp("/?region=liyang");
    const share = await findCard("省级以上领军人才集聚占比");
    expect(share.textContent).toContain("超60%");
    expect((await findCard("累计孵化科技人才企业")).textContent).toContain("近100家");
    expect((await findCard("参会专家学者")).textContent).toContain("数千");
    const cards = screen.getAllByRole("article");
    expect(cards).toHaveLength(liyang.indicators.length);
    for (const card of cards) {
      expect(card.textContent).toContain("同比:来源无上年数");
      expect(card.textContent).toContain("目标:来源未列");
      expect(card.textContent).not.toMatch(/完成率|序时|▲|▼/);
    }
    expect(screen.queryByText(/示例数据/)).toBeNull();
  });

  it("has no trend to draw, and says why", async () => {
    app = openApp("/trend?region=liyang");
    expect(await screen.findByRole("heading", { name: "没有可画的趋势" })).toBeTruthy();
    expect(screen.getByRole("link", { name: "去总览" })).toBeTruthy();
  });

  it("has nothing to compare, and says why", async () => {
    app = openApp("/compare?region=liyang");
    expect(await screen.findByRole("heading", { name: "没有可比的平台数据" })).toBeTruthy();
  });
});

describe("addresses", () => {
  it("that lead nowhere say so and lead back", async () => {
    app = openApp("/nowhere");
    expect(await screen.findByRole("heading", { name: "没有这个页面" })).toBeTruthy();
    const back = within(screen.getByRole("main")).getByRole("link", { name: "总览" });
    expect(back.getAttribute("href")).toBe("/");
  });

  it("with a region nobody knows show the first with figures by month", async () => {
    app = openApp("/?region=atlantis");
    expect(await screen.findByRole("heading", { level: 1, name: "示例市 · 总览" })).toBeTruthy();
  });

  it("change with the region chosen", async () => {
    app = openApp("/?region=shili");
    const select = await screen.findByRole("combobox", { name: "地区" });
    await waitFor(() => expect(select).toHaveProperty("disabled", false));
    await app.user.selectOptions(screen.getByRole("combobox", { name: "地区" }), "溧阳市");
    expect(await screen.findByRole("heading", { level: 1, name: "溧阳市 · 总览" })).toBeTruthy();
    expect(app.address("region")).toBe("liyang");
  });
});

describe("a server that is away", () => {
  it.each([
    ["/?region=shili", "示例市 · 总览"],
    ["/trend?region=shili", "示例市 · 趋势"],
    ["/compare?region=shili", "示例市 · 平台对比"],
  ])("is said at %s, and the view comes with a retry", async (path, title) => {
    server.break(http.get(`*${ROUTES.observations}`, () => HttpResponse.error()));
    app = openApp(path);
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("暂时连不上服务器");
    server.mend();
    await app.user.click(within(alert).getByRole("button", { name: "重试" }));
    expect(await screen.findByRole("heading", { level: 1, name: title })).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("from the first read on is said once, and the page comes with a retry", async () => {
    server.break(http.get("*/api/v1/*", () => HttpResponse.html("<h1>Bad gateway</h1>", { status: 502 })));
    app = openApp("/?region=shili");
    const alert = await screen.findByRole("alert");
    server.mend();
    await app.user.click(within(alert).getByRole("button", { name: "重试" }));
    expect(await screen.findByRole("heading", { level: 1, name: "示例市 · 总览" })).toBeTruthy();
  });
});

describe("the language", () => {
  it.each([
    ["/?region=shili", "Shili"],
    ["/trend?region=shili", "Trend"],
    ["/compare?region=shili", "Platforms compared"],
    ["/screen?region=shili&paused=1", "Policy performance"],
    ["/nowhere", "no such page"],
  ])("changes everything at %s", async (path, words) => {
    app = openApp(path);
    await screen.findAllByRole("heading");
    await act(() => i18next.changeLanguage("en"));
    await waitFor(() => expect(headings()).toContain(words));
    await waitFor(() => expect(screen.queryByText("Reading data…")).toBeNull());
    expect(document.documentElement.lang).toBe("en");
    expect(chineseLabels().filter((words) => !quoted.has(words))).toEqual([]);
  });

  it("is chosen with a button and remembered on the device", async () => {
    app = openApp("/?region=shili");
    await app.user.click(await screen.findByRole("button", { name: "English" }));
    expect(await screen.findByRole("heading", { level: 1, name: /Overview$/ })).toBeTruthy();
    expect(Object.values({ ...localStorage })).toContain("en");
  });
});

function headings(): string {
  return screen
    .getAllByRole("heading")
    .map(({ textContent }) => textContent)
    .join(" ");
}

/** Words on screen and in accessible names that are Chinese, but for those marked as such (`lang="zh-CN"`). */
function chineseLabels(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node instanceof Element ? node : node.parentElement;
    if (!element || element.closest("[lang=zh-CN], style, script")) continue;
    const words =
      node instanceof Element
        ? ["aria-label", "title", "placeholder", "alt"].map((name) => node.getAttribute(name) ?? "")
        : [node.nodeValue ?? ""];
    found.push(...words.filter((word) => /\p{Script=Han}/u.test(word)));
  }
  return found;
}
