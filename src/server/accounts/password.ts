import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import type { Names } from "#domain/terms/names.ts";
import { ApiError } from "#server/http/errors.ts";

/** Cost of a hash: scrypt's N (as a power of two), r and p. */
export type PasswordCost = { readonly ln: number; readonly r: number; readonly p: number };

/**
 * OWASP's first choice for scrypt (Password Storage Cheat Sheet: N 2^17, r 8, p 1; 128 MiB). Argon2id would be its first
 * choice altogether, but Node has it only from 24.7 on, and this server also runs on Node 20 and 22.
 */
export const PASSWORD_COST: PasswordCost = { ln: 17, r: 8, p: 1 };

const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** Hashes at a time, as each takes 128 MiB; the others wait for their turn ... */
const AT_ONCE = 2;
/** ... but no more than so many, for whom it would be over in some twenty seconds. */
const WAITING = 60;

/** Seconds after which to come again where more want to sign in at once than can be served in time. */
const PATIENCE = 10;
const MANY_SIGN_IN: Names = { zh: "同时登录的人太多", en: "too many sign in at once" };

/** Both throw ApiError `busy`. */
export type Passwords = {
  /** A salted hash with its cost, as a PHC string: `$scrypt$ln=17,r=8,p=1$salt$key`. */
  hash(password: string): Promise<string>;
  /** Compares in constant time; false for what is no hash of ours. */
  verify(password: string, hash: string): Promise<boolean>;
  /** True where a hash was made at another cost than is asked for now. */
  isOutdated(hash: string): boolean;
};

export function createPasswords(cost: PasswordCost = PASSWORD_COST): Passwords {
  const inTurn = limitTo(AT_ONCE);
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const key = await inTurn(() => derive(password, salt, cost, KEY_BYTES));
      return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${encode(salt)}$${encode(key)}`;
    },
    async verify(password, hash) {
      const read = readHash(hash);
      if (!read) return false;
      const key = await inTurn(() => derive(password, read.salt, read.cost, read.key.length));
      return timingSafeEqual(key, read.key);
    },
    isOutdated(hash) {
      const made = readHash(hash)?.cost;
      return made === undefined || made.ln !== cost.ln || made.r !== cost.r || made.p !== cost.p;
    },
  };
}

/** A password may be typed on keyboards that compose its letters differently (NIST SP 800-63B-4, 3.1.1.2). */
function derive(password: string, salt: Uint8Array, { ln, r, p }: PasswordCost, length: number): Promise<Buffer> {
  const N = 2 ** ln;
  return new Promise((settle, reject) => {
    scrypt(password.normalize("NFKC"), salt, length, { N, r, p, maxmem: 128 * N * r * p + 2 ** 20 }, (error, key) => {
      if (error) reject(error);
      else settle(key);
    });
  });
}

type ReadHash = { readonly cost: PasswordCost; readonly salt: Uint8Array; readonly key: Uint8Array };

function readHash(hash: string): ReadHash | null {
  const [, ln, r, p, salt, key] =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/-]+)\$([\w+/-]+)$/.exec(hash) ?? [];
  if (salt === undefined || key === undefined) return null;
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  return { cost, salt: Buffer.from(salt, "base64"), key: Buffer.from(key, "base64") };
}

function encode(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

/** Runs no more than so many at a time, in the order asked for. */
function limitTo(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (waiting.length >= WAITING) throw new ApiError("busy", MANY_SIGN_IN, { retryAfter: PATIENCE });
    if (running >= most) await new Promise<void>((settle) => waiting.push(settle));
    else running++;
    try {
      return await work();
    } finally {
      // The turn is handed on, so that nobody who comes later gets in between.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
