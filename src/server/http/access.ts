import type { Context, MiddlewareHandler } from "hono";
import type { Client, ClientReader } from "./client-address.ts";
import { ApiError } from "./errors.ts";

/** Refuses requests by a name that is not this machine's, where only this machine is served. */
export function guardHost(loopbackOnly: boolean, client: ClientReader): MiddlewareHandler {
  return async (c, next) => {
    if (!isServedHost(client(c), loopbackOnly))
      throw new ApiError("bad-request", {
        zh: "本服务只接受以 localhost 或 127.0.0.1 访问;如需从其他机器访问,请设置 HOST",
        en: "this server answers to localhost and 127.0.0.1 only; to reach it from other machines set HOST",
      });
    await next();
  };
}

/** Whether a request names this server by a name that it answers to. */
export function isServedHost({ host, proxied }: Pick<Client, "host" | "proxied">, loopbackOnly: boolean): boolean {
  return !loopbackOnly || proxied || isLoopbackHost(host);
}

/** Refuses what would change something and was sent by a page of another origin. */
export function guardOrigin(client: ClientReader): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== "GET" && c.req.method !== "HEAD") refuseForeign(c, client);
    await next();
  };
}

/**
 * Refuses what was sent by a page of another origin: in the name of whoever has both pages open.
 *
 * @throws ApiError `foreign-origin`
 */
export function refuseForeign(c: Context, client: ClientReader): void {
  if (isCrossOrigin(c, client(c)))
    throw new ApiError("foreign-origin", {
      zh: "请求来自其他网站的页面",
      en: "the request comes from a page of another site",
    });
}

export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  return address === "::1" || /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/i.test(address);
}

/** True where only this machine can reach the address. */
export function isLoopbackOnly(host: string): boolean {
  return host === "localhost" || isLoopbackAddress(host);
}

/** Whether a Host header names this machine: localhost, 127.x.x.x or [::1], with or without a port. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return name === "localhost" || name === "[::1]" || isLoopbackAddress(name);
}

/** By Origin; where there is none, by what browsers since 2020 say of a request. Scripts send neither. */
function isCrossOrigin(c: Context, { host, https }: Client): boolean {
  const origin = c.req.header("Origin");
  if (origin === undefined) return !["same-origin", "none", undefined].includes(c.req.header("Sec-Fetch-Site"));
  if (!URL.canParse(origin)) return true;
  const { protocol, host: named } = new URL(origin);
  // Whatever else may call itself by our host, a page of an extension say, is none of ours.
  if (protocol !== "http:" && protocol !== "https:") return true;
  // A page of this host that came unencrypted may be anybody's.
  return named !== withoutStandardPort(host, protocol) || (https && protocol !== "https:");
}

/** As a URL writes a host: without the port that its protocol implies. */
function withoutStandardPort(host: string, protocol: string): string {
  return host.replace(protocol === "https:" ? /:443$/ : /:80$/, "");
}
