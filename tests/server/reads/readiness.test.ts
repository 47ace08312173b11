import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { problemDetailsSchema } from "#contract/errors.ts";
import { ROUTES } from "#contract/routes.ts";
import { healthSchema, readinessSchema } from "#contract/settings.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";

let folder: TempFolder;
let pageDir: string;
let made: MadeApp;
let at = Date.parse("2026-11-24T00:00:00Z");

beforeEach(async () => {
  folder = makeTempFolder();
  pageDir = join(folder.path, "page");
  mkdirSync(pageDir);
  writeFileSync(join(pageDir, "index.html"), "page");
  made = await makeApp({ seed: SMALL, dataDir: folder.path, pageDir, now: () => new Date(at) });
});

afterEach(async () => {
  await made.close();
  folder.remove();
});

async function notReady(): Promise<string> {
  const response = await made.request(ROUTES.ready);
  expect(response.status).toBe(503);
  const { code, messages } = problemDetailsSchema.parse(await response.json());
  expect(code).toBe("not-ready");
  expect(messages.detail.zh).not.toBe("");
  return messages.detail.en;
}

describe("GET /ready", () => {
  it("is ready where store, disk and page are", async () => {
    const response = await made.request(ROUTES.ready);
    expect(readinessSchema.parse(await response.json())).toEqual({ status: "ready", version: "0.0.0-test" });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("says that the page is missing; alive all the same", async () => {
    rmSync(join(pageDir, "index.html"));
    expect(await notReady()).toContain("The page has not been built");
    expect(healthSchema.parse(await (await made.request(ROUTES.health)).json()).status).toBe("alive");
  });

  it("says that the folder cannot be written to, and looks again a little later, not for everyone who asks", async () => {
    expect((await made.request(ROUTES.ready)).status).toBe(200);
    rmSync(folder.path, { recursive: true });
    mkdirSync(pageDir, { recursive: true });
    writeFileSync(join(pageDir, "index.html"), "page");
    expect((await made.request(ROUTES.ready)).status).toBe(200);
    // The folder's name is taken by a file: nobody, root neither, writes below it.
    rmSync(folder.path, { recursive: true });
    writeFileSync(folder.path, "");
    at += 60_000;
    expect(await notReady()).toContain("The store cannot be used now");
  });
});
