import type { Context, MiddlewareHandler } from "hono";
import { RegExpRouter } from "hono/router/reg-exp-router";
import { SmartRouter } from "hono/router/smart-router";
import { TrieRouter } from "hono/router/trie-router";
import type { Action } from "#domain/catalogue/permission.ts";
import { ApiError } from "#server/http/errors.ts";
import type { Operation } from "./operation.ts";

/**
 * Lets a request through to the API where its asker may do what the operation does. A request that is no operation ends
 * here, so that a route can be reached only once it says what it does.
 *
 * @param guard throws where a request is refused for another reason than who asks
 */
export function permit(
  operations: readonly Operation[],
  onRefusal: (c: Context, operation: Operation) => Promise<void> = async () => {},
  guard: (c: Context, operation: Operation) => void = () => {},
): MiddlewareHandler {
  // The routers by which the app itself finds its handlers, so that both always find the same.
  const router = new SmartRouter<Operation>({ routers: [new RegExpRouter(), new TrieRouter()] });
  for (const operation of operations) router.add(operation.method.toUpperCase(), operation.route, operation);
  return async (c, next) => {
    const method = c.req.method === "HEAD" ? "GET" : c.req.method;
    const found = router.match(method, c.req.path)[0].map(([operation]) => operation);
    if (found.length === 0) throw new ApiError("not-found");
    for (const operation of found) {
      guard(c, operation);
      const error = refusalOf(c, operation.action);
      if (!error) continue;
      await onRefusal(c, operation);
      throw error;
    }
    await next();
  };
}

/** Whether who asks may do this. */
export function may(c: Context, action: Action): boolean {
  return c.get("identity").may.includes(action);
}

function refusalOf(c: Context, action: Action): ApiError | null {
  if (may(c, action)) return null;
  return new ApiError(c.get("identity").asker === "anonymous" ? "sign-in-required" : "not-permitted");
}
