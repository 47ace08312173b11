import type { Context } from "hono";
import { setCookie } from "hono/cookie";

/** A `__Host-` cookie is kept by browsers only from this very host and over HTTPS; plain HTTP has to do without. */
export function displayCookieName(https: boolean): string {
  return https ? "__Host-zhengxiao-display" : "zhengxiao-display";
}

/** Lets a wall look until its token expires or is revoked; no script of the page can read it. */
export function setDisplayCookie(c: Context, https: boolean, token: string, expires: Date): void {
  setCookie(c, displayCookieName(https), token, {
    path: "/",
    httpOnly: true,
    secure: https,
    sameSite: "Lax",
    expires,
  });
}
