import { basename } from "node:path";
import { type AuditEvent, type AuditKind, auditObject, SERVER_ACTOR } from "#domain/record/audit.ts";
import type { AuditSink } from "#server/api/audit-sink.ts";
import { errorFields, type Log } from "#server/base/log.ts";
import type { AuditHead } from "#server/store/files/audit-chain.ts";
import type { Upgrade } from "#server/store/migrations.ts";
import type { Store } from "#server/store/store.ts";

export type ServerOnRecord = {
  readonly store: Pick<Store, "audit" | "restoration">;
  readonly audit: AuditSink;
  readonly log: Log;
  readonly version: string;
  /** What the server was started with that is not the default, without secrets. */
  readonly settings: string;
  readonly upgrade: Upgrade | null;
};

const HOUR_MS = 3_600_000;

/**
 * Puts on record that the server started, with what settings, and whether they are others than at its last start. From
 * then on, every hour and at the end, says in the server's own log where the audit log ends, so that one rewritten to
 * its end is found by `zhengxiao audit verify --head`.
 *
 * @returns ends it
 */
export async function putServerOnRecord(server: ServerOnRecord): Promise<() => Promise<void>> {
  const { store, audit, log, version, settings, upgrade } = server;
  const sayHead = async () => sayAuditHead(log, await store.audit.head());
  await orWarn(log, async () => {
    const [last] = await store.audit.entries({ kind: "server-started" }, { limit: 1 });
    if (upgrade)
      await audit.record(
        serverEvent("migrated", { from: upgrade.from, to: upgrade.to, backup: basename(upgrade.backup) }),
      );
    await recordRestoration(server);
    await audit.record(serverEvent("server-started", { version, settings }));
    const before = last?.detail["settings"];
    if (before !== undefined && before !== settings)
      await audit.record(serverEvent("settings", { before, after: settings }));
    await sayFault(server);
    await sayHead();
  });
  const hourly = setInterval(() => {
    void orWarn(log, async () => {
      await audit.flush();
      await sayHead();
    });
  }, HOUR_MS).unref();
  return async () => {
    clearInterval(hourly);
    await orWarn(log, async () => {
      await audit.flush();
      await audit.record(serverEvent("server-stopped", {}));
      await sayHead();
    });
  };
}

/** A restored log ends where the backup was made. What happened since is in the database that was kept aside. */
async function recordRestoration({ store, audit }: ServerOnRecord): Promise<void> {
  const restoration = await store.restoration();
  if (restoration === null) return;
  const [last] = await store.audit.entries({ kind: "restored" }, { limit: 1 });
  const { at, dataset, revision, ended = {}, replacedHead } = restoration;
  if (last?.detail["at"] === at) return;
  const replaced = replacedHead === undefined ? {} : { replacedHead };
  await audit.record(serverEvent("restored", { at, dataset, revision, ...ended, ...replaced }));
}

/** Whoever watches the server's log is told of what was found wrong with the audit log, until somebody has seen to it. */
async function sayFault({ store, log }: ServerOnRecord): Promise<void> {
  const [[found], acknowledged] = [
    await store.audit.entries({ kind: "audit-fault" }, { limit: 1 }),
    await store.audit.entries({ kind: "audit-acknowledged" }, { limit: 20 }),
  ];
  if (!found || acknowledged.some(({ detail }) => detail["mark"] === found.digest)) return;
  log.error("audit-fault", {
    fault: String(found.detail["fault"]),
    seq: Number(found.detail["seq"]),
    entry: found.seq,
  });
}

function sayAuditHead(log: Log, { seq, digest }: AuditHead): void {
  log.info("audit-head", { seq, digest });
}

/** The server starts and stops on a full disk, too: then those who only look are served. */
async function orWarn(log: Log, job: () => Promise<void>): Promise<void> {
  try {
    await job();
  } catch (error) {
    log.warn("not-on-record", errorFields(error));
  }
}

function serverEvent(kind: AuditKind, detail: AuditEvent["detail"]): AuditEvent {
  return { ...SERVER_ACTOR, kind, outcome: "done", object: auditObject("server", "self"), detail };
}
