import { describe, expect, test } from "vitest";
import { CHART_TOKENS, chartTokens, GROUNDS, scaleTokens } from "#charts/tokens.ts";
import { contrast, leastDistance } from "./color.ts";

const pairs = <T>(list: readonly T[]) => list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b] as const));

describe.each(GROUNDS)("the tokens of %s", (ground) => {
  const tokens = CHART_TOKENS[ground];
  const { surface, text, secondary, policy, target } = tokens.color;
  const inks = [
    text,
    secondary,
    policy,
    target,
    tokens.color.break,
    ...tokens.categorical,
    ...Object.values(tokens.status),
    ...Object.values(chartTokens(ground, "safe").direction),
    ...Object.values(chartTokens(ground, "market").direction),
  ];

  test.each(inks)("text in %s reaches 4.5:1 on the surface", (ink) => {
    expect(contrast(ink, surface)).toBeGreaterThanOrEqual(4.5);
  });

  test("any two series colours stay apart for every colour vision", () => {
    for (const [a, b] of pairs(tokens.categorical)) expect([a, b, leastDistance(a, b) >= 7]).toEqual([a, b, true]);
  });

  test("rising and falling, and the three statuses, stay apart for every colour vision", () => {
    const { up, down } = chartTokens(ground).direction;
    expect(leastDistance(up, down)).toBeGreaterThanOrEqual(15);
    for (const [a, b] of pairs(Object.values(tokens.status)))
      expect([a, b, leastDistance(a, b) >= 7]).toEqual([a, b, true]);
  });

  test("muted lines stay visible, and clearly behind the coloured ones", () => {
    expect(contrast(tokens.color.muted, surface)).toBeGreaterThanOrEqual(1.5);
    for (const color of tokens.categorical)
      expect(contrast(color, surface)).toBeGreaterThan(contrast(tokens.color.muted, surface) * 1.5);
  });
});

test("the market convention changes nothing but the direction colours", () => {
  const market = chartTokens("light", "market");
  expect({ ...market, direction: null }).toEqual({ ...CHART_TOKENS.light, direction: null });
  expect(market.direction.up).not.toBe(CHART_TOKENS.light.direction.up);
});

test("scaled tokens keep their colours and grow in every length", () => {
  const twice = scaleTokens(CHART_TOKENS.wall, 2);
  expect(twice.size.label).toBe(CHART_TOKENS.wall.size.label * 2);
  expect(twice.line.normal).toBe(CHART_TOKENS.wall.line.normal * 2);
  expect(twice.row).toBe(CHART_TOKENS.wall.row * 2);
  expect(twice.color).toBe(CHART_TOKENS.wall.color);
});
