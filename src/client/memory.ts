import { type Alias, aliasesSchema, type Mapping, mappingSchema, mappingsSchema } from "#contract/memory.ts";
import { ROUTES } from "#contract/routes.ts";
import { type Drafts, draftsSchema } from "#contract/uploads.ts";
import { fetchJson, fetchNothing, jsonRequest } from "./fetch.ts";
import { pathWith, withId } from "./paths.ts";

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
  return fetchJson(withId(ROUTES.mapping, id), mappingSchema, jsonRequest("PATCH", { name }));
}

export function forgetMapping(id: number): Promise<void> {
  return fetchNothing(withId(ROUTES.mapping, id), { method: "DELETE" });
}

export function forgetAlias(id: number): Promise<void> {
  return fetchNothing(withId(ROUTES.alias, id), { method: "DELETE" });
}
