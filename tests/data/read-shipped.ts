import { readFile } from "node:fs/promises";
import { type DataPackage, readDataPackage } from "#server/data-package.ts";

/** The text of a committed file of `data/`. */
export function readShippedFile(name: string): Promise<string> {
  return readFile(new URL(`../../data/${name}`, import.meta.url), { encoding: "utf8" });
}

/** The data package the product ships with, read as the server reads it. */
export function readShipped(): Promise<DataPackage> {
  return readDataPackage(readShippedFile);
}
