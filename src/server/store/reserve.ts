import { existsSync, rmSync, writeFileSync } from "node:fs";
import { followLinks } from "./files/links.ts";
import { troubleOf } from "./store-trouble.ts";

/** A little of the disk, held back for what must go through when it is full: that somebody's access ends. */
export type Reserve = {
  /** Does what a full disk must not stop; where it does, once more with the reserve given up. */
  spend<T>(job: () => Promise<T>): Promise<T>;
};

/** Enough for some dozens of sign-outs, each with its entry of the audit log; less where there is less room. */
const SIZES = [512, 256, 128, 64].map((kilobytes) => kilobytes * 1024);

export function openReserve(databasePath: string): Reserve {
  const path = `${followLinks(databasePath)}.reserve`;
  if (!existsSync(path)) refill(path);
  return {
    async spend(job) {
      try {
        return await job();
      } catch (error) {
        if (troubleOf(error) !== "full" || !existsSync(path)) throw error;
        rmSync(path);
        return await job();
      } finally {
        if (!existsSync(path)) refill(path);
      }
    },
  };
}

/** As much as there is room for. */
function refill(path: string): void {
  for (const size of SIZES)
    try {
      writeFileSync(path, new Uint8Array(size), { mode: 0o600 });
      return;
    } catch {
      // No room, or nothing can be written here at all: that is told by whoever has something to write.
      rmSync(path, { force: true });
    }
}
