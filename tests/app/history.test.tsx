import { act, screen, waitFor, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CURRENT_REVISION_KEY } from "#client/queries.ts";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";
import { type App, openApp } from "./app-bench.tsx";

let server: RealServer;
let app: App | undefined;
/** What the server's clock says. */
let now: Date;

beforeEach(async () => {
  now = new Date("2026-10-20T04:00:00Z");
  window.localStorage.clear();
  server = await setUpServer({ seed: SMALL, now: () => now });
});
afterEach(async () => {
  app?.close();
  app = undefined;
  await server.close();
  await act(() => i18next.changeLanguage("zh-CN"));
});

/** Publishes figures of 引进博士 at 示例西实验室 on a day. */
async function publish(day: string, message: string, rows: readonly (readonly [string, string])[]): Promise<number> {
  now = new Date(`${day}T04:00:00Z`);
  const { made } = server;
  const body = longFile(rows.map(([period, value]) => ["引进博士", "示例西实验室", period, value]));
  const upload = uploadSchema.parse(
    await (await made.request(uploadPath("west", `${message}.csv`), { method: "POST", body })).json(),
  );
  const request = { base: upload.base, message, answers: answersFor(upload) };
  expect((await made.request(publishPath(upload.id), { method: "POST", body: JSON.stringify(request) })).status).toBe(
    200,
  );
  return (await made.store.currentRevision()).number;
}

/** The live connection says that a revision is current, as it does when somebody publishes. */
async function announce(number: number): Promise<void> {
  const current = { dataset: server.made.store.dataset, revision: number, publishedAt: now.toISOString() };
  await act(async () => {
    app?.client.setQueryData(CURRENT_REVISION_KEY, current);
  });
}

async function publishTwo(): Promise<void> {
  await publish("2026-11-01", "四月", [
    ["2024-03", "6"],
    ["2024-04", "7"],
  ]);
  await publish("2026-11-03", "五月", [["2024-05", "9"]]);
}

describe("as known on a revision or a day", () => {
  it("shows the figures of that revision, says so, and goes back to the current ones", async () => {
    await publishTwo();
    app = openApp("/?region=west&asof=3");
    expect(await screen.findByText("按版本 3(2026-11-01 发布)所知")).toBeTruthy();
    expect(await screen.findByText(/数据截至 2024年3月 · 第 3 版/)).toBeTruthy();
    expect(screen.getByText(/^2024年4月：应报2项，已报1项/)).toBeTruthy();
    expect(screen.queryByText(/^2024年5月：/)).toBeNull();
    await app.user.click(screen.getByRole("link", { name: "回到当前版本" }));
    expect(await screen.findByText(/数据截至 2024年3月 · 第 4 版/)).toBeTruthy();
    expect(screen.getByText(/^2024年5月：应报2项，已报1项/)).toBeTruthy();
    expect(screen.queryByText(/所知/)).toBeNull();
    expect(app.address("asof")).toBeNull();
    expect(app.address("region")).toBe("west");
  });

  it.each([
    ["2026-11-02", 3],
    ["2026-11-01", 3],
    ["2026-10-31", 2],
    ["2027-01-01", 4],
  ])("takes %s as the last revision published by its end, %i", async (day, number) => {
    await publishTwo();
    app = openApp(`/?region=west&asof=${day}`);
    expect(await screen.findByText(new RegExp(`^数据截至 .+ · 第 ${number} 版$`))).toBeTruthy();
  });

  it.each(["3", "2026-11-01", "2026-11-09"])("stays at %s when somebody publishes", async (asOf) => {
    await publish("2026-11-01", "四月", [["2024-04", "7"]]);
    app = openApp(`/?region=west&asof=${asOf}`);
    await screen.findByText(/数据截至 2024年3月 · 第 3 版/);
    await screen.findByText("它也是当前版本;以下不随新发布更新。");
    await announce(await publish("2026-11-03", "五月", [["2024-05", "9"]]));
    expect(await screen.findByText("当前已是版本 4;以下不随新发布更新。")).toBeTruthy();
    expect(screen.getByText(/数据截至 2024年3月 · 第 3 版/)).toBeTruthy();
    expect(screen.queryByText(/^2024年5月：/)).toBeNull();
  });

  it("goes along to the other views and to another region, and not to the Data page", async () => {
    await publishTwo();
    app = openApp("/?region=west&asof=3");
    await screen.findByText(/^数据截至 .+ · 第 3 版$/);
    const views = within(screen.getByRole("navigation", { name: "视图" }));
    await app.user.click(views.getByRole("link", { name: "趋势" }));
    expect(await screen.findByRole("heading", { level: 1 })).toBeTruthy();
    expect(app.address("asof")).toBe("3");
    expect(screen.getByText("按版本 3(2026-11-01 发布)所知")).toBeTruthy();
    await app.user.selectOptions(screen.getByRole("combobox", { name: "地区" }), "east");
    await waitFor(() => expect(app?.address("region")).toBe("east"));
    expect(app.address("asof")).toBe("3");
    await app.user.click(views.getByRole("link", { name: "数据" }));
    await waitFor(() => expect(app?.address("asof")).toBeNull());
    expect(screen.queryByText(/所知/)).toBeNull();
  });

  it("is said on the wall too, with the way back", async () => {
    await publishTwo();
    app = openApp("/screen?region=west&asof=2026-11-02&paused=1");
    expect(await screen.findByText(/按版本 3\(2026-11-01 发布\)所知/)).toBeTruthy();
    await app.user.click(screen.getByRole("link", { name: "回到当前版本" }));
    expect(await screen.findByText("第 4 版")).toBeTruthy();
    expect(app.address("paused")).toBe("1");
  });

  it.each(["99", "0", "2020-01-01", "2026-02-30", "去年"])(
    "says of “%s” that there is no such, and the way out",
    async (asOf) => {
      app = openApp(`/trend?region=west&asof=${asOf}`);
      expect(await screen.findByRole("heading", { name: `没有可按“${asOf}”查看的版本` })).toBeTruthy();
      await app.user.click(screen.getByRole("link", { name: "回到当前版本" }));
      await waitFor(() => expect(screen.queryByText(/没有可按/)).toBeNull());
      expect(app.address("asof")).toBeNull();
      expect(await screen.findByRole("heading", { level: 1 })).toBeTruthy();
    },
  );
});

