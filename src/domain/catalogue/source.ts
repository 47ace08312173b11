import type { Names } from "#domain/terms/names.ts";

/** A document or file that figures come from. */
export type Source = {
  readonly code: string;
  readonly names: Names;
  readonly publisher: Names;
  /** Day of publication, ISO date. */
  readonly published: string | null;
  readonly url: string | null;
  readonly illustrative: boolean;
};
