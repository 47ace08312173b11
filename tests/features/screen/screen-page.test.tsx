import { act, fireEvent, screen, within } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { formatFigure } from "#domain/say/format-figure.ts";
import { headlineOf } from "#domain/views/headline.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import { scenesOf } from "#features/screen/scene.ts";
import { type App, openApp } from "#tests/app/app-bench.tsx";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { readShippedRegion } from "#tests/client/shipped-region.ts";

let server: RealServer;
let shili: RegionData;
let keys: string[];
let app: App | undefined;

beforeAll(async () => {
  server = await setUpServer();
  shili = await readShippedRegion("shili");
  keys = scenesOf(shili).map(({ key }) => key);
});
afterEach(() => {
  vi.useRealTimers();
  app?.close();
  app = undefined;
});
afterAll(() => server.close());

/** Waits for the wall to stand, then stops the clock. */
async function openWall(search = ""): Promise<App> {
  // Timers the rotation sets are already the test's own; nothing else of the page is held back.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true, advanceTimeDelta: 1 });
  app = openApp(`/screen?region=shili${search}`);
  await screen.findByText(/^第 \d+ 页,共 \d+ 页/);
  return app;
}

function position(): number {
  return Number(/^第 (\d+) 页/.exec(screen.getByText(/^第 \d+ 页,共/).textContent ?? "")?.[1]);
}

async function pass(seconds: number) {
  await act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
}

async function press(key: string, on: Element = document.body) {
  await act(async () => {
    fireEvent.keyDown(on, { key });
  });
}

describe("the wall", () => {
  it("shows the region's headlines as the domain computes them, and that they are sample data", async () => {
    await openWall("&paused=1");
    expect(screen.getByRole("heading", { level: 1, name: "示例市 · 政策成效" })).toBeTruthy();
    expect(screen.getByText("示例数据")).toBeTruthy();
    const cards = screen.getAllByRole("article");
    const headlines = shili.indicators.filter(({ headline }) => headline).slice(0, 6);
    expect(cards).toHaveLength(headlines.length);
    for (const [index, indicator] of headlines.entries()) {
      const { figure, measure } = headlineOf(shili.seriesOf(indicator, "shili"), shili.span?.last ?? null);
      const written = formatFigure(figure, indicator, measure, "zh-CN");
      expect(cards[index]?.textContent).toContain(indicator.names.zh);
      expect(cards[index]?.textContent).toContain(written.qualifier.trim() + written.number + written.unit);
    }
  });

  it("turns by the keys and by a presenter's clicker, around the end", async () => {
    const wall = await openWall("&paused=1");
    expect(position()).toBe(1);
    for (const [key, at] of [
      ["ArrowRight", 2],
      ["PageDown", 3],
      ["ArrowDown", 4],
      ["ArrowLeft", 3],
      ["PageUp", 2],
      ["ArrowUp", 1],
      ["ArrowLeft", keys.length],
      ["ArrowRight", 1],
    ] as const) {
      await press(key);
      expect(position()).toBe(at);
      expect(wall.address("scene")).toBe(keys[at - 1]);
    }
    await press("x");
    expect(position()).toBe(1);
  });

  it("leaves the browser its own keys", async () => {
    await openWall("&paused=1");
    await act(async () => {
      fireEvent.keyDown(document.body, { key: "ArrowRight", altKey: true });
      fireEvent.keyDown(document.body, { key: "ArrowRight", ctrlKey: true });
    });
    expect(position()).toBe(1);
  });

  it("turns by time; space holds it and lets it go on", async () => {
    const wall = await openWall("&seconds=20");
    await pass(19);
    expect(position()).toBe(1);
    await pass(2);
    expect(position()).toBe(2);
    await press(" ");
    expect(wall.address("paused")).toBe("1");
    expect(screen.getByText(/已暂停/)).toBeTruthy();
    await pass(120);
    expect(position()).toBe(2);
    await press(" ");
    expect(wall.address("paused")).toBeNull();
    await pass(21);
    expect(position()).toBe(3);
  });

  it("starts the time anew after a turn by hand", async () => {
    await openWall("&seconds=10");
    await pass(8);
    await press("ArrowRight");
    await pass(8);
    expect(position()).toBe(2);
    await pass(3);
    expect(position()).toBe(3);
  });

  it("holds once where space is pressed on the button that holds", async () => {
    const wall = await openWall("&paused=1");
    await press(" ", screen.getByRole("button", { name: "继续" }));
    expect(wall.address("paused")).toBe("1");
    await act(async () => fireEvent.click(screen.getByRole("button", { name: "继续" })));
    expect(wall.address("paused")).toBeNull();
  });

  it("shows every scene without a fault", async () => {
    await openWall("&paused=1");
    for (const [index] of keys.entries()) {
      expect(position()).toBe(index + 1);
      const [scene] = within(screen.getByRole("main")).getAllByRole("heading", { level: 2 });
      expect(scene?.textContent).not.toBe("");
      expect(screen.queryByRole("alert")).toBeNull();
      await press("ArrowRight");
    }
  });
});
