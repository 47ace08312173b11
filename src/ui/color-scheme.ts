import { useSyncExternalStore } from "react";

/** `auto` follows the device. */
export const COLOR_SCHEMES = ["auto", "light", "dark"] as const;
export type ColorScheme = (typeof COLOR_SCHEMES)[number];

const STORAGE_KEY = "zhengxiao.color-scheme";
const ATTRIBUTE = "data-mantine-color-scheme";

const listeners = new Set<() => void>();
let chosen: ColorScheme = "auto";

/** Starts with what was chosen on this device, and follows the device's own setting while on `auto`. */
export function startColorScheme(storage: Storage | undefined): void {
  const stored = readStored(storage);
  chosen = COLOR_SCHEMES.find((scheme) => scheme === stored) ?? "auto";
  darkQuery()?.addEventListener("change", apply);
  apply();
}

export function setColorScheme(scheme: ColorScheme, storage: Storage | undefined): void {
  chosen = scheme;
  try {
    storage?.setItem(STORAGE_KEY, scheme);
  } catch {
    // Storage may be full or forbidden; the choice then lasts for this visit.
  }
  apply();
}

/** What was chosen, and what that means now. */
export function useColorScheme(): { readonly chosen: ColorScheme; readonly shown: "light" | "dark" } {
  const shown = useSyncExternalStore(subscribe, shownScheme);
  const choice = useSyncExternalStore(subscribe, () => chosen);
  return { chosen: choice, shown };
}

function shownScheme(): "light" | "dark" {
  if (chosen !== "auto") return chosen;
  return darkQuery()?.matches ? "dark" : "light";
}

function apply(): void {
  document.documentElement.setAttribute(ATTRIBUTE, shownScheme());
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function darkQuery(): MediaQueryList | undefined {
  return typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : undefined;
}

function readStored(storage: Storage | undefined): string | null {
  try {
    return storage?.getItem(STORAGE_KEY) ?? null;
  } catch {
    return null;
  }
}
