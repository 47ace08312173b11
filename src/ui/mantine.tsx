import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/global.css";
import { createTheme, MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { useColorScheme } from "./color-scheme.ts";

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

const theme = createTheme({
  colors: { dark: DARK },
  fontFamily: "var(--font)",
  fontFamilyMonospace: "ui-monospace, Consolas, monospace",
  primaryColor: "blue",
  primaryShade: { light: 8, dark: 5 },
  defaultRadius: 8,
  cursorType: "pointer",
});

/** Gives Mantine's parts our look. Pages that use them wrap themselves, so that the first view loads none of it. */
export function WithMantine({ children }: { readonly children: ReactNode }) {
  const { shown } = useColorScheme();
  return (
    <MantineProvider theme={theme} forceColorScheme={shown}>
      {children}
    </MantineProvider>
  );
}
