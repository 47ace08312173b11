import { readFileSync } from "node:fs";

/** The program's version, as package.json says. */
export function readVersion(): string {
  const description: { version?: unknown } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  return String(description.version);
}
