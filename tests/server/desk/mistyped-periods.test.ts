import { afterEach, describe, expect, it } from "vitest";
import { problemDetailsSchema } from "#contract/errors.ts";
import { type Upload, uploadSchema } from "#contract/uploads.ts";
import { type MadeApp, type MakeAppOptions, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp;

afterEach(() => made.close());

/** A server in May 2024 that has figures of 引进博士 and 引进硕士 of one platform, up to March. */
async function sendMonth(period: string, options: MakeAppOptions = {}): Promise<Upload> {
  made = await makeApp({ seed: SMALL, now: () => new Date("2024-05-10T04:00:00Z"), ...options });
  const body = longFile([["引进博士", "示例西实验室", period, "7"]]);
  const response = await made.request(uploadPath("west", "a.csv"), { method: "POST", body });
  expect(response.status).toBe(201);
  return uploadSchema.parse(await response.json());
}

function publish(upload: Upload, answers: Record<string, string>): Promise<Response> {
  const body = JSON.stringify({ base: upload.base, message: "四月", answers });
  return made.request(publishPath(upload.id), { method: "POST", body });
}

describe("a month that may be mistyped", () => {
  it("is asked about at review with what publishing it would do, once, and published with a word", async () => {
    const upload = await sendMonth("2025-04");
    const told = upload.problems.filter(({ severity }) => severity === "warning");
    expect(told.map(({ code, cell }) => `${code} ${cell}`)).toEqual(["future-period D2"]);
    expect(told[0]?.message).toEqual({
      zh: "2025年4月还没有开始，却已有数据。发布后，2025年4月应报 2 项，共有 1 项；各页默认月份仍为2024年3月；可选月份和趋势图的范围延伸到2025年4月。",
      en: "Apr 2025 has not begun, yet it has a figure. Once published, Apr 2025 has 1 of 2 expected figures; views still open with Mar 2024; the months to choose from and the trend charts run up to Apr 2025.",
    });
    const refused = await publish(upload, {});
    expect(problemDetailsSchema.parse(await refused.json()).code).toBe("warnings-unanswered");
    expect((await publish(upload, answersFor(upload))).status).toBe(200);
  });

  it.each([{ thread: true }, {}])("is judged by the rules of the office, in a thread or not: %j", async (options) => {
    const upload = await sendMonth("2025-04", { rules: { completeShare: 0.5 }, ...options });
    expect(upload.problems[0]?.message.zh).toContain("各页默认月份由2024年3月变为2025年4月");
  });

  it("is asked about where it has begun and passes over others", async () => {
    const upload = await sendMonth("2024-05");
    expect(upload.problems.map(({ code }) => code)).toContain("period-jump");
    expect(upload.problems[0]?.message.zh).toContain("而之前的2024年4月既没有发布过，文件中也没有。");
  });

  it("is none where one platform is the first to report the next month", async () => {
    const upload = await sendMonth("2024-04");
    expect(upload.problems.filter(({ severity }) => severity !== "note")).toEqual([]);
  });
});
