import { access } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import { ERRORS } from "#contract/errors.ts";
import { ROUTES } from "#contract/routes.ts";
import type { Readiness } from "#contract/settings.ts";
import type { Names } from "#domain/terms/names.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { ApiError, TROUBLE_CODES, toApiError } from "#server/http/errors.ts";
import type { DamageWatch } from "#server/store/damage-watch.ts";
import type { Store } from "#server/store/store.ts";
import { probeFolder } from "#server/store/store-trouble.ts";

/** The disk is written to for an answer, so not for everyone who asks. */
const PROBE_KEPT_MS = 2000;

export type ReadinessDeps = {
  /** Folder that must be writable: where the database is. */
  readonly dataDir: string;
  /** Folder of the built page. */
  readonly pageDir: string;
  /** Looks for damaged pages of the database; without it none are looked for. */
  readonly damageWatch: Pick<DamageWatch, "damage"> | undefined;
  /** Name of the database file. */
  readonly databaseName: string;
};

/** Ready: the store can be read and is whole, the disk written to, the page is built. A monitor tells people what is not. */
export function readinessRoutes(
  { store, version, now }: AppDeps,
  { dataDir, pageDir, damageWatch, databaseName }: ReadinessDeps,
): Hono {
  let kept: { readonly at: number; readonly probe: Promise<Names | null> } | undefined;
  const probeDisk = () => {
    const at = now().getTime();
    if (!kept || at < kept.at || at - kept.at >= PROBE_KEPT_MS) kept = { at, probe: findDiskTrouble(dataDir) };
    return kept.probe;
  };
  return new Hono().get(ROUTES.ready, async (c) => {
    const findDamage = async () => describeDamage(databaseName, (await damageWatch?.damage()) ?? null);
    const found = await Promise.all([findStoreTrouble(store), findDamage(), probeDisk(), findPageTrouble(pageDir)]);
    const troubles = found.filter((trouble) => trouble !== null);
    if (troubles.length > 0) throw new ApiError("not-ready", together(troubles));
    const readiness: Readiness = { status: "ready", version };
    c.header("Cache-Control", "no-store");
    return c.json(readiness);
  });
}

async function findStoreTrouble(store: Store): Promise<Names | null> {
  return store.currentRevision().then(
    () => null,
    (error: unknown) => ERRORS[toApiError(error).code].title,
  );
}

/** By the file's name alone, as everybody may ask; where it lies is in the server's log. */
function describeDamage(name: string, damage: string | null): Names | null {
  if (damage === null) return null;
  return {
    zh: `数据库文件 ${name} 已损坏（${damage}），请从备份恢复：npx zhengxiao restore 备份文件`,
    en: `The database file ${name} is damaged (${damage}); restore a backup: npx zhengxiao restore FILE`,
  };
}

async function findDiskTrouble(folder: string): Promise<Names | null> {
  const trouble = await probeFolder(folder);
  return trouble === null ? null : ERRORS[TROUBLE_CODES[trouble]].title;
}

async function findPageTrouble(folder: string): Promise<Names | null> {
  return access(join(folder, "index.html")).then(
    () => null,
    () => ({ zh: "页面还没有构建(npm run build)", en: "The page has not been built (npm run build)" }),
  );
}

function together(troubles: readonly Names[]): Names {
  return { zh: troubles.map(({ zh }) => zh).join(";"), en: troubles.map(({ en }) => en).join("; ") };
}
