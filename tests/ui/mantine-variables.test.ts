import { readFileSync } from "node:fs";
import { DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from "@mantine/core";
import { describe, expect, it } from "vitest";
import { MANTINE_THEME } from "#ui/mantine-theme.ts";

type Variables = Record<string, string>;

const CSS = readFileSync("src/ui/mantine-variables.css", "utf8");

/** What of our theme Mantine's own file of variables does not say. */
function ownVariables(part: "variables" | "light" | "dark"): Variables {
  const standard: Variables = defaultCssVariablesResolver(DEFAULT_THEME)[part];
  const ours: Variables = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, MANTINE_THEME))[part];
  return Object.fromEntries(Object.entries(ours).filter(([name, value]) => standard[name] !== value));
}

function written(selector: string): Variables {
  const block = CSS.split("}").find((rule) => rule.split("{")[0]?.trim().endsWith(selector)) ?? "";
  return Object.fromEntries(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value.trim()]),
  );
}

describe("mantine-variables.css", () => {
  it.each([
    [":root", "variables"],
    ['[data-mantine-color-scheme="light"]', "light"],
    ['[data-mantine-color-scheme="dark"]', "dark"],
  ] as const)("says under %s what the theme does", (selector, part) => {
    expect(written(selector)).toEqual(ownVariables(part));
  });
});
