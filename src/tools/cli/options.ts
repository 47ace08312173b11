import { type ParseArgsConfig, parseArgs } from "node:util";
import { LANGUAGES, type Language } from "#domain/terms/names.ts";
import { usageError } from "./command-error.ts";

type OptionsConfig = NonNullable<ParseArgsConfig["options"]>;

/** Options that every command takes. */
export const COMMON_OPTIONS = {
  language: { type: "string", short: "l" },
  server: { type: "string", short: "s" },
  region: { type: "string", short: "r" },
  "token-file": { type: "string" },
  help: { type: "boolean", short: "h" },
} as const satisfies OptionsConfig;

/**
 * Reads the arguments of a command.
 *
 * @throws CommandError naming the argument that is wrong
 */
export function readOptions<T extends OptionsConfig>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageError(`参数不对:${reason}`, `Wrong arguments: ${reason}`);
  }
}

/** zh, zh-CN or en; Chinese where none is given. */
export function readLanguage(text: string | undefined): Language {
  if (text === undefined || text === "zh") return "zh-CN";
  const language = LANGUAGES.find((known) => known.toLowerCase() === text.toLowerCase());
  if (language) return language;
  throw usageError(`--language 只能是 zh 或 en,不能是 ${text}`, `--language is zh or en, not ${text}`);
}

/** The language for messages, before the arguments were understood. */
export function guessLanguage(args: readonly string[]): Language {
  const at = args.findIndex((arg) => arg === "--language" || arg === "-l");
  const text = at >= 0 ? args[at + 1] : args.find((arg) => /^--language=/.test(arg))?.slice("--language=".length);
  return text?.toLowerCase() === "en" ? "en" : "zh-CN";
}
