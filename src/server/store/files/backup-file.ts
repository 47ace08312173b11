import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { appendFile, type FileHandle, open, stat } from "node:fs/promises";
import * as z from "zod/mini";
import { contentSchema } from "./content.ts";
import { StoreFailure } from "./store-failure.ts";

/**
 * A backup is one file: the database as SQLite wrote it, then one line of JSON that says what is in it, then one line
 * with the length of the database and the SHA-256 of all before it. SQLite's own tools open it, too.
 */
const manifestSchema = z.object({
  format: z.literal(1),
  /** Version of the program that wrote it. */
  version: z.string(),
  createdAt: z.string(),
  content: contentSchema,
});
/** What a backup says of itself. */
export type Manifest = z.infer<typeof manifestSchema>;

const SEAL = /^zhengxiao-backup (\d{15}) ([0-9a-f]{64})\n$/;
const SEAL_LENGTH = "zhengxiao-backup ".length + 15 + 1 + 64 + 1;
/** The manifest has a line for each table; no larger one is read. */
const MAX_MANIFEST = 1024 * 1024;

/** Makes a backup of a copied database file: adds what it says of itself, and the seal. */
export async function sealBackup(path: string, manifest: Manifest): Promise<void> {
  const { size } = await stat(path);
  await appendFile(path, `${JSON.stringify(manifest)}\n`);
  const sealed = `zhengxiao-backup ${String(size).padStart(15, "0")} `;
  const digest = (await hashOf(path, Number.POSITIVE_INFINITY)).update(sealed).digest("hex");
  await appendFile(path, `${sealed}${digest}\n`);
}

/**
 * Reads what a backup says of itself, and holds every byte of it against its seal.
 *
 * @returns the manifest, and how many bytes at the beginning are the database
 * @throws StoreFailure where the file is no backup, was cut short or changed
 */
export async function openBackup(path: string): Promise<{ manifest: Manifest; databaseBytes: number }> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const end = size - SEAL_LENGTH;
    const seal = end < 0 ? null : SEAL.exec(await readText(file, end, SEAL_LENGTH));
    if (!seal) throw new StoreFailure(noBackup(path));
    const databaseBytes = Number(seal[1]);
    if (databaseBytes > end || end - databaseBytes > MAX_MANIFEST) throw new StoreFailure(damagedBackup(path));
    const hash = await hashOf(path, end);
    if (hash.update(`zhengxiao-backup ${seal[1]} `).digest("hex") !== seal[2])
      throw new StoreFailure(damagedBackup(path));
    const manifest = readManifest(await readText(file, databaseBytes, end - databaseBytes));
    if (!manifest) throw new StoreFailure(newerFormat(path));
    return { manifest, databaseBytes };
  } finally {
    await file.close();
  }
}

async function readText(file: FileHandle, position: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.toString("utf8", 0, bytesRead);
}

/** Whole as the seal says, and yet not understood: written by a program that came later. */
function readManifest(text: string): Manifest | null {
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

async function hashOf(path: string, length: number) {
  const hash = createHash("sha256");
  if (length === 0) return hash;
  for await (const chunk of createReadStream(path, { end: length - 1, highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash;
}

function noBackup(path: string) {
  return {
    zh: `${path} 不是完整的政效备份:结尾的校验行缺失,文件可能被截断。请用另一份备份。现有数据没有改动。`,
    en: `${path} is not a whole backup of Zhengxiao: the seal at its end is missing, it may have been cut short. Use another backup. The data was not touched.`,
  };
}

function damagedBackup(path: string) {
  return {
    zh: `备份 ${path} 已损坏:内容与校验值不符。请用另一份备份。现有数据没有改动。`,
    en: `The backup ${path} is damaged: its content does not agree with its digest. Use another backup. The data was not touched.`,
  };
}

function newerFormat(path: string) {
  return {
    zh: `备份 ${path} 由更新版本的政效写成,本程序读不懂。请升级程序后再恢复。现有数据没有改动。`,
    en: `The backup ${path} was written by a newer Zhengxiao that this program does not understand. Upgrade the program, then restore. The data was not touched.`,
  };
}
