import { spawn } from "node:child_process";
import { ROOT } from "./build-page.ts";

/** What is known of the packages' weaknesses, or why nothing is: an office's mirror often cannot tell. */
export type Audit =
  | { readonly kind: "clean"; readonly lower: number }
  | { readonly kind: "weak"; readonly packages: readonly string[] }
  | { readonly kind: "skipped"; readonly reason: string };

const SERIOUS = ["high", "critical"];

/** Asks the registry about the packages of the lockfile. Never fails for want of an answer. */
export async function auditPackages(registry?: string): Promise<Audit> {
  const npm = process.env["npm_execpath"];
  const args = [
    ...["audit", "--json", "--package-lock-only", "--fetch-retries=0", "--fetch-timeout=15000"],
    ...(registry === undefined ? [] : [`--registry=${registry}`]),
  ];
  const output = npm?.endsWith("npm-cli.js")
    ? await outputOf(process.execPath, [npm, ...args])
    : await outputOf(process.platform === "win32" ? "npm.cmd" : "npm", args);
  return readAudit(output);
}

/** Reads what `npm audit --json` printed. */
export function readAudit(output: string): Audit {
  const report = parse(output);
  const vulnerabilities = property(report, "vulnerabilities");
  if (typeof vulnerabilities !== "object" || vulnerabilities === null)
    return { kind: "skipped", reason: String(property(report, "message") ?? "npm gave no answer") };
  const found = Object.entries(vulnerabilities).map(([name, entry]) => ({
    name,
    severity: String(property(entry, "severity")),
  }));
  const serious = found.filter(({ severity }) => SERIOUS.includes(severity));
  if (serious.length === 0) return { kind: "clean", lower: found.length };
  return { kind: "weak", packages: serious.map(({ name, severity }) => `${name} (${severity})`) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
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
