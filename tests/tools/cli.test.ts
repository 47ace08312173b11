import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { makeBook, saveBook } from "#tests/intake/workbook-files.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { longFile } from "#tests/server/upload-request.ts";
import { runCommand } from "#tools/cli/command.ts";
import type { Io } from "#tools/cli/io.ts";

let made: MadeApp;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL });
});

afterEach(() => made.close());

const GOOD = longFile([["引进博士", "示例西实验室", "2024-04", "7"]]);
const WRONG = longFile([["引进博士", "没有的平台", "2024-04", "7"]]);
/** A figure a thousand times its neighbours, which is asked about. */
const SLIP = longFile([["引进博士", "示例西实验室", "2024-04", "70000"]]);
const SERVER = ["--server", "http://localhost:8686"];

type Ran = { readonly exit: number; readonly out: string; readonly error: string };
type Machine = {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly env?: Io["env"];
  /** What is typed, line by line; a machine without a terminal where absent. */
  readonly typed?: readonly string[];
  readonly fetch?: Io["fetch"];
};

/** Runs a command line against the real server, in this process. */
async function run(args: readonly string[], { files = {}, env = {}, typed, fetch }: Machine = {}): Promise<Ran> {
  const said = { out: "", error: "" };
  const lines = [...(typed ?? [])];
  const ask = async (question: string) => {
    said.error += question;
    return lines.shift() ?? "";
  };
  const exit = await runCommand(args, {
    out: async (text) => {
      said.out += text;
    },
    error: (text) => {
      said.error += text;
    },
    readFile: async (path) => {
      const content = files[path];
      if (content === undefined) throw Object.assign(new Error("no such file"), { code: "ENOENT" });
      return typeof content === "string" ? new TextEncoder().encode(content) : content;
    },
    ask: typed ? ask : null,
    fetch: fetch ?? (async (url, init) => made.request(new Request(url, init))),
    env,
    now: () => new Date("2026-01-15T08:00:00Z"),
  });
  return { exit, ...said };
}

async function revision(): Promise<number> {
  return (await made.store.currentRevision()).number;
}

