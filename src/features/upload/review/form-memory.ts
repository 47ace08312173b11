import * as z from "zod/mini";
import type { Upload } from "#contract/uploads.ts";
import type { PublishForm } from "./publish-blockers.ts";

const formSchema = z.object({
  message: z.string(),
  answers: z.record(z.string(), z.string()),
  remember: z.optional(z.boolean()),
});

/** What was typed for a draft before while the tab lives, else the words with which it was sent in, else nothing. */
export function recallForm({ id, sentIn }: Pick<Upload, "id" | "sentIn">, visit: Storage | undefined): PublishForm {
  const kept = z.safeParse(formSchema, parseJson(read(visit, formKey(id))));
  if (kept.success) return kept.data;
  return { message: sentIn?.message ?? "", answers: { ...sentIn?.answers } };
}

export function keepForm(upload: string, form: PublishForm, visit: Storage | undefined): void {
  write(visit, formKey(upload), JSON.stringify(form));
}

/** After publishing, or sending in, nothing of it is kept here. */
export function closeForm(upload: string, visit: Storage | undefined): void {
  write(visit, formKey(upload), null);
}

function formKey(upload: string): string {
  return `zhengxiao.upload.${upload}`;
}

function read(storage: Storage | undefined, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function write(storage: Storage | undefined, key: string, text: string | null): void {
  try {
    if (text === null) storage?.removeItem(key);
    else storage?.setItem(key, text);
  } catch {
    // Storage may be full or forbidden; then it is typed again next time.
  }
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
