import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A small disk of its own, seen only by processes that are run `within`; gone when it is removed or the test ends. */
export type PrivateDisk = {
  /** The mount as processes on the disk see it. */
  readonly path: string;
  /** The same from outside. */
  readonly seen: string;
  /** Runs what follows it where the disk is mounted. */
  readonly within: readonly string[];
  /** Leaves as many bytes free as given, none where absent. */
  fill(free?: number): void;
  /** Frees what `fill` took. */
  empty(): void;
  remount(how: "ro" | "rw"): void;
  remove(): Promise<void>;
};

/** A user without rights may mount in namespaces of its own, where the system allows them. */
const NAMESPACES = process.getuid?.() === 0 ? ["--mount"] : ["--user", "--map-root-user", "--mount"];
const FILLER = "filler";

/** Why no disk of its own can be made here; `null` where it can. */
export function whyNoPrivateDisk(): string | null {
  if (process.platform !== "linux") return `no mount namespaces on ${process.platform}`;
  const tried = spawnSync("unshare", [...NAMESPACES, "mount", "-t", "tmpfs", "-o", "size=1m", "zhengxiao", "/mnt"]);
  return tried.status === 0 ? null : `unshare: ${tried.error?.message ?? String(tried.stderr).trim()}`;
}

/** Mounts a disk of that many bytes on a folder, in a mount namespace that a process of ours holds open. */
export async function makePrivateDisk(folder: string, bytes: number): Promise<PrivateDisk> {
  const path = join(folder, "disk");
  mkdirSync(path);
  const script = 'mount -t tmpfs -o "size=$1,mode=0755" zhengxiao "$0" && echo mounted && exec cat';
  const holder: ChildProcess = spawn("unshare", [...NAMESPACES, "sh", "-c", script, path, String(bytes)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise((settle) => holder.once("close", settle));
  await new Promise<void>((settle, reject) => {
    holder.stdout?.once("data", () => settle());
    void ended.then(() => reject(new Error("the disk was not mounted")));
  });
  const seen = `/proc/${holder.pid}/root${path}`;
  const user = NAMESPACES.includes("--user") ? ["--user", "--preserve-credentials"] : [];
  const within = ["nsenter", "--target", String(holder.pid), ...user, "--mount", "--"];
  return {
    path,
    seen,
    within,
    fill(free = 0) {
      const { bavail, bsize } = statfsSync(seen);
      writeFileSync(join(seen, FILLER), new Uint8Array(Math.max(0, bavail * bsize - free)));
    },
    empty: () => rmSync(join(seen, FILLER)),
    remount(how) {
      const [command = "", ...rest] = [...within, "mount", "-o", `remount,${how}`, path];
      const { status, stderr } = spawnSync(command, rest);
      if (status !== 0) throw new Error(`remount: ${stderr}`);
    },
    async remove() {
      holder.stdin?.end();
      await ended;
      rmSync(path, { recursive: true, force: true });
    },
  };
}
