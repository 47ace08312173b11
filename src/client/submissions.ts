import { queryOptions } from "@tanstack/react-query";
import { ROUTES } from "#contract/routes.ts";
import { type Submit, submissionsSchema } from "#contract/submissions.ts";
import { type Upload, uploadSchema } from "#contract/uploads.ts";
import { fetchJson, jsonRequest } from "./fetch.ts";
import { pathWith, withId } from "./paths.ts";

/** Files of a region that were sent in and wait, newest first. */
export function submissionsQuery(region: string) {
  return queryOptions({
    queryKey: ["submissions", region],
    queryFn: async ({ signal }) =>
      (await fetchJson(pathWith(ROUTES.submissions, { region }), submissionsSchema, { signal })).submissions,
    refetchInterval: 60_000,
    refetchOnWindowFocus: "always",
  });
}

/** Sends an upload in for a publisher to look at. */
export function submitUpload(id: string, submit: Submit): Promise<Upload> {
  return fetchJson(withId(ROUTES.submission, id), uploadSchema, jsonRequest("PUT", submit));
}

/** Takes back what was sent in; it is a draft again. */
export function takeBackUpload(id: string): Promise<Upload> {
  return fetchJson(withId(ROUTES.submission, id), uploadSchema, { method: "DELETE" });
}

/** Sends an upload back to who sent it in, with a remark. */
export function returnUpload(id: string, remark: string): Promise<Upload> {
  return fetchJson(withId(ROUTES.returned, id), uploadSchema, jsonRequest("POST", { remark }));
}
