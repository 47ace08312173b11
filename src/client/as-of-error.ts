/** The address asks for a revision that is not there, a day before the first one, or something that is neither. */
export class UnknownAsOfError extends Error {
  override readonly name = "UnknownAsOfError";
  /** As the address has it. */
  readonly asked: string;

  constructor(asked: string) {
    super(`nothing is known as of ${asked}`);
    this.asked = asked;
  }
}
