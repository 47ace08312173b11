import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { currentRevisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL });
});

afterEach(() => made.close());

async function listen() {
  // Not `request`, which reads a copy of every answer to its end.
  const response = await made.app.request(ROUTES.events);
  const reader = response.body?.getReader();
  if (!reader) throw new Error("no body");
  return { response, read: async () => new TextDecoder().decode((await reader.read()).value), reader };
}

function revisionIn(text: string): number {
  const data = /event: revision\ndata: (.*)\n\n/.exec(text)?.[1];
  return currentRevisionSchema.parse(JSON.parse(data ?? "null")).revision;
}

async function publishApril(): Promise<void> {
  const file = longFile([["引进博士", "示例西实验室", "2024-04", "7"]]);
  const created = await made.request(uploadPath("west", "a.csv"), { method: "POST", body: file });
  const upload = uploadSchema.parse(await created.json());
  const body = JSON.stringify({ base: 2, message: "", answers: answersFor(upload) });
  expect((await made.request(publishPath(upload.id), { method: "POST", body })).status).toBe(200);
}

describe("GET /events", () => {
  it("says which revision is current at once, and each new one to all who listen", async () => {
    const [one, two] = [await listen(), await listen()];
    expect(one.response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(one.response.headers.get("cache-control")).toBe("no-store");
    const first = await one.read();
    expect(first).toMatch(/^retry: 1000\n\n/);
    expect(revisionIn(first)).toBe(2);
    await two.read();
    await publishApril();
    expect(revisionIn(await one.read())).toBe(3);
    expect(revisionIn(await two.read())).toBe(3);
  });

  it("brings who comes later up to date", async () => {
    await publishApril();
    expect(revisionIn(await (await listen()).read())).toBe(3);
  });

  it("forgets who left", async () => {
    const { reader } = await listen();
    expect(made.hub.size).toBe(1);
    await reader.cancel();
    expect(made.hub.size).toBe(0);
  });
});
