import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type DataPackage, readDataPackage } from "#server/seed/data-package.ts";

/** The text of a committed file of `data/`. */
export function readShippedFile(name: string): Promise<string> {
  return readFile(join(import.meta.dirname, "../../data", name), { encoding: "utf8" });
}

let shipped: Promise<DataPackage> | undefined;

/**
 * The data package the product ships with, read as the server reads it: once in a process, since nearly every test of
 * the server and the pages starts from it. Frozen through and through, so that no test can change it for another.
 */
export function readShipped(): Promise<DataPackage> {
  shipped ??= readDataPackage(readShippedFile).then(freezeDeep);
  return shipped;
}

function freezeDeep<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freezeDeep(part);
  }
  return value;
}
