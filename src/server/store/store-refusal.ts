/** What a caller may ask of the store and not get; each is a code of the contract's table of errors. */
export type RefusalCode = "revision-moved" | "already-published" | "already-discarded" | "not-found";

/** The store is well and refuses. Nothing was written. */
export class StoreRefusal extends Error {
  override readonly name = "StoreRefusal";
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}
