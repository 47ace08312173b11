import { queryOptions } from "@tanstack/react-query";
import type { Edition } from "#contract/common.ts";
import { revisionDifferenceSchema } from "#contract/revision-difference.ts";
import { revisionLogSchema } from "#contract/revision-log.ts";
import { type Revision, revisionSchema, type Undo } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { fetchJson, jsonRequest } from "./fetch.ts";
import { editionQuery, pathWith } from "./paths.ts";

/** What a revision changed against the one before it; the same at every edition that knows it. */
export function revisionDifferenceQuery(edition: Edition, number: number) {
  const path = ROUTES.difference.replace(":number", String(number));
  return queryOptions({
    queryKey: ["revision-difference", edition.dataset, number],
    queryFn: ({ signal }) =>
      fetchJson(pathWith(path, editionQuery({ ...edition, revision: number })), revisionDifferenceSchema, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** How the file of a revision was read when it was published. */
export function revisionLogQuery(edition: Edition, number: number) {
  const path = ROUTES.revisionLog.replace(":number", String(number));
  return queryOptions({
    queryKey: ["revision-log", edition.dataset, number],
    queryFn: ({ signal }) =>
      fetchJson(pathWith(path, editionQuery({ ...edition, revision: number })), revisionLogSchema, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Publishes a revision that restores what was before another one. */
export function undoRevision(number: number, undo: Undo): Promise<Revision> {
  return fetchJson(ROUTES.undo.replace(":number", String(number)), revisionSchema, jsonRequest("POST", undo));
}
