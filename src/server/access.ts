import type { Context, MiddlewareHandler } from "hono";
import { ApiError } from "./errors.ts";

/** Refuses requests by a name that is not this machine's, where only this machine is served. */
export function guardHost(loopbackOnly: boolean): MiddlewareHandler {
  return async (c, next) => {
    if (loopbackOnly && !isLoopbackHost(hostOf(c)))
      throw new ApiError("bad-request", {
        zh: "本服务只接受以 localhost 或 127.0.0.1 访问;如需从其他机器访问,请设置 HOST",
        en: "this server answers to localhost and 127.0.0.1 only; to reach it from other machines set HOST",
      });
    await next();
  };
}

/** Refuses what would change something and was sent by a page of another origin. */
export function guardOrigin(): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== "GET" && c.req.method !== "HEAD" && isCrossOrigin(c))
      throw new ApiError("foreign-origin", {
        zh: "请求来自其他网站的页面",
        en: "the request comes from a page of another site",
      });
    await next();
  };
}

export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  return address === "::1" || /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/i.test(address);
}

/** Whether a Host header names this machine: localhost, 127.x.x.x or [::1], with or without a port. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return name === "localhost" || name === "[::1]" || isLoopbackAddress(name);
}

function isCrossOrigin(c: Context): boolean {
  const origin = c.req.header("Origin");
  if (origin === undefined) return c.req.header("Sec-Fetch-Site") === "cross-site";
  return !URL.canParse(origin) || new URL(origin).host !== hostOf(c).toLowerCase();
}

/** The Host header; of a request that was made without one, in the process itself, the host of its URL. */
function hostOf(c: Context): string {
  return c.req.header("Host") ?? new URL(c.req.url).host;
}
