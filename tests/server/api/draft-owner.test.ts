import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { type Upload, uploadSchema } from "#contract/uploads.ts";
import { type Ask, type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL });
});

afterEach(() => made.close());

async function bring(ask: Ask): Promise<Upload> {
  const body = longFile([["引进博士", "示例西实验室", "2024-04", "7"]]);
  const answer = await ask(uploadPath("west", "a.csv"), { method: "POST", body });
  expect(answer.status).toBe(201);
  return uploadSchema.parse(await answer.json());
}

const json = (value: unknown) => JSON.stringify(value);
const at = (route: string, { id }: Upload) => route.replace(":id", id);
const wordOf = (upload: Upload) => json({ message: "", answers: answersFor(upload) });

/** Everything that is done to an upload by its id, and what there is to see of it. */
const ACTS: readonly (readonly [string, (ask: Ask, upload: Upload) => Promise<Response>])[] = [
  ["read", (ask, upload) => ask(at(ROUTES.upload, upload))],
  ["read the problems of", (ask, upload) => ask(at(ROUTES.uploadProblems, upload))],
  ["read the file of", (ask, upload) => ask(ROUTES.file.replace(":digest", upload.fileDigest))],
  ["say how to read", (ask, upload) => ask(at(ROUTES.choices, upload), { method: "PUT", body: "{}" })],
  ["send in", (ask, upload) => ask(at(ROUTES.submission, upload), { method: "PUT", body: wordOf(upload) })],
  ["take back", (ask, upload) => ask(at(ROUTES.submission, upload), { method: "DELETE" })],
  ["return", (ask, upload) => ask(at(ROUTES.returned, upload), { method: "POST", body: json({ remark: "x" }) })],
  [
    "publish",
    (ask, upload) =>
      ask(publishPath(upload.id), { method: "POST", body: json({ ...JSON.parse(wordOf(upload)), base: 2 }) }),
  ],
  ["discard", (ask, upload) => ask(at(ROUTES.upload, upload), { method: "DELETE" })],
];

const ROLES = ["publisher", "administrator"] as const;

describe.each(ROLES)("a draft of another account, for a %s", (role) => {
  it.each(ACTS)("is not there to %s until it is sent in", async (_, act) => {
    const other = await made.as({ role, regions: ["west"] });
    for (const owner of [
      await made.as({ role: "contributor", organizations: ["west-lab"] }),
      await made.as({ role: "publisher", regions: ["west"] }),
    ]) {
      const draft = await bring(owner);
      const answer = await act(other, draft);
      expect(answer.status).toBe(404);
      expect((await owner(at(ROUTES.upload, draft))).status).toBe(200);
      await owner(at(ROUTES.upload, draft), { method: "DELETE" });
    }
    expect((await made.store.currentRevision()).number).toBe(2);
  });

  it("is seen once it is sent in, not any more once it is taken back, and by all once it is published", async () => {
    const owner = await made.as({ role: "contributor", organizations: ["west-lab"] });
    const other = await made.as({ role, regions: ["west"] });
    const draft = await bring(owner);
    const seen = async () => (await other(at(ROUTES.upload, draft))).status;
    const send = () => owner(at(ROUTES.submission, draft), { method: "PUT", body: wordOf(draft) });
    expect((await send()).status).toBe(200);
    expect(await seen()).toBe(200);
    expect((await owner(at(ROUTES.submission, draft), { method: "DELETE" })).status).toBe(200);
    expect(await seen()).toBe(404);
    await send();
    const body = json({ ...JSON.parse(wordOf(draft)), base: 2 });
    expect((await other(publishPath(draft.id), { method: "POST", body })).status).toBe(200);
    expect(await seen()).toBe(200);
  });
});
