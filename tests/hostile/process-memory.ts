import { readdirSync, readFileSync } from "node:fs";

const PAGE_BYTES = 4096;

export type TreeMemory = { readonly own: number; readonly tree: number };

/** Resident bytes of a process, and of it with all that it started (Linux; zeros elsewhere). */
export function memoryOf(pid: number): TreeMemory {
  const parents = new Map<number, number>();
  for (const name of namesIn("/proc")) if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(Number(name)));
  let tree = 0;
  for (const process of parents.keys()) if (isWithin(process, pid, parents)) tree += residentBytes(process);
  return { own: residentBytes(pid), tree };
}

function isWithin(process: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = process; at !== undefined && at > 0; at = parents.get(at))
    if (at === root) return true;
  return false;
}

function parentOf(pid: number): number {
  return Number(/^.*\) \S (\d+)/s.exec(textOf(`/proc/${pid}/stat`))?.[1] ?? 0);
}

function residentBytes(pid: number): number {
  return Number(textOf(`/proc/${pid}/statm`).split(" ")[1] ?? 0) * PAGE_BYTES;
}

/** "" of a process that ended meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
