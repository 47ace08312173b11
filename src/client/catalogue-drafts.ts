import { queryOptions } from "@tanstack/react-query";
import { type PolicyDocument, policyDocumentSchema } from "#contract/catalogue.ts";
import {
  type CatalogueDraft,
  type CatalogueReview,
  catalogueDraftSchema,
  catalogueDraftsSchema,
  catalogueReviewSchema,
  type PublishCatalogue,
} from "#contract/catalogue-drafts.ts";
import { type Revision, revisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import { fetchJson, fetchNothing, jsonRequest } from "./fetch.ts";
import { pathWith, withId } from "./paths.ts";

/** One's own draft of a region, the newest; `null` where nothing waits. */
export function catalogueDraftQuery(region: string) {
  return queryOptions({
    queryKey: ["catalogue-draft", region],
    queryFn: async ({ signal }): Promise<CatalogueDraft | null> => {
      const { drafts } = await fetchJson(ROUTES.catalogueDrafts, catalogueDraftsSchema, { signal });
      const own = drafts.find((draft) => draft.region === region);
      return own ? fetchJson(withId(ROUTES.catalogueDraft, own.id), catalogueDraftSchema, { signal }) : null;
    },
    staleTime: 30_000,
    refetchOnWindowFocus: "always",
  });
}

/** A draft against what is current; a later publication makes it another one. */
export function catalogueReviewQuery({ id, version }: CatalogueDraft, revision: number) {
  return queryOptions({
    queryKey: ["catalogue-review", id, version, revision],
    queryFn: ({ signal }): Promise<CatalogueReview> =>
      fetchJson(withId(ROUTES.catalogueReview, id), catalogueReviewSchema, { signal }),
    staleTime: 0,
  });
}

export function createCatalogueDraft(region: string): Promise<CatalogueDraft> {
  return fetchJson(ROUTES.catalogueDrafts, catalogueDraftSchema, jsonRequest("POST", { region }));
}

/** Keeps changes in place of those that a draft had; what is new comes back under the codes that it will have. */
export function saveCatalogueDraft(
  { id, version, base }: CatalogueDraft,
  changes: readonly CatalogueChange[],
): Promise<CatalogueDraft> {
  return fetchJson(
    withId(ROUTES.catalogueDraft, id),
    catalogueDraftSchema,
    jsonRequest("PUT", { version, base, changes }),
  );
}

export function publishCatalogueDraft(id: string, publish: PublishCatalogue): Promise<Revision> {
  return fetchJson(withId(ROUTES.cataloguePublish, id), revisionSchema, jsonRequest("POST", publish));
}

export function dropCatalogueDraft(id: string): Promise<void> {
  return fetchNothing(withId(ROUTES.catalogueDraft, id), { method: "DELETE" });
}

/** Keeps a document on the server for a policy to name. */
export function keepPolicyDocument(file: File): Promise<PolicyDocument> {
  return fetchJson(pathWith(ROUTES.catalogueDocuments, { fileName: file.name }), policyDocumentSchema, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
  });
}

/**
 * Makes and publishes changes in one step, beside any draft that waits; what cannot be published leaves no draft behind.
 *
 * @throws ProblemError of the server's refusal
 */
export async function publishAtOnce(
  region: string,
  changes: readonly CatalogueChange[],
  message: string,
): Promise<Revision> {
  const draft = await createCatalogueDraft(region);
  try {
    const { version, base } = await saveCatalogueDraft(draft, changes);
    return await publishCatalogueDraft(draft.id, { version, base, message, answers: {} });
  } catch (error) {
    await dropCatalogueDraft(draft.id).catch(() => {});
    throw error;
  }
}