function jsonLines({ out }: Ran): { type: string; [field: string]: unknown }[] {
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("zhengxiao", () => {
  it.each([
    [["--help"], 0, "用法"],
    [["help", "check"], 0, "understood"],
    [["help", "publish", "--language", "en"], 0, "publish FILE"],
    [["check", "--help"], 0, "JSON"],
    [["publish", "-h", "-l", "en"], 0, "--dry-run"],
  ] as const)("%j explains itself", async (args, exit, words) => {
    const ran = await run(args);
    expect(ran).toMatchObject({ exit, error: "" });
    expect(ran.out).toContain(words);
  });

  it.each([
    [[], "用法"],
    [["fly"], "fly"],
    [["check"], "文件"],
    [["check", "a.csv", "--bad"], "--bad"],
    [["check", "a.csv", "--language", "fr"], "fr"],
    [["check", "a.csv", "--region", "nowhere"], "shili"],
    [["check", "-", "-"], "标准输入"],
    [["check", "a.csv", "--server", "ftp://x"], "ftp://x"],
    [["publish"], "文件"],
    [["publish", "a.csv", "--token", "zx_abc"], "--token"],
    [["publish", "a.csv", "b.csv"], "一份"],
    [["publish", "a.csv", "--answer", "word"], "--answer"],
    [["publish", "a.csv", "--token-file", "none.txt"], "none.txt"],
    [["publish", "a.csv", "--token-file", "token.txt"], "令牌"],
    [["publish", "none.csv"], "none.csv"],
  ] as const)("%j is wrong use: 2, with a sentence and no stack", async (args, words) => {
    const ran = await run(args, { files: { "a.csv": GOOD, "token.txt": "口令" } });
    expect(ran.exit).toBe(2);
    expect(ran.error).toContain(words);
    expect(ran.out + ran.error).not.toMatch(/\n\s+at /);
    expect(await revision()).toBe(2);
  });
});

describe("zhengxiao check", () => {
  const SHIPPED = longFile([["引进博士", "示例固态电池研究院", "2024年8月", "近20"]]);

  it("reads with the shipped catalogue and says what it understood", async () => {
    const ran = await run(["check", "八月.csv"], { files: { "八月.csv": SHIPPED } });
    expect(ran).toMatchObject({ exit: 0, error: "" });
    for (const words of ["八月.csv", "示例市", "UTF-8", "一行一个数", "读出数据 1 个", "2024年8月", "没有问题"])
      expect(ran.out).toContain(words);
  });

  it("gives JSON lines: understood, observations, problems, summary", async () => {
    const ran = await run(["check", "--json", "a.csv", "none.csv"], { files: { "a.csv": SHIPPED } });
    const lines = jsonLines(ran);
    expect(ran.exit).toBe(2);
    expect(lines.map(({ type }) => type)).toEqual(["understood", "observation", "summary", "failure"]);
    expect(lines[1]).toMatchObject({
      file: "a.csv",
      indicator: "phd_hired",
      period: "2024-08",
      value: 20,
      qualifier: "lt",
      source: { cell: "D2", raw: "近20" },
    });
    expect(lines[2]).toMatchObject({ region: "shili", observations: 1, problems: { error: 0 }, ok: true });
  });

  it("names the cell and the way out of an error, in the language asked for, and exits with 1", async () => {
    const files = { "-": longFile([["引进博士", "没有的平台", "2024-08", "1"]]) };
    const ran = await run(["check", "-", "-l", "en"], { files });
    expect(ran.exit).toBe(1);
    expect(ran.out).toMatch(/\[error\] B2 .*unknown-organization/);
    expect(ran.out).toContain("→");
    expect(ran.out).not.toMatch(/[\u4e00-\u9fff]{2}：/);
  });

  it("stays short on a terminal and whole in JSON, however many problems", async () => {
    const rows = Array.from({ length: 5000 }, (_, at): [string, string, string, string] => {
      return ["引进博士", `没有的平台${at}`, "2024-08", "1"];
    });
    const files = { "a.csv": longFile(rows) };
    const ran = await run(["check", "a.csv"], { files });
    expect(ran.out.split("\n").length).toBeLessThan(120);
    expect(ran.out).toMatch(/还有 49\d\d 个问题/);
    const problems = jsonLines(await run(["check", "--json", "a.csv"], { files })).filter(
      ({ type }) => type === "problem",
    );
    expect(problems).toHaveLength(5000);
  });

  it.each([
    new Uint8Array(),
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]),
    new Uint8Array(300).fill(255),
  ])("takes what is no table as a file with errors", async (bytes) => {
    const ran = await run(["check", "a.csv"], { files: { "a.csv": bytes } });
    expect(ran).toMatchObject({ exit: 1, error: "" });
  });

  it("reads with the catalogue of a server", async () => {
    const files = { "a.csv": GOOD };
    expect((await run(["check", "a.csv", "--region", "west", ...SERVER], { files })).exit).toBe(0);
    expect((await run(["check", "a.csv", "--region", "shili", ...SERVER], { files })).error).toContain("west");
  });
});

describe("zhengxiao check of a period that may be mistyped", () => {
  const check = (period: string, ...more: string[]) =>
    run(["check", "a.csv", ...more], { files: { "a.csv": longFile([["引进博士", "示例西实验室", period, "7"]]) } });
  const west = ["--region", "west", ...SERVER];

  it("says what publishing it would do, beside what the server has published", async () => {
    const future = await check("2026-04", ...west);
    expect(future.exit).toBe(0);
    expect(future.out).toContain("2026年4月还没有开始，却已有数据。发布后，2026年4月应报 2 项，共有 1 项；");
    const jump = await check("2024-06", "-l", "en", ...west);
    expect(jump.out).toContain("Of Jun 2024 the file has 1, but Apr 2024 to May 2024 before it is neither published");
    expect(jump.out).toContain("→ Check the year and the month");
    expect((await check("2024-04", ...west)).out).not.toMatch(/period-jump|future-period/);
  });

  it("warns of a coming one in general where nothing is known of what is published", async () => {
    const files = { "a.csv": longFile([["引进博士", "示例固态电池研究院", "2026-04", "7"]]) };
    const ran = await run(["check", "a.csv"], { files });
    expect(ran.out).toContain("2026年4月还没有开始，却已有数据。发布后，可选月份和趋势图的范围将延伸到该月；");
  });
});

it("says the format and the sheets of a workbook, which has no encoding and no delimiter", async () => {
  const book = makeBook({
    四月: [
      ["指标", "平台", "时期", "数值"],
      ["引进博士", "示例西实验室", "2024-04", 7],
    ],
    说明: [["x"]],
  });
  const ran = await run(["check", "四月.xlsx", "--region", "west", ...SERVER], {
    files: { "四月.xlsx": saveBook(book) },
  });
  expect(ran.out).toContain("格式 XLSX · 工作表已读 1/2 · ");
  expect(ran.out).not.toContain("分隔符");
});

