import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/global.css";
import "./mantine-variables.css";
import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { useColorScheme } from "./color-scheme.ts";
import { MANTINE_THEME } from "./mantine-theme.ts";

/**
 * Gives Mantine's parts our look. Pages that use them wrap themselves, so that the first view loads none of it. Mantine
 * would write its variables into the page, which the page's policy forbids: they stand in a file.
 */
export function WithMantine({ children }: { readonly children: ReactNode }) {
  const { shown } = useColorScheme();
  return (
    <MantineProvider theme={MANTINE_THEME} forceColorScheme={shown} withCssVariables={false} withGlobalClasses={false}>
      {children}
    </MantineProvider>
  );
}
