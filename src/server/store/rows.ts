import type { Selectable } from "kysely";
import type { Revision } from "#domain/revision.ts";
import type { RevisionTable } from "./schema.ts";

export function toRevision(row: Selectable<RevisionTable>): Revision {
  return {
    number: row.number,
    kind: row.kind,
    region: row.region,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    message: row.message,
    fileName: row.file_name,
    fileDigest: row.file_digest,
    counts: { added: row.added, changed: row.changed, unchanged: row.unchanged },
    latestPeriod: row.latest_period,
  };
}

export function fromRevision(revision: Revision): RevisionTable {
  return {
    number: revision.number,
    kind: revision.kind,
    region: revision.region,
    published_at: revision.publishedAt,
    published_by: revision.publishedBy,
    message: revision.message,
    file_name: revision.fileName,
    file_digest: revision.fileDigest,
    added: revision.counts.added,
    changed: revision.counts.changed,
    unchanged: revision.counts.unchanged,
    latest_period: revision.latestPeriod,
  };
}
