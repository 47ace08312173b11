import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { makeInvitation } from "#server/accounts/invitations.ts";
import { createAuditSink } from "#server/api/audit-sink.ts";
import { putServerOnRecord } from "#server/audit/audit-of-server.ts";
import { createLog } from "#server/base/log.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { firstAdministrator, openBrowser, PASSWORD, signedIn, tokenOf } from "#tests/server/sign-in-as.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { runCommand } from "#tools/cli/command.ts";

let folder: TempFolder;
let made: MadeApp;

const start = () => makeApp({ seed: SMALL, dataDir: folder.path, accessPolicy: "signed-in" });

beforeEach(async () => {
  folder = makeTempFolder();
  made = await start();
});

afterEach(async () => {
  await made.close();
  folder.remove();
});

async function command(...args: string[]): Promise<string> {
  let said = "";
  const say = (text: string) => {
    said += text;
  };
  await runCommand([...args, "--data-dir", folder.path, "--language", "en"], {
    out: async (text) => say(text),
    error: say,
    readFile: async () => new Uint8Array(),
    ask: null,
    fetch,
    env: {},
    now: () => new Date(),
  });
  return said;
}

/** What the server does at its start. */
async function putStartOnRecord(): Promise<void> {
  const audit = createAuditSink({ log: made.store.audit, now: () => new Date() });
  const log = createLog("silent");
  await (await putServerOnRecord({ store: made.store, audit, log, version: "1", settings: "", upgrade: null }))();
}

describe("a restored backup", () => {
  it("lets nobody in who was let in at its time: sessions, tokens, displays, one-time links", async () => {
    const office = await firstAdministrator(made);
    const clerk = await signedIn(made, office, { username: "clerk", role: "viewer" });
    // 1. One of everything, as the backup has it.
    const token = async (name: string) =>
      (await (await office.send("POST", ROUTES.tokens, { name, scopes: ["look"], days: 30 })).json()) as {
        token: { id: string };
        secret: string;
      };
    // The third is that of the test itself.
    const [revoked, kept] = [await token("revoked later"), await token("kept")];
    const { display, path } = await (await office.send("POST", ROUTES.displays, { name: "大厅", days: 30 })).json();
    const secret = path.split("=")[1];
    const reset = { purpose: "reset", account: clerk.id } as const;
    const [used, fresh] = [
      await makeInvitation(made.store.accounts, reset, new Date(), []),
      await makeInvitation(made.store.accounts, { purpose: "first-administrator", account: null }, new Date(), []),
    ];
    expect(await command("backup", join(folder.path, "one.backup"))).toContain("verified");
    // 2. What is revoked and used since.
    expect((await office.send("DELETE", ROUTES.token.replace(":id", revoked.token.id))).status).toBe(204);
    expect((await office.send("DELETE", ROUTES.display.replace(":id", display.id))).status).toBe(204);
    const redeem = (link: typeof used, body = {}) =>
      openBrowser(made).then((browser) =>
        browser.send("POST", ROUTES.invitation.replace(":token", tokenOf(link)), { password: `${PASSWORD}!`, ...body }),
      );
    expect((await redeem(used)).status).toBe(200);
    await made.close();
    // 3. Restored: nothing of that time opens anything, and it is said.
    const said = await command("restore", join(folder.path, "one.backup"));
    expect(said).toContain("2 sessions, 3 API tokens, 1 displays, 2 one-time links");
    made = await start();
    const anybody = await made.as("anonymous");
    for (const { secret: text } of [revoked, kept])
      expect((await anybody(ROUTES.currentRevision, { headers: { Authorization: `Bearer ${text}` } })).status).toBe(
        401,
      );
    const wall = await openBrowser(made);
    expect((await wall.send("POST", ROUTES.displaySession, { token: secret })).status).toBe(401);
    const cookie = { headers: { Cookie: `zhengxiao-display=${secret}` } };
    expect((await anybody(ROUTES.currentRevision, cookie)).status).toBe(401);
    const first = { username: "other", name: "别处" };
    for (const link of [used, fresh]) expect((await redeem(link, link === fresh ? first : {})).status).toBe(410);
    for (const browser of [office, clerk]) {
      const session = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      expect((await anybody(ROUTES.currentRevision, { headers: { Cookie: session } })).status).toBe(401);
    }
    // 4. It is on record, once, and the log is no fault for ending elsewhere.
    await putStartOnRecord();
    await putStartOnRecord();
    const entries = await made.store.audit.entries({ kind: "restored" }, { limit: 9 });
    expect(entries).toMatchObject([{ detail: { sessions: 2, tokens: 3, displays: 1, invitations: 2 } }]);
    expect(entries[0]?.detail["replacedHead"]).toMatch(/^\d{15} [0-9a-f]{64}$/);
    expect((await made.store.audit.verify()).fault).toBeNull();
    // 5. A password lets in as before.
    const again = await openBrowser(made);
    expect((await again.send("POST", ROUTES.session, { username: "office", password: PASSWORD })).status).toBe(200);
  });
});
