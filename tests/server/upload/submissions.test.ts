import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ErrorCode, problemDetailsSchema } from "#contract/errors.ts";
import { revisionsSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { submissionsSchema } from "#contract/submissions.ts";
import { draftsSchema, type Upload, uploadSchema } from "#contract/uploads.ts";
import { type Ask, type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp;
/** The clerk of a platform, that of the region's own figures, and the office. */
let lab: Ask;
let region: Ask;
let office: Ask;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL });
  lab = await made.as({ role: "contributor", name: "示例西实验室", organizations: ["west-lab"] });
  region = await made.as({ role: "contributor", name: "示例西市", organizations: ["west"] });
  office = await made.as({ role: "publisher", name: "示例西市人才办", regions: ["west"] });
});

afterEach(() => made.close());

const OWN = longFile([["引进博士", "示例西实验室", "2024-04", "7"]]);

async function send(ask: Ask, text = OWN): Promise<Upload> {
  const answer = await ask(uploadPath("west", "四月.csv"), { method: "POST", body: text });
  expect(answer.status).toBe(201);
  return uploadSchema.parse(await answer.json());
}

const path = (route: string, { id }: Pick<Upload, "id">) => route.replace(":id", id);
const uploadIn = async (answer: Response) => uploadSchema.parse(await answer.json());

function submit(ask: Ask, upload: Upload, message = "四月数据"): Promise<Response> {
  const body = JSON.stringify({ message, answers: answersFor(upload) });
  return ask(path(ROUTES.submission, upload), { method: "PUT", body });
}

function publish(ask: Ask, upload: Upload, answers = {}): Promise<Response> {
  return ask(publishPath(upload.id), {
    method: "POST",
    body: JSON.stringify({ base: 2, message: "四月", answers }),
  });
}

function sendBack(ask: Ask, upload: Upload, remark = "三月也有变化,请一并填报"): Promise<Response> {
  return ask(path(ROUTES.returned, upload), { method: "POST", body: JSON.stringify({ remark }) });
}

async function codeOf(response: Response | Promise<Response>): Promise<ErrorCode> {
  return problemDetailsSchema.parse(await (await response).json()).code as ErrorCode;
}

async function listed(ask: Ask) {
  const answer = await ask(`${ROUTES.submissions}?region=west`);
  return submissionsSchema.parse(await answer.json()).submissions;
}

async function drafts(ask: Ask): Promise<string[]> {
  const answer = await ask(`${ROUTES.uploads}?region=west`);
  return draftsSchema.parse(await answer.json()).drafts.map(({ id }) => id);
}

async function kinds(): Promise<string[]> {
  return (await made.store.audit.entries({}, { after: 0, limit: 100 })).map(({ kind }) => kind);
}

