import type { Edition } from "#contract/common.ts";
import { ROUTES } from "#contract/routes.ts";

/** A path with its query; entries that are undefined are left out. The order is fixed so that caches and preloads meet. */
export function pathWith(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) params.set(key, String(value));
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** `revision` and `dataset` of an immutable read, in the order the server's preload links use. */
export function editionQuery(edition: Edition): { revision: number; dataset: string } {
  return { revision: edition.revision, dataset: edition.dataset };
}

/** A route with its `:id` filled in. */
export function withId(route: string, id: string | number): string {
  return route.replace(":id", encodeURIComponent(id));
}

export function uploadPath(id: string): string {
  return withId(ROUTES.upload, id);
}

export function choicesPath(id: string): string {
  return withId(ROUTES.choices, id);
}

export function publishPath(id: string): string {
  return withId(ROUTES.publish, id);
}

export function filePath(digest: string): string {
  return ROUTES.file.replace(":digest", encodeURIComponent(digest));
}

export function sourceRowPath(digest: string, sheet: string, cell: string): string {
  const path = ROUTES.sourceRow.replace(":digest", encodeURIComponent(digest));
  return pathWith(path, { sheet: sheet === "" ? undefined : sheet, cell });
}