const STACKED = [
  ["一、引进博士", "平台,2024年4月", "示例西实验室,7", ""],
  ["二、高层次人才", "平台,2024年4月", "示例西实验室,9"],
]
  .flat()
  .join("\n");

it("lists tables one below the other, and which of them are read", async () => {
  const ran = await run(["check", "两张表.csv", "--region", "west", ...SERVER], { files: { "两张表.csv": STACKED } });
  expect(ran.out).toContain("文件中的表已读 1/2:");
  expect(ran.out).toContain("一、引进博士 第 2–3 行,已读 1 行数据");
  expect(ran.out).toContain("二、高层次人才 第 6–7 行,未读");
});

describe("zhengxiao publish", () => {
  const by = ["--region", "west", "--message", "四月", ...SERVER];
  const files = { "四月.csv": GOOD, "wrong.csv": WRONG, "slip.csv": SLIP };
  const publish = (file: string, more: readonly string[], machine: Machine = {}) =>
    run(["publish", file, ...by, ...more], { files, ...machine });

  it("shows the difference and publishes it", async () => {
    const ran = await publish("四月.csv", ["--yes"]);
    expect(ran).toMatchObject({ exit: 0, error: "" });
    expect(ran.out).toContain("新增 1,变更 0");
    expect(ran.out).toContain("已发布为第 3 版");
    expect(await revision()).toBe(3);
    const [newest] = await made.store.revisions(3);
    expect(newest).toMatchObject({ publishedBy: "示例办", message: "四月", fileName: "四月.csv" });
  });

  it("says that a file was published, or changes nothing, and exits with 0", async () => {
    await publish("四月.csv", ["--yes"]);
    const again = await publish("四月.csv", ["--yes"]);
    expect(again).toMatchObject({ exit: 0, error: "" });
    expect(again.out).toMatch(/第 3 版发布过|相同/);
    const same = await publish("四月.csv", ["--yes"], { files: { "四月.csv": `${GOOD}\n` } });
    expect(same.exit).toBe(0);
    expect(same.out).toContain("相同");
    expect(await revision()).toBe(3);
  });

  it("puts what the file does not say to who sits at the terminal, and publishes with the answer", async () => {
    const own = longFile([["高层次人才", "示例西实验室", "2024-04", "7"]]);
    const ran = await publish("own.csv", [], { files: { "own.csv": own }, typed: ["不知道", "引进博士", "y"] });
    // What means nothing leaves the question open.
    expect(ran.exit).toBe(1);
    expect(ran.error).toContain("“高层次人才” (A2)是哪个指标?");
    const again = await publish("own.csv", [], { files: { "own.csv": own }, typed: ["引进博士", "y"] });
    expect(again.exit).toBe(0);
    expect(await revision()).toBe(3);
  });

  it("takes from a file which tables to read, and asks of what each of them is", async () => {
    const choices = (table: object) => JSON.stringify({ tables: { "2": { read: true, ...table } } });
    const files = { "t.csv": STACKED, "a.json": choices({}), "b.json": choices({ indicator: "phd" }) };
    const asked = await publish("t.csv", ["--yes", "--choices", "a.json"], { files });
    expect([asked.exit, asked.out]).toEqual([1, expect.stringContaining("第 2 张表是哪个指标?")]);
    const clashing = await publish("t.csv", ["--yes", "--choices", "b.json"], { files });
    expect([clashing.exit, clashing.out]).toEqual([1, expect.stringContaining("B7")]);
  });

  it("says without a terminal what to answer, and takes the answers from a file", async () => {
    const own = longFile([["高层次人才", "示例西实验室", "2024-04", "7"]]);
    const files = { "own.csv": own, "说明.json": JSON.stringify({ names: { indicators: { 高层次人才: "phd" } } }) };
    const ran = await publish("own.csv", ["--yes"], { files });
    expect(ran.exit).toBe(1);
    expect(ran.out).toContain("--choices");
    expect(ran.out).toContain('{"names":{"indicators":{"高层次人才":""}');
    const answered = await publish("own.csv", ["--yes", "--choices", "说明.json"], { files });
    expect(answered.exit).toBe(0);
    expect(await revision()).toBe(3);
    const wrong = await publish("own.csv", ["--yes", "--choices", "own.csv"], { files });
    expect([wrong.exit, wrong.error]).toEqual([2, expect.stringContaining("own.csv")]);
  });

  it("shows and publishes nothing in a dry run", async () => {
    const ran = await run(["publish", "四月.csv", "--region", "west", "--dry-run", ...SERVER], { files });
    expect(ran).toMatchObject({ exit: 0, error: "" });
    expect(ran.out).toContain("新增 1");
    expect(await revision()).toBe(2);
  });

  it("refuses a file with errors", async () => {
    const ran = await publish("wrong.csv", ["--yes"]);
    expect(ran.exit).toBe(1);
    expect(ran.out).toContain("B2");
    expect(ran.out).toContain("没有发布");
    expect(await revision()).toBe(2);
  });

  it("needs a word for every kind of warning", async () => {
    const ran = await publish("slip.csv", ["--yes"]);
    expect(ran.exit).toBe(1);
    const codes = [...ran.out.matchAll(/--answer ([a-z-]+)=/g)].map(([, code]) => code);
    expect(codes).toContain("unit-slip");
    expect(await revision()).toBe(2);
    const answers = codes.flatMap((code) => ["--answer", `${code}=已核实`]);
    expect((await publish("slip.csv", [...answers, "--yes"])).exit).toBe(0);
    expect(await revision()).toBe(3);
  });

  it("asks at a terminal, and publishes only on yes", async () => {
    const codes = [...(await publish("slip.csv", ["--yes"])).out.matchAll(/--answer ([a-z-]+)=/g)];
    const words = codes.map(() => "已核实");
    expect((await publish("slip.csv", [], { typed: [...words, "n"] })).exit).toBe(1);
    expect(await revision()).toBe(2);
    expect((await publish("slip.csv", [], { typed: [...words, "y"] })).exit).toBe(0);
    expect(await revision()).toBe(3);
  });

  it("does not publish unasked where nobody sits at a terminal", async () => {
    const ran = await publish("四月.csv", []);
    expect(ran.exit).toBe(2);
    expect(ran.out).toContain("--yes");
    expect(await revision()).toBe(2);
  });

  it("leaves no draft behind where nothing was published", async () => {
    await publish("wrong.csv", ["--yes"]);
    await publish("四月.csv", ["--dry-run"]);
    const response = await made.app.request(`http://localhost${ROUTES.uploads}?region=west&state=draft`);
    expect(await response.json()).toMatchObject({ drafts: [] });
  });

  it.each([
    [["--token-file", "token.txt"], {}, "Bearer abc"],
    [["--token-file", "token.txt"], { ZHENGXIAO_TOKEN: "def" }, "Bearer abc"],
    [[], { ZHENGXIAO_TOKEN: "def" }, "Bearer def"],
    [[], {}, null],
  ] as const)("sends the token %j %j", async (args, env, sent) => {
    const seen = new Set<string | null>();
    const fetch: Io["fetch"] = async (url, init) => {
      const request = new Request(url, init);
      seen.add(request.headers.get("authorization"));
      return made.request(request);
    };
    await publish("四月.csv", ["--yes", ...args], { fetch, env, files: { ...files, "token.txt": "abc\n" } });
    expect([...seen]).toEqual([sent]);
  });

  it("sends a contributor's file in, to be published by somebody else", async () => {
    const { token } = await made.signUp({ role: "contributor", name: "示例西实验室", organizations: ["west-lab"] });
    const ran = await publish("四月.csv", ["--yes"], { env: { ZHENGXIAO_TOKEN: token } });
    expect(ran).toMatchObject({ exit: 0, error: "" });
    expect(ran.out).toContain("已提报,等待审核:新增 1");
    const [upload] = await made.store.drafts("west");
    expect(upload).toMatchObject({ state: "submitted", submission: { by: "示例西实验室", message: "四月" } });
    expect(await revision()).toBe(2);
  });

  it("says what the server refuses with", async () => {
    const anybody = await made.as("anonymous");
    const fetch: Io["fetch"] = (url, init) => anybody(new Request(url, init));
    const ran = await publish("四月.csv", ["--yes"], { fetch });
    expect(ran).toMatchObject({ exit: 1 });
    expect(ran.error).toContain("需要登录");
  });

  it("says that the server is away, or is none of ours", async () => {
    const away: Io["fetch"] = () => Promise.reject(new TypeError("fetch failed", { cause: new Error("ECONNREFUSED") }));
    const ran = await publish("四月.csv", ["--yes"], { fetch: away });
    expect(ran).toMatchObject({ exit: 2 });
    expect(ran.error).toMatch(/http:\/\/localhost:8686.*ECONNREFUSED/);
    for (const response of [new Response("<html>"), new Response("no", { status: 502 })]) {
      const foreign = await publish("四月.csv", ["--yes"], { fetch: async () => response.clone() });
      expect(foreign).toMatchObject({ exit: 2, out: "" });
      expect(foreign.error).not.toBe("");
    }
  });
});
