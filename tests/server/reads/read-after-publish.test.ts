import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodeObservations, observationsSchema } from "#contract/observations.ts";
import { revisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { type Listening, listen } from "#server/listen.ts";
import { openStore } from "#server/store/open-store.ts";
import { catalogueDesk, target } from "#tests/server/catalogue/catalogue-desk.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { publishDirect } from "#tests/server/publish-direct.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

const NAMES = "organization=west-lab&indicator=phd";

let folder: TempFolder;
let made: MadeApp;
let port: Listening;
let passedOn: number;

beforeEach(async () => {
  folder = makeTempFolder();
  made = await makeApp({ seed: SMALL, dataDir: folder.path, thread: true });
  const fetch: MadeApp["app"]["fetch"] = (...given) => {
    passedOn += 1;
    return made.app.fetch(...given);
  };
  passedOn = 0;
  port = await listen({ fetch, quick: made.app.quick }, "127.0.0.1", 0);
});

afterEach(async () => {
  await port.close({ bodiesMs: 0, answersMs: 0 });
  await made.close();
  folder.remove();
});

const ask = (revision: number, more = "") =>
  fetch(`http://127.0.0.1:${port.port}${ROUTES.observations}?revision=${revision}&${NAMES}${more}`);

/** April of a revision, over the wire and without an account; `undefined` where nobody reported it. */
async function april(revision: number): Promise<number | null | undefined> {
  const response = await ask(revision);
  expect(response.status).toBe(200);
  const answer = observationsSchema.parse(await response.json());
  expect(answer.revision).toBe(revision);
  return [...decodeObservations(answer)].find(({ observation }) => observation.period === "2024-04")?.observation.value;
}

/** Nothing but the publish's answer says that there is another revision. */
async function publishApril(value: number, base: number): Promise<number> {
  const body = longFile([["引进博士", "示例西实验室", "2024-04", String(value)]]);
  const created = await made.request(uploadPath("west", `${value}.csv`), { method: "POST", body });
  const upload = uploadSchema.parse(await created.json());
  const publish = JSON.stringify({ base, message: "", answers: answersFor(upload) });
  const response = await made.request(publishPath(upload.id), { method: "POST", body: publish });
  expect(response.status).toBe(200);
  return base + 1;
}

describe("a read after a publish's answer", () => {
  it("has the new figures, each time, and without asking the app", async () => {
    expect(await april(2)).toBe(undefined);
    let number = 2;
    for (const value of [7, 8, 9]) {
      number = await publishApril(value, number);
      expect(await april(number)).toBe(value);
    }
    expect(passedOn).toBe(0);
    // What was published before is as it was, now from the readers of earlier revisions.
    expect([await april(2), await april(3), await april(4)]).toEqual([undefined, 7, 8]);
  });

  it("has them also after an undo and after a publish of the catalogue", async () => {
    const office = catalogueDesk(made);
    const number = await publishApril(7, 2);
    expect(await april(number)).toBe(7);
    const draft = await office.draft([target(60, "2025")]);
    const published = revisionSchema.parse(await (await office.publish(draft)).json());
    expect(published.number).toBe(4);
    expect(await april(4)).toBe(7);
    const undo = JSON.stringify({ base: 4, message: "传错了" });
    const undone = await made.request(ROUTES.undo.replace(":number", "3"), { method: "POST", body: undo });
    expect(revisionSchema.parse(await undone.json()).number).toBe(5);
    expect(await april(5)).toBe(undefined);
    expect(passedOn).toBe(0);
    expect([await april(4), await april(3)]).toEqual([7, 7]);
  });

  it("is refused of a revision that is not there yet", async () => {
    expect((await ask(3)).status).toBe(404);
    const number = await publishApril(7, 2);
    expect(await april(number)).toBe(7);
  });

  it("finds a revision of which the thread that was ended had not told", async () => {
    const untold = await openStore({ path: join(folder.path, "zhengxiao.db"), seed: async () => SMALL });
    await publishDirect(untold);
    await untold.close();
    expect(await made.store.currentNumber()).toBe(2);
    expect((await ask(3)).status).toBe(200);
    expect(await made.store.currentNumber()).toBe(3);
  });

  it("gives any range of a series as the app would", async () => {
    const number = await publishApril(7, 2);
    for (const more of [
      "",
      "&from=2024-02",
      "&to=2024-03",
      "&from=2024-02&to=2024-02",
      "&from=2025",
      "&from=2024-01%2F2024-03",
    ]) {
      const quick = await ask(number, more);
      const plain = await made.app.request(`${ROUTES.observations}?revision=${number}&${NAMES}${more}`);
      expect(await quick.text(), more).toBe(await plain.text());
      expect(quick.headers.get("etag")).toBe(plain.headers.get("etag"));
    }
    expect(passedOn).toBe(0);
  });
});