describe("the history of revisions", () => {
  it("lists all, newest first, with who and what, and shows the newest one's difference", async () => {
    await publishTwo();
    app = openApp("/history?region=west");
    const list = await screen.findByRole("navigation", { name: "全部版本,共 4 个" });
    const items = within(list).getAllByRole("link");
    expect(items.map((item) => /版本 \d+/.exec(item.textContent ?? "")?.[0])).toEqual([
      "版本 4",
      "版本 3",
      "版本 2",
      "版本 1",
    ]);
    expect(items[1]?.textContent).toContain("四月");
    expect(items[1]?.textContent).toContain("示例办");
    expect(items[1]?.textContent).toContain("新增 1 · 更改 1");
    const table = await screen.findByRole("table", { name: "新增" });
    expect(within(table).getAllByRole("row")[1]?.textContent).toContain("引进博士示例西实验室2024年5月9人");
  });

  it("shows old, new and by how much, with the way to the figure's source and its file", async () => {
    await publishTwo();
    app = openApp("/history?region=west&revision=3");
    const table = await screen.findByRole("table", { name: "更改" });
    const row = within(table).getAllByRole("row")[1];
    expect(row?.textContent).toContain("2024年3月5人→ 6人+1人，+20%四月.csv D2");
    expect(screen.getByRole("link", { name: "下载" }).getAttribute("href")).toMatch(/^\/api\/v1\/files\/[0-9a-f]{64}$/);
    await app.user.click(within(table).getByRole("link", { name: /四月.csv D2/ }));
    expect(app.address("source")).toBe("phd@west-lab@2024-03");
    expect(app.address("revision")).toBe("3");
  });

  it("leads from a withdrawn figure to what was said of it, and where it was read", async () => {
    const number = await publish("2026-11-01", "四月", [["2024-04", "7"]]);
    const undo = { base: number, message: "传错了" };
    const path = `/api/v1/revisions/${number}/undo`;
    await server.made.request(path, { method: "POST", body: JSON.stringify(undo) });
    app = openApp("/history?region=west");
    const table = await screen.findByRole("table", { name: "撤回" });
    await app.user.click(within(table).getByRole("link", { name: /四月.csv D2/ }));
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByText(/已在第 4 版撤回/)).toBeTruthy();
    expect(await within(dialog).findByText("四月.csv")).toBeTruthy();
  });

  it("leads to every view as of a revision, and as of a day", async () => {
    await publishTwo();
    app = openApp("/history?region=west&revision=3");
    await app.user.type(await screen.findByLabelText("按日期查看"), "2026-11-02");
    expect(screen.getByRole("link", { name: "查看(版本 3)" }).getAttribute("href")).toContain("asof=2026-11-02");
    await app.user.click(screen.getByRole("link", { name: "按此版本查看" }));
    expect(await screen.findByText("按版本 3(2026-11-01 发布)所知")).toBeTruthy();
  });

  it("undoes a revision from the keyboard, after saying what that does and asking who and why", async () => {
    const number = await publish("2026-11-01", "四月", [
      ["2024-03", "6"],
      ["2024-04", "7"],
    ]);
    app = openApp(`/history?region=west&revision=${number}`);
    const { user } = app;
    (await screen.findByRole("button", { name: "撤销此版本" })).focus();
    await user.keyboard("{Enter}");
    expect(document.activeElement?.textContent).toBe("撤销版本 3?");
    expect(await screen.findByText("1 项由它新增的数据将被撤回。")).toBeTruthy();
    expect(screen.getByText("1 项由它更改的数据将恢复原值。")).toBeTruthy();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByLabelText("为什么撤销"));
    await user.keyboard("{Enter}");
    expect(screen.getByText("请写一句为什么。")).toBeTruthy();
    expect((await server.made.store.currentRevision()).number).toBe(number);
    await user.keyboard("传错了{Enter}");
    const outcome = await screen.findByText(`已撤销版本 3,新的当前版本是 4。所有打开的页面都已更新。`);
    expect(document.activeElement).toBe(outcome);
    expect(app.address("revision")).toBe("4");
    const table = await screen.findByRole("table", { name: "更改" });
    expect(within(table).getAllByRole("row")[1]?.textContent).toContain("6人→ 5人");
    const rows = await server.made.store.observations(4, { organizations: ["west-lab"], indicators: ["phd"] });
    expect(rows.map(({ observation }) => observation.value)).toEqual([3, null, 5]);
    const list = screen.getByRole("navigation", { name: /^全部版本/ });
    expect(within(list).getByText("已被版本 4 撤销")).toBeTruthy();
    expect(within(list).getByText("撤销版本 3")).toBeTruthy();
  });

  it("says why a revision cannot be undone now, and keeps what was typed", async () => {
    await publish("2026-11-01", "四月", [["2024-04", "7"]]);
    await publish("2026-11-03", "更正", [["2024-04", "8"]]);
    app = openApp("/history?region=west&revision=3");
    await app.user.click(await screen.findByRole("button", { name: "撤销此版本" }));
    await app.user.type(screen.getByLabelText("为什么撤销"), "传错了");
    await app.user.click(screen.getByRole("button", { name: "确认撤销" }));
    expect((await screen.findByRole("alert")).textContent).toContain(
      "之后的版本又改了同样的数据:版本 4 改了 1 项 请先撤销较新的版本,或上传更正后的文件。",
    );
    expect(screen.getByLabelText<HTMLInputElement>("为什么撤销").value).toBe("传错了");
  });

  it("offers no undo of what was shipped, nor to one who publishes another region", async () => {
    await publish("2026-11-01", "四月", [["2024-04", "7"]]);
    await server.askAs({ role: "publisher", regions: ["east"] });
    app = openApp("/history?region=west&revision=3");
    expect(await screen.findByText("撤销需要本地区的发布权限")).toBeTruthy();
    await app.user.click(screen.getByRole("link", { name: /^版本 2/ }));
    expect(await screen.findByText(/^随产品附带的版本不能撤销/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "撤销此版本" })).toBeNull();
  });

  it("says of a number that is none that there is no such revision, and keeps the list", async () => {
    app = openApp("/history?region=west&revision=77");
    expect(await screen.findByRole("heading", { name: "没有版本 77" })).toBeTruthy();
    expect(screen.getByRole("link", { name: /^版本 2/ })).toBeTruthy();
  });

  it("speaks English", async () => {
    await publishTwo();
    await act(() => i18next.changeLanguage("en"));
    app = openApp("/history?region=west&revision=3");
    expect(await screen.findByRole("heading", { name: "Revision history" })).toBeTruthy();
    const table = await screen.findByRole("table", { name: "Changed" });
    expect(within(table).getAllByRole("row")[1]?.textContent).toContain("+1 people, +20%");
  });
});

