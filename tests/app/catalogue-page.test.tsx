import { act, screen, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { catalogueDesk, target as targetSet } from "#tests/server/catalogue/catalogue-desk.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { type App, openApp } from "./app-bench.tsx";

let server: RealServer;
let app: App | undefined;

beforeEach(async () => {
  vi.setSystemTime("2026-11-03T04:00:00Z");
  window.localStorage.clear();
  server = await setUpServer({ seed: SMALL, now: () => new Date("2026-11-03T04:00:00Z") });
});
afterEach(async () => {
  app?.close();
  app = undefined;
  await server.close();
  vi.useRealTimers();
  await act(() => i18next.changeLanguage("zh-CN"));
});

function open(path: string): App {
  app?.close();
  app = openApp(path);
  return app;
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const field = (name: string) => screen.findByRole("textbox", { name });

/** The rows of a table of the review, cell by cell; the item is said for each line. */
async function rows(caption: string): Promise<(string | null)[][]> {
  const table = await screen.findByRole("table", { name: caption });
  return within(table)
    .getAllByRole("row")
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent));
}

/** A cell of the sheet of targets, by its row and its column. */
async function target(row: string, column: string): Promise<HTMLElement> {
  const name = await screen.findByRole("rowheader", { name: row });
  const head = screen.getByRole("columnheader", { name: column });
  const cell = name.parentElement?.querySelector(
    `[role="gridcell"][aria-colindex="${head.getAttribute("aria-colindex")}"]`,
  );
  if (!(cell instanceof HTMLElement)) throw new Error(`no cell ${row} ${column}`);
  return cell;
}

const said = (cell: HTMLElement) => cell.querySelector("input")?.value ?? cell.textContent;

