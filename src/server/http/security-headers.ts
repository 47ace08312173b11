import type { Context } from "hono";

/** What an answer that is no page may do in a browser: nothing. */
const API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * What the page may do: only what this server itself serves. No style stands in HTML, no script either; what becomes
 * HTML passes the page's own check (app/trusted-types.ts) where the browser knows Trusted Types.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
].join("; ");

/** Two years, as browsers' own lists ask for. */
const HSTS = "max-age=63072000; includeSubDomains";

/** Devices and powers no page of ours asks for. A wall goes full screen; a token is copied. */
const PERMISSIONS = [
  ...["accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"],
  ...["microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "usb"],
]
  .map((feature) => `${feature}=()`)
  .concat("fullscreen=(self)", "clipboard-write=(self)")
  .join(", ");

/** What is answered stays what it was sent as, with whom it was sent to. The page's document sets a policy of its own. */
const HEADERS: readonly (readonly [string, string])[] = [
  ["Content-Security-Policy", API_POLICY],
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  ["Referrer-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Permissions-Policy", PERMISSIONS],
];

export function securityHeaders(https: boolean): readonly (readonly [string, string])[] {
  return https ? [...HEADERS, ["Strict-Transport-Security", HSTS]] : HEADERS;
}

export function setSecurityHeaders(c: Context, https: boolean): void {
  for (const [name, value] of securityHeaders(https)) c.header(name, value);
}
