import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** Databases that earlier versions made with their own code, and the version of their schema: tests/cases/store/README.md. */
export const OLD_STORES = [
  { name: "0.1.0", schema: 1 },
  { name: "0.2.0", schema: 3 },
  { name: "0.3.0", schema: 8 },
  { name: "0.3.2", schema: 8 },
] as const;
export type OldStoreName = (typeof OLD_STORES)[number]["name"];

/** What such a version said of its database by its own store, before it was stopped. */
export type OldStore = {
  readonly version: string;
  readonly at: string;
  readonly dataset: string;
  readonly revisions: readonly { readonly number: number; readonly kind: string; readonly counts: object }[];
  readonly catalogue: object;
  /** By revision: organization, indicator, period, value, text, status, qualifier, and the revision that said so. */
  readonly observations: Readonly<Record<string, readonly unknown[]>>;
  /** As above to the period; revision, the one that ended it, whether withdrawn; value, text; sheet, cell, raw, file, read in. */
  readonly history: readonly (readonly [string, string, string, ...unknown[]])[];
  /** Digest and length of each published file. */
  readonly files: readonly (readonly [string, number])[];
  /** From 0.2 on. */
  readonly drafts?: readonly { readonly id: string }[];
  readonly mappings?: readonly object[];
  readonly aliases?: readonly object[];
  /** From 0.3 on. */
  readonly publishLogs?: readonly (readonly [number, object | null])[];
  readonly statedChanges?: readonly object[];
  readonly accounts?: readonly { readonly id: string; readonly username: string }[];
  readonly tokens?: readonly object[];
  readonly displays?: readonly object[];
  readonly audit?: readonly object[];
  readonly auditEnd?: { readonly seq: number; readonly digest: string };
};

const FOLDER = join(import.meta.dirname, "../cases/store");

/** Puts an old database at a path. */
export function layOldStore(name: OldStoreName, path: string): void {
  writeFileSync(path, gunzipSync(readFileSync(join(FOLDER, `${name}.db.gz`))));
}

export function readOldStore(name: OldStoreName): OldStore {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8"));
}
