import { readdirSync, readFileSync } from "node:fs";

const PAGE_BYTES = 4096;

export type TreeMemory = { readonly own: number; readonly tree: number };

/** Resident bytes of a process, and of it with all that it started (Linux; zeros elsewhere). */
export function memoryOf(pid: number): TreeMemory {
  const parents = parentsOfAll();
  let tree = 0;
  for (const process of parents.keys()) if (isWithin(process, pid, parents)) tree += residentBytes(process);
  return { own: residentBytes(pid), tree };
}

/** What a process started, each with its command line (Linux; nothing elsewhere). */
export function childrenOf(pid: number): { readonly pid: number; readonly command: string }[] {
  const children = [...parentsOfAll()].filter(([, parent]) => parent === pid);
  return children.map(([child]) => ({
    pid: child,
    command: textOf(`/proc/${child}/cmdline`).replaceAll("\0", " "),
  }));
}

function parentsOfAll(): Map<number, number> {
  const numbers = namesIn("/proc").filter((name) => /^\d+$/.test(name));
  return new Map(numbers.map((name) => [Number(name), parentOf(Number(name))]));
}

/** One tick of `/proc`, in ms. */
const TICK = 10;

/** Processor time that a process with its threads has taken, in ms (Linux; NaN elsewhere). */
export function processorTimeOf(pid: number): number {
  const fields = textOf(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK;
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
