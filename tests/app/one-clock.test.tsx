import { screen } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { ELSEWHERE, moveTo } from "#tests/domain/zones.ts";
import { publishAtMidnight } from "#tests/server/published-at-midnight.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { type App, openApp } from "./app-bench.tsx";

let folder: TempFolder;
let server: RealServer;
let app: App | undefined;

beforeAll(async () => {
  folder = makeTempFolder();
  await publishAtMidnight(folder.path);
  server = await setUpServer({ dataDir: folder.path });
});
afterEach(() => {
  app?.close();
  app = undefined;
  vi.useRealTimers();
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

/** The page at an address as somebody sees it whose computer stands in a zone, at an instant. */
function openIn(zone: string, path: string, instant = "2026-11-20T04:00:00Z"): void {
  moveTo(zone);
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(instant) });
  app = openApp(path);
}

describe.each(ELSEWHERE)("read on a computer in %s", (zone) => {
  it.each([
    ["west", "2026-11-10", "按版本 3(2026-11-10 发布)所知"],
    ["west", "2026-11-11", "按版本 6(2026-11-11 发布)所知"],
    // All but the last came on the 10th of New York, of whichever region.
    ["east", "2026-11-10", "按版本 5(2026-11-10 发布)所知"],
    ["east", "2026-11-09", "按版本 2（随产品附带，2026-11-01 录入本库）所知"],
  ])("%s as of %s is %s", async (region, day, banner) => {
    openIn(zone, `/completeness?region=${region}&asof=${day}`);
    expect(await screen.findByText(banner)).toBeTruthy();
  });

  it.each([
    ["2024-06-10T15:59:00Z", "2024年5月 · 未到报送日 2024-06-10"],
    ["2024-06-10T16:00:00Z", "2024年5月 · 已过报送日 2024-06-10"],
  ])("at %s it says: %s", async (instant, words) => {
    openIn(zone, "/completeness?region=west&period=2024-05", instant);
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it("tells instants on the clock of each revision's region", async () => {
    openIn(zone, "/history?region=west");
    expect(await screen.findByText(/^2026年11月11日 00:00 UTC-5 ·/)).toBeTruthy();
    expect(screen.getByText(/^2026年11月10日 11:30 UTC-5 ·/)).toBeTruthy();
    expect(screen.getByText(/^2026年11月11日 00:00 ·/)).toBeTruthy();
    expect(screen.getByText(/^2026年11月10日 23:59 ·/)).toBeTruthy();
  });

  it("cites the revision in a chart's subtitle by the day of its region", async () => {
    openIn(zone, "/trend?region=west&indicator=phd&asof=4");
    expect(await screen.findByText(/第4版\(2026-11-11发布\)/)).toBeTruthy();
  });

  it.each([
    ["2026-11-30T15:59:00Z", ["2026年10月"]],
    ["2026-11-30T16:00:00Z", ["2026年11月", "2026年10月"]],
  ])("offers at %s the months that are over in the region", async (instant, months) => {
    openIn(zone, "/completeness?region=west", instant);
    await screen.findByText(/^20\d\d年\d+月 · /);
    const listed = screen.getAllByRole("option").map(({ textContent }) => textContent);
    expect(listed.filter((month) => /^2026年1[012]月$/.test(month ?? ""))).toEqual(months);
  });

  it.each([
    ["2026-11-10T15:59:00Z", /^2026年10月的报送 2026-11-10 截止/],
    ["2026-11-10T16:00:00Z", /^2026年10月的报送已于 2026-11-10 截止/],
  ])("reminds at %s of what is due in the region", async (instant, words) => {
    openIn(zone, "/?region=west", instant);
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it.each([
    ["2026-12-01T04:59:00Z", "2026年11月", "2026年12月"],
    ["2026-12-01T05:00:00Z", "2026年12月", "2026年10月"],
  ])("offers at %s a template of the month that the region is in", async (instant, month, other) => {
    openIn(zone, "/upload?region=east", instant);
    expect((await screen.findAllByText(new RegExp(month))).length).toBeGreaterThan(0);
    expect(screen.queryAllByText(new RegExp(other))).toEqual([]);
  });
});
