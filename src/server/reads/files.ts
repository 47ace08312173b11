import { Hono } from "hono";
import { ROUTES } from "#contract/routes.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { requireFileSeen } from "#server/api/upload-scope.ts";
import { ApiError } from "#server/http/errors.ts";

/** The file a figure was read from, byte for byte. A file that was not published yet is for those who may see its upload. */
export function fileRoutes({ store, answers }: AppDeps): Hono {
  return new Hono().get(ROUTES.file, async (c) => {
    const digest = c.req.param("digest");
    const publishedName = (await store.publishedFileName(digest)) ?? (await store.documentName(digest));
    if (publishedName === null) await requireFileSeen(c, store, digest);
    const file = await store.file(digest);
    if (!file) throw new ApiError("not-found");
    // Never rendered, whatever it holds: a file that somebody uploaded would run as a page of ours.
    c.header("Content-Type", "application/octet-stream");
    c.header("Content-Disposition", attachment(publishedName ?? digest));
    c.header("Content-Security-Policy", "sandbox");
    c.header("Cache-Control", publishedName === null ? "no-store" : answers.cacheControl);
    c.header("ETag", `"${file.digest}"`);
    return c.body(new Uint8Array(file.bytes));
  });
}

/** A Content-Disposition with the name in ASCII and in full (RFC 6266). */
function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const full = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${full}`;
}
