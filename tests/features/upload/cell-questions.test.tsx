import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Bench, csvFile, findPicker, longTable, setUpBench } from "./upload-bench.tsx";

let bench: Bench;
beforeEach(async () => {
  bench = await setUpBench();
});
afterEach(() => bench.close());

const MONTHS = Array.from({ length: 4 }, (_, i) => `2023年${i + 1}月`);

async function bring(text: string, name = "月报.csv", page = bench.open()) {
  await page.user.upload(await findPicker(), csvFile(text, name));
  await screen.findByRole("heading", { name });
  return page;
}

const table = (value: (month: number) => string) =>
  longTable(MONTHS.map((month, i) => ["引进博士", "示例西实验室", month, value(i)]));

describe("blanks of figures that are published", () => {
  it("are listed each with its figure, and answered each by itself or an indicator together", async () => {
    const { user } = await bring(table((i) => String(i + 7)));
    for (const answer of screen.queryAllByRole("textbox", { name: /^[A-Z]+\d+:/ })) await user.type(answer, "核对过");
    await user.click(await screen.findByRole("button", { name: /^发布/ }));
    await screen.findByRole("heading", { name: /^已发布为版本/ });
    await user.click(screen.getByRole("button", { name: "再上传一个文件" }));
    await user.upload(
      await findPicker(),
      csvFile(
        table((i) => (i === 3 ? "11" : "")),
        "空着.csv",
      ),
    );
    const asked = await screen.findByRole("region", { name: "请确认" });
    const cells = within(asked).getAllByRole("group", { name: /^D\d 示例西实验室/ });
    expect(cells.map((cell) => within(cell).getAllByRole("radio").length)).toEqual([2, 2, 2]);
    expect(within(asked).getByRole("radio", { name: "保留 8人" })).toBeDefined();
    await user.click(within(asked).getByRole("button", { name: "全部保留" }));
    const second = within(asked).getByRole("group", { name: "D3 示例西实验室 2023年2月" });
    await user.click(within(second).getByRole("radio", { name: "撤回" }));
    await user.click(within(asked).getByRole("button", { name: "应用所选 3 项" }));
    await waitFor(() => expect(screen.queryByRole("region", { name: "请确认" })).toBeNull());
    const said = screen.getByRole("region", { name: "已按这些说明读取" });
    expect(within(said).getByText("D2 空着，保留已发布的数")).toBeDefined();
    expect(within(said).getByText("D3 空着，撤回已发布的数")).toBeDefined();
    expect(screen.getByRole("button", { name: "发布 2 项变化" })).toBeDefined();
  });
});

describe("a corrected file", () => {
  const own = (value: string) => longTable([["高层次人才", "示例西实验室", "2023年1月", value]]);

  it("brought on its draft's page takes its place, with what was said of it", async () => {
    const page = await bring(own("9?"));
    await page.user.type(await screen.findByRole("combobox", { name: "为“高层次人才”查找其他名称" }), "引进博士");
    await waitFor(() => expect(screen.queryByRole("region", { name: "请确认" })).toBeNull());
    await bring(own("9"), "改好的.csv", page);
    expect(await screen.findByText("已替换草稿“月报.csv”")).toBeDefined();
    expect(screen.getByText("沿用了已作的 1 项说明。")).toBeDefined();
    expect(screen.queryByRole("region", { name: "请确认" })).toBeNull();
    expect(screen.getByRole("button", { name: "发布 1 项变化" })).toBeDefined();
  });

  it("brought by itself is offered the drafts it may correct", async () => {
    const page = await bring(own("9"));
    await page.user.type(await screen.findByRole("combobox", { name: "为“高层次人才”查找其他名称" }), "引进博士");
    await waitFor(() => expect(screen.queryByRole("region", { name: "请确认" })).toBeNull());
    page.unmount();
    const other = await bring(own("10"), "改好的.csv");
    await other.user.click(await screen.findByRole("button", { name: /^替换“月报.csv”/ }));
    expect(await screen.findByText("已替换草稿“月报.csv”")).toBeDefined();
    expect(screen.queryByRole("region", { name: "请确认" })).toBeNull();
  });
});
