import { runNpm } from "./run-npm.ts";

/** What is known of the packages' weaknesses, or why nothing is: an office's mirror often cannot tell. */
export type Audit =
  | { readonly kind: "clean"; readonly lower: number }
  | { readonly kind: "weak"; readonly packages: readonly string[] }
  | { readonly kind: "skipped"; readonly reason: string };

const SERIOUS = ["high", "critical"];

/** Asks the registry about the packages of the lockfile. Never fails for want of an answer. */
export async function auditPackages(registry?: string): Promise<Audit> {
  return readAudit(
    await runNpm([
      ...["audit", "--json", "--package-lock-only", "--fetch-retries=0", "--fetch-timeout=15000"],
      ...(registry === undefined ? [] : [`--registry=${registry}`]),
    ]),
  );
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
