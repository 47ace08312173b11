import { randomUUID } from "node:crypto";
import { type Insertable, sql, type Transaction } from "kysely";
import * as z from "zod/mini";
import { codeSchema, observedStatusSchema } from "#contract/common.ts";
import { REVISION_KINDS } from "#domain/catalogue/revision.ts";
import { auditObject, SERVER_ACTOR } from "#domain/record/audit.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import { QUALIFIERS } from "#domain/terms/qualifier.ts";
import { appendAudit } from "#server/store/audit.ts";
import { indicatorBody, organizationBody, policyBody, sourceBody } from "#server/store/bodies/catalogue-bodies.ts";
import { publishLogBody } from "#server/store/bodies/publish-log-body.ts";
import { answersBody } from "#server/store/bodies/upload-bodies.ts";
import { StoreFailure } from "#server/store/files/store-failure.ts";
import { migrate } from "#server/store/migrations.ts";
import { readCatalogue, readCurrentRevision } from "#server/store/read.ts";
import type { Tables } from "#server/store/schema.ts";
import { openSqlite } from "#server/store/sqlite.ts";
import { toStoreFailure } from "#server/store/store-trouble.ts";
import { insertFile } from "#server/store/uploads.ts";
import { type Archive, namedRevisions, spannedRows } from "./archive.ts";

export type ArchiveImport = {
  /** The database file; its folder must exist, and it may hold nothing yet. */
  readonly path: string;
  readonly archive: Archive;
  readonly fileName: string;
  readonly now: Date;
};

/** What came of it: the revision that is current, and how many figures hold then. */
export type Imported = { readonly revision: number; readonly figures: number; readonly files: number };

/**
 * Makes a database of what was exported of a region, with its revisions, their numbers and days. All or nothing.
 *
 * @throws StoreFailure of a database that holds something, and of what cannot be read back
 */
export async function writeArchive({ path, archive, fileName, now }: ArchiveImport): Promise<Imported> {
  const database = openSqlite(path, 5000);
  try {
    await migrate(database.writes, { now: () => now });
    return await database.writes.transaction().execute(async (step) => {
      if (await readCurrentRevision(step)) throw new StoreFailure(notEmpty(path));
      await insertArchive(step, archive);
      const revision = await verify(step, archive);
      await step.insertInto("meta").values({ name: "dataset", value: randomUUID() }).execute();
      const figures = archive.observations.filter(({ revision_until }) => revision_until === null).length;
      const detail = { region: archive.region, fileName, revision, figures };
      const event = { ...SERVER_ACTOR, kind: "region-imported", outcome: "done", detail } as const;
      await appendAudit(step, { ...event, object: auditObject("revision", revision) }, now.toISOString());
      return { revision, figures, files: archive.files.length };
    });
  } catch (error) {
    throw await toStoreFailure(error, path);
  } finally {
    await database.close();
  }
}

/** Rows of one statement: SQLite takes 32,766 parameters, an observation has 14. */
const BATCH = 2000;

async function insertArchive(step: Transaction<Tables>, archive: Archive): Promise<void> {
  for (const file of archive.files) await insertFile(step, file);
  await insertAll(step, "revision", archive.revisions);
  await insertAll(step, "revision_log", archive.logs);
  await insertAll(step, "indicator", archive.indicators);
  await insertAll(step, "organization", archive.organizations);
  await insertAll(step, "policy", archive.policies);
  await insertAll(step, "source", archive.sources);
  await insertAll(step, "target", archive.targets);
  await insertAll(step, "plan", archive.plans);
  await insertAll(step, "observation", archive.observations);
  await insertAll(step, "stated_change", archive.statedChanges);
}

async function insertAll<T extends keyof Tables>(
  step: Transaction<Tables>,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH)
    await step
      .insertInto(table)
      .values(rows.slice(from, from + BATCH) as never)
      .execute();
}

const observationSchema = z.object({
  indicator: codeSchema,
  organization: codeSchema,
  period: z.string().check(z.refine((code) => parsePeriod(code) !== null)),
  status: observedStatusSchema,
  qualifier: z.enum(QUALIFIERS),
});

/** Everything is read back as those who look will read it; what cannot be is refused while nothing is kept yet. */
async function verify(step: Transaction<Tables>, archive: Archive): Promise<number> {
  const { rows: broken } = await sql`pragma foreign_key_check`.execute(step);
  if (broken.length > 0) throw new StoreFailure(contradicts(JSON.stringify(broken[0])));
  try {
    for (const { kind } of archive.revisions) z.enum(REVISION_KINDS).parse(kind);
    for (const { answers } of archive.revisions) if (answers !== null) answersBody.read(answers);
    for (const { body } of archive.logs) publishLogBody.read(body);
    for (const { body } of archive.indicators) indicatorBody.read(body);
    for (const { body } of archive.organizations) organizationBody.read(body);
    for (const { body } of archive.policies) policyBody.read(body);
    for (const { body } of archive.sources) sourceBody.read(body);
    for (const row of archive.observations) observationSchema.parse(row);
  } catch (error) {
    throw new StoreFailure(contradicts(error instanceof Error ? error.message : String(error)), { cause: error });
  }
  const numbers = new Set(archive.revisions.map(({ number }) => number));
  const lost = namedRevisions(spannedRows(archive)).find((number) => !numbers.has(number));
  if (lost !== undefined) throw new StoreFailure(contradicts(`revision ${lost}`));
  const current = await readCurrentRevision(step);
  if (!current) throw new StoreFailure(contradicts("revisions"));
  const { organizations, indicators } = await readCatalogue(step, current.number);
  const known = new Set([...organizations, ...indicators].map(({ code }) => code));
  for (const { indicator, organization, revision_until } of archive.observations)
    if (revision_until === null && !(known.has(indicator) && known.has(organization)))
      throw new StoreFailure(contradicts(`${indicator} · ${organization}`));
  return current.number;
}

function notEmpty(path: string) {
  return {
    zh: `${path} 已有内容，没有导入。请用 --data-dir 指定一个空目录；要换掉现有的，请先用 npx zhengxiao backup 备份，再移走数据目录。`,
    en: `${path} holds something already, and nothing was imported. Name an empty folder with --data-dir; to replace what is there, back it up with npx zhengxiao backup and move the data folder away.`,
  };
}

function contradicts(what: string) {
  const shown = what.slice(0, 200);
  return {
    zh: `文件内容前后不符：${shown}。没有导入任何内容，请重新导出。`,
    en: `The file contradicts itself: ${shown}. Nothing was imported; export it again.`,
  };
}
