import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Bench, csvFile, findPicker, longTable, setUpBench } from "./upload-bench.tsx";

let bench: Bench;
beforeEach(async () => {
  bench = await setUpBench();
});
afterEach(() => bench.close());

/** A month's table in the office's own words. */
function own(month: number): string {
  return longTable([
    ["高层次人才", "西实验室(本部)", `2024年${month}月`, "9"],
    ["作废", "示例西实验室", `2024年${month}月`, "1"],
    ["引进博士", "合计", `2024年${month}月`, "9"],
  ]);
}

async function bring(text: string, name?: string) {
  const page = bench.open();
  await page.user.upload(await findPicker(), csvFile(text, name));
  await screen.findByRole("heading", { name: name ?? "月报.csv" });
  return page;
}

const asked = () => screen.findByRole("region", { name: "请确认" });
const publishButton = () => screen.findByRole("button", { name: /^发布/ });

/** Answers what `own` leaves open: by a suggestion, by the catalogue, by leaving out. */
async function answerAll(user: Awaited<ReturnType<typeof bring>>["user"]) {
  await user.type(within(await asked()).getByRole("combobox", { name: "为“高层次人才”查找其他名称" }), "引进博士");
  await waitFor(() => expect(screen.queryByText("高层次人才", { selector: "strong" })).toBeNull());
  await user.click(await screen.findByRole("button", { name: /^示例西实验室 相似/ }));
  await waitFor(() => expect(screen.queryByText("西实验室(本部)", { selector: "strong" })).toBeNull());
  await user.click(await screen.findByRole("button", { name: "“作废”的内容不读入" }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "请确认" })).toBeNull());
}

async function publishAs(user: Awaited<ReturnType<typeof bring>>["user"]) {
  for (const answer of screen.queryAllByRole("textbox", { name: /^[A-Z]+\d+:/ })) await user.type(answer, "核对过");
  await user.click(await publishButton());
  await screen.findByRole("heading", { name: /^已发布为版本/ });
}

describe("a file in the office's own words", () => {
  it("is asked about once by name, read again at each answer, and next month without a question", async () => {
    const page = await bring(own(4));
    expect(within(await asked()).getAllByRole("listitem")).toHaveLength(3);
    await answerAll(page.user);
    const said = screen.getByRole("region", { name: "已按这些说明读取" });
    expect(
      within(said)
        .getAllByRole("listitem")
        .map((item) => item.firstChild?.textContent),
    ).toEqual(["“高层次人才”是引进博士", "“作废”不读入", "“西实验室(本部)”是示例西实验室"]);
    await publishAs(page.user);

    await page.user.click(screen.getByRole("button", { name: "再上传一个文件" }));
    expect(await screen.findByText("已记住的读法(3)")).toBeTruthy();
    await page.user.upload(await findPicker(), csvFile(own(5), "五月.csv"));
    await screen.findByRole("button", { name: "发布 1 项变化" });
    expect(screen.queryByRole("region", { name: "请确认" })).toBeNull();
    expect(screen.getByText(/沿用了记住的读法“月报”/)).toBeTruthy();
  });

  it("takes an answer back, and keeps answers over a reload", async () => {
    const page = await bring(own(4));
    await answerAll(page.user);
    const address = page.search();
    page.unmount();
    const again = bench.open(`/upload${address}`);
    await again.user.click(await screen.findByRole("button", { name: "撤销:“作废”不读入" }));
    expect(within(await asked()).getByText("作废")).toBeTruthy();
  });

  it("is not remembered where that is not wanted", async () => {
    const page = await bring(own(4));
    await answerAll(page.user);
    await page.user.click(screen.getByRole("checkbox", { name: /记住这些读法/ }));
    await publishAs(page.user);
    await page.user.click(screen.getByRole("button", { name: "再上传一个文件" }));
    await findPicker();
    const { mappings } = (await (await bench.made.request("/api/v1/mappings?region=west")).json()) as {
      mappings: unknown[];
    };
    expect(mappings).toEqual([]);
    expect(screen.queryByText(/已记住的读法/)).toBeNull();
  });

  it("keeps its answers where the server is away, and says so", async () => {
    const page = await bring(own(4));
    const panel = await asked();
    bench.break(http.put("*/api/v1/uploads/:id/choices", () => HttpResponse.error()));
    await page.user.click(within(panel).getByRole("button", { name: "“作废”的内容不读入" }));
    await screen.findByRole("alert");
    bench.mend();
    await page.user.click(screen.getByRole("button", { name: "重试" }));
    expect(await screen.findByRole("button", { name: "撤销:“作废”不读入" })).toBeTruthy();
  });
});

