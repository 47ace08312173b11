import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./build-page.ts";

/** The names of the scripts in a folder of the project, without `.ts`, in order. */
export function listScripts(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -".ts".length))
    .sort();
}

/** Runs a script in a process of its own, so that no run warms or burdens the next. Returns its exit code. */
export function runScript(folder: string, name: string, args: readonly string[]): Promise<number> {
  return new Promise((settle, reject) => {
    const file = join(ROOT, folder, `${name}.ts`);
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file, ...args], {
      cwd: ROOT,
      stdio: "inherit",
    });
    child.on("error", reject);
    child.on("exit", (code) => settle(code ?? 1));
  });
}
