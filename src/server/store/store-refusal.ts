import type { Names } from "#domain/terms/names.ts";

/** What a caller may ask of the store and not get; each is a code of the contract's table of errors. */
export type RefusalCode =
  | "revision-moved"
  | "already-published"
  | "already-discarded"
  | "already-submitted"
  | "not-submitted"
  | "not-found"
  | "seed-not-undone"
  | "already-undone"
  | "undo-conflict"
  | "catalogue-moved"
  | "draft-moved"
  | "catalogue-has-errors"
  | "warnings-unanswered"
  | "bad-request"
  | "nothing-changed"
  | "username-taken"
  | "last-administrator"
  | "invitation-ended";

/** The store is well and refuses. Nothing was written. */
export class StoreRefusal extends Error {
  override readonly name = "StoreRefusal";
  readonly code: RefusalCode;
  /** What in particular stands in the way, where there is more to say than the code does. */
  readonly detail: Names | undefined;

  constructor(code: RefusalCode, detail?: Names) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}