describe("a submission", () => {
  it("goes from the platform's clerk to the office, which publishes it under its own name and keeps whose it was", async () => {
    const upload = await send(lab);
    const sent = await uploadIn(await submit(lab, upload));
    expect(sent).toMatchObject({
      state: "submitted",
      createdBy: "示例西实验室",
      sentIn: { by: "示例西实验室", message: "四月数据" },
      sentBack: null,
    });
    expect(await listed(office)).toMatchObject([
      { id: upload.id, state: "submitted", sentIn: { message: "四月数据" } },
    ]);
    // The office sees what it would change, and need not answer again what the clerk answered.
    const seen = await uploadIn(await office(path(ROUTES.upload, upload)));
    expect(seen.difference).toEqual(upload.difference);
    const published = await publish(office, upload);
    expect(published.status).toBe(200);
    expect(await uploadIn(published)).toMatchObject({ state: "published", revision: 3 });
    const answer = await made.request(`${ROUTES.revisions}?revision=3`);
    const [newest] = revisionsSchema.parse(await answer.json()).revisions;
    expect(newest).toMatchObject({ publishedBy: "示例西市人才办", submittedBy: "示例西实验室" });
    expect(await listed(office)).toEqual([]);
    expect(await uploadIn(await lab(path(ROUTES.upload, upload)))).toMatchObject({ state: "published" });
  });

  it("comes back with a remark, is put right and sent in again", async () => {
    const upload = await send(lab);
    await submit(lab, upload);
    expect(await uploadIn(await sendBack(office, upload))).toMatchObject({ state: "returned" });
    const seen = await uploadIn(await lab(path(ROUTES.upload, upload)));
    expect(seen.sentBack).toMatchObject({ by: "示例西市人才办", remark: "三月也有变化,请一并填报" });
    expect(await listed(lab)).toMatchObject([{ state: "returned" }]);
    expect(await drafts(lab)).toEqual([upload.id]);
    expect(await uploadIn(await submit(lab, upload, "已补充"))).toMatchObject({
      state: "submitted",
      sentIn: { message: "已补充" },
      sentBack: null,
    });
    expect((await publish(office, upload)).status).toBe(200);
  });

  it("is taken back by who sent it, and by nobody else", async () => {
    const upload = await send(lab);
    await submit(lab, upload);
    expect(await codeOf(office(path(ROUTES.submission, upload), { method: "DELETE" }))).toBe("not-found");
    const back = await uploadIn(await lab(path(ROUTES.submission, upload), { method: "DELETE" }));
    expect(back).toMatchObject({ state: "draft", sentIn: null });
    expect(await codeOf(lab(path(ROUTES.submission, upload), { method: "DELETE" }))).toBe("not-submitted");
    // It is its owner's again.
    expect(await codeOf(sendBack(office, upload))).toBe("not-found");
    expect(await listed(office)).toEqual([]);
  });

  it("stays as it was sent while it waits", async () => {
    const upload = await send(lab);
    await submit(lab, upload);
    expect(await codeOf(submit(lab, upload))).toBe("already-submitted");
    expect(await codeOf(lab(path(ROUTES.choices, upload), { method: "PUT", body: "{}" }))).toBe("already-submitted");
  });

  it("is refused where the file has errors, says nothing, or a warning was not answered", async () => {
    const wrong = await send(lab, longFile([["引进博士", "示例西实验室", "没有的月", "7"]]));
    expect(await codeOf(submit(lab, wrong))).toBe("upload-has-errors");
    const same = await send(lab, longFile([["引进博士", "示例西实验室", "2024-01", "3"]]));
    expect(await codeOf(submit(lab, same))).toBe("nothing-to-publish");
    const slip = await send(lab, longFile([["引进博士", "示例西实验室", "2024-04", "7000"]]));
    const word = JSON.stringify({ message: "", answers: {} });
    expect(await codeOf(lab(path(ROUTES.submission, slip), { method: "PUT", body: word }))).toBe("warnings-unanswered");
  });

  it("is kept, though nobody came back to it, while drafts are tidied away", async () => {
    const waiting = await send(lab);
    await submit(lab, waiting);
    const left = await send(lab, longFile([["引进博士", "示例西实验室", "2024-05", "8"]]));
    expect(await made.store.discardOldDrafts("2999-01-01T00:00:00Z")).toBe(1);
    expect((await made.store.upload(waiting.id))?.state).toBe("submitted");
    expect((await made.store.upload(left.id))?.state).toBe("discarded");
  });

  it("leaves each step on record", async () => {
    const upload = await send(lab);
    await submit(lab, upload);
    await sendBack(office, upload);
    await submit(lab, upload);
    await publish(office, upload);
    expect(await kinds()).toEqual(expect.arrayContaining(["upload", "submit", "return", "publish"]));
    expect((await kinds()).filter((kind) => kind === "submit")).toHaveLength(2);
  });
});

