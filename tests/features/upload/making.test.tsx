import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Bench, contentOf, csvFile, findPicker, longTable, setUpBench } from "./upload-bench.tsx";

let bench: Bench;
beforeEach(async () => {
  bench = await setUpBench();
});
afterEach(() => bench.close());

const FILE = longTable([
  ["引进博士", "示例西实验室", "2024年4月", "9"],
  ["引进博士", "1. 示例新园（新）", "2024年4月", "3"],
  ["引进博士", "示例北园", "2024年4月", "4"],
  ["在站博士后", "示例西实验室", "2024年4月", "12"],
]);

async function bring() {
  const page = bench.open();
  await page.user.upload(await findPicker(), csvFile(FILE));
  await screen.findByRole("heading", { name: "月报.csv" });
  return page;
}

const dialog = () => screen.findByRole("dialog");
const noQuestions = () => waitFor(() => expect(screen.queryByRole("region", { name: "请确认" })).toBeNull());

describe("a name that nobody knows", () => {
  it("becomes a platform or an indicator from its question, and is published with its figures", async () => {
    const { user } = await bring();
    await user.click(await screen.findByRole("button", { name: "新建指标 在站博士后" }));
    const form = within(await dialog());
    expect(contentOf(form.getByRole("textbox", { name: "名称" }))).toBe("在站博士后");
    expect(form.getByText(/名称中有“在站”：存量/)).toBeDefined();
    await user.selectOptions(form.getByRole("combobox", { name: "方向" }), "neutral");
    await user.click(form.getByRole("button", { name: "确认新建 1 项" }));
    // The two platforms that are left are made together.
    await user.click(await screen.findByRole("button", { name: "2 个平台没有人认识：全部新建" }));
    const both = within(await dialog());
    expect(both.getAllByRole("textbox", { name: "名称" }).map(contentOf)).toEqual(["示例新园", "示例北园"]);
    await user.click(both.getByRole("button", { name: "确认新建 2 项" }));
    await noQuestions();
    const panel = within(screen.getByRole("region", { name: "随数据一起发布的目录改动（3 项）" }));
    expect(panel.getAllByRole("listitem")).toHaveLength(3);
    // One is not wanted after all: its rows are asked about again.
    await user.click(panel.getByRole("button", { name: "不要“示例北园”" }));
    await user.click(await screen.findByRole("button", { name: "“示例北园”的内容不读入" }));
    await noQuestions();
    for (const answer of screen.queryAllByRole("textbox", { name: /^[A-Z]+\d+:/ })) await user.type(answer, "核对过");
    await user.click(screen.getByRole("button", { name: /^发布 \d+ 项变化/ }));
    await screen.findByRole("heading", { name: "已发布为版本 3" });
    const { organizations, indicators } = await bench.made.store.catalogue(3);
    expect(organizations.map(({ names }) => names.zh)).toContain("示例新园");
    expect(organizations.map(({ names }) => names.zh)).not.toContain("示例北园");
    expect(indicators.at(-1)).toMatchObject({ names: { zh: "在站博士后" }, direction: "neutral", aggregation: "last" });
  });

  it("is proposed by a clerk with the file, and published or altered by the office", async () => {
    await bench.askAs({ role: "contributor", organizations: ["west-lab"] });
    const { user, search, unmount } = await bring();
    await user.click(await screen.findByRole("button", { name: "2 个平台没有人认识：全部提议新建" }));
    await user.click(within(await dialog()).getByRole("button", { name: "提议新建 2 项" }));
    await user.click(await screen.findByRole("button", { name: "提议新建指标 在站博士后" }));
    await user.click(within(await dialog()).getByRole("button", { name: "提议新建 1 项" }));
    await noQuestions();
    for (const answer of screen.queryAllByRole("textbox", { name: /^[A-Z]+\d+:/ })) await user.type(answer, "核对过");
    await user.click(screen.getByRole("button", { name: /^提报 \d+ 项变化/ }));
    await screen.findByText("等待发布者核对");
    const id = new URLSearchParams(search()).get("upload");
    unmount();
    // The office of the region makes platforms, and sends on what is the administrator's.
    await bench.askAs({ role: "publisher", regions: ["west"] });
    const office = bench.open(`/upload?region=west&upload=${id}`);
    const panel = within(await screen.findByRole("region", { name: "随数据一起发布的目录改动（3 项）" }));
    await office.user.click(panel.getByRole("button", { name: "修改“示例新园”" }));
    const form = within(await dialog());
    await office.user.clear(form.getByRole("textbox", { name: "名称" }));
    await office.user.type(form.getByRole("textbox", { name: "名称" }), "示例新产业园");
    await office.user.click(form.getByRole("button", { name: /^确认新建/ }));
    expect(await screen.findByRole("button", { name: "修改“示例新产业园”" })).toBeDefined();
    expect(screen.queryByRole("button", { name: /^发布 \d+ 项变化/ })).toBeNull();
    office.unmount();
    await bench.askAs({ role: "administrator" });
    const last = bench.open(`/upload?region=west&upload=${id}`);
    await last.user.click(await screen.findByRole("button", { name: /^发布 \d+ 项变化/ }));
    await screen.findByRole("heading", { name: "已发布为版本 3" });
  });
});
