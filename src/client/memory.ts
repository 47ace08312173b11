import { type Alias, aliasesSchema, type Mapping, mappingSchema, mappingsSchema } from "#contract/memory.ts";
import { ROUTES } from "#contract/routes.ts";
import { type Drafts, draftsSchema } from "#contract/uploads.ts";
import { fetchJson, fetchNothing } from "./fetch.ts";
import { pathWith } from "./paths.ts";

/** Drafts of a region, newest first. */
export async function listDrafts(region: string): Promise<Drafts["drafts"]> {
  return (await fetchJson(pathWith(ROUTES.uploads, { region, state: "draft" }), draftsSchema)).drafts;
}

/** Ways of reading that are remembered for a region, newest first. */
export async function listMappings(region: string): Promise<Mapping[]> {
  return (await fetchJson(pathWith(ROUTES.mappings, { region }), mappingsSchema)).mappings;
}

/** Names that were explained in a region, newest first. */
export async function listAliases(region: string): Promise<Alias[]> {
  return (await fetchJson(pathWith(ROUTES.aliases, { region }), aliasesSchema)).aliases;
}

export function renameMapping(id: number, name: string): Promise<Mapping> {
  return fetchJson(ROUTES.mapping.replace(":id", String(id)), mappingSchema, {
    method: "PATCH",
    body: JSON.stringify({ name }),
    headers: { "content-type": "application/json" },
  });
}

export function forgetMapping(id: number): Promise<void> {
  return fetchNothing(ROUTES.mapping.replace(":id", String(id)), { method: "DELETE" });
}

export function forgetAlias(id: number): Promise<void> {
  return fetchNothing(ROUTES.alias.replace(":id", String(id)), { method: "DELETE" });
}
