import { readdir, readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import type { Encoding } from "#server/base/compress.ts";

/** A file of the built page in each encoding it was written in. */
export type PageFile = {
  readonly type: string;
  /** Its name changes with its content, so that it may be kept for ever. */
  readonly immutable: boolean;
  readonly bytes: ReadonlyMap<Encoding, Uint8Array<ArrayBuffer>>;
};

export type PageFiles = { readonly index: string; readonly files: ReadonlyMap<string, PageFile> };

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

const SUFFIXES: readonly (readonly [Encoding, string])[] = [
  ["identity", ""],
  ["br", ".br"],
  ["gzip", ".gz"],
];

/**
 * Reads the whole built page, some hundred kilobytes, into memory: `null` where it has not been built. What is not in
 * the folder's listing cannot be asked for, whatever dots a path holds.
 */
export async function readPageFiles(folder: string): Promise<PageFiles | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = new Set(entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  if (!paths.has(join(folder, "index.html"))) return null;
  const files = new Map<string, PageFile>();
  for (const path of paths) {
    const name = `/${path.slice(folder.length).split(sep).filter(Boolean).join("/")}`;
    if (/\.(br|gz)$|\/\./.test(name) || name === "/index.html") continue;
    const bytes = new Map<Encoding, Uint8Array<ArrayBuffer>>();
    for (const [encoding, suffix] of SUFFIXES)
      if (paths.has(path + suffix)) bytes.set(encoding, await readFile(path + suffix));
    files.set(name, {
      type: TYPES[extname(name)] ?? "application/octet-stream",
      immutable: name.startsWith("/assets/"),
      bytes,
    });
  }
  return { index: await readFile(join(folder, "index.html"), "utf8"), files };
}
