import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Scene, sceneAfter, scenesInView, scenesOf } from "#features/screen/scene.ts";
import { readScreenState } from "#features/screen/screen-state.ts";
import { panesOf } from "#features/screen/use-panes.ts";
import { regionOf } from "#tests/domain/build-region.ts";
import { indicatorWith } from "#tests/domain/build-series.ts";

function scenes(count: number): Scene[] {
  return Array.from({ length: count }, (_, i) => ({ key: `s${i}`, kind: "trend", indicator: indicatorWith() }));
}

function keysInView(count: number, key: string | undefined, panes: number): string[] {
  return scenesInView(scenes(count), key, panes).map((scene) => scene.key);
}

describe("scenesOf(data)", () => {
  const headlines = Array.from({ length: 7 }, (_, i) => indicatorWith({ code: `h${i}` }));
  const aside = indicatorWith({ code: "aside", headline: false });

  it("are the headlines six at a time, then each one's trend, and a comparison where two platforms report", () => {
    const data = regionOf(
      ["a", "b"],
      [
        ...[...headlines, aside].map((indicator) => ({ indicator, organization: "a", figures: { "2024-01": 1 } })),
        { indicator: headlines[1] ?? aside, organization: "b", figures: { "2024-01": 2 } },
      ],
    );
    const made = scenesOf(data);
    expect(made.map(({ key }) => key)).toEqual([
      "overview-1",
      "overview-2",
      "trend-h0",
      "trend-h1",
      "compare-h1",
      ...[2, 3, 4, 5, 6].map((i) => `trend-h${i}`),
    ]);
    expect(made.slice(0, 2)).toMatchObject([{ indicators: headlines.slice(0, 6) }, { indicators: headlines.slice(6) }]);
  });

  it("are cards alone where nothing is reported by month", () => {
    const data = regionOf(
      [],
      [{ indicator: headlines[0] ?? aside, organization: "town", figures: { "..2024-09-06": 1 } }],
    );
    expect(scenesOf(data).map(({ key }) => key)).toEqual(["overview-1"]);
  });
});

describe("scenesInView(scenes, key, panes)", () => {
  it("start with the one asked for and go around the end", () => {
    expect(keysInView(4, "s1", 2)).toEqual(["s1", "s2"]);
    expect(keysInView(4, "s3", 2)).toEqual(["s3", "s0"]);
  });

  it("start with the first where nothing known is asked for", () => {
    expect(keysInView(4, undefined, 1)).toEqual(["s0"]);
    expect(keysInView(4, "gone", 2)).toEqual(["s0", "s1"]);
  });

  it("never show one scene twice, and none of none", () => {
    expect(keysInView(1, "s0", 2)).toEqual(["s0"]);
    expect(keysInView(0, "s0", 2)).toEqual([]);
  });
});

describe("sceneAfter(scenes, key, steps)", () => {
  it("goes forward and back around the end", () => {
    expect(sceneAfter(scenes(3), "s2", 1)).toBe("s0");
    expect(sceneAfter(scenes(3), "s0", -1)).toBe("s2");
    expect(sceneAfter(scenes(3), "s0", -7)).toBe("s2");
    expect(sceneAfter(scenes(3), "gone", 1)).toBe("s1");
    expect(sceneAfter(scenes(0), "s0", 1)).toBeUndefined();
  });

  it("comes back by as many steps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(8), fc.integer({ min: -50, max: 50 }), (count, at, steps) => {
        const list = scenes(count);
        const key = `s${at % count}`;
        expect(sceneAfter(list, sceneAfter(list, key, steps), -steps)).toBe(key);
      }),
    );
  });
});

describe("readScreenState(search)", () => {
  it("stands 15 s, and 10 to 30 s where asked", () => {
    const seconds = (text?: string) => readScreenState({ seconds: text }).seconds;
    expect(seconds()).toBe(15);
    expect(seconds("20")).toBe(20);
    expect(seconds("1")).toBe(10);
    expect(seconds("3600")).toBe(30);
    expect(seconds("soon")).toBe(15);
    expect(seconds("Infinity")).toBe(15);
  });

  it("is total: between 10 and 30 s, whatever is asked", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String)), (text) => {
        const { seconds } = readScreenState({ seconds: text });
        expect(seconds >= 10 && seconds <= 30).toBe(true);
      }),
    );
  });

  it("holds only where the address says so", () => {
    expect(readScreenState({ paused: "1", scene: "trend-x" })).toMatchObject({ isPaused: true, scene: "trend-x" });
    expect(readScreenState({ paused: "0" }).isPaused).toBe(false);
    expect(readScreenState({}).isPaused).toBe(false);
  });
});

describe("panesOf(width, height)", () => {
  it.each([
    [1920, 1080, { count: 1, scale: 1 }],
    [3840, 2160, { count: 1, scale: 2 }],
    [3840, 1080, { count: 2, scale: 1 }],
    [1280, 720, { count: 1, scale: 0.67 }],
    [1024, 1366, { count: 1, scale: 0.53 }],
    [320, 480, { count: 1, scale: 0.35 }],
  ])("%i x %i", (width, height, panes) => {
    expect(panesOf(width, height)).toEqual(panes);
  });

  it("keep every pane within its half of a spliced wall", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1400, max: 8000 }), fc.integer({ min: 400, max: 4400 }), (width, height) => {
        const { count, scale } = panesOf(width, height);
        // The scale has two digits; half of the last, and what adding such numbers leaves over.
        const rounding = 0.005 + 1e-9;
        expect(scale * 1920).toBeLessThanOrEqual(width / count + rounding * 1920);
        expect(scale * 1080).toBeLessThanOrEqual(height + rounding * 1080);
      }),
    );
  });
});
