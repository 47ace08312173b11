import { createReadStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { openBackup } from "./backup-file.ts";

/** Copies the database out of a backup to a file that does not exist yet, down to the disk. */
export async function copyDatabase(backup: string, target: string): Promise<void> {
  const { databaseBytes } = await openBackup(backup);
  await rm(target, { force: true });
  const file = await open(target, "wx", 0o600);
  try {
    for await (const chunk of createReadStream(backup, { end: databaseBytes - 1, highWaterMark: 1 << 20 }))
      await file.write(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}