describe("a table without a period", () => {
  it("asks for it in words, refuses what is none, and reads with it", async () => {
    const page = await bring("指标,平台,数值\r\n引进博士,示例西实验室,7\r\n");
    const field = within(await asked()).getByRole("textbox", { name: "整张表是哪个时期?" });
    await page.user.type(field, "上个月{Enter}");
    expect(await screen.findByText(/读不出这个时期/)).toBeTruthy();
    await page.user.clear(field);
    await page.user.type(field, "2024年4月{Enter}");
    expect(await screen.findByRole("button", { name: "发布 1 项变化" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "撤销:整张表的时期是2024年4月" })).toBeTruthy();
  });
});

describe("a table with several columns of figures", () => {
  it("asks which holds them, and reads that one", async () => {
    const page = await bring("指标,平台,时期,初步数,调整后\r\n引进博士,示例西实验室,2024-04,7,8\r\n");
    const panel = await asked();
    expect(within(panel).getByText("哪一列是要读的数值？")).toBeTruthy();
    await page.user.click(within(panel).getByRole("button", { name: "调整后" }));
    expect(await screen.findByRole("button", { name: "发布 1 项变化" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "撤销:“调整后”列是数值" })).toBeTruthy();
  });
});

describe("a table broken down by a further column", () => {
  it("asks which of its members is read, and says so afterwards", async () => {
    const rows = ["引进博士,示例西实验室,2024-04,男,7", "引进博士,示例西实验室,2024-04,女,8"];
    const page = await bring(["指标,平台,时期,性别,数值", ...rows, ""].join("\r\n"));
    const panel = await asked();
    expect(within(panel).getByText("各行的“性别”不同，读哪一类？")).toBeTruthy();
    await page.user.click(within(panel).getByRole("button", { name: "女" }));
    expect(await screen.findByRole("button", { name: "发布 1 项变化" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "撤销:“性别”列只读“女”" })).toBeTruthy();
  });
});

describe("rows and columns that were understood otherwise", () => {
  it("takes a total back as data, and a column for what a person says", async () => {
    const page = await bring(own(4));
    await page.user.click(screen.getByText(/没有作为数据的行/));
    await page.user.click(screen.getByRole("button", { name: "第 4 行作为数据" }));
    expect(await within(await asked()).findByText("合计")).toBeTruthy();
    await page.user.click(screen.getByText(/各列的含义/));
    await page.user.selectOptions(screen.getByRole("combobox", { name: "“指标”列的含义" }), "未读入");
    expect(await screen.findByRole("button", { name: "撤销:“指标”列是未读入" })).toBeTruthy();
  });
});

describe("the table beside its reading", () => {
  it("shows the file's own cells with what they were read as, and the cell of the problem in view", async () => {
    const page = await bring(
      longTable([
        ["引进博士", "示例西实验室", "2024年4月", "7人"],
        ["引进博士", "示例西实验室", "2024年5月", "许多人"],
      ]),
    );
    const table = await screen.findByRole("table", { name: "文件的前 3 行" });
    expect(within(table).getAllByRole("row")[2]?.textContent).toContain("引进博士示例西实验室2024年4月7人7人");
    await page.user.click(within(table).getByText("7人", { selector: "span:first-child" }));
    expect(await screen.findByText("D2 读作:引进博士 · 示例西实验室 · 2024年4月 = 7人")).toBeTruthy();
    await page.user.click(screen.getByRole("option", { name: /D3/ }));
    expect(await screen.findByText("D3 没有读成数据")).toBeTruthy();
  });
});

