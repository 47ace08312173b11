import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { type SourceFile, sourcesIn } from "./sources.ts";

const SOURCES = new Map(["domain", "intake", "contract", "server"].flatMap(filesOf));

function filesOf(room: string): [string, SourceFile][] {
  return sourcesIn(`src/${room}`).map((file) => [file.path, file]);
}

/** Every file of ours that is loaded with one, by imports of more than types. */
function loadedWith(entry: string): Set<string> {
  const loaded = new Set([entry]);
  for (const path of loaded)
    for (const [, name = ""] of SOURCES.get(path)?.text.matchAll(/^import (?!type )[^"]*"([#.][^"]+)"/gm) ?? []) {
      const target = name.startsWith("#") ? `src/${name.slice(1)}` : join(dirname(path), name);
      expect(existsSync(target), `${path} imports ${target}`).toBe(true);
      loaded.add(target);
    }
  return loaded;
}

/** The reader, with the libraries and the dictionaries that it brings, is a third of all that a server loads. */
test.each([
  ["the server's thread, which reads no files, does not load the reader", "src/server/main.ts", false],
  ["the desk's thread does", "src/server/desk/desk-worker.ts", true],
])("%s", (_, entry, reads) => {
  const loaded = loadedWith(entry);
  expect(loaded.size).toBeGreaterThan(100);
  expect(loaded.has("src/intake/read-upload.ts")).toBe(reads);
  expect([...loaded].some((path) => path.startsWith("src/intake/table/"))).toBe(reads);
});
