import type { Encoding } from "#server/base/compress.ts";
import { headersOf } from "./immutable-answers.ts";
import { securityHeaders } from "./security-headers.ts";

/** What the headers of an answer depend on. */
export type QuickHead = {
  /** `null` of a 304. */
  readonly encoding: Encoding | null;
  readonly https: boolean;
  readonly etag: string;
  /** In bytes; `null` where no body is sent. */
  readonly length: number | null;
};

type Template = { readonly head: readonly string[]; readonly etagAt: number };

/** Headers of answers as Node writes them without looking: name and value in turn, as the app would set them, in the same order. */
export function createQuickHeads(cacheControl: string): (of: QuickHead) => string[] {
  const templates = new Map<string, Template>();

  function templateOf(encoding: Encoding | null, https: boolean): Template {
    const key = https ? `${encoding} https` : (encoding ?? "none");
    const known = templates.get(key);
    if (known) return known;
    const head = [...securityHeaders(https), ...headersOf({ etag: "" }, cacheControl, encoding)]
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flat();
    const template = { head, etagAt: head.indexOf("etag") + 1 };
    templates.set(key, template);
    return template;
  }

  return ({ encoding, https, etag, length }) => {
    const { head, etagAt } = templateOf(encoding, https);
    const made = [...head];
    made[etagAt] = etag;
    if (length !== null) made.push("Content-Length", String(length));
    return made;
  };
}