describe("a cell that cannot be read", () => {
  it("is corrected in place, and the source tells the original and who corrected it", async () => {
    await bench.askAs({ role: "publisher", name: "示例西市人才办", regions: ["west"] });
    const page = await bring(longTable([["引进博士", "示例西实验室", "2024年4月", "1oo"]]));
    await page.user.click(await screen.findByRole("option", { name: /D2/ }));
    await page.user.type(screen.getByRole("textbox", { name: "D2 写的是“1oo”，改为" }), "100{Enter}");
    const table = await screen.findByRole("grid", { name: "2024年4月，平台与指标" });
    expect(within(table).getByRole("gridcell").textContent).toContain("100人＋ 新增");
    await publishAs(page.user);
    const path = "/api/v1/observations/history?revision=3&indicator=phd&organization=west-lab&period=2024-04";
    const { entries } = (await (await bench.made.request(path)).json()) as { entries: unknown[] };
    expect(entries[0]).toMatchObject({ value: 100, raw: "1oo", corrected: { to: "100", by: "示例西市人才办" } });
  });

  it("is corrected in the table, too", async () => {
    const page = await bring(longTable([["引进博士", "示例西实验室", "2024年4月", "17"]]));
    const table = await screen.findByRole("grid", { name: "2024年4月，平台与指标" });
    await page.user.click(within(table).getByRole("gridcell"));
    await page.user.type(screen.getByRole("textbox", { name: "D2 写的是“17”，改为" }), "7");
    await page.user.click(screen.getByRole("button", { name: "改正" }));
    await waitFor(() => expect(screen.getByRole("gridcell").textContent).toContain("7人＋ 新增"));
  });
});

describe("drafts and files seen before", () => {
  it("lists drafts of the region, goes on with one, discards another", async () => {
    const page = await bring(own(4), "甲.csv");
    page.unmount();
    const second = await bring(own(5), "乙.csv");
    second.unmount();
    const third = bench.open();
    const list = await screen.findByRole("region", { name: "尚未发布的上传" });
    expect(within(list).getAllByRole("listitem")).toHaveLength(2);
    await third.user.click(within(list).getByRole("button", { name: "放弃:乙.csv" }));
    expect(within(list).getAllByRole("listitem")).toHaveLength(2);
    await third.user.click(within(list).getByRole("button", { name: "确认放弃：乙.csv" }));
    await waitFor(() => expect(within(list).getAllByRole("listitem")).toHaveLength(1));
    await third.user.click(within(list).getByRole("button", { name: "继续:甲.csv" }));
    expect(await screen.findByRole("heading", { name: "甲.csv" })).toBeTruthy();
  });

  it("says when the same file was published before", async () => {
    const text = longTable([["引进博士", "示例西实验室", "2024年4月", "7"]]);
    const page = await bring(text);
    await publishAs(page.user);
    await page.user.click(screen.getByRole("button", { name: "再上传一个文件" }));
    await page.user.upload(await findPicker(), csvFile(text));
    expect(await screen.findByText(/此文件已于.+作为版本 3 发布/)).toBeTruthy();
    expect(screen.getByText(/不会改变任何数据/)).toBeTruthy();
  });

  it("renames and forgets what is remembered", async () => {
    const page = await bring(own(4));
    await answerAll(page.user);
    await publishAs(page.user);
    await page.user.click(screen.getByRole("button", { name: "再上传一个文件" }));
    await page.user.click(await screen.findByText("已记住的读法(3)"));
    await page.user.click(screen.getByRole("button", { name: "改名:月报" }));
    await page.user.clear(screen.getByRole("textbox", { name: "新名称" }));
    await page.user.type(screen.getByRole("textbox", { name: "新名称" }), "人才月报{Enter}");
    await page.user.click(await screen.findByRole("button", { name: "删除:人才月报" }));
    expect(await screen.findByText("已记住的读法(2)")).toBeTruthy();
    await page.user.click(screen.getByRole("button", { name: "删除:高层次人才" }));
    expect(await screen.findByText("已记住的读法(1)")).toBeTruthy();
  });
});
