import { createHash, randomBytes } from "node:crypto";

/** 256 bits, so that guessing is hopeless and a plain digest is enough to keep. */
const BYTES = 32;

/** A new secret, shown once: the prefix and 43 letters of base64url. */
export function makeSecretToken(prefix: string): string {
  return prefix + randomBytes(BYTES).toString("base64url");
}

/** Whether a text can be a token of this prefix at all. */
export function isSecretToken(prefix: string, text: string): boolean {
  return text.startsWith(prefix) && /^[A-Za-z0-9_-]{43}$/.test(text.slice(prefix.length));
}

/** What is kept of a token: its SHA-256 in hexadecimal. Looked up by equality, so that no comparison takes its time. */
export function digestOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
