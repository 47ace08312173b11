import type { IncomingMessage } from "node:http";
import type { Context } from "hono";

/** What the adapter hands over with each request: what Node read of it. */
type AdapterEnv = { readonly incoming: Pick<IncomingMessage, "url"> };

/** A request's address, letter for letter as it came; `undefined` where the app is asked without a server, as tests do. */
export function rawAddress(c: Context): string | undefined {
  const env: Partial<AdapterEnv> | undefined = c.env;
  return env?.incoming?.url;
}
