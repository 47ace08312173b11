import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startChildServer } from "#tests/server/child-server.ts";
import { checkFile, currentRevision, makeFile, publish, readNames, upload } from "#tests/server/killed-store.ts";
import { makeTempFolder } from "#tests/server/temp-folder.ts";
import { makeTestAccount } from "#tests/server/test-account.ts";

/** The first publish of a server takes so many times as long as one that follows others. */
const UNUSUAL = 2.5;

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
      const delay = random() * usual * UNUSUAL;
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

/** The long version: `npm run soak -- kill-publish`. */
export async function soak(): Promise<void> {
  const kills = Number(process.env["KILLS"] ?? 200);
  const rows = Number(process.env["ROWS"] ?? 20_000);
  const result = await killPublish({ kills, rows, random: Math.random, say: (line) => console.log(line) });
  console.log(JSON.stringify({ kills, rows, ...result, lost: 0, half: 0 }));
}

if (process.argv[1] === import.meta.filename) await soak();
