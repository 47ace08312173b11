import { describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { createLog, errorFields } from "#server/base/log.ts";
import { makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

describe("createLog(level, write, now)", () => {
  it("writes a JSON object a line, from its level on", () => {
    const lines: string[] = [];
    const log = createLog(
      "warn",
      (line) => lines.push(line),
      () => new Date(0),
    );
    log.info("unheard");
    log.warn("heard", { n: 1 });
    expect(lines).toEqual(['{"time":"1970-01-01T00:00:00.000Z","level":"warn","event":"heard","n":1}\n']);
  });

  it("is silent when told to be", () => {
    const lines: string[] = [];
    createLog("silent", (line) => lines.push(line)).error("unheard");
    expect(lines).toEqual([]);
  });
});

describe("errorFields(error)", () => {
  it("has the message and the cause", () => {
    const fields = errorFields(new Error("outer", { cause: new Error("inner") }));
    expect(fields["message"]).toBe("outer");
    expect(fields["cause"]).toContain("inner");
    expect(errorFields("text")).toEqual({ message: "text" });
  });

  it("repeats nothing of what a parser could not read", () => {
    const error = thrownBy(() => JSON.parse("张三 figures"));
    expect(JSON.stringify(errorFields(new Error("outer", { cause: error })))).not.toContain("张三");
    expect(JSON.stringify(errorFields(error))).not.toContain("张三");
    expect(errorFields(error)["stack"]).toContain("    at ");
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

describe("the log of a server", () => {
  it("names no person, file, address, question or secret, whatever is asked, at its most talkative", async () => {
    const made = await makeApp({ seed: SMALL });
    const words = ["张三丰", "zhangsan", "机密名单", "10.9.8.7", "tok_secret", "示例西实验室", "备注一句"];
    const [name = "", latin = "", file = "", address = "", secret = "", platform = "", remark = ""] = words;
    made.peer.address = address;
    const body = longFile([["引进博士", platform, "2024-04", "7"]]);
    const created = await made.request(uploadPath("west", `${file}.csv`), { method: "POST", body });
    expect(created.status).toBe(201);
    const upload = uploadSchema.parse(await created.json());
    const publish = JSON.stringify({ base: upload.base, message: remark, answers: answersFor(upload) });
    expect((await made.request(publishPath(upload.id), { method: "POST", body: publish })).status).toBe(200);
    const asked: [string, RequestInit?][] = [
      [`${ROUTES.catalogue}?revision=${name}`],
      [`/${latin}/${file}.xlsx?q=${name}`],
      [`/api/v1/${latin}`],
      [ROUTES.file.replace(":digest", latin)],
      [uploadPath(latin, `${file}.csv`), { method: "POST", body: name }],
      [publishPath(latin), { method: "POST", body: `{"base": ${name}` }],
      [
        ROUTES.settings,
        { headers: { Authorization: `Bearer ${secret}`, "User-Agent": latin, Referer: `http://${latin}/` } },
      ],
      [ROUTES.health, { headers: { Host: `${latin}.example` } }],
    ];
    for (const [path, init] of asked) await made.app.request(path, init);
    await made.close();
    const text = JSON.stringify(made.logged);
    for (const word of words) for (const form of [word, encodeURIComponent(word)]) expect(text).not.toContain(form);
    expect(made.logged.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["request", "upload-created", "published"]),
    );
    expect(made.logged.find(({ event }) => event === "request")).toMatchObject({ route: ROUTES.uploads, status: 201 });
  });
});
