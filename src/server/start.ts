import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { getConnInfo } from "@hono/node-server/conninfo";
import { inviteFirstAdministrator } from "#server/accounts/invitations.ts";
import { createAuditSink } from "#server/api/audit-sink.ts";
import { createEventHub } from "#server/api/event-hub.ts";
import { putServerOnRecord } from "#server/audit/audit-of-server.ts";
import { errorFields, type Log } from "#server/base/log.ts";
import { startDeskThread } from "#server/desk/desk-thread.ts";
import { hasAuthSecret, keepAuthSecret } from "#server/env/auth-secret.ts";
import type { Env } from "#server/env/env.ts";
import type { Setup } from "#server/env/greeting.ts";
import { describeChanged } from "#server/env/settings.ts";
import { readTls } from "#server/env/tls.ts";
import { watchTls } from "#server/env/tls-renewal.ts";
import { isLoopbackOnly } from "#server/http/access.ts";
import { ratesOf } from "#server/http/rate-limit.ts";
import { currentZone } from "#server/reads/default-region.ts";
import { startReaderThreads } from "#server/reads/reader-threads.ts";
import { readDataPackage } from "#server/seed/data-package.ts";
import { tell } from "#server/store/audit-heads.ts";
import { watchDamage } from "#server/store/damage-watch.ts";
import { StoreFailure } from "#server/store/files/store-failure.ts";
import { checkPlace } from "#server/store/find-store.ts";
import { makeKnownRevision } from "#server/store/known-revision.ts";
import { lockStore } from "#server/store/lock.ts";
import type { Upgrade } from "#server/store/migrations.ts";
import { openStore } from "#server/store/open-store.ts";
import type { Store } from "#server/store/store.ts";
import { toStoreFailure, troubleOf } from "#server/store/store-trouble.ts";
import { createApp } from "./app.ts";
import { listen } from "./listen.ts";
import { readVersion } from "./version.ts";

export type RunningServer = {
  readonly port: number;
  /** Where the audit log ends, as `audit verify --head` takes it; to be noted elsewhere. */
  readonly auditHead: string;
  /** The one-time link for the first administrator, while there is none. */
  readonly setup: Setup | null;
  stop(): Promise<void>;
};

/** Once the server stops: how long bodies may still arrive, and when the last connection is cut. */
const PATIENCE = { bodiesMs: 3000, answersMs: 6000 };
/** Drafts that nobody came back to for this long are dropped when the server starts. */
const DRAFT_DAYS = 30;
/** Pages come first: the desk and what reads for it start so many ms later, or with the first file. */
const DESK_RESTS_MS = 5000;

/**
 * Starts the server: store, desk, app, port, in this order; what was started is ended again when a later step fails.
 *
 * @throws StoreFailure, ListenError or SettingsError with messages for people
 */
