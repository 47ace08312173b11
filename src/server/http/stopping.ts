import type { Context } from "hono";

/** What the server hands over with each request: the signal after which no more of a body is waited for. */
export type StoppingEnv = { readonly stopping: AbortSignal };

/** The signal of a server that stops; `undefined` where the app is asked without a server, as tests do. */
export function stoppingOf(c: Context): AbortSignal | undefined {
  const env: Partial<StoppingEnv> | undefined = c.env;
  return env?.stopping;
}
