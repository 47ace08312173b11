import { DatabaseSync } from "node:sqlite";

/**
 * Looks into a database that nobody has open: every revision has the rows it says it wrote, no cell is current twice,
 * and an upload is published or is not.
 *
 * @throws Error at what is damaged, lost or half there
 */
export function checkStoreFile(path: string): void {
  const database = new DatabaseSync(path);
  const count = (sql: string) => Number(database.prepare(sql).get()?.["n"]);
  try {
    const integrity = database.prepare("pragma integrity_check").get()?.["integrity_check"];
    if (integrity !== "ok") throw new Error(`the database is damaged: ${integrity}`);
    if (database.prepare("pragma foreign_key_check").get()) throw new Error("a row refers to a missing one");
    const half = count(`select count(*) as n from revision where added + changed <>
      (select count(*) from observation where revision_from = revision.number)`);
    if (half > 0) throw new Error(`${half} revisions are half there`);
    const orphans =
      count(`select count(*) as n from observation where revision_from not in (select number from revision)
      or revision_until not in (select number from revision)`);
    if (orphans > 0) throw new Error(`${orphans} rows belong to no revision`);
    const twice = count(`select count(*) as n from (select 1 from observation where revision_until is null
      group by organization, indicator, period having count(*) > 1)`);
    if (twice > 0) throw new Error(`${twice} cells are current twice`);
    const torn = count(`select count(*) as n from upload where (state = 'published') <> (revision is not null)`);
    if (torn > 0) throw new Error(`${torn} uploads are half published`);
  } finally {
    database.close();
  }
}