describe("how a revision's file was read", () => {
  it("shows what was understood, said, put right and asked, with the answer", async () => {
    const { made } = server;
    const body = longFile([
      ["高层次人才", "示例西实验室", "2024-04", "待核实吧"],
      ["引进博士", "示例西实验室", "2024-05", "70000"],
    ]);
    const sent = uploadSchema.parse(
      await (await made.request(uploadPath("west", "四月.csv"), { method: "POST", body })).json(),
    );
    const choices = { names: { indicators: { 高层次人才: "phd" } }, cells: { D2: "8" } };
    const path = ROUTES.choices.replace(":id", sent.id);
    const chosen = await made.request(path, { method: "PUT", body: JSON.stringify(choices) });
    const upload = uploadSchema.parse(await chosen.json());
    const answers = Object.fromEntries(Object.keys(answersFor(upload)).map((code) => [code, "本月集中引进"]));
    const request = { base: upload.base, message: "", answers };
    await made.request(publishPath(upload.id), { method: "POST", body: JSON.stringify(request) });
    app = openApp("/history?region=west&revision=3");
    const log = within(await screen.findByRole("region", { name: "文件是怎样读的" }));
    expect(await log.findByText("“高层次人才”是引进博士")).toBeTruthy();
    expect(log.getByText("一行一个数")).toBeTruthy();
    expect(log.getByText(/^D2:“待核实吧”改读为“8”/)).toBeTruthy();
    const kind = log.getByText("答复:本月集中引进").closest("details");
    expect(kind?.textContent).toContain("D3");
  });

  it("says so where nothing was wrong", async () => {
    await publish("2026-11-01", "四月", [["2024-04", "7"]]);
    app = openApp("/history?region=west&revision=3");
    const log = within(await screen.findByRole("region", { name: "文件是怎样读的" }));
    expect(await log.findByText("发布时的问题")).toBeTruthy();
    expect(log.getByText("没有问题")).toBeTruthy();
  });
});
