import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Where a path leads; the file may not exist yet, its folder does. */
export function followLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return join(realpathSync(dirname(path)), basename(path));
  }
}
