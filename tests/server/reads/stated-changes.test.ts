import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { historySchema, type StatedChange, statedChangesSchema } from "#contract/history.ts";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL });
});

afterEach(() => made.close());

async function publish(lines: readonly string[]): Promise<number> {
  const sent = await made.request(uploadPath("west", "四月.csv"), { method: "POST", body: lines.join("\n") });
  const upload = uploadSchema.parse(await sent.json());
  const body = { base: upload.base, message: "四月数据", answers: answersFor(upload) };
  const response = await made.request(publishPath(upload.id), { method: "POST", body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return upload.base + 1;
}

async function stated(revision: number, period: string): Promise<StatedChange[]> {
  const query = `revision=${revision}&indicator=phd&organization=west-lab&period=${encodeURIComponent(period)}`;
  const response = await made.request(`${ROUTES.history}?${query}`);
  return historySchema.parse(await response.json()).statedChanges;
}

const FILE = [
  "平台,指标,时期,数值,同比(%)",
  "示例西实验室,引进博士,2024-04,7,3.5",
  "示例西实验室,引进博士,2024-01/2024-04,16,-2",
];

describe("a 同比 that a file states", () => {
  it("is kept with the revision, with its cell, beside the figure and the year to date that ends with it", async () => {
    const revision = await publish(FILE);
    const place = { sheet: "", revision, fileName: "四月.csv" };
    expect(await stated(revision, "2024-04")).toMatchObject([
      { period: "2024-01/2024-04", value: -0.02, cell: "E3", raw: "-2", ...place },
      { period: "2024-04", value: 0.035, rounding: 0.0005, cell: "E2", raw: "3.5", ...place },
    ]);
    expect(await stated(revision, "2024-01/2024-04")).toMatchObject([{ value: -0.02 }]);
    expect(await stated(revision, "2024-03")).toEqual([]);
  });

  it("is not known before, comes first where a later file states another, and goes with an undo", async () => {
    const first = await publish(FILE);
    expect(await stated(first - 1, "2024-04")).toEqual([]);
    const second = await publish(["平台,指标,时期,数值,同比", "示例西实验室,引进博士,2024-04,8,18.0%"]);
    const values = async (revision: number) =>
      (await stated(revision, "2024-04")).flatMap(({ period, value }) => (period === "2024-04" ? [value] : []));
    expect(await values(second)).toEqual([0.18, 0.035]);
    const undo = await made.request(`${ROUTES.revisions}/${second}/undo`, {
      method: "POST",
      body: JSON.stringify({ base: second, message: "误传" }),
    });
    expect(undo.status).toBe(200);
    expect(await values(second + 1)).toEqual([0.035]);
    expect(await values(second)).toEqual([0.18, 0.035]);
  });

  it("is read of all a region's figures of an indicator at once, the last of each", async () => {
    const read = async (revision: number, region = "west", indicator = "phd") => {
      const query = new URLSearchParams({ revision: String(revision), region, indicator });
      const response = await made.request(`${ROUTES.statedChanges}?${query}`);
      const { changes } = statedChangesSchema.parse(await response.json());
      return changes
        .map(({ organization, period, value, cell }) => `${organization} ${period} ${value} ${cell}`)
        .sort();
    };
    const first = await publish(FILE);
    const second = await publish(["平台,指标,时期,数值,同比", "示例西实验室,引进博士,2024-04,8,18.0%"]);
    expect(await read(first)).toEqual(["west-lab 2024-01/2024-04 -0.02 E3", "west-lab 2024-04 0.035 E2"]);
    expect(await read(second)).toEqual(["west-lab 2024-01/2024-04 -0.02 E3", "west-lab 2024-04 0.18 E2"]);
    expect(await read(second, "west", "none")).toEqual([]);
    const unknown = new URLSearchParams({ revision: String(second), region: "nowhere", indicator: "phd" });
    expect((await made.request(`${ROUTES.statedChanges}?${unknown}`)).status).toBe(404);
  });
});
