import type { Names } from "#domain/terms/names.ts";

/** The store cannot be opened, and why; the process cannot go on. */
export class StoreFailure extends Error {
  override readonly name = "StoreFailure";
  readonly messages: Names;

  constructor(messages: Names, options?: ErrorOptions) {
    super(messages.en, options);
    this.messages = messages;
  }
}
