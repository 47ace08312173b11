import { readFileSync } from "node:fs";
import { join } from "node:path";
import { screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Bench, csvFile, findPicker, longTable, setUpBench } from "./upload-bench.tsx";

let bench: Bench;
beforeEach(async () => {
  bench = await setUpBench();
});
afterEach(() => bench.close());

const bookOf = (name: string) =>
  new File([readFileSync(join(import.meta.dirname, "../../cases/catalogue", name, "input.xlsx"))], "人才工作.xlsx");
const panelOf = async () => within(await screen.findByRole("region", { name: "目录部分：指标、平台、目标和政策" }));

describe("the catalogue part of a file", () => {
  it("is shown by tables, answered, and put into a draft once", async () => {
    const { user } = bench.open();
    await user.upload(await findPicker(), bookOf("scheme-with-merged-groups"));
    const panel = await panelOf();
    expect(panel.getByText("考核指标")).toBeDefined();
    expect(panel.getByRole("columnheader", { name: "责任单位", hidden: true })).toBeDefined();
    expect(await panel.findByText(/指标：新增 6，修改 0/)).toBeDefined();
    await user.selectOptions(panel.getByRole("combobox", { name: "“人才满意度（分）”的单位？" }), "%");
    expect(await panel.findByText(/指标：新增 7，修改 0/)).toBeDefined();
    await user.click(panel.getByRole("button", { name: "放入目录草稿" }));
    expect(await panel.findByText("已放入目录草稿，请到目录页核对后发布。")).toBeDefined();
    expect(panel.getByRole("link", { name: "到目录页核对" })).toBeDefined();
    expect(panel.queryByRole("button", { name: /放入/ })).toBeNull();
  });

  it("is not there for a file of figures, nor for who may not publish", async () => {
    const { user, unmount } = bench.open();
    await user.upload(await findPicker(), csvFile(longTable([["引进博士", "示例西实验室", "2024年4月", "9"]])));
    await screen.findByRole("heading", { name: "月报.csv" });
    await screen.findByRole("button", { name: /^发布 \d+ 项变化/ });
    expect(screen.queryByRole("region", { name: /目录部分/ })).toBeNull();
    unmount();
    await bench.askAs({ role: "contributor", organizations: ["west-lab"] });
    const clerk = bench.open();
    await clerk.user.upload(await findPicker(), bookOf("a-whole-workbook"));
    await screen.findByRole("heading", { name: "人才工作.xlsx" });
    expect(screen.queryByRole("region", { name: /目录部分/ })).toBeNull();
  });
});
