import type { Names } from "#domain/terms/names.ts";

/** A body of the store that this program cannot read, and why. */
export class UnreadableBody extends Error {
  override readonly name = "UnreadableBody";
  readonly messages: Names;

  constructor(messages: Names, options?: ErrorOptions) {
    super(messages.en, options);
    this.messages = messages;
  }
}
