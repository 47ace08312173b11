import type { Insertable, Selectable } from "kysely";
import type { Revision } from "#domain/catalogue/revision.ts";
import { SEEDED_BY } from "./citation.ts";
import type { RevisionTable } from "./schema.ts";

export function toRevision(row: Selectable<RevisionTable>): Revision {
  return {
    number: row.number,
    kind: row.kind,
    region: row.region,
    publishedAt: row.published_at,
    // Older databases name the publisher of the source here, who published nothing in this database.
    publishedBy: row.kind === "seed" ? SEEDED_BY : row.published_by,
    ...(row.submitted_by === null ? {} : { submittedBy: row.submitted_by }),
    message: row.message,
    fileName: row.file_name,
    fileDigest: row.file_digest,
    counts: { added: row.added, changed: row.changed, unchanged: row.unchanged, withdrawn: row.withdrawn },
    latestPeriod: row.latest_period,
    undoes: row.undoes,
    ...(row.items === null ? {} : { items: row.items }),
  };
}

export function fromRevision(revision: Revision): Insertable<RevisionTable> {
  return {
    number: revision.number,
    kind: revision.kind,
    region: revision.region,
    published_at: revision.publishedAt,
    published_by: revision.publishedBy,
    submitted_by: revision.submittedBy ?? null,
    message: revision.message,
    file_name: revision.fileName,
    file_digest: revision.fileDigest,
    added: revision.counts.added,
    changed: revision.counts.changed,
    unchanged: revision.counts.unchanged,
    withdrawn: revision.counts.withdrawn,
    latest_period: revision.latestPeriod,
    undoes: revision.undoes,
    items: revision.items ?? null,
  };
}
