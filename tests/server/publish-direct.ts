import type { PublishLog } from "#contract/revision-log.ts";
import type { AuditActor } from "#domain/record/audit.ts";
import { fileOf, latestPeriod } from "#server/store/seed.ts";
import type { Store } from "#server/store/store.ts";
import { observe } from "./small-package.ts";

const ACTOR: AuditActor = { account: null, name: "示例办", address: "127.0.0.1" };
const READ_WELL: PublishLog = {
  understood: { encoding: "utf-8", delimiter: ",", layout: "long", headerRow: 1, rows: 5, columns: [], setAside: [] },
  choices: {},
  applied: { mapping: null, aliases: 0 },
  fixes: [],
  problemCounts: { error: 0, warning: 0, note: 0 },
  problemCodes: [],
  problems: [],
};

/** Publishes a file of figures through the store itself, without a server: revision after revision of the small package. */
export async function publishDirect(store: Store, rows = 5): Promise<number> {
  const base = (await store.currentRevision()).number;
  const id = `direct-${base}`;
  const added = Array.from({ length: rows }, (_, i) =>
    observe("phd", "west-lab", String(1000 + base * 10 + i), i, i + 2),
  );
  const file = fileOf(new TextEncoder().encode(`file ${base}\n${"x".repeat(rows * 40)}`));
  const createdAt = "2024-09-01T00:00:00Z";
  await store.createUpload({
    id,
    actor: ACTOR,
    region: "west",
    fileName: `${id}.csv`,
    createdAt,
    base,
    choices: {},
    applied: { mapping: null, aliases: 0 },
    fingerprint: "",
    file,
  });
  const { number } = await store.publish({
    upload: id,
    base,
    publishedAt: createdAt,
    actor: ACTOR,
    message: "",
    answers: {},
    log: READ_WELL,
    added,
    changed: [],
    unchanged: 0,
    latestPeriod: latestPeriod(added),
    remember: null,
  });
  return number;
}
