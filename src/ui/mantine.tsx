import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/global.css";
import { createTheme, MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { useColorScheme } from "./color-scheme.ts";

const theme = createTheme({
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
