import { type Context, Hono } from "hono";
import {
  AUDIT_PAGE,
  type Audit,
  acknowledgeFaultSchema,
  auditCsvQuerySchema,
  auditQuerySchema,
} from "#contract/audit.ts";
import { ROUTES } from "#contract/routes.ts";
import { stampIn } from "#domain/catalogue/clock.ts";
import { type AuditEntry, auditObject } from "#domain/record/audit.ts";
import type { AuditVerification } from "#domain/record/audit-fault.ts";
import { auditSentence } from "#domain/record/audit-sentence.ts";
import { KIND_WORDS, OUTCOME_WORDS } from "#domain/record/audit-words.ts";
import { neutralizeFormula, writeCsv } from "#domain/terms/csv.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { actorOf } from "#server/api/actor.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { readBody } from "#server/http/body.ts";
import { parseJson, readInto, readQuery } from "#server/http/query.ts";
import { currentZone } from "#server/reads/default-region.ts";
import type { AuditFilter, AuditLog } from "#server/store/audit-log.ts";

/** Entries of an export that are read and sent at a time. */
const CSV_PAGE = 500;

/** A mark and a remark; no larger request is read. */
const MAX_BYTES = 4 * 1024;

const COLUMNS = [
  "序号 seq",
  "时间 at",
  "账号 account",
  "名称 name",
  "地址 address",
  "种类代码 kind",
  "种类",
  "结果代码 outcome",
  "结果",
  "对象 object",
  "说明",
  "明细 detail",
  "上一条摘要 previous",
  "摘要 digest",
  "当地时间 local time",
] as const;

/** Who did what: for administrators alone. Reading it leaves no entry, taking it away as a file does. */
export function auditRoutes(deps: AppDeps): Hono {
  const log = deps.store.audit;
  const verify = oneAtATime(() => log.verify());
  return new Hono()
    .get(ROUTES.audit, async (c) => {
      const { before, ...filter } = readQuery(c, auditQuerySchema);
      const entries = await log.entries(filter, { before, limit: AUDIT_PAGE + 1 });
      c.header("Cache-Control", "no-store");
      return c.json<Audit>({ entries: entries.slice(0, AUDIT_PAGE), more: entries.length > AUDIT_PAGE });
    })
    .get(ROUTES.auditVerification, async (c) => {
      c.header("Cache-Control", "no-store");
      return c.json<AuditVerification>(await verify());
    })
    .post(ROUTES.auditAcknowledgement, async (c) => {
      const { mark, remark } = readInto(acknowledgeFaultSchema, parseJson(await readBody(c, MAX_BYTES)));
      await log.acknowledge({ mark, remark, actor: actorOf(c, deps) });
      return c.body(null, 204);
    })
    .get(ROUTES.auditCsv, async (c) => {
      const { language = "zh-CN", ...filter } = readQuery(c, auditCsvQuerySchema);
      await recordExport(c, deps, filter);
      const { seq } = await log.head();
      const zone = await currentZone(deps.store);
      c.header("Cache-Control", "no-store");
      c.header("Content-Type", "text/csv; charset=utf-8");
      c.header("Content-Disposition", `attachment; filename="audit-${seq}.csv"`);
      return c.body(csvStream(log, filter, seq, { zone, language }));
    });
}

/** The export is on record before its first byte, and so is in it where the filter lets it. */
function recordExport(c: Context, deps: AppDeps, filter: AuditFilter): Promise<void> {
  const detail = Object.fromEntries(
    Object.entries(filter).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  const object = auditObject("audit", "log");
  return deps.audit.record({ ...actorOf(c, deps), kind: "audit-exported", outcome: "done", object, detail });
}

/** For whom times and words are told. */
type Reader = { readonly zone: string; readonly language: Language };

/** Oldest first, up to an entry; a mark first by which Excel knows the encoding. */
function csvStream(
  log: AuditLog,
  filter: AuditFilter,
  upTo: number,
  { zone, language }: Reader,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after = 0;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(`\ufeff${writeCsv([COLUMNS])}`));
    },
    async pull(controller) {
      const entries = await log.entries(filter, { after, limit: CSV_PAGE });
      const rows = entries.filter(({ seq }) => seq <= upTo).map((entry) => toRow(entry, zone, language));
      if (rows.length > 0) controller.enqueue(encoder.encode(writeCsv(rows)));
      after = entries.at(-1)?.seq ?? after;
      if (rows.length < CSV_PAGE) controller.close();
    },
  });
}

function toRow(entry: AuditEntry, zone: string, language: Language): string[] {
  const { seq, at, account, name, address, kind, outcome, object, detail, previous, digest } = entry;
  return [
    String(seq),
    at,
    account ?? "",
    name,
    address,
    kind,
    nameIn(KIND_WORDS[kind].name, language),
    outcome,
    nameIn(OUTCOME_WORDS[outcome], language),
    object ?? "",
    auditSentence(entry, zone, language),
    JSON.stringify(detail),
    previous,
    digest,
    stampIn(at, zone),
  ].map(neutralizeFormula);
}

/** Whoever asks while it is being found out gets the same answer. */
function oneAtATime<T>(job: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= job().finally(() => {
      running = undefined;
    });
    return running;
  };
}
