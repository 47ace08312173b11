import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { catalogueSchema } from "#contract/catalogue.ts";
import { currentRevisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { type Upload, uploadSchema } from "#contract/uploads.ts";
import { monthCode } from "#domain/period.ts";
import { type ChildServer, startChildServer } from "#tests/server/child-server.ts";
import { makeTempFolder } from "#tests/server/temp-folder.ts";
import { makeTestAccount } from "#tests/server/test-account.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

export type KillOptions = {
  readonly kills: number;
  /** Rows of each publish. */
  readonly rows: number;
  /** From 0 to 1; where in a publish the server is killed. */
  readonly random: () => number;
  readonly say: (line: string) => void;
};

export type KillResult = {
  /** Publishes that were answered before the kill. */
  readonly acknowledged: number;
  /** Publishes that were written though their answer never came. */
  readonly unheard: number;
  /** Publishes of which nothing was written. */
  readonly undone: number;
};

/**
 * Kills the server again and again while it publishes. After each kill the store must open, hold every revision that
 * was acknowledged, and no part of one that was not.
 *
 * @throws Error at the first revision that is lost or half there
 */
export async function killPublish({ kills, rows, random, say }: KillOptions): Promise<KillResult> {
  const folder = makeTempFolder();
  const result = { acknowledged: 0, unheard: 0, undone: 0 };
  try {
    let server = await startChildServer({ DATA_DIR: folder.path });
    const { token } = await makeTestAccount(join(folder.path, "zhengxiao.db"), { role: "administrator" });
    const headers = { Authorization: `Bearer ${token}` };
    const names = await readNames(server);
    let known = await currentRevision(server);
    // One publish to its end tells how long one takes, and so when to kill.
    const started = performance.now();
    const first = await upload(server, makeFile(names, rows, 0), headers);
    const uploaded = performance.now();
    await publish(server, first, headers);
    const usual = performance.now() - uploaded;
    known += 1;
    say(`${rows} rows: upload ${Math.round(uploaded - started)} ms, publish ${Math.round(usual)} ms`);
    for (let round = 1; round <= kills; round += 1) {
      const draft = await upload(server, makeFile(names, rows, round), headers);
      const answer = publish(server, draft, headers).then(
        () => true,
        () => false,
      );
      const delay = random() * usual * 1.2;
      await wait(delay);
      await server.stop("SIGKILL");
      const acknowledged = await answer;
      checkFile(join(folder.path, "zhengxiao.db"));
      server = await startChildServer({ DATA_DIR: folder.path });
      const now = await currentRevision(server);
      if (now < known + (acknowledged ? 1 : 0)) throw new Error(`round ${round}: revision ${known + 1} was lost`);
      if (now > known + 1) throw new Error(`round ${round}: a revision ${now} that nobody published`);
      const outcome = acknowledged ? "acknowledged" : now > known ? "unheard" : "undone";
      result[outcome] += 1;
      say(`kill ${round} after ${Math.round(delay)} ms: ${outcome}, revision ${now}`);
      known = now;
    }
    const ended = await server.stop("SIGTERM");
    if (ended.code !== 0) throw new Error(`the server ended with ${ended.code}`);
    return result;
  } finally {
    folder.remove();
  }
}

/** Every revision has the rows it says it wrote, no cell is current twice, and a draft is published or is not. */
function checkFile(path: string): void {
  const database = new DatabaseSync(path);
  const count = (sql: string) => Number(database.prepare(sql).get()?.["n"]);
  try {
    const integrity = database.prepare("pragma integrity_check").get()?.["integrity_check"];
    if (integrity !== "ok") throw new Error(`the database is damaged: ${integrity}`);
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

type CellNames = { readonly indicators: readonly string[]; readonly organizations: readonly string[] };

async function readNames(server: ChildServer): Promise<CellNames> {
  const revision = await currentRevision(server);
  const response = await fetch(`${server.url}${ROUTES.catalogue}?revision=${revision}`);
  const catalogue = catalogueSchema.parse(await response.json());
  return {
    indicators: catalogue.indicators.filter(({ unit }) => unit !== "percent").map(({ names }) => names.zh),
    organizations: catalogue.organizations.filter(({ parent }) => parent === "shili").map(({ names }) => names.zh),
  };
}

/** Every cell of as many months as it takes; each round says something else of each. */
function makeFile({ indicators, organizations }: CellNames, rows: number, round: number): string {
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

async function currentRevision(server: ChildServer): Promise<number> {
  const response = await fetch(server.url + ROUTES.currentRevision);
  return currentRevisionSchema.parse(await response.json()).revision;
}

type Headers = Readonly<Record<string, string>>;

async function upload(server: ChildServer, file: string, headers: Headers): Promise<Upload> {
  const response = await fetch(server.url + uploadPath("shili", "file.csv"), { method: "POST", body: file, headers });
  if (response.status !== 201) throw new Error(`upload: ${response.status} ${await response.text()}`);
  const made = uploadSchema.parse(await response.json());
  if (made.problemCounts.error > 0) throw new Error(`upload: ${JSON.stringify(made.problems[0])}`);
  return made;
}

async function publish(server: ChildServer, draft: Upload, headers: Headers): Promise<void> {
  const body = JSON.stringify({ base: draft.base, message: "", answers: answersFor(draft) });
  const response = await fetch(server.url + publishPath(draft.id), { method: "POST", body, headers });
  if (response.status !== 200) throw new Error(`publish: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

/** The long version: `npm run soak -- kill-publish`. */
export async function soak(): Promise<void> {
  const kills = Number(process.env["KILLS"] ?? 200);
  const rows = Number(process.env["ROWS"] ?? 20_000);
  const result = await killPublish({ kills, rows, random: Math.random, say: (line) => console.log(line) });
  console.log(JSON.stringify({ kills, rows, ...result, lost: 0, half: 0 }));
}

if (process.argv[1] === import.meta.filename) await soak();
