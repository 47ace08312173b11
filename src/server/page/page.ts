import { resolve } from "node:path";
import { type Context, Hono } from "hono";
import type { AccountAppDeps } from "#server/accounts/account-deps.ts";
import { compress, preferredEncoding } from "#server/base/compress.ts";
import { LruMap } from "#server/base/lru-map.ts";
import { ApiError } from "#server/http/errors.ts";
import { etagOf, IMMUTABLE, matches } from "#server/http/immutable-answers.ts";
import { PAGE_POLICY } from "#server/http/security-headers.ts";
import { createBoot } from "./page-boot.ts";
import { type PageFile, type PageFiles, readPageFiles } from "./page-files.ts";

/** The built page: its files as they are, and for every view's address the same document with its first data named. */
export function pageRoutes(deps: AccountAppDeps, folder: string): Hono {
  const boot = createBoot(deps);
  const root = resolve(folder);
  let files: PageFiles | null = null;
  return new Hono().get("*", async (c) => {
    const path = c.req.path;
    if (path === "/api" || path.startsWith("/api/")) throw new ApiError("not-found");
    files ??= await readPageFiles(root);
    if (!files) return notBuilt(c);
    const file = files.files.get(path);
    if (file) return answerFile(c, file);
    if (path.startsWith("/assets/")) throw new ApiError("not-found");
    return answerDocument(c, await boot(c, files.index));
  });
}

function answerFile(c: Context, file: PageFile): Response {
  const plain = file.bytes.get("identity") ?? new Uint8Array();
  const etag = etagOf(plain);
  c.header("ETag", etag);
  c.header("Cache-Control", file.immutable ? IMMUTABLE : "no-cache");
  c.header("Vary", "Accept-Encoding");
  if (matches(c.req.header("If-None-Match"), etag)) return c.body(null, 304);
  const encoding = preferredEncoding(c.req.header("Accept-Encoding"), plain.length);
  const encoded = file.bytes.get(encoding);
  c.header("Content-Type", file.type);
  if (encoded && encoding !== "identity") c.header("Content-Encoding", encoding);
  return c.body(encoded ?? plain);
}

/** Documents differ by revision, region and client, few of each. */
const compressed = new LruMap<string, Uint8Array<ArrayBuffer>>(50);

async function answerDocument(c: Context, html: string): Promise<Response> {
  const etag = etagOf(html);
  c.header("ETag", etag);
  // It says who asks, so no shared cache may keep it.
  c.header("Cache-Control", "private, no-cache");
  c.header("Vary", "Accept-Encoding, Cookie, Authorization");
  c.header("Content-Security-Policy", PAGE_POLICY);
  if (matches(c.req.header("If-None-Match"), etag)) return c.body(null, 304);
  const plain = new TextEncoder().encode(html);
  const encoding = preferredEncoding(c.req.header("Accept-Encoding"), plain.length);
  const key = `${encoding} ${etag}`;
  const bytes = compressed.get(key) ?? (await compress(plain, encoding));
  compressed.set(key, bytes);
  c.header("Content-Type", "text/html; charset=utf-8");
  if (encoding !== "identity") c.header("Content-Encoding", encoding);
  return c.body(bytes);
}

function notBuilt(c: Context): Response {
  c.header("Cache-Control", "no-store");
  c.header("Content-Security-Policy", PAGE_POLICY);
  return c.html(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>政效</title><body>
<h1>页面还没有构建</h1><p>请运行 <code>npm start</code>,或先运行 <code>npm run build</code>,然后刷新。</p>
<h1 lang="en">The page has not been built</h1><p lang="en">Run <code>npm start</code>, or <code>npm run build</code> first, then reload.</p></body></html>`,
    503,
  );
}
