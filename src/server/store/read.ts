import { type Kysely, type RawBuilder, type Selectable, sql } from "kysely";
import type { PublishLog } from "#contract/revision-log.ts";
import type { CatalogueContent } from "#domain/catalogue/catalogue-change.ts";
import type { Revision } from "#domain/catalogue/revision.ts";
import type { ObservationKey } from "#domain/figures/observation.ts";
import type { Body } from "./bodies/body.ts";
import { indicatorBody, organizationBody, policyBody, sourceBody } from "./bodies/catalogue-bodies.ts";
import { publishLogBody } from "./bodies/publish-log-body.ts";
import { answersBody } from "./bodies/upload-bodies.ts";
import { readPlans, readTargets } from "./planned-rows.ts";
import { toRevision } from "./rows.ts";
import type { NamedTableName, ObservationTable, Tables } from "./schema.ts";
import type { AnsweredRevision, FilePlace, PlacedStatement, StoredDifference, StoredStatement } from "./store.ts";

/** The reads. Each names the revision it wants and says the same for ever. */

export async function readCurrentRevision(db: Kysely<Tables>): Promise<Revision | null> {
  const row = await db.selectFrom("revision").selectAll().orderBy("number", "desc").limit(1).executeTakeFirst();
  return row ? toRevision(row) : null;
}

export async function readRevision(db: Kysely<Tables>, number: number): Promise<Revision | null> {
  const row = await db.selectFrom("revision").selectAll().where("number", "=", number).executeTakeFirst();
  return row ? toRevision(row) : null;
}

export async function readRevisions(db: Kysely<Tables>, upTo: number): Promise<AnsweredRevision[]> {
  const rows = await db
    .selectFrom("revision")
    .leftJoin("upload", "upload.revision", "revision.number")
    .selectAll("revision")
    .select("upload.answers as of_upload")
    .where("number", "<=", upTo)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => {
    const answers = row.of_upload ?? row.answers;
    return { ...toRevision(row), answers: answers === null ? {} : answersBody.read(answers) };
  });
}

export async function readCatalogue(db: Kysely<Tables>, revision: number): Promise<CatalogueContent> {
  return {
    indicators: await readNamed(db, "indicator", indicatorBody, revision),
    organizations: await readNamed(db, "organization", organizationBody, revision),
    policies: await readNamed(db, "policy", policyBody, revision),
    sources: await readNamed(db, "source", sourceBody, revision),
    targets: await readTargets(db, holdsAt(revision)),
    plans: await readPlans(db, holdsAt(revision)),
  };
}

/** The records of a table, brought up to today's shape and checked. */
async function readNamed<T>(db: Kysely<Tables>, table: NamedTableName, body: Body<T>, revision: number): Promise<T[]> {
  const rows = await db
    .selectFrom(table)
    .select("body")
    .where(holdsAt(revision))
    .orderBy("position")
    .orderBy("code")
    .execute();
  return rows.map((row) => body.read(row.body));
}

export async function readHistory(
  db: Kysely<Tables>,
  revision: number,
  key: ObservationKey,
): Promise<StoredStatement[]> {
  const rows = await db
    .selectFrom("observation")
    .innerJoin("revision", "revision.number", "observation.revision_from")
    .selectAll()
    // Rows lie by revision: each is looked into, as none else than these could tell which state the cell.
    .where("revision_from", "in", (at) => at.selectFrom("revision").select("number").where("number", "<=", revision))
    .where("organization", "=", key.organization)
    .where("indicator", "=", key.indicator)
    .where("period", "=", key.period)
    .orderBy("revision_from", "desc")
    .execute();
  const origins = await readRevisionsNamed(
    db,
    rows.map((row) => row.read_in ?? row.revision_from),
  );
  return rows.map((row) => {
    // A later revision is not yet known at the one that is read.
    const until = row.revision_until !== null && row.revision_until <= revision ? row.revision_until : null;
    const withdrawn = until !== null && rows.every(({ revision_from }) => revision_from !== until);
    return { observation: toSourced(row), until, withdrawn, revision: toRevision(row), file: placeOf(row, origins) };
  });
}

/** Both sides of a revision, whole: what it states and what held until it. */
export async function readDifference(db: Kysely<Tables>, number: number): Promise<StoredDifference> {
  const stated = await db.selectFrom("observation").selectAll().where("revision_from", "=", number).execute();
  const ended = await db.selectFrom("observation").selectAll().where("revision_until", "=", number).execute();
  const origins = await readRevisionsNamed(
    db,
    [...stated, ...ended].map((row) => row.read_in ?? row.revision_from),
  );
  const place = (row: Selectable<ObservationTable>): PlacedStatement => ({
    observation: toSourced(row),
    revision: row.revision_from,
    file: placeOf(row, origins),
  });
  return { stated: stated.map(place), ended: ended.map(place) };
}

export async function readPublishLog(db: Kysely<Tables>, number: number): Promise<PublishLog | null> {
  const row = await db.selectFrom("revision_log").select("body").where("revision", "=", number).executeTakeFirst();
  return row ? publishLogBody.read(row.body) : null;
}

async function readRevisionsNamed(
  db: Kysely<Tables>,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Revision>> {
  const rows = await db
    .selectFrom("revision")
    .selectAll()
    .where("number", "in", [...new Set(numbers)])
    .execute();
  return new Map(rows.map((row) => [row.number, toRevision(row)]));
}

function placeOf(row: Selectable<ObservationTable>, origins: ReadonlyMap<number, Revision>): FilePlace {
  const readIn = row.read_in ?? row.revision_from;
  const origin = origins.get(readIn);
  if (!origin) throw new Error(`no revision ${readIn}, which a figure was read in`);
  const { fileName, fileDigest } = origin;
  if (fileName === null || fileDigest === null) throw new Error(`revision ${readIn}, with a figure, has no file`);
  return { readIn, fileName, fileDigest };
}

function toSourced(row: Selectable<ObservationTable>): StoredStatement["observation"] {
  const { indicator, organization, period, value, text, status, qualifier, sheet, cell, raw } = row;
  return { indicator, organization, period, value, text, status, qualifier, source: { sheet, cell, raw } };
}

/**
 * What holds at a revision: said by it or before, and not yet replaced. Nearly all is, so that an index of revisions would
 * only be in the way (hence the `+`).
 */
function holdsAt(revision: number): RawBuilder<boolean> {
  return sql<boolean>`(+revision_from <= ${revision} and (revision_until is null or revision_until > ${revision}))`;
}
