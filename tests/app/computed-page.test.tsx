import { screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { type App, openApp } from "./app-bench.tsx";

let server: RealServer;
let app: App | undefined;

beforeEach(async () => {
  window.localStorage.clear();
  server = await setUpServer();
});
afterEach(async () => {
  app?.close();
  app = undefined;
  await server.close();
});

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const field = (name: string) => screen.findByRole("textbox", { name });
const choice = (name: string) => screen.findByRole("combobox", { name });

describe("a computed indicator on the pages", () => {
  it("is made of others in its form, published, trended, and followed to the cells of its parts", async () => {
    app = openApp("/catalogue?region=shili&part=indicators");
    const { user } = app;
    await user.click(await button("新增指标"));
    await user.type(await field("名称"), "每百万元投入引进博士");
    await user.type(await choice("分组"), "引才成效");
    await user.selectOptions(await choice("方式"), "计算：两个指标之比");
    await user.click(await button("存入草稿"));
    expect((await screen.findAllByRole("alert")).map(({ textContent }) => textContent)).toContain(
      "请选好组成指标；系数填大于零的数。",
    );
    await user.selectOptions(await choice("分子"), "phd_hired");
    await user.selectOptions(await choice("分母"), "invested");
    const factor = await field("系数");
    await user.clear(factor);
    await user.type(factor, "1,000,000");
    expect(screen.queryByRole("combobox", { name: "累计怎样得出" })).toBeNull();
    await user.click(await button("存入草稿"));
    await user.click(await button("核对并发布"));
    const table = await screen.findByRole("table", { name: "将要发生的改动" });
    expect(within(table).getByText(/^引进全职博士 ÷ .+ × 1000000$/)).toBeTruthy();
    await user.type(await field("为什么改"), "按投入看引才");
    await user.click(await button("发布"));
    expect(await screen.findByText(/已发布为版本/)).toBeTruthy();
    const { number } = await server.made.store.currentRevision();
    const made = (await server.made.store.catalogue(number)).indicators.at(-1);
    expect(made).toMatchObject({ aggregation: "ratio", additive: false });

    app.close();
    app = openApp(
      `/trend?region=shili&indicator=${made?.code}&from=2024-01&to=2024-08&source=${made?.code}@shili@2024-08@ytd`,
    );
    const dialog = await screen.findByRole("dialog", { name: "数据来源" });
    expect(await within(dialog).findByText(/^引进全职博士[\d,]+人 ÷ .+ × 1000000 = [\d.]+人$/)).toBeTruthy();
    const parts = within(dialog).getAllByRole("rowheader", { name: /^分[子母]/ });
    expect(parts.map(({ textContent }) => textContent?.slice(0, 10))).toEqual([
      "分子 引进全职博士",
      expect.stringMatching(/^分母 /),
    ]);
    const [cell] = within(dialog).getAllByRole("button", { name: /^查看单元格/ });
    if (!cell) throw new Error("no cell");
    await app.user.click(cell);
    expect(await within(dialog).findByRole("heading", { name: /^原始单元格：引进全职博士 · / })).toBeTruthy();
  });
});
