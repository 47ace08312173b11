/**
 * The shapes that a kind of body had, from the first on, each by a frozen type, with the step from each to the next. `T` is
 * the last of them.
 */
export type Versions<T> = {
  /** Number of the last. */
  readonly current: number;
  /** Adds a shape, and how a body of the one before becomes it. A field that is new gets its value here. */
  next<N>(step: (body: T) => N): Versions<N>;
  /** Brings a body up to the last shape. It is taken for what was written under the version it names. */
  upgrade(body: unknown, from: number): T;
};

/** Versions that begin with a shape, and so far end with it. */
export function firstVersion<T>(): Versions<T> {
  return versionsBy([]);
}

type Step = (body: never) => unknown;

function versionsBy<T>(steps: readonly Step[]): Versions<T> {
  return {
    current: steps.length + 1,
    next: (step) => versionsBy([...steps, step]),
    upgrade: (body, from) => steps.slice(from - 1).reduce((older, step) => step(older as never), body) as T,
  };
}
