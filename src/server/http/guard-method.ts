import type { MiddlewareHandler } from "hono";
import { ApiError } from "./errors.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** Refuses methods that nothing here answers. OPTIONS too: it asks for other origins, and none may use this server. */
export function guardMethod(): MiddlewareHandler {
  return async (c, next) => {
    if (!METHODS.includes(c.req.method)) {
      c.header("Allow", METHODS.join(", "));
      throw new ApiError("method-not-allowed");
    }
    await next();
  };
}
