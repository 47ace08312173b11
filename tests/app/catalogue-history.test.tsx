import { act, screen, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { catalogueDesk, changedLab, target } from "#tests/server/catalogue/catalogue-desk.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { type App, openApp } from "./app-bench.tsx";

let server: RealServer;
let app: App | undefined;

beforeEach(async () => {
  window.localStorage.clear();
  server = await setUpServer({ seed: SMALL, now: () => new Date("2026-11-03T04:00:00Z") });
});
afterEach(async () => {
  app?.close();
  app = undefined;
  await server.close();
  await act(() => i18next.changeLanguage("zh-CN"));
});

/** The rows of the table of changes, cell by cell. */
async function rows(caption: string): Promise<(string | null)[][]> {
  const table = await screen.findByRole("table", { name: caption });
  return within(table)
    .getAllByRole("row")
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent));
}

describe("the history of what was entered", () => {
  it("says field by field what was and what is, who entered it, and that there is no file", async () => {
    const office = catalogueDesk(server.made);
    await office.change(
      [
        target(55, "2024"),
        changedLab({ closed: "2024-02" }),
        { kind: "change-indicator", code: "phd", fields: { frequency: "month", direction: "lower", headline: false } },
      ],
      { message: "年中调整", answers: { "closed-with-later-figures": "补报" } },
    );
    app = openApp("/history?region=west&revision=3");
    expect(await rows("指标、平台、政策和目标的改动")).toEqual([
      ["指标 · 引进博士", "更改", "方向", "越高越好", "越低越好"],
      ["指标 · 引进博士", "更改", "总览卡片", "是", "否"],
      ["指标 · 引进博士", "更改", "报送频率", "—", "每月"],
      ["平台或地区 · 示例西实验室", "更改", "关停时间", "—", "2024-02"],
      ["目标 · 引进博士 · 示例西市 · 2024", "更改", "目标值", "50", "55"],
    ]);
    expect(screen.getByText("没有文件：由示例办于 2026-11-03 录入")).toBeTruthy();
    expect(screen.getByText("关停后仍有数据").nextElementSibling?.textContent).toBe("补报");
    await act(() => i18next.changeLanguage("en"));
    expect((await rows("Changes of indicators, platforms, policies and targets"))[0]).toEqual([
      "indicator · PhDs hired",
      "Changed",
      "direction",
      "higher is better",
      "lower is better",
    ]);
  });

  it("undoes it, having said what that does", async () => {
    await catalogueDesk(server.made).change([target(55, "2024"), target(60, "2025")], { message: "年中调整" });
    app = openApp("/history?region=west&revision=3");
    await app.user.click(await screen.findByRole("button", { name: "撤销此版本" }));
    expect(await screen.findByText("1 项由它新增的指标、平台、政策或目标将被撤回。")).toBeTruthy();
    expect(screen.getByText("1 项由它更改的指标、平台、政策或目标将恢复原样。")).toBeTruthy();
    await app.user.type(screen.getByRole("textbox", { name: /为什么撤销/ }), "录错了");
    await app.user.click(screen.getByRole("button", { name: "确认撤销" }));
    expect(await screen.findByText(/已撤销版本 3,新的当前版本是 4/)).toBeTruthy();
    expect((await server.made.store.catalogue(4)).targets).toEqual(SMALL.targets);
  });

  it("offers no region that is hidden, but the one that is looked at", async () => {
    const office = catalogueDesk(server.made);
    await office.change([{ kind: "change-region", code: "west", fields: { hidden: true } }]);
    app = openApp("/");
    const offered = async () => {
      await screen.findByRole("option", { name: "示例东市" });
      return within(screen.getByRole("combobox", { name: "地区" }))
        .getAllByRole("option")
        .map(({ textContent }) => textContent);
    };
    expect(await offered()).toEqual(["示例东市"]);
    app.close();
    app = openApp("/?region=west");
    expect(await offered()).toEqual(["示例东市", "示例西市"]);
  });
});
