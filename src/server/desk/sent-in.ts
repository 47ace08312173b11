import type { Upload } from "#contract/uploads.ts";
import type { StoredUpload } from "#server/store/store.ts";

/** That an upload was sent in and came back, as a client sees it. */
export function sentOf({ submission }: StoredUpload): Pick<Upload, "sentIn" | "sentBack"> {
  if (!submission) return { sentIn: null, sentBack: null };
  const { by, at, message, answers, sentBack } = submission;
  return { sentIn: { by, at, message, answers: { ...answers } }, sentBack };
}
