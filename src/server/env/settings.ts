import { ACCESS_SETTINGS } from "./access-settings.ts";
import { DATA_SETTINGS } from "./data-settings.ts";
import { NETWORK_SETTINGS } from "./network-settings.ts";
import { RULE_SETTINGS } from "./rule-settings.ts";
import type { Setting } from "./setting.ts";

/** The settings as documented, printed by `--settings` and in the README. */
export const SETTINGS = { ...NETWORK_SETTINGS, ...DATA_SETTINGS, ...ACCESS_SETTINGS, ...RULE_SETTINGS };

export type SettingName = keyof typeof SETTINGS;

/**
 * Settings that are not the default, `NAME=value` with spaces between; of one that may be secret only that it is set.
 */
export function describeChanged(environment: Readonly<Record<string, string | undefined>>): string {
  return Object.values<Setting>(SETTINGS)
    .map(({ name, default: standard }) => ({ name, standard, value: environment[name]?.trim() ?? "" }))
    .filter(({ standard, value }) => value !== "" && value !== standard)
    .map(({ name, value }) => `${name}=${/SECRET|PASSWORD|TOKEN|KEY|URL|FILE$/.test(name) ? "…" : value}`)
    .join(" ");
}

/** The table of settings as text: name, meaning, default, example. */
export function describeSettings(): string {
  return Object.values<Setting>(SETTINGS)
    .map(
      ({ name, meaning, default: standard, example, accepts }) =>
        `${name}\n  ${meaning.zh}\n  ${meaning.en}\n  默认 default: ${standard === "" ? "—" : standard}    例 example: ${name}=${example}\n  可取 accepts: ${accepts.zh} / ${accepts.en}\n`,
    )
    .join("\n");
}
