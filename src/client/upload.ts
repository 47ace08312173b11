import { type CatalogueDraftTaken, catalogueDraftTakenSchema } from "#contract/catalogue-drafts.ts";
import { type ReadTables, type UploadTables, uploadTablesSchema } from "#contract/catalogue-tables.ts";
import { ROUTES } from "#contract/routes.ts";
import { type Proposals, proposalsSchema, type SaveUploadCatalogue } from "#contract/upload-catalogue.ts";
import { type UploadTable, type UploadTableQuery, uploadTableSchema } from "#contract/upload-table.ts";
import { type Publish, type Upload, uploadProblemsSchema, uploadSchema } from "#contract/uploads.ts";
import type { Problem } from "#domain/reading/problem.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { fetchJson, fetchNothing, jsonRequest } from "./fetch.ts";
import { choicesPath, pathWith, publishPath, uploadPath, withId } from "./paths.ts";

/**
 * Sends a file as it is; the answer says what was understood and what publishing would change.
 *
 * @param beside the draft beside which it was brought, which it may be the correction of
 */
export function createUpload(
  region: string,
  file: File,
  signal: AbortSignal,
  beside: string | undefined,
): Promise<Upload> {
  const query = { region, fileName: file.name, ...(beside === undefined ? {} : { beside }) };
  return fetchJson(pathWith(ROUTES.uploads, query), uploadSchema, {
    method: "POST",
    body: file,
    headers: { "content-type": "application/octet-stream" },
    signal,
  });
}

/** The upload again, compared with what is published now. */
export function readUploadAgain(id: string): Promise<Upload> {
  return fetchJson(uploadPath(id), uploadSchema);
}

/** Every problem of an upload, also those beyond the list that the upload itself has. */
export async function readUploadProblems(id: string): Promise<Problem[]> {
  const path = ROUTES.uploadProblems.replace(":id", encodeURIComponent(id));
  return (await fetchJson(path, uploadProblemsSchema)).problems;
}

/** Says what a draft's file does not; the answer is the upload read again with it. */
export function chooseReading(id: string, choices: ReadingChoices): Promise<Upload> {
  return fetchJson(choicesPath(id), uploadSchema, jsonRequest("PUT", choices));
}

/** Puts an upload in the place of a draft; the answer is the upload with what was said of that. */
export function replaceDraft(id: string, draft: string): Promise<Upload> {
  const path = ROUTES.replaced.replace(":id", encodeURIComponent(id)).replace(":draft", encodeURIComponent(draft));
  return fetchJson(path, uploadSchema, { method: "PUT" });
}

/** One period of what an upload would change, platform by indicator. */
export function readUploadTable(id: string, { period, from = 0 }: UploadTableQuery): Promise<UploadTable> {
  const query = { ...(period === undefined ? {} : { period }), from: String(from) };
  return fetchJson(pathWith(withId(ROUTES.uploadTable, id), query), uploadTableSchema);
}

/** What the names in a file that nobody knows may become. */
export function readProposals(id: string): Promise<Proposals> {
  return fetchJson(withId(ROUTES.proposals, id), proposalsSchema);
}

/** Keeps the changes of the catalogue that go with an upload; the answer is the upload read again with them. */
export function saveUploadCatalogue(id: string, save: SaveUploadCatalogue): Promise<Upload> {
  return fetchJson(withId(ROUTES.uploadCatalogue, id), uploadSchema, jsonRequest("PUT", save));
}

export function publishUpload(id: string, publish: Publish): Promise<Upload> {
  return fetchJson(publishPath(id), uploadSchema, jsonRequest("POST", publish));
}

export function discardUpload(id: string): Promise<void> {
  return fetchNothing(uploadPath(id), { method: "DELETE" });
}

/** What the tables of an upload's file would change of the catalogue, with what was said of them and beside an open draft. */
export function readUploadTables(id: string, asked: ReadTables): Promise<UploadTables> {
  return fetchJson(withId(ROUTES.uploadTables, id), uploadTablesSchema, jsonRequest("POST", asked));
}

/** Puts that into a draft of the catalogue, a new one where none is named. */
export function takeUploadTables(id: string, asked: ReadTables): Promise<CatalogueDraftTaken> {
  return fetchJson(withId(ROUTES.uploadTablesDraft, id), catalogueDraftTakenSchema, jsonRequest("POST", asked));
}
