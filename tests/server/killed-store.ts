import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { catalogueSchema } from "#contract/catalogue.ts";
import { currentRevisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { type Upload, uploadSchema } from "#contract/uploads.ts";
import { AUDIT_START } from "#domain/record/audit.ts";
import { monthCode } from "#domain/terms/period.ts";
import { type AuditRow, entryDigest } from "#server/store/files/audit-chain.ts";
import type { ChildServer } from "./child-server.ts";
import { answersFor, longFile, publishPath, uploadPath } from "./upload-request.ts";

/** What both kill runs do with a server, and what must hold of its store after each kill. */

export type CellNames = { readonly indicators: readonly string[]; readonly organizations: readonly string[] };
export type Headers = Readonly<Record<string, string>>;

/**
 * Every revision has the rows it says it wrote and ended, no cell is current twice, what is undone states nothing any
 * more, and a draft is published or is not.
 *
 * @throws Error that names what is not whole
 */
export function checkFile(path: string): void {
  const database = new DatabaseSync(path);
  const count = (sql: string) => Number(database.prepare(sql).get()?.["n"]);
  try {
    const integrity = database.prepare("pragma integrity_check").get()?.["integrity_check"];
    if (integrity !== "ok") throw new Error(`the database is damaged: ${integrity}`);
    const half = count(`select count(*) as n from revision where file_digest is not null and added + changed <>
      (select count(*) from observation where revision_from = revision.number)`);
    if (half > 0) throw new Error(`${half} revisions are half there`);
    const unended = count(`select count(*) as n from revision where file_digest is not null and changed + withdrawn <>
      (select count(*) from observation where revision_until = revision.number)`);
    if (unended > 0) throw new Error(`${unended} revisions ended other rows than they say`);
    // What is entered is of the catalogue: each item that it says it changed, and no draft of it is left.
    const entered = count(`select count(*) as n from revision where kind = 'catalogue' and added + changed <>
      (select count(*) from target where revision_from = revision.number)`);
    if (entered > 0) throw new Error(`${entered} entered revisions are half there`);
    const standing = count(`select count(*) as n from revision as undo join observation
      on observation.revision_from = undo.undoes and observation.revision_until is null`);
    if (standing > 0) throw new Error(`${standing} rows of undone revisions still stand`);
    const orphans =
      count(`select count(*) as n from observation where revision_from not in (select number from revision)
      or revision_until not in (select number from revision)`);
    if (orphans > 0) throw new Error(`${orphans} rows belong to no revision`);
    const twice = count(`select count(*) as n from (select 1 from observation where revision_until is null
      group by organization, indicator, period having count(*) > 1)`);
    if (twice > 0) throw new Error(`${twice} cells are current twice`);
    const torn = count(`select count(*) as n from upload where (state = 'published') <> (revision is not null)`);
    if (torn > 0) throw new Error(`${torn} uploads are half published`);
    checkAudit(database);
  } finally {
    database.close();
  }
}

/** Each revision since there is an audit log has its entry there, no entry is of a revision that is not, the chain holds. */
function checkAudit(database: DatabaseSync): void {
  const rows = database.prepare("select * from audit_entry order by seq").all() as unknown as AuditRow[];
  let previous = AUDIT_START;
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1 || row.previous !== previous || row.digest !== entryDigest(row))
      throw new Error(`entry ${row.seq} of the audit log does not hold`);
    previous = row.digest;
  }
  const published = ["seeded", "publish", "undo", "catalogue-publish"];
  const told = rows.filter(({ kind }) => published.includes(kind)).map(({ object }) => object);
  const numbers = database.prepare("select number from revision order by number").all();
  const revisions = numbers.map(({ number }) => `revision:${number}`);
  const since = revisions.slice(revisions.indexOf(told[0] ?? ""));
  if (told.length > 0 && told.join(" ") !== since.join(" "))
    throw new Error(`on record: ${told.join(" ")}; published: ${since.join(" ")}`);
}

/** A digest of all figures that hold now; the same figures have the same, whichever revision states them. */
export function digestCurrent(path: string): string {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database
      .prepare(`select organization, indicator, period, value, text, status, qualifier, sheet, cell, raw
        from observation where revision_until is null order by organization, indicator, period`)
      .all();
    return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
  } finally {
    database.close();
  }
}

export async function readNames(server: ChildServer): Promise<CellNames> {
  const revision = await currentRevision(server);
  const response = await fetch(`${server.url}${ROUTES.catalogue}?revision=${revision}`);
  const catalogue = catalogueSchema.parse(await response.json());
  return {
    indicators: catalogue.indicators.filter(({ unit }) => unit !== "percent").map(({ names }) => names.zh),
    organizations: catalogue.organizations.filter(({ parent }) => parent === "shili").map(({ names }) => names.zh),
  };
}

/** Every cell of as many months as it takes; each round says something else of each. */
export function makeFile({ indicators, organizations }: CellNames, rows: number, round: number): string {
  const made: [string, string, string, string][] = [];
  for (let month = 0; made.length < rows; month += 1)
    for (const indicator of indicators)
      for (const organization of organizations) {
        if (made.length === rows) break;
        const value = 1 + ((made.length * 7 + round) % 40);
        made.push([indicator, organization, monthCode(1980 + Math.floor(month / 12), 1 + (month % 12)), String(value)]);
      }
  return longFile(made);
}

export async function currentRevision(server: ChildServer): Promise<number> {
  const response = await fetch(server.url + ROUTES.currentRevision);
  return currentRevisionSchema.parse(await response.json()).revision;
}

export async function upload(server: ChildServer, file: string, headers: Headers, region = "shili"): Promise<Upload> {
  const response = await fetch(server.url + uploadPath(region, "file.csv"), { method: "POST", body: file, headers });
  if (response.status !== 201) throw new Error(`upload: ${response.status} ${await response.text()}`);
  const made = uploadSchema.parse(await response.json());
  if (made.problemCounts.error > 0) throw new Error(`upload: ${JSON.stringify(made.problems[0])}`);
  return made;
}

export async function publish(server: ChildServer, draft: Upload, headers: Headers): Promise<void> {
  const body = JSON.stringify({ base: draft.base, message: "", answers: answersFor(draft) });
  const response = await fetch(server.url + publishPath(draft.id), { method: "POST", body, headers });
  if (response.status !== 200) throw new Error(`publish: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

export async function undo(server: ChildServer, number: number, headers: Headers): Promise<void> {
  const body = JSON.stringify({ base: await currentRevision(server), message: "kill test" });
  const path = ROUTES.undo.replace(":number", String(number));
  const response = await fetch(server.url + path, { method: "POST", body, headers });
  if (response.status !== 200) throw new Error(`undo: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}
