import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CHART_TOKENS, type ChartTokens } from "#charts/tokens.ts";

const ROOT = join(import.meta.dirname, "../..");
const THEME = readFileSync(join(ROOT, "src/ui/theme.css"), "utf8");
const WALL = readFileSync(join(ROOT, "src/features/screen/screen.module.css"), "utf8");
const DARK_AT = THEME.indexOf('[data-mantine-color-scheme="dark"]');

/** The custom properties of the first rule of a style sheet. */
function colorsIn(css: string): Record<string, string> {
  const rule = css.slice(css.indexOf("{") + 1, css.indexOf("}"));
  return Object.fromEntries(
    [...rule.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );
}

function colorsOf(tokens: ChartTokens): Record<string, string> {
  return {
    ink: tokens.color.text,
    muted: tokens.color.secondary,
    up: tokens.direction.up,
    down: tokens.direction.down,
    ahead: tokens.status.ahead,
    "on-schedule": tokens.status["on-schedule"],
    behind: tokens.status.behind,
  };
}

describe("the page's colours are the charts' colours", () => {
  test.each([
    ["light", colorsIn(THEME), { ...colorsOf(CHART_TOKENS.light), surface: CHART_TOKENS.light.color.surface }],
    [
      "dark",
      colorsIn(THEME.slice(DARK_AT)),
      { ...colorsOf(CHART_TOKENS.dark), surface: CHART_TOKENS.dark.color.surface },
    ],
    ["wall", colorsIn(WALL), { ...colorsOf(CHART_TOKENS.wall), ground: CHART_TOKENS.wall.color.surface }],
  ])("on the %s ground", (_, css, tokens) => {
    expect(css).toMatchObject(tokens);
  });
});
