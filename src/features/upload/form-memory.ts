import * as z from "zod/mini";
import type { PublishForm } from "./publish-blockers.ts";

const OFFICE_KEY = "zhengxiao.published-by";
const formSchema = z.object({
  publishedBy: z.string(),
  message: z.string(),
  answers: z.record(z.string(), z.string()),
  remember: z.optional(z.boolean()),
});

/** Where a form is kept: the office for good, what was typed for one draft while the tab lives. */
export type FormStores = { readonly device: Storage | undefined; readonly visit: Storage | undefined };

/** What was typed for a draft before, else an empty form with this device's office. */
export function recallForm(upload: string, stores: FormStores): PublishForm {
  const kept = z.safeParse(formSchema, parseJson(read(stores.visit, formKey(upload))));
  if (kept.success) return kept.data;
  return { publishedBy: read(stores.device, OFFICE_KEY) ?? "", message: "", answers: {} };
}

export function keepForm(upload: string, form: PublishForm, stores: FormStores): void {
  write(stores.visit, formKey(upload), JSON.stringify(form));
}

/** After publishing: the office stays for the next time, the rest goes. */
export function closeForm(upload: string, form: PublishForm, stores: FormStores): void {
  write(stores.device, OFFICE_KEY, form.publishedBy.trim());
  write(stores.visit, formKey(upload), null);
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
