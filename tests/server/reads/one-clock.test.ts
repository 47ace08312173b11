import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { revisionsSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { sessionSchema } from "#contract/session.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { parseCsv } from "#domain/terms/csv.ts";
import { ELSEWHERE, moveTo } from "#tests/domain/zones.ts";
import { startChildServer } from "#tests/server/child-server.ts";
import { makeApp } from "#tests/server/make-app.ts";
import { publishAtMidnight, TWO_CLOCKS } from "#tests/server/published-at-midnight.ts";
import { firstAdministrator } from "#tests/server/sign-in-as.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { longFile, uploadPath } from "#tests/server/upload-request.ts";

let folder: TempFolder;

beforeAll(async () => {
  folder = makeTempFolder();
  await publishAtMidnight(folder.path);
});
afterAll(() => folder.remove());
afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each(ELSEWHERE)("a server process whose machine is in %s", (zone) => {
  it("gives every revision the day of its region, and names the zone of what belongs to none", async () => {
    const server = await startChildServer({ DATA_DIR: folder.path, TZ: zone });
    try {
      const read = async (path: string) => fetch(server.url + path);
      const { revisions } = revisionsSchema.parse(await (await read(`${ROUTES.revisions}?revision=6`)).json());
      expect(revisions.map(({ region, publishedDay }) => `${region} ${publishedDay}`)).toEqual([
        "east 2026-11-11",
        "east 2026-11-10",
        "west 2026-11-11",
        "west 2026-11-10",
        "west 2026-11-01",
        "east 2026-11-01",
      ]);
      expect(sessionSchema.parse(await (await read(ROUTES.session)).json()).timeZone).toBe("Asia/Shanghai");
    } finally {
      await server.stop("SIGTERM");
    }
  });
});

it("exports the audit log with the times of the default region, wherever the server's machine is", async () => {
  const made = await makeApp({ seed: TWO_CLOCKS, dataDir: folder.path });
  try {
    const { ask } = await firstAdministrator(made);
    for (const zone of ELSEWHERE) {
      moveTo(zone);
      const [header = [], ...rows] = parseCsv((await (await ask(ROUTES.auditCsv)).text()).replace("\ufeff", ""));
      const published = rows.filter((row) => row[header.indexOf("种类代码 kind")] === "publish");
      expect(published.map((row) => row[header.indexOf("当地时间 local time")])).toEqual([
        "2026-11-10 23:59:00 UTC+8",
        "2026-11-11 00:00:00 UTC+8",
        "2026-11-11 00:30:00 UTC+8",
        "2026-11-11 13:00:00 UTC+8",
      ]);
      expect(published[1]?.[header.indexOf("时间 at")]).toBe("2026-11-10T16:00:00.000Z");
    }
  } finally {
    await made.close();
  }
});

describe.each(ELSEWHERE)("a file read on a machine in %s", (zone) => {
  it.each([
    // The last minute of August in the region, and the first of September.
    ["west", "示例西实验室", "2026-08-31T15:59:00Z", true],
    ["west", "示例西实验室", "2026-08-31T16:00:00Z", false],
    ["east", "示例东实验室", "2026-09-01T03:59:00Z", true],
    ["east", "示例东实验室", "2026-09-01T04:00:00Z", false],
  ])("is of %s: September of %s is yet to begin at %s: %s", async (region, name, instant, isFuture) => {
    moveTo(zone);
    const made = await makeApp({ seed: TWO_CLOCKS, now: () => new Date(instant) });
    try {
      const body = longFile([["引进博士", name, "2026-09", "7"]]);
      const response = await made.request(uploadPath(region, "九月.csv"), { method: "POST", body });
      const { problems } = uploadSchema.parse(await response.json());
      expect(problems.some(({ code }) => code === "future-period")).toBe(isFuture);
    } finally {
      await made.close();
    }
  });
});