describe("the catalogue's page", () => {
  it("adds a platform and its target, says field by field what changes, publishes, and shows where to see it", async () => {
    const { user } = open("/catalogue?region=west");
    await user.click(await button("新增平台"));
    await user.click(await button("存入草稿"));
    expect(await screen.findByText("请填写名称。")).toBeTruthy();
    await user.type(await field("名称"), "示例新实验室");
    await user.type(await field("成立时间"), "2026年3月");
    await user.click(await button("存入草稿"));
    expect(await screen.findByText("1 项改动待发布")).toBeTruthy();
    await user.click(await button("目标"));
    await user.click(await target("示例新实验室", "2026年"));
    await user.keyboard("1,200{Enter}");
    expect(await screen.findByText("2 项改动待发布")).toBeTruthy();
    await user.click(await button("核对并发布"));
    expect(await rows("将要发生的改动")).toEqual([
      ["示例新实验室平台或地区", "新增", "名称", "—", "示例新实验室"],
      ["示例新实验室平台或地区", "", "所属地区", "—", "示例西市"],
      ["示例新实验室平台或地区", "", "成立时间", "—", "2026-03"],
      ["引进博士 · 示例新实验室 · 2026目标", "新增", "目标值", "—", "1200"],
    ]);
    await user.click(await button("发布"));
    expect(await screen.findByText("请写一句为什么改。")).toBeTruthy();
    await user.type(await field("为什么改"), "新建平台");
    await user.click(await button("发布"));
    expect(await screen.findByText(/已发布为版本 3：新增 2，更改 0，撤回 0。/)).toBeTruthy();
    const link = screen.getByRole("link", { name: "在版本历史中查看" });
    expect(link.getAttribute("href")).toBe("/history?region=west&revision=3");
    const made = (await server.made.store.catalogue(3)).organizations.find(({ names }) => names.zh === "示例新实验室");
    expect(made).toMatchObject({ parent: "west", founded: "2026-03" });
  });

  it("keeps the draft on the server: another visit finds it, and discarding asks first", async () => {
    const first = open("/catalogue?region=west&part=targets");
    await first.user.click(await target("示例西市", "2026年"));
    await first.user.keyboard("70{Enter}");
    expect(await screen.findByText("1 项改动待发布")).toBeTruthy();
    const { user } = open("/catalogue?region=west&part=targets");
    expect(await screen.findByText("1 项改动待发布")).toBeTruthy();
    expect(said(await target("示例西市", "2026年"))).toBe("70");
    await user.click(await button("放弃全部改动"));
    expect(await screen.findByText(/放弃草稿中的 1 项改动？/)).toBeTruthy();
    await user.click(await button("不放弃"));
    expect(await screen.findByText("1 项改动待发布")).toBeTruthy();
    await user.click(await button("放弃全部改动"));
    await user.click(await button("确认放弃"));
    expect(await screen.findByText(/已放弃草稿/)).toBeTruthy();
    expect(said(await target("示例西市", "2026年"))).toBe("");
  });

  it("takes a block from a table, tells cells that are no numbers, and shows what the region's target leaves over", async () => {
    const { user } = open("/catalogue?region=west&part=targets");
    await user.click(await target("示例西市", "2026年"));
    await user.paste("100\t110\n60\t1oo\n");
    expect((await screen.findByRole("alert")).textContent).toContain("“1oo”不是目标（示例西实验室，2027年）");
    expect(await screen.findByText("3 项改动待发布")).toBeTruthy();
    // It stands while other cells are written, until its own is put right.
    await user.click(await target("示例西市", "2027年"));
    await user.keyboard("120{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("1oo");
    const wrong = await field("示例西实验室 2027年");
    expect(wrong.getAttribute("aria-invalid")).toBe("true");
    await user.keyboard("50{Enter}");
    expect(await screen.findByText("4 项改动待发布")).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
    const gap = screen.getByRole("rowheader", { name: /差额/ });
    expect([...(gap.parentElement?.children ?? [])].map(({ textContent }) => textContent)).toContain("+40");
  });

  it("tells problems with their place and way out, and offers no publishing until they are mended", async () => {
    const { user } = open("/catalogue?region=west");
    await user.click(await button("编辑“示例西实验室”"));
    await user.type(await field("关停时间"), "2024年2月30日");
    await user.click(await button("存入草稿"));
    await user.click(await button("核对并发布"));
    const problems = await screen.findByRole("heading", { name: "要先解决的问题" });
    expect(problems.parentElement?.textContent).toContain("示例西实验室 · 关停时间");
    expect(problems.parentElement?.textContent).toContain("2024-02-30");
    expect(screen.queryByRole("button", { name: "发布" })).toBeNull();
    await user.click(await button("返回修改"));
    await user.click(await button("取消对“示例西实验室”的改动"));
    expect(await button("新增平台")).toBeTruthy();
    expect(screen.queryByText(/待发布/)).toBeNull();
  });

  it("shows what others published of the same target meanwhile", async () => {
    const { user } = open("/catalogue?region=west&part=targets");
    await user.click(await target("示例西市", "2026年"));
    await user.keyboard("70{Enter}");
    expect(await screen.findByText("1 项改动待发布")).toBeTruthy();
    const other = await server.made.as({ role: "publisher", regions: ["west"] });
    await catalogueDesk(server.made, other).change([targetSet(80, "2026")]);
    await user.click(await button("核对并发布"));
    const [moved] = await rows("别人同时改了这些");
    expect(moved?.slice(2, 5)).toEqual(["目标值", "—", "80"]);
    expect(moved?.[5]).toContain("版本 3");
  });

  it("lets a publisher look at indicators and change none, and nobody else in", async () => {
    await server.askAs({ role: "publisher", regions: ["west"] });
    open("/catalogue?region=west&part=indicators");
    expect(await screen.findByText(/只有管理员可以修改/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: /编辑/ })).toBeNull();
    expect(screen.queryByRole("button", { name: "地区" })).toBeNull();
    open("/catalogue?region=east");
    expect(await screen.findByText("您不能修改这个地区的目录")).toBeTruthy();
    await server.askAs({ role: "contributor", organizations: ["west-lab"] });
    open("/catalogue?region=west");
    expect(await screen.findByText("您不能修改这个地区的目录")).toBeTruthy();
    expect(screen.queryByRole("link", { name: "目录" })).toBeNull();
  });

  it("adds a region, whose overview says what to do next", async () => {
    const { user } = open("/catalogue?region=west&part=regions");
    await user.click(await button("新增地区"));
    await user.type(await field("名称"), "南县");
    await user.type(await field("英文名称"), "South");
    await user.click(await button("存入草稿"));
    await user.click(await button("核对并发布"));
    await user.type(await field("为什么改"), "新设");
    await user.click(await button("发布"));
    await screen.findByText(/已发布为版本 3/);
    const { organizations } = await server.made.store.catalogue(3);
    const code = organizations.find(({ names }) => names.zh === "南县")?.code;
    open(`/?region=${code}`);
    const list = await screen.findByRole("list");
    expect(
      within(list)
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/平台.*待办录入平台/),
      expect.stringMatching(/指标.*已有 3 个/),
      expect.stringMatching(/目标.*待办填写目标/),
      expect.stringMatching(/数据.*待办上传数据/),
      expect.stringMatching(/政策.*待办登记政策/),
    ]);
  });
});
