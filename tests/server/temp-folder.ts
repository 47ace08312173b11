import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type TempFolder = { readonly path: string; remove(): void };

/** A folder that is nobody else's, until it is removed. */
export function makeTempFolder(): TempFolder {
  const path = mkdtempSync(join(tmpdir(), "zhengxiao-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}
