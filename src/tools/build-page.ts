import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const STAMP = join(ROOT, ".build/page/.stamp");
const ROOMS = ["app", "charts", "client", "contract", "domain", "features", "intake", "ui"];
const FILES = ["index.html", "package-lock.json", "vite.config.ts"];

/** Builds the page when anything it is made of has changed since it was built. Returns whether it did. */
export async function buildPageIfStale(): Promise<boolean> {
  const digest = await digestInputs();
  if (existsSync(STAMP) && (await readFile(STAMP, "utf8")) === digest) return false;
  console.log("正在生成页面… Building the page…");
  const { build } = await import("vite");
  await build({ root: ROOT, logLevel: "warn" });
  await writeFile(STAMP, digest);
  return true;
}

async function digestInputs(): Promise<string> {
  const hash = createHash("sha256");
  for (const path of await listInputs())
    hash
      .update(path)
      .update("\0")
      .update(await readFile(join(ROOT, path)));
  return hash.digest("hex");
}

async function listInputs(): Promise<string[]> {
  const found = [...FILES];
  for (const room of ROOMS) {
    const folder = join("src", room);
    if (!existsSync(join(ROOT, folder))) continue;
    for (const entry of await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) found.push(join(entry.parentPath, entry.name).slice(ROOT.length));
  }
  return found.sort();
}
