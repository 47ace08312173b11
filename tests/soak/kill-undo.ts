/** The first undo of a server takes so many times as long as one that follows others. */
const UNUSUAL = 2.5;

import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startChildServer } from "#tests/server/child-server.ts";
import {
  checkFile,
  currentRevision,
  digestCurrent,
  makeFile,
  publish,
  readNames,
  undo,
  upload,
} from "#tests/server/killed-store.ts";
import { makeTempFolder } from "#tests/server/temp-folder.ts";
import { makeTestAccount } from "#tests/server/test-account.ts";
import type { KillOptions, KillResult } from "./kill-publish.ts";

/**
 * Kills the server again and again while it undoes a revision. After each kill the store must open, and hold either
 * every figure as the revision stated it or every figure as it was before; an undo that was answered must hold.
 *
 * @throws Error at the first undo that is lost or half there
 */
export async function killUndo({ kills, rows, random, say }: KillOptions): Promise<KillResult> {
  const folder = makeTempFolder();
  const path = join(folder.path, "zhengxiao.db");
  const result = { acknowledged: 0, unheard: 0, undone: 0 };
  try {
    let server = await startChildServer({ DATA_DIR: folder.path });
    const { token } = await makeTestAccount(path, { role: "administrator" });
    const headers = { Authorization: `Bearer ${token}` };
    const names = await readNames(server);
    const bring = async (round: number) =>
      publish(server, await upload(server, makeFile(names, rows, round), headers), headers);
    // What is undone changes half of what an earlier one stated and adds the other half.
    await publish(server, await upload(server, makeFile(names, Math.ceil(rows / 2), 0), headers), headers);
    let before = digestCurrent(path);
    await bring(1);
    // One undo to its end tells how long one takes, and so when to kill.
    const started = performance.now();
    await undo(server, await currentRevision(server), headers);
    const usual = performance.now() - started;
    if (digestCurrent(path) !== before) throw new Error("an undo does not restore what was");
    say(`${rows} rows: undo ${Math.round(usual)} ms`);
    let target = 0;
    let after = "";
    for (let round = 1; round <= kills; round += 1) {
      if (target === 0) {
        before = digestCurrent(path);
        await bring(round + 1);
        target = await currentRevision(server);
        after = digestCurrent(path);
      }
      // A server that has just started has still to load what it undoes with: the kills would all come before.
      await upload(server, makeFile(names, 1, round), headers);
      const answer = undo(server, target, headers).then(
        () => true,
        () => false,
      );
      const delay = random() * usual * UNUSUAL;
      await wait(delay);
      await server.stop("SIGKILL");
      const acknowledged = await answer;
      checkFile(path);
      server = await startChildServer({ DATA_DIR: folder.path });
      const now = await currentRevision(server);
      if (now !== target && now !== target + 1) throw new Error(`round ${round}: a revision ${now} of nobody's`);
      if (acknowledged && now === target) throw new Error(`round ${round}: the undo of ${target} was lost`);
      if (digestCurrent(path) !== (now === target ? after : before))
        throw new Error(`round ${round}: the undo of ${target} is half there`);
      const outcome = acknowledged ? "acknowledged" : now > target ? "unheard" : "undone";
      result[outcome] += 1;
      say(`kill ${round} after ${Math.round(delay)} ms: ${outcome}, revision ${now}`);
      if (now > target) target = 0;
    }
    const ended = await server.stop("SIGTERM");
    if (ended.code !== 0) throw new Error(`the server ended with ${ended.code}`);
    return result;
  } finally {
    folder.remove();
  }
}

/** The long version: `npm run soak -- kill-undo`. */
export async function soak(): Promise<void> {
  const kills = Number(process.env["KILLS"] ?? 200);
  const rows = Number(process.env["ROWS"] ?? 20_000);
  const result = await killUndo({ kills, rows, random: Math.random, say: (line) => console.log(line) });
  console.log(JSON.stringify({ kills, rows, ...result, lost: 0, half: 0 }));
}

if (process.argv[1] === import.meta.filename) await soak();
