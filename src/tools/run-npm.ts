import { spawn } from "node:child_process";
import { ROOT } from "./build-page.ts";

/** Runs the npm that runs us, or the machine's; what it printed, empty where there is none. Never fails. */
export function runNpm(args: readonly string[]): Promise<string> {
  const npm = process.env["npm_execpath"];
  if (npm?.endsWith("npm-cli.js")) return outputOf(process.execPath, [npm, ...args]);
  return outputOf(process.platform === "win32" ? "npm.cmd" : "npm", args);
}

function outputOf(command: string, args: readonly string[]): Promise<string> {
  return new Promise((settle) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"], timeout: 60_000 });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += String(chunk);
    });
    child.on("error", () => settle(""));
    child.on("close", () => settle(output));
  });
}
