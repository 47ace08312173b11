import { createTheme } from "@mantine/core";

/** Mantine's dark greys in our ink, from text to ground, so that its fields stand on our surfaces. */
const DARK = [
  "#e8edf5",
  "#c3cddd",
  "#a3b0c6",
  "#6b7a93",
  "#3a4862",
  "#2d3a53",
  "#1a2538",
  "#162032",
  "#111a2a",
  "#0e1624",
] as const;

/** What of Mantine's look is ours. mantine-variables.css says the same to the browser; a test keeps the two equal. */
export const MANTINE_THEME = createTheme({
  colors: { dark: DARK },
  fontFamily: "var(--font)",
  fontFamilyMonospace: "ui-monospace, Consolas, monospace",
  primaryColor: "blue",
  primaryShade: { light: 8, dark: 5 },
  defaultRadius: 8,
  cursorType: "pointer",
});
