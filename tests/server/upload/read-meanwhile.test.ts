import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { type Upload, uploadSchema } from "#contract/uploads.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { type Asker, type FileReader, READ_HERE, type ReadingJob } from "#server/desk/reading-job.ts";
import { ApiError } from "#server/http/errors.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";

let folder: TempFolder;
let made: MadeApp;
let token: string;
/** What the reader was asked, and what happens before each. */
let jobs: ReadingJob[];
let before: (job: ReadingJob, asker: Asker) => Promise<void>;

const READER: FileReader = {
  read: async (job, bytes, asker) => {
    jobs.push(job);
    await before(job, asker);
    return READ_HERE.read(job, bytes, asker);
  },
  close: () => {},
};

const open = () =>
  makeApp({ seed: SMALL, dataDir: folder.path, reader: READER, now: () => new Date("2024-12-01T08:00:00Z") });

beforeEach(async () => {
  folder = makeTempFolder();
  jobs = [];
  before = async () => {};
  made = await open();
  ({ token } = await made.signUp({ role: "administrator" }));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await made.close();
  folder.remove();
});

/** Asks as the same person before and after a start. */
async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}` };
  return made.app.fetch(new Request(`http://localhost${path}`, { ...init, headers }));
}

/** Another server on the same store: nothing is remembered of what was read. */
async function startAgain(): Promise<void> {
  await made.close();
  made = await open();
  jobs = [];
}

const monthly = (month: number, row: string) => `2024年${month}月人才情况\n机构,指标名称,数值\n${row}\n`;
const ROW = "西实验室（本部）,高层次人才,9";
const WORDS: ReadingChoices = {
  names: { organizations: { "西实验室（本部）": "west-lab" }, indicators: { 高层次人才: "phd" } },
};

async function send(text: string, fileName: string, beside?: Upload): Promise<Upload> {
  const query = new URLSearchParams({ region: "west", fileName, ...(beside ? { beside: beside.id } : {}) });
  const response = await ask(`${ROUTES.uploads}?${query}`, { method: "POST", body: text });
  expect(response.status).toBe(201);
  return uploadSchema.parse(await response.json());
}

const answer = (path: string, choices: ReadingChoices) => ask(path, { method: "PUT", body: JSON.stringify(choices) });
const choicesOf = ({ id }: Upload) => ROUTES.choices.replace(":id", id);

describe("a draft that changes while its file is read anew", () => {
  it("is read again as it is by then", async () => {
    const draft = await send(monthly(4, ROW), "月报.csv");
    await startAgain();
    before = async () => {
      before = async () => {};
      expect((await answer(choicesOf(draft), WORDS)).status).toBe(200);
    };
    const response = await ask(ROUTES.upload.replace(":id", draft.id));
    const seen = uploadSchema.parse(await response.json());
    expect(seen).toMatchObject({ choices: WORDS, questions: [], problemCounts: { error: 0 } });
  });

  it("by each reading is given up with a way out", async () => {
    const draft = await send(monthly(4, ROW), "月报.csv");
    await startAgain();
    let changes = 0;
    before = async (job) => {
      if (job.kind !== "upload") return;
      changes += 1;
      const act = { upload: draft.id, actor: { account: null, name: "", address: "" }, at: "2024-12-01T08:00:00Z" };
      await made.store.chooseReading(act, { cells: { C3: String(changes) } });
    };
    const response = await ask(ROUTES.upload.replace(":id", draft.id));
    expect([response.status, (await response.json()).code]).toEqual([503, "busy"]);
    expect(changes).toBeGreaterThan(2);
  });

  it("gives the file that corrects it what was said meanwhile", async () => {
    const draft = await send(monthly(4, ROW), "月报.csv");
    before = async () => {
      before = async () => {};
      expect((await answer(choicesOf(draft), WORDS)).status).toBe(200);
    };
    const corrected = await send(monthly(4, ROW.replace("9", "10")), "月报.csv", draft);
    expect(corrected).toMatchObject({ choices: WORDS, replaced: { id: draft.id, kept: 2 } });
  });

  it("gives it nothing where it was discarded meanwhile", async () => {
    const draft = await send(monthly(4, ROW), "月报.csv");
    let isDiscarded = false;
    before = async () => {
      if (isDiscarded) return;
      isDiscarded = true;
      const gone = await ask(ROUTES.upload.replace(":id", draft.id), { method: "DELETE" });
      expect(gone.status).toBeLessThan(300);
    };
    const corrected = await send(monthly(4, ROW.replace("9", "10")), "月报.csv", draft);
    expect(corrected.replaced).toBeUndefined();
    expect(corrected.choices).toEqual({});
  });
});

describe("drafts that a file may correct", () => {
  it("are looked through for eight seconds, and each no longer than what is left of them", async () => {
    for (const name of ["月报.csv", "月报(1).csv", "月报(2).csv", "月报(3).csv"])
      expect((await answer(choicesOf(await send(monthly(4, ROW), name)), WORDS)).status).toBe(200);
    // Time passes by what is said here alone: a busy machine makes none of it.
    const now = Math.round(performance.now());
    let late = 0;
    vi.spyOn(performance, "now").mockImplementation(() => now + late);
    const askers: Asker[] = [];
    before = async (job, asker) => {
      if (job.kind !== "carried") return;
      askers.push(asker);
      late += 5000;
    };
    const brought = await send(monthly(4, ROW.replace("9", "10")), "月报(4).csv");
    expect(brought.mayReplace).toHaveLength(2);
    expect(askers.map(({ since, until }) => (until ?? 0) - since)).toEqual([8000, 8000]);
  });

  it("that cannot be read are no fault of the file", async () => {
    expect((await answer(choicesOf(await send(monthly(4, ROW), "月报.csv")), WORDS)).status).toBe(200);
    await send(monthly(4, ROW), "月报(1).csv");
    for (const code of ["reading-too-long", "reading-busy", "workbook-too-large"] as const) {
      before = async (job) => {
        if (job.kind === "carried") throw new ApiError(code);
      };
      const brought = await send(monthly(4, ROW.replace("9", "10")), `月报 ${code}.csv`);
      expect(brought.mayReplace ?? []).not.toContainEqual(expect.objectContaining({ fileName: "月报.csv" }));
    }
    const query = new URLSearchParams({ region: "west", fileName: "月报(2).csv" });
    before = async () => {
      throw new ApiError("reading-busy");
    };
    const own = await ask(`${ROUTES.uploads}?${query}`, { method: "POST", body: monthly(4, ROW) });
    expect(own.status).toBe(429);
  });

  it("are not read again where nothing was said of them", async () => {
    for (const name of ["月报.csv", "月报(1).csv"]) await send("平台,时期,引进硕士\n示例西实验室,2024年4月,3\n", name);
    jobs = [];
    const third = await send("平台,时期,引进硕士\n示例西实验室,2024年4月,4\n", "月报(2).csv");
    expect([third.mayReplace?.length, jobs.length]).toEqual([2, 1]);
    // After a start nothing is known of them: each is read once. A file without periods is of no time that they may have.
    await startAgain();
    expect(await send("没有表格", "月报(3).csv")).not.toHaveProperty("mayReplace");
    expect(jobs).toHaveLength(1);
    const last = await send("平台,时期,引进硕士\n示例西实验室,2024年4月,5\n", "月报(4).csv");
    expect([last.mayReplace?.length, jobs.length]).toEqual([3, 5]);
  });
});
