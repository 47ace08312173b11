import { uploadSchema } from "#contract/uploads.ts";
import { type MadeApp, makeApp } from "./make-app.ts";
import { SMALL } from "./small-package.ts";
import { publishPath, uploadPath } from "./upload-request.ts";

export type Uploader = {
  /** Waits until the application is there, so that its start is not counted with a file. */
  ready(): Promise<void>;
  /** What is wrong with how the application answered a file, `null` where nothing is. */
  post(bytes: Uint8Array, fileName: string): Promise<string | null>;
  close(): Promise<void>;
};

/** Uploads after which a new application on a new database takes over, so that the disk does not fill. */
const MOST_UPLOADS = 2000;
/** A file may be refused for what it holds or is, never for what went wrong inside. */
const ANSWERS: ReadonlySet<number> = new Set([201, 400, 409, 413, 415, 422]);

/** Posts files to a whole application, real store and all; every answer is also held against the contract. */
export function createUploader(): Uploader {
  let made: Promise<MadeApp> | null = null;
  let uploads = 0;
  const close = async () => {
    await (await made)?.close();
    made = null;
  };
  const ready = async () => {
    if (uploads >= MOST_UPLOADS) {
      await close();
      uploads = 0;
    }
    made ??= makeApp({ seed: SMALL });
    return await made;
  };
  return {
    async ready() {
      await ready();
    },
    async post(bytes, fileName) {
      const app = await ready();
      uploads += 1;
      try {
        return await postTo(app, bytes, fileName);
      } catch (error) {
        return error instanceof Error ? (error.stack ?? error.message) : String(error);
      }
    },
    close,
  };
}

async function postTo(made: MadeApp, bytes: Uint8Array, fileName: string): Promise<string | null> {
  const body = Uint8Array.from(bytes);
  const response = await made.request(uploadPath("west", fileName), { method: "POST", body });
  if (!ANSWERS.has(response.status)) return `status ${response.status}: ${await response.text()}`;
  if (response.status !== 201) return null;
  const upload = uploadSchema.parse(await response.json());
  // Publishing without an answer to any question must be refused or go well; both are an answer.
  const publish = { base: upload.base, publishedBy: "x", message: "x", answers: {} };
  const published = await made.request(publishPath(upload.id), { method: "POST", body: JSON.stringify(publish) });
  return published.status < 500 ? null : `publish: status ${published.status}: ${await published.text()}`;
}
