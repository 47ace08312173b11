import type { Names } from "#domain/terms/names.ts";
import type { Setting } from "./setting.ts";

/** One or more settings are wrong; the messages name each with what it accepts. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly messages: Names;

  constructor(messages: Names, options?: ErrorOptions) {
    super(messages.en, options);
    this.messages = messages;
  }
}

/** Names settings that are wrong, with what was given and what is accepted. */
export function wrongSettings(
  settings: readonly Setting[],
  given: Readonly<Record<string, string>>,
  options?: ErrorOptions,
): SettingsError {
  const list = (language: keyof Names, joint: string) =>
    settings.map(({ name, accepts }) => `  ${name}=${shown(name, given[name])}${joint}${accepts[language]}`).join("\n");
  const messages = {
    zh: `以下设置有误:\n${list("zh", "  应为")}`,
    en: `These settings are wrong:\n${list("en", "  expected ")}`,
  };
  return new SettingsError(messages, options);
}

/** A database's address may hold a password; only its kind is repeated. */
function shown(name: string, value = ""): string {
  if (name.endsWith("SECRET")) return value === "" ? "" : "…";
  return name === "DATABASE_URL" ? `${value.split(":")[0] ?? ""}:…` : value;
}
