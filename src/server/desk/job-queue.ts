import { toApiError } from "#server/http/errors.ts";

/** Runs jobs one after another; what one throws is its own. */
export function createQueue(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(job: () => Promise<T>): Promise<T> => {
    const result = last.then(job).catch((error: unknown) => {
      throw toApiError(error);
    });
    last = result.catch(() => {});
    return result;
  };
}