export async function startServer(
  env: Env,
  log: Log,
  onUpgrade: (upgrade: Upgrade) => void = () => {},
): Promise<RunningServer> {
  const tls = env.tls ? readTls(env.tls.certFile, env.tls.keyFile) : undefined;
  makeFolder(dirname(env.databasePath));
  const undo: (() => Promise<void>)[] = [];
  const undoAll = async () => {
    for (const step of undo.splice(0).reverse())
      await step().catch((error: unknown) => log.error("stopping-failed", errorFields(error)));
  };
  try {
    // 1. The store, for this process alone.
    const lock = lockStore(env.databasePath);
    undo.push(async () => lock.release());
    await checkPlace(env.databasePath, hasAuthSecret(dirname(env.databasePath)));
    let upgrade: Upgrade | null = null;
    const revision = makeKnownRevision();
    const store = await openStore({
      path: env.databasePath,
      revision,
      seed: () => readDataPackage(readShippedFile),
      onUpgrade: (made) => {
        upgrade = made;
        log.info("upgraded", made);
        onUpgrade(made);
      },
    });
    undo.push(() => store.close());
    await discardOldDrafts(store, log);
    // 2. The desk, in a thread of its own, with processes that read files for it, and those who read the store much.
    const limits = { fileBytes: env.maxFileBytes, rows: env.maxRows };
    const desk = startDeskThread(
      { databasePath: env.databasePath, revision, limits, rules: env.rules, readers: env.readers },
      log,
      DESK_RESTS_MS,
    );
    undo.push(() => desk.close());
    const heavy = startReaderThreads({ databasePath: env.databasePath }, log);
    undo.push(() => heavy.close());
    const audit = createAuditSink({ log: store.audit, now: () => new Date() });
    const damageWatch = watchDamage({
      path: env.databasePath,
      onDamage: (damage) => log.error("database-damaged", { path: env.databasePath, damage }),
    });
    undo.push(() => damageWatch.close());
    // 3. The app on its port.
    const hub = createEventHub();
    const app = createApp({
      store,
      audit,
      desk,
      heavy,
      hub,
      log,
      limits,
      rules: env.rules,
      version: readVersion(),
      pageDir: env.pageDir,
      dataDir: dirname(env.databasePath),
      databaseName: basename(env.databasePath),
      damageWatch,
      accounts: {
        secret: env.authSecret ?? keepAuthSecret(dirname(env.databasePath)),
        oidc: env.oidc,
        publicUrl: env.publicUrl,
      },
      loopbackOnly: isLoopbackOnly(env.host),
      peerAddress: (c) => getConnInfo(c).remote.address,
      trustedProxies: env.trustedProxies,
      ownTls: tls !== undefined,
      rates: ratesOf(env.requestsPerSecond),
      accessPolicy: env.accessPolicy,
    });
    const listening = await listen(app, env.host, env.port, { tls, trusted: env.trustedProxies });
    // 4. Ended in the reverse order; event streams first, which would never end by themselves.
    undo.push(
      await putServerOnRecord({
        store,
        audit,
        log,
        version: readVersion(),
        settings: describeChanged(process.env),
        upgrade,
      }),
    );
    undo.push(() => listening.close(PATIENCE));
    if (env.tls && tls) {
      const endWatch = watchTls({ files: env.tls, tls, renew: listening.renew, log });
      undo.push(async () => endWatch());
    }
    undo.push(async () => hub.close());
    return {
      port: listening.port,
      auditHead: tell(await store.audit.head()),
      setup: await inviteFirst(store, log),
      stop: undoAll,
    };
  } catch (error) {
    await undoAll();
    throw await toStoreFailure(error, env.databasePath);
  }
}

/** Without an administrator nobody could publish, so that its link is made at each start until there is one. */
async function inviteFirst(store: Store, log: Log): Promise<Setup | null> {
  const { accounts } = store;
  try {
    if (await accounts.hasAdministrator()) return null;
    return { ...(await inviteFirstAdministrator(accounts, new Date())), timeZone: await currentZone(store) };
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    log.warn("first-administrator-not-invited", errorFields(error));
    return null;
  }
}

/** Tidying can wait for another start: those who only look are served on a full disk, too. */
async function discardOldDrafts(store: Store, log: Log): Promise<void> {
  try {
    const count = await store.discardOldDrafts(new Date(Date.now() - DRAFT_DAYS * 86_400_000).toISOString());
    if (count > 0) log.info("old-drafts-discarded", { count });
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    log.warn("old-drafts-kept", errorFields(error));
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (cause) {
    throw new StoreFailure(
      {
        zh: `无法建立数据目录 ${path}。请检查 DATA_DIR 和权限。`,
        en: `Cannot make the data folder ${path}. Check DATA_DIR and its permissions.`,
      },
      { cause },
    );
  }
}

function readShippedFile(path: string): Promise<string> {
  return readFile(new URL(`../../data/${path}`, import.meta.url), "utf8");
}
