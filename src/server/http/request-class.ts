/** What a request costs and risks; each class has its own rate. */
export type RequestClass = "read" | "change" | "upload" | "sign-in";

/** Where secrets are tried: passwords, codes, one-time links, tokens of displays, the other end of single sign-on. */
const SIGN_IN = /^\/api\/v1\/(?:session|second-factor|display-session|oidc|invitations)(?:\/|$)/;
/** Where a file is read, or figures are published. */
const COSTLY = /^\/api\/v1\/(?:uploads(?:\/[^/]+\/(?:choices|publish|submission))?|revisions\/[^/]+\/undo)$/;
/** Who am I, asked by every page, is no attempt. */
const OWN_SESSION = "/api/v1/session";

export function classOfRequest(method: string, path: string): RequestClass {
  const reads = method === "GET" || method === "HEAD";
  if (SIGN_IN.test(path) && !(reads && path === OWN_SESSION) && method !== "DELETE") return "sign-in";
  if (reads) return "read";
  return COSTLY.test(path) ? "upload" : "change";
}
