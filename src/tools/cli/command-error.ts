import type { Names } from "#domain/terms/names.ts";
import { EXIT, type Exit } from "./io.ts";

/** What ends a command with a sentence for the person instead of a stack trace. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exit: Exit;
  readonly messages: Names;

  constructor(messages: Names, exit: Exit = EXIT.unusable, options?: ErrorOptions) {
    super(messages.en, options);
    this.messages = messages;
    this.exit = exit;
  }
}

/** Wrong use: what is wrong, and where help is. */
export function usageError(zh: string, en: string): CommandError {
  return new CommandError({
    zh: `${zh}\n用法见:npx zhengxiao --help`,
    en: `${en}\nSee: npx zhengxiao --help`,
  });
}
