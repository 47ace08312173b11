import { ROUTES } from "#contract/routes.ts";
import { type Publish, type Upload, uploadProblemsSchema, uploadSchema } from "#contract/uploads.ts";
import type { Problem } from "#domain/reading/problem.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { fetchJson, fetchNothing, jsonRequest } from "./fetch.ts";
import { choicesPath, pathWith, publishPath, uploadPath } from "./paths.ts";

/** Sends a file as it is; the answer says what was understood and what publishing would change. */
export function createUpload(region: string, file: File, signal: AbortSignal): Promise<Upload> {
  return fetchJson(pathWith(ROUTES.uploads, { region, fileName: file.name }), uploadSchema, {
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

export function publishUpload(id: string, publish: Publish): Promise<Upload> {
  return fetchJson(publishPath(id), uploadSchema, jsonRequest("POST", publish));
}

export function discardUpload(id: string): Promise<void> {
  return fetchNothing(uploadPath(id), { method: "DELETE" });
}
