import type { SearchState } from "./page.ts";

/** Views that are about the present whatever is looked at elsewhere: publishing, and the list of all revisions. */
const ABOUT_THE_PRESENT: readonly string[] = [
  "/upload",
  "/catalogue",
  "/history",
  "/submissions",
  "/account",
  "/accounts",
  "/audit",
];

/** Whether a view shows what is current, even where the address names an earlier revision. */
export function isAboutThePresent(path: string): boolean {
  return ABOUT_THE_PRESENT.includes(path);
}

/** The state that goes along to another view: as of when the figures are looked at. */
export function carriedState(to: string, before: SearchState): SearchState {
  const { asof } = before;
  return asof === undefined || isAboutThePresent(to) ? {} : { asof };
}