describe("a contributor", () => {
  it("states figures of its own organizations; each cell of another's is an error", async () => {
    const upload = await send(
      lab,
      longFile([
        ["引进博士", "示例西实验室", "2024-04", "7"],
        ["引进博士", "示例西市", "2024-04", "12"],
        ["引进硕士", "示例西市", "2024-04", "20"],
      ]),
    );
    const foreign = upload.problems.filter(({ code }) => code === "organization-not-yours");
    expect(foreign.map(({ cell, severity }) => [cell, severity])).toEqual([
      ["D3", "error"],
      ["D4", "error"],
    ]);
    expect(foreign[0]?.message.zh).toContain("示例西市");
    expect(await codeOf(submit(lab, upload))).toBe("upload-has-errors");
    // Not even an administrator publishes it, nor sees it.
    expect(await codeOf(publish(made.request, upload, answersFor(upload)))).toBe("not-found");
  });

  it("brings files of the regions of its organizations only", async () => {
    expect(await codeOf(lab(uploadPath("east", "a.csv"), { method: "POST", body: OWN }))).toBe("not-permitted");
    const nobody = await made.as("contributor");
    expect(await codeOf(nobody(uploadPath("west", "a.csv"), { method: "POST", body: OWN }))).toBe("not-permitted");
  });

  it("finds nothing of another's upload: not itself, its file, its cells, nor in a list", async () => {
    const upload = await send(lab);
    const word = JSON.stringify({ message: "", answers: {} });
    const asked: [string, RequestInit][] = [
      [path(ROUTES.upload, upload), {}],
      [path(ROUTES.uploadProblems, upload), {}],
      [path(ROUTES.choices, upload), { method: "PUT", body: "{}" }],
      [path(ROUTES.submission, upload), { method: "PUT", body: word }],
      [path(ROUTES.submission, upload), { method: "DELETE" }],
      [path(ROUTES.upload, upload), { method: "DELETE" }],
      [ROUTES.file.replace(":digest", upload.fileDigest), {}],
      [`${ROUTES.sourceRow.replace(":digest", upload.fileDigest)}?cell=D2`, {}],
    ];
    for (const [address, init] of asked)
      expect([address, (await region(address, init)).status]).toEqual([address, 404]);
    expect(await drafts(region)).toEqual([]);
    await submit(lab, upload);
    expect(await listed(region)).toEqual([]);
    expect((await made.store.upload(upload.id))?.state).toBe("submitted");
    // Its own bytes are seen by whoever brought them.
    expect((await lab(ROUTES.file.replace(":digest", upload.fileDigest))).status).toBe(200);
    await send(region);
    expect((await region(ROUTES.file.replace(":digest", upload.fileDigest))).status).toBe(200);
  });

  it("does not publish, return, undo or look into what is remembered", async () => {
    const upload = await send(lab);
    for (const answer of [
      publish(lab, upload),
      sendBack(lab, upload),
      lab(ROUTES.undo.replace(":number", "2"), { method: "POST", body: "{}" }),
      lab(`${ROUTES.mappings}?region=west`),
    ])
      expect(await codeOf(answer)).toBe("not-permitted");
    expect((await made.store.currentRevision()).number).toBe(2);
  });
});

describe("a publisher", () => {
  it("acts in own regions only", async () => {
    const eastern = await made.as({ role: "publisher", name: "示例东市人才办", regions: ["east"] });
    const upload = await send(lab);
    await submit(lab, upload);
    expect(await codeOf(eastern(uploadPath("west", "a.csv"), { method: "POST", body: OWN }))).toBe("not-permitted");
    expect(await codeOf(eastern(`${ROUTES.mappings}?region=west`))).toBe("not-permitted");
    expect(await codeOf(eastern(`${ROUTES.aliases}?region=west`))).toBe("not-permitted");
    expect(await codeOf(publish(eastern, upload))).toBe("not-found");
    expect(await codeOf(sendBack(eastern, upload))).toBe("not-found");
    expect(await listed(eastern)).toEqual([]);
    expect(await codeOf(eastern(ROUTES.file.replace(":digest", upload.fileDigest)))).toBe("not-found");
    expect((await made.store.currentRevision()).number).toBe(2);
  });

  it("does not see a contributor's draft in the list before it was sent in", async () => {
    const theirs = await send(lab);
    const own = await send(office, longFile([["引进博士", "示例西市", "2024-04", "5"]]));
    expect(await drafts(office)).toEqual([own.id]);
    expect(await drafts(lab)).toEqual([theirs.id]);
  });
});
