import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { catalogueSchema } from "#contract/catalogue.ts";
import { catalogueDraftSchema } from "#contract/catalogue-drafts.ts";
import { ROUTES } from "#contract/routes.ts";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import { type ChildServer, startChildServer } from "#tests/server/child-server.ts";
import { checkFile, currentRevision } from "#tests/server/killed-store.ts";
import { makeTempFolder } from "#tests/server/temp-folder.ts";
import { makeTestAccount } from "#tests/server/test-account.ts";

const YEARS = 4;

it("leaves a draft of targets published or a draft when the server is killed, never half", async () => {
  const folder = makeTempFolder();
  const path = join(folder.path, "zhengxiao.db");
  let server = await startChildServer({ DATA_DIR: folder.path });
  const headers = { Authorization: `Bearer ${(await makeTestAccount(path, { role: "administrator" })).token}` };
  const send = async (method: string, to: string, body: object) => {
    const response = await fetch(server.url + to, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${to}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const draft = async (round: number) => {
    const begun = catalogueDraftSchema.parse(await send("POST", ROUTES.catalogueDrafts, { region: "shili" }));
    const { id, version, base } = begun;
    const changes = await everyTarget(server, round);
    return catalogueDraftSchema.parse(
      await send("PUT", ROUTES.catalogueDraft.replace(":id", id), { version, base, changes }),
    );
  };
  const publish = async ({ id, version }: { readonly id: string; readonly version: number }) =>
    send("POST", ROUTES.cataloguePublish.replace(":id", id), {
      version,
      base: await currentRevision(server),
      message: "年初下达",
      answers: {},
    });
  try {
    // One to its end tells how long one takes, and so when to kill.
    const first = await draft(1);
    const started = performance.now();
    await publish(first);
    const usual = performance.now() - started;
    const outcomes: string[] = [];
    for (const [round, moment] of [0.05, 0.5, 0.9, 1.2].entries()) {
      const made = await draft(round + 2);
      const before = await currentRevision(server);
      const answer = publish(made).then(
        () => true,
        () => false,
      );
      await wait(moment * usual);
      await server.stop("SIGKILL");
      const acknowledged = await answer;
      checkFile(path);
      const isKept = drafts(path).includes(made.id);
      server = await startChildServer({ DATA_DIR: folder.path });
      const now = await currentRevision(server);
      expect({ isKept, now }).toEqual(isKept ? { isKept, now: before } : { isKept, now: before + 1 });
      if (acknowledged) expect(now).toBe(before + 1);
      outcomes.push(isKept ? "draft" : "published");
    }
    expect(outcomes).toContain("draft");
    expect((await server.stop("SIGTERM")).code).toBe(0);
  } finally {
    await server.stop("SIGKILL");
    folder.remove();
  }
}, 180_000);

/** A target of every platform and indicator for years that have none, another one each round. */
async function everyTarget(server: ChildServer, round: number): Promise<CatalogueChange[]> {
  const response = await fetch(`${server.url}${ROUTES.catalogue}?revision=${await currentRevision(server)}`);
  const { indicators, organizations } = catalogueSchema.parse(await response.json());
  const platforms = organizations.filter(({ parent }) => parent === "shili");
  return Array.from({ length: YEARS }, (_, i) => String(2040 + i)).flatMap((period) =>
    platforms.flatMap(({ code: organization }) =>
      indicators.map(
        ({ code: indicator }): CatalogueChange => ({
          kind: "set-target",
          indicator,
          organization,
          period,
          value: round,
        }),
      ),
    ),
  );
}

function drafts(path: string): string[] {
  const database = new DatabaseSync(path);
  try {
    return database
      .prepare("select id from catalogue_draft")
      .all()
      .map(({ id }) => String(id));
  } finally {
    database.close();
  }
}
