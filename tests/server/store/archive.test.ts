import { readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { catalogueDesk } from "#tests/server/catalogue/catalogue-desk.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";
import { runCommand } from "#tools/cli/command.ts";

const BOARD = { zh: "示例西市" };
let folder: TempFolder;

beforeEach(async () => {
  folder = makeTempFolder();
  for (const name of ["one", "two", "three"]) await mkdir(join(folder.path, name));
});
afterEach(() => folder.remove());

async function run(dataDir: string, ...args: string[]): Promise<{ exit: number; said: string }> {
  let said = "";
  const exit = await runCommand([...args, "--data-dir", join(folder.path, dataDir)], {
    out: async (text) => {
      said += text;
    },
    error: (text) => {
      said += text;
    },
    readFile: async () => new Uint8Array(),
    ask: null,
    fetch: () => Promise.reject(new Error("no server is asked")),
    env: { ZHENGXIAO_CWD: folder.path },
    now: () => new Date("2026-12-01T00:00:00Z"),
  });
  return { exit, said };
}

/** An office at work: two uploads, of which one changes a figure, an undo, catalogue changes, and another region's. */
async function work(made: MadeApp): Promise<void> {
  const publish = async (region: string, rows: Parameters<typeof longFile>[0], name: string) => {
    const created = await made.request(uploadPath(region, name), { method: "POST", body: longFile(rows) });
    const upload = uploadSchema.parse(await created.json());
    const body = JSON.stringify({ base: upload.base, message: "月报", answers: answersFor(upload) });
    const published = await made.request(publishPath(upload.id), { method: "POST", body });
    expect(await published.text()).toContain('"published"');
  };
  await publish("west", [["引进博士", "示例西实验室", "2024-04", "7人"]], "四月.csv");
  await publish("east", [["引进博士", "示例东实验室", "2024-04", "3"]], "东.csv");
  await publish("west", [["引进博士", "示例西实验室", "2024-04", "超8"]], "四月更正.csv");
  await catalogueDesk(made).change([
    { kind: "set-target", indicator: "phd", organization: "west", period: "2026", value: 1200.5 },
    {
      kind: "set-target",
      indicator: "phd",
      organization: "west-lab",
      period: "2026",
      value: { kind: "words", text: "持续“提升”，\n再提升" },
    },
    { kind: "change-platform", code: "west-lab", fields: { founded: "2020-03", shortNames: { zh: "西实", en: "WL" } } },
  ]);
}

async function withApp<T>(dataDir: string, job: (made: MadeApp) => Promise<T>): Promise<T> {
  const made = await makeApp({ seed: SMALL, dataDir: join(folder.path, dataDir) });
  try {
    return await job(made);
  } finally {
    await made.close();
  }
}

const unzip = (name: string) => unzipSync(readFileSync(join(folder.path, name)));

/** What readers see of a region now, without what tells one installation from another. */
async function look(made: MadeApp): Promise<unknown> {
  const json = async (path: string) => {
    const { dataset: _, ...rest } = (await (await made.request(path)).json()) as Record<string, unknown>;
    return rest;
  };
  const { number } = await made.store.currentRevision();
  const observations = await json(`${ROUTES.observations}?revision=${number}&region=west`);
  const { organizations, policies, indicators, targets } = await made.store.catalogue(number);
  const own = organizations.filter(({ code, parent }) => code === "west" || parent === "west");
  const codes = new Set(own.map(({ code }) => code));
  const history = await made.store.history(number, { indicator: "phd", organization: "west-lab", period: "2024-04" });
  return {
    observations,
    own,
    indicators,
    policies: policies.filter(({ region }) => region === "west"),
    targets: targets.filter(({ organization }) => codes.has(organization)),
    history: history.map(({ observation, file, revision }) => ({
      observation,
      file,
      by: revision.publishedBy,
      at: revision.publishedAt,
    })),
    file: (await made.store.file(history[0]?.file.fileDigest ?? ""))?.bytes.length,
  };
}

describe("zhengxiao export REGION FILE.zip, zhengxiao import FILE.zip", () => {
  it("make a new installation that says the same of every figure, and whose export has the same bytes", async () => {
    const before = await withApp("one", async (made) => {
      await work(made);
      // While the server runs, as of one moment.
      expect((await run("one", "export", "west", "west.zip")).exit).toBe(0);
      return look(made);
    });
    expect((await run("two", "import", "west.zip")).said).toContain("已导入到");
    expect((await run("two", "export", "west", "again.zip")).exit).toBe(0);
    expect(readFileSync(join(folder.path, "again.zip")).equals(readFileSync(join(folder.path, "west.zip")))).toBe(true);
    expect(await withApp("two", look)).toEqual(before);
  });

  it("takes nothing of other regions along", async () => {
    await withApp("one", work);
    await run("one", "export", "west", "west.zip");
    const entries = unzip("west.zip");
    const texts = Object.entries(entries).map(([, bytes]) => strFromU8(bytes));
    for (const text of texts) expect(text).not.toContain("示例东实验室");
    for (const text of texts) expect(text).not.toContain("东.csv");
    expect(strFromU8(entries["observations.csv"] ?? new Uint8Array())).toContain("west-lab");
  });

  it("goes on being published in, with the next number", async () => {
    await withApp("one", work);
    await run("one", "export", "west", "west.zip");
    await run("two", "import", "west.zip");
    await withApp("two", async (made) => {
      const { number } = await made.store.currentRevision();
      await work({ ...made, request: made.request }).catch(() => {});
      expect((await made.store.currentRevision()).number).toBeGreaterThan(number);
    });
  });

  it.each([
    ["a changed figure's kind", "observations.csv", (text: string) => text.replace(",exact,", ",nearly,")],
    ["a number that is none", "observations.csv", (text: string) => text.replace(/,(\d+),/, ",1oo,")],
    ["a field too few", "revisions.csv", (text: string) => text.replace(/,[^,]*\n$/, "\n")],
    ["a revision that is gone", "revisions.csv", (text: string) => text.replace(/\n[^\n]*\n$/, "\n")],
    ["a body that is damaged", "organizations.csv", (text: string) => text.replace('""kind""', '""kin""')],
    ["another file's bytes", /^files\//, (text: string) => `${text} `],
  ])("refuses %s with its place and imports nothing", async (_, path, spoil) => {
    await withApp("one", work);
    await run("one", "export", "west", "west.zip");
    const entries: Zippable = Object.fromEntries(
      Object.entries(unzip("west.zip")).map(([name, bytes]) => [
        name,
        (typeof path === "string" ? name === path : path.test(name)) ? strToU8(spoil(strFromU8(bytes))) : bytes,
      ]),
    );
    writeFileSync(join(folder.path, "spoilt.zip"), zipSync(entries));
    const refused = await run("two", "import", "spoilt.zip");
    expect(refused.exit).toBe(1);
    expect(refused.said).toContain("没有导入任何内容");
    // Nothing is there, so that the right file can come after it.
    expect((await run("two", "import", "west.zip")).exit).toBe(0);
  });

  it("says the way out of what is none, is there already, or is not known", async () => {
    await withApp("one", work);
    writeFileSync(join(folder.path, "none.zip"), "no zip");
    expect(await run("two", "import", "none.zip")).toMatchObject({
      exit: 1,
      said: expect.stringContaining("npx zhengxiao export"),
    });
    await run("one", "export", "west", "west.zip");
    expect(await run("one", "import", "west.zip")).toMatchObject({
      exit: 1,
      said: expect.stringContaining("已有内容"),
    });
    expect(await run("one", "export", "west", "west.zip")).toMatchObject({
      exit: 1,
      said: expect.stringContaining("已存在"),
    });
    expect(await run("one", "export", "north", "north.zip")).toMatchObject({
      exit: 1,
      said: expect.stringContaining("east、west"),
    });
    expect(await run("one", "export", "west", "west.pdf")).toMatchObject({ exit: 2 });
    expect(await run("three", "export", "west", "w.zip")).toMatchObject({
      said: expect.stringContaining("没有数据库"),
    });
  });
});

describe("zhengxiao export REGION FILE.xlsx", () => {
  it("has what holds now on a sheet each, numbers as numbers, each figure with its cell", async () => {
    await withApp("one", work);
    expect((await run("one", "export", "west", "west.xlsx")).exit).toBe(0);
    const entries = unzip("west.xlsx");
    const workbook = strFromU8(entries["xl/workbook.xml"] ?? new Uint8Array());
    expect([...workbook.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      "说明",
      "指标",
      "平台",
      "目标",
      "政策",
      "数据",
    ]);
    const sheet = (at: number) => strFromU8(entries[`xl/worksheets/sheet${at}.xml`] ?? new Uint8Array());
    expect(sheet(4)).toContain("<v>1200.5</v>");
    const strings = strFromU8(entries["xl/sharedStrings.xml"] ?? new Uint8Array());
    for (const text of ["四月更正.csv", BOARD.zh, "西实", "2024年4月"]) expect(strings).toContain(text);
    expect(strings).not.toContain("示例东实验室");
    expect(sheet(6)).toContain("<v>8</v>");
  });
});
