import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StoreFailure } from "#server/store/files/store-failure.ts";

/** Whether a secret can be guessed less than tried: long, and of more than a few letters. */
export function isStrongSecret(secret: string): boolean {
  return secret.length >= 32 && new Set(secret).size >= 12;
}

const FILE = "auth-secret";

/**
 * The secret that signs cookies: made at random at the first start and kept beside the database, not in it, so that a
 * copy of the database alone opens no session.
 *
 * @throws StoreFailure where it can be neither read nor made
 */
export function keepAuthSecret(dataDir: string): string {
  const path = join(dataDir, FILE);
  try {
    const kept = existsSync(path) ? readFileSync(path, "utf8").trim() : makeSecret(path);
    if (isStrongSecret(kept)) return kept;
  } catch (cause) {
    throw unusable(path, cause);
  }
  throw unusable(path);
}

/** Whether a server kept its secret in this folder before. */
export function hasAuthSecret(dataDir: string): boolean {
  return existsSync(join(dataDir, FILE));
}

/** For this user alone; whole or not at all, as half a secret would be taken for one. */
function makeSecret(path: string): string {
  const made = randomBytes(32).toString("base64url");
  writeFileSync(`${path}.new`, `${made}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  return made;
}

function unusable(path: string, cause?: unknown): StoreFailure {
  return new StoreFailure(
    {
      zh: `登录密钥文件 ${path} 不可用。请检查权限和磁盘空间;文件如已损坏,请删除后重新启动(所有人需重新登录,两步验证需重新设置),或设置 AUTH_SECRET。`,
      en: `The secret in ${path} cannot be used. Check permissions and disk space; if the file is damaged, delete it and start again (everybody signs in anew, second factors are set up anew), or set AUTH_SECRET.`,
    },
    { cause },
  );
}
