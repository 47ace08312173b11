import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as z from "zod/mini";
import type { Rules } from "#domain/catalogue/rules.ts";
import { ACCESS_SCHEMAS, type AccessEnv, accessOf, missingForOidc } from "./access-settings.ts";
import { DATA_SCHEMAS, type DataEnv, dataOf } from "./data-settings.ts";
import { NETWORK_SCHEMAS, type NetworkEnv, networkOf } from "./network-settings.ts";
import { RULE_SCHEMAS, rulesOf } from "./rule-settings.ts";
import { SETTINGS, type SettingName } from "./settings.ts";
import { wrongSettings } from "./settings-error.ts";

/** What the server runs with: every setting read, checked and made whole, here and nowhere else. */
export type Env = NetworkEnv &
  DataEnv &
  AccessEnv & {
    /** How figures are judged. */
    readonly rules: Rules;
  };

const envSchema = z.object({
  ...NETWORK_SCHEMAS,
  ...DATA_SCHEMAS,
  ...ACCESS_SCHEMAS,
  ...RULE_SCHEMAS,
} satisfies Record<SettingName, z.ZodMiniType>);

/**
 * Reads the settings. A relative path that was given is meant from the working folder, a default one from the project.
 *
 * @throws SettingsError naming every variable that is wrong
 */
export function readEnv(environment: Readonly<Record<string, string | undefined>>, cwd = process.cwd()): Env {
  // 1. What was set, else the default; a secret may be in a file.
  const given = Object.fromEntries(
    Object.values(SETTINGS).map((setting) => [setting.name, environment[setting.name]?.trim() || setting.default]),
  );
  for (const name of ["AUTH_SECRET", "OIDC_CLIENT_SECRET"] as const) readSecretFile(given, name, cwd);
  // 2. Each by itself, then what needs one another.
  const parsed = envSchema.safeParse(given);
  const wrong = parsed.success
    ? missingForOidc(parsed.data)
    : parsed.error.issues.map((issue) => issue.path[0] as SettingName);
  const values = parsed.data;
  if (wrong.length > 0 || !values)
    throw wrongSettings(
      [...new Set(wrong)].map((name) => SETTINGS[name]),
      given,
    );
  // 3. As the parts of the server take it.
  return {
    ...networkOf(values),
    ...dataOf(values, (name) => (environment[name]?.trim() ?? "") !== "", cwd),
    ...accessOf(values),
    rules: rulesOf(values),
  };
}

/** Puts what a secret's file holds in the secret's place. @throws SettingsError */
function readSecretFile(given: Record<string, string>, name: "AUTH_SECRET" | "OIDC_CLIENT_SECRET", cwd: string): void {
  const fileName = `${name}_FILE` as const;
  const file = given[fileName] ?? "";
  if (file === "") return;
  try {
    if (given[name] !== "") throw new Error("both are set");
    given[name] = readFileSync(resolve(cwd, file), "utf8").trim();
  } catch (cause) {
    throw wrongSettings([SETTINGS[fileName]], given, { cause });
  }
}
