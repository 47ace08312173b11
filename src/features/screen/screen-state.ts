import type { SearchState } from "#ui/page.ts";

/** Seconds a scene stands: the house's rule is 10 to 30. */
export const SECONDS = { shortest: 10, usual: 15, longest: 30 } as const;

export type ScreenState = { readonly scene: string | undefined; readonly seconds: number; readonly isPaused: boolean };

export function readScreenState(search: SearchState): ScreenState {
  const asked = Number(search["seconds"] ?? SECONDS.usual);
  const seconds = Number.isFinite(asked) ? Math.min(SECONDS.longest, Math.max(SECONDS.shortest, asked)) : SECONDS.usual;
  return { scene: search["scene"], seconds, isPaused: search["paused"] === "1" };
}
