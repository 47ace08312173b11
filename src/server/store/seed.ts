import { createHash, randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { CatalogueContent } from "#domain/catalogue/catalogue-change.ts";
import type { RevisionCounts } from "#domain/catalogue/revision.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import { type AuditEvent, auditObject, SERVER_ACTOR } from "#domain/record/audit.ts";
import { comparePeriodCodes } from "#domain/terms/period.ts";
import { appendAudit } from "./audit.ts";
import type { Body } from "./bodies/body.ts";
import { indicatorBody, organizationBody, policyBody, sourceBody } from "./bodies/catalogue-bodies.ts";
import { citationOf, SEEDED_BY } from "./citation.ts";
import { planRow, targetRow } from "./planned-rows.ts";
import { fromRevision } from "./rows.ts";
import type { NamedTableName, Tables } from "./schema.ts";
import type { Database } from "./sqlite.ts";
import type { StoredFile } from "./store.ts";
import { insertFile } from "./uploads.ts";

/** What a new store starts with: the catalogue, and a file of observations for each region. */
export type SeedPackage = CatalogueContent & {
  readonly regions: readonly {
    readonly region: string;
    /** Code of the source that the figures were taken from. */
    readonly source?: string | null;
    readonly fileName: string;
    readonly text: string;
    readonly observations: readonly SourcedObservation[];
  }[];
};

/**
 * Fills an empty store and gives it its identity: a revision for each region, the catalogue with the first. One
 * transaction, so that a store is either seeded or empty, and an empty one is seeded the next time.
 *
 * @returns the identity of the data set
 */
export async function seedStore(database: Database, seed: SeedPackage, now: Date): Promise<string> {
  const dataset = randomUUID();
  await database.writes.transaction().execute(async (step) => {
    await insertCatalogue(step, seed);
    for (const [index, region] of seed.regions.entries()) {
      const file = fileOf(new TextEncoder().encode(region.text));
      await insertFile(step, file);
      await step
        .insertInto("revision")
        .values(
          fromRevision({
            number: index + 1,
            kind: "seed",
            region: region.region,
            publishedAt: now.toISOString(),
            publishedBy: SEEDED_BY,
            message: messageOf(region.source, seed),
            fileName: region.fileName,
            fileDigest: file.digest,
            counts: allNew(region.observations),
            latestPeriod: latestPeriod(region.observations),
            undoes: null,
          }),
        )
        .execute();
      database.insertObservations(region.observations, index + 1);
      await appendAudit(step, seededEvent(index + 1, region, file), now.toISOString());
    }
    await step.insertInto("meta").values({ name: "dataset", value: dataset }).execute();
  });
  return dataset;
}

function seededEvent(
  number: number,
  { region, fileName, observations }: SeedPackage["regions"][number],
  { digest }: StoredFile,
): AuditEvent {
  const detail = { region, fileName, file: digest, added: observations.length };
  return { ...SERVER_ACTOR, kind: "seeded", outcome: "done", object: auditObject("revision", number), detail };
}

/** What a seed says it was taken from: by these words its source is found again. */
function messageOf(code: string | null | undefined, { sources }: SeedPackage): string {
  const source = sources.find((one) => one.code === code);
  return source ? citationOf(source) : "";
}

/** A file as it is stored: its bytes under their SHA-256. */
export function fileOf(bytes: Uint8Array): StoredFile {
  return { digest: createHash("sha256").update(bytes).digest("hex"), bytes };
}

/** The latest period among observations; `null` of none. */
export function latestPeriod(observations: readonly { readonly period: string }[]): string | null {
  let latest: string | null = null;
  for (const period of new Set(observations.map((observation) => observation.period))) {
    if (latest === null || comparePeriodCodes(period, latest) > 0) latest = period;
  }
  return latest;
}

function allNew(observations: readonly unknown[]): RevisionCounts {
  return { added: observations.length, changed: 0, unchanged: 0, withdrawn: 0 };
}

async function insertCatalogue(step: Transaction<Tables>, seed: SeedPackage): Promise<void> {
  await insertNamed(step, "indicator", indicatorBody, seed.indicators);
  await insertNamed(step, "organization", organizationBody, seed.organizations);
  await insertNamed(step, "policy", policyBody, seed.policies);
  await insertNamed(step, "source", sourceBody, seed.sources);
  for (const target of seed.targets) await step.insertInto("target").values(targetRow(target, 1)).execute();
  for (const plan of seed.plans) await step.insertInto("plan").values(planRow(plan, 1)).execute();
}

async function insertNamed<T extends { readonly code: string }>(
  step: Transaction<Tables>,
  table: NamedTableName,
  body: Body<T>,
  records: readonly T[],
): Promise<void> {
  for (const [position, record] of records.entries())
    await step
      .insertInto(table)
      .values({
        code: record.code,
        position,
        body: body.write(record),
        revision_from: 1,
        revision_until: null,
      })
      .execute();
}
