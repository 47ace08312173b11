import type { SearchState } from "#ui/page.ts";

/** The state of a view as the URL has it: plain text, one value a key. Unknown in, total type out. */
export function readSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Writes what `readSearch` reads; entries without a value are left out, commas and slashes stay readable. */
export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (typeof value === "string") params.set(key, value);
  const text = params.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
  return text === "" ? "" : `?${text}`;
}

/** Keeps what is text. */
export function onlyText(search: Readonly<Record<string, unknown>>): SearchState {
  return Object.fromEntries(
    Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
