import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type AuditEvent, auditObject, SERVER_ACTOR } from "#domain/record/audit.ts";
import { openStore } from "#server/store/open-store.ts";
import type { Store } from "#server/store/store.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";

let folder: TempFolder;
let other: DatabaseSync;
let store: Store;

const EVENT: AuditEvent = {
  ...SERVER_ACTOR,
  kind: "backup",
  outcome: "done",
  object: auditObject("server", "self"),
  detail: {},
};

async function open(busyTimeoutMs: number): Promise<void> {
  const path = join(folder.path, "zhengxiao.db");
  store = await openStore({ path, seed: async () => SMALL, busyTimeoutMs });
  other = new DatabaseSync(path);
}

beforeEach(() => {
  folder = makeTempFolder();
});

afterEach(async () => {
  other.close();
  await store.close();
  folder.remove();
});

it("waits for another's transaction without stopping this thread, and follows what the other wrote", async () => {
  await open(60_000);
  const { seq } = await store.audit.head();
  other.exec("begin immediate");
  let settled = false;
  const appended = store.audit.append(EVENT).finally(() => {
    settled = true;
  });
  // This thread goes on: it reads, and its timers fire.
  for (let turn = 0; turn < 5; turn += 1) {
    await wait(1);
    expect((await store.currentRevision()).number).toBe(2);
  }
  expect(settled).toBe(false);
  other.exec("insert into meta (name, value) values ('other', 'wrote')");
  other.exec("commit");
  expect((await appended).seq).toBe(seq + 1);
});

it("gives up in time where the other does not end, and has written nothing", async () => {
  await open(50);
  const { seq } = await store.audit.head();
  other.exec("begin immediate");
  await expect(store.audit.append(EVENT)).rejects.toMatchObject({ errcode: 5 });
  other.exec("rollback");
  expect((await store.audit.head()).seq).toBe(seq);
  expect((await store.audit.append(EVENT)).seq).toBe(seq + 1);
});
