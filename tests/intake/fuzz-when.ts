import { spawnSync } from "node:child_process";

/** What the outcome of a seed depends on. */
const PATHS = [
  ...["domain", "contract", "intake", "server"].map((room) => `src/${room}`),
  ...["intake", "server", "cases/intake"].map((folder) => `tests/${folder}`),
  "package-lock.json",
];

/** What a command of git's says; `null` where it, or git, fails. */
function git(root: string, args: readonly string[]): string | null {
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

/**
 * Why seeds that are the same in every run need not be tried; `null` where they are. Only where git says that nothing
 * they depend on differs from what the remote's main branch has, which CI has tried: not in CI, not without a remote,
 * not when in doubt.
 *
 * @param root the folder of a working tree
 */
export function whyNoFuzz(root: string, environment: NodeJS.ProcessEnv): string | null {
  if (environment["CI"]) return null;
  const base = git(root, ["merge-base", "HEAD", "refs/remotes/origin/HEAD"]);
  if (!base) return null;
  const changed = git(root, ["diff", "--name-only", base, "--", ...PATHS]);
  const added = git(root, ["ls-files", "--others", "--exclude-standard", "--", ...PATHS]);
  return changed === "" && added === "" ? "nothing that is fuzzed differs from origin" : null;
}
