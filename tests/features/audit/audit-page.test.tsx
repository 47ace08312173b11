import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { screen, within } from "@testing-library/react";
import { http } from "msw";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type App, openApp } from "#tests/app/app-bench.tsx";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { type Browser, firstAdministrator, openBrowser, signedIn } from "#tests/server/sign-in-as.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { answersFor, longFile, uploadPath } from "#tests/server/upload-request.ts";

let folder: TempFolder;
let server: RealServer;
let office: Browser;
let app: App | undefined;

beforeAll(async () => {
  folder = makeTempFolder();
  server = await setUpServer({ seed: SMALL, dataDir: folder.path });
  office = await firstAdministrator(server.made);
  const body = longFile([["引进博士", "示例西实验室", "2024-04", "7"]]);
  const upload = await (await office.ask(uploadPath("west", "四月.csv"), { method: "POST", body })).json();
  const publish = { base: 2, message: "四月数据", answers: answersFor(upload) };
  await office.send("POST", `/api/v1/uploads/${upload.id}/publish`, publish);
});
beforeEach(() => askAs(office));
afterEach(() => {
  app?.close();
  app = undefined;
  server.mend();
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

/** The page's requests go to the server with somebody's cookies. */
function askAs(browser: Browser): void {
  server.break(
    http.all("*/api/v1/*", async ({ request }) => {
      const { pathname, search } = new URL(request.url);
      const { method } = request;
      return browser.ask(pathname + search, { method, ...(method === "GET" ? {} : { body: await request.text() }) });
    }),
  );
}

async function rows(): Promise<HTMLElement[]> {
  const table = await screen.findByRole("table");
  return within(table).getAllByRole("row").slice(1);
}

describe("审计日志", () => {
  it("tells each act in a sentence, newest first, and that the chain holds", async () => {
    app = openApp("/audit");
    const said = (await rows()).map((row) => row.textContent ?? "");
    expect(said[0]).toContain("示例办 发布了版本 3,出自文件“四月.csv”:“四月数据”");
    expect(said[1]).toContain("示例办 上传了文件“四月.csv”");
    expect(said.at(-1)).toContain("服务器载入了随附的数据“east.csv”,形成版本 1");
    expect(await screen.findByText(`核对完整:第 1 至 ${said.length} 条逐条相连`)).toBeTruthy();
  });

  it("filters by kind and keeps the filter in the address and in the export", async () => {
    app = openApp("/audit");
    await rows();
    await app.user.selectOptions(screen.getByLabelText("种类"), "发布");
    await app.user.type(screen.getByLabelText("对象或明细"), "四月");
    await app.user.click(screen.getByRole("button", { name: "筛选" }));
    await screen.findByRole("button", { name: "清除筛选" });
    expect(await rows()).toHaveLength(1);
    expect(app.address("kind")).toBe("publish");
    const href = screen.getByRole("link", { name: "导出 CSV" }).getAttribute("href") ?? "";
    expect(Object.fromEntries(new URL(href, "http://localhost").searchParams)).toEqual({
      kind: "publish",
      object: "四月",
      language: "zh-CN",
    });
    await app.user.click(screen.getByRole("button", { name: "清除筛选" }));
    await screen.findByText(/服务器载入了随附的数据“east.csv”/);
    expect((screen.getByLabelText("对象或明细") as HTMLInputElement).value).toBe("");
  });

  it("says so where nothing matches", async () => {
    app = openApp("/audit?account=nobody");
    expect(await screen.findByText("没有符合的记录")).toBeTruthy();
  });

  it("leads from what was published to its revision, and to all that concerns its upload", async () => {
    app = openApp("/audit?kind=publish");
    const [row] = await rows();
    if (!row) throw new Error("no entry");
    await app.user.click(within(row).getByText("明细"));
    expect(within(row).getByRole("link", { name: "版本 3" }).getAttribute("href")).toBe("/history?revision=3");
    await app.user.click(within(row).getByRole("link", { name: "相关记录" }));
    await screen.findByText(/上传了文件“四月.csv”/);
    expect((await rows()).map((entry) => entry.textContent)).toEqual([
      expect.stringContaining("发布了版本 3"),
      expect.stringContaining("上传了文件"),
    ]);
  });

  it("names the entry that was tampered with, and goes on doing so until an administrator acknowledges it in words", async () => {
    const database = new DatabaseSync(join(folder.path, "zhengxiao.db"));
    database.exec("drop trigger audit_entry_never_changed");
    database.exec("update audit_entry set address = '192.0.2.9' where seq = 4");
    database.close();
    app = openApp("/audit");
    expect(await screen.findByText("日志有误:第 4 条被改动:内容与其摘要不符")).toBeTruthy();
    const acknowledge = async (words: string) => {
      if (words !== "") await app?.user.type(screen.getByLabelText("查明了什么"), words);
      await app?.user.click(screen.getByRole("button", { name: "确认这处异常" }));
    };
    expect(screen.getByText(/以“示例办”的名义确认/)).toBeTruthy();
    await acknowledge("");
    expect(await screen.findByText("请写明查明的情况。")).toBeTruthy();
    await acknowledge("测试时改动");
    // One after the other: what guarded the table was taken away, too.
    expect(await screen.findByText(/日志有误:日志表的保护（触发器）曾被删除或改动/)).toBeTruthy();
    await acknowledge("测试时删除");
    expect(await screen.findByText(/^核对完整/)).toBeTruthy();
    await expect
      .poll(async () => (await rows())[0]?.textContent, { timeout: 10_000 })
      .toContain("示例办 确认了审计日志的异常：保护被删除");
  });

  it("is refused to whoever is no administrator", async () => {
    askAs(await signedIn(server.made, office, { username: "desk", role: "publisher", regions: ["west"] }));
    app = openApp("/audit");
    expect(await screen.findByText("审计日志由管理员查看")).toBeTruthy();
    expect(screen.queryByRole("table")).toBeNull();
    app.close();
    askAs(await openBrowser(server.made));
    app = openApp("/audit");
    expect(await screen.findByText("审计日志由管理员查看")).toBeTruthy();
  });
});
