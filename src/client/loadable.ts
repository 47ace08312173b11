import type { UseQueryResult } from "@tanstack/react-query";

/** What a page has of the server's data: not yet, failed (with a retry), or there. Old data stays while new is read. */
export type Loadable<T> =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly error: unknown; retry(): void }
  | { readonly state: "ready"; readonly value: T };

/** The first of what it depends on to have failed speaks; data that is there is shown whatever else failed. */
export function toLoadable<T>(query: UseQueryResult<T>, before: Loadable<unknown> = { state: "loading" }): Loadable<T> {
  if (query.data !== undefined) return { state: "ready", value: query.data };
  if (before.state === "failed") return before;
  if (!query.isError) return { state: "loading" };
  return { state: "failed", error: query.error, retry: () => void query.refetch() };
}
