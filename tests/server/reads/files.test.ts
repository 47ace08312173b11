import { afterEach, beforeEach, describe, expect, it } from "vitest";
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

const filePath = (digest: string) => ROUTES.file.replace(":digest", digest);

async function draft(name: string, text: string) {
  const response = await made.request(uploadPath("west", name), { method: "POST", body: text });
  return uploadSchema.parse(await response.json());
}

describe("GET /files/:digest", () => {
  const text = longFile([["引进博士", "示例西实验室", "2024-04", "7"]]);

  it("gives a published file back byte for byte, to be saved and never shown", async () => {
    const upload = await draft('四月"数据".csv', text);
    const body = JSON.stringify({ base: 2, message: "", answers: answersFor(upload) });
    await made.request(publishPath(upload.id), { method: "POST", body });
    const response = await (await made.as("anonymous"))(filePath(upload.fileDigest));
    expect(await response.text()).toBe(text);
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="______.csv"; filename*=UTF-8''${encodeURIComponent('四月"数据".csv')}`,
    );
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toBe("sandbox");
    expect(response.headers.get("cache-control")).toContain("immutable");
  });

  it("shows a draft's file to those who may publish, and to nobody else", async () => {
    const upload = await draft("a.csv", text);
    const own = await made.request(filePath(upload.fileDigest));
    expect([own.status, own.headers.get("cache-control")]).toEqual([200, "no-store"]);
    for (const asking of ["anonymous", "viewer", "contributor"] as const)
      expect((await (await made.as(asking))(filePath(upload.fileDigest))).status).toBe(404);
  });

  it.each(["none", "..%2f..%2fzhengxiao.db"])("does not know %s", async (digest) => {
    expect((await made.request(filePath(digest))).status).toBe(404);
  });
});
