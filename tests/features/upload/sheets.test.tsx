import { screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeBook, saveBook } from "#tests/intake/workbook-files.ts";
import { type Bench, findPicker, setUpBench } from "./upload-bench.tsx";

let bench: Bench;
beforeEach(async () => {
  bench = await setUpBench();
});
afterEach(() => bench.close());

const month = (...values: unknown[]) => [
  ["示例西 2024年引进博士"],
  ["平台", "引进博士"],
  ...values.map((value) => ["示例西实验室", value]),
];

/** Two months, one of them with a cell that is no figure, and one that the office hid. */
function book(): File {
  const made = makeBook({ "4月": month(7), "5月": month("待核实吧"), "6月": month(9) });
  made.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 1 }] };
  return new File([new Uint8Array(saveBook(made))], "四五月.xlsx");
}

async function bring() {
  const page = bench.open();
  await page.user.upload(await findPicker(), book());
  await screen.findByRole("heading", { name: "四五月.xlsx" });
  return page;
}

const sheets = () => screen.getByRole("group", { name: "要读的工作表" });
const box = (name: string) => within(sheets()).getByRole<HTMLInputElement>("checkbox", { name });
const shownSheet = () =>
  screen.getByRole<HTMLSelectElement>("combobox", { name: "工作表" }).selectedOptions[0]?.textContent;
const describedBy = (element: HTMLElement) =>
  document.getElementById(element.getAttribute("aria-describedby") ?? "")?.textContent;

it("names each sheet, its size and whether it is read, and reads the chosen ones by keyboard", async () => {
  const { user } = await bring();
  expect(describedBy(box("4月"))).toBe("已读 1 行数据,3 行 × 2 列");
  expect(describedBy(box("6月"))).toBe("未读,隐藏,3 行 × 2 列");
  expect(screen.queryByRole("button", { name: /^只读选中的/ })).toBeNull();
  box("5月").focus();
  await user.keyboard(" ");
  box("6月").focus();
  await user.keyboard(" ");
  screen.getByRole("button", { name: "只读选中的 2 张" }).focus();
  await user.keyboard("{Enter}");
  await screen.findByRole("button", { name: "撤销:只读工作表 4月、6月" });
  expect(describedBy(box("5月"))).toBe("未读,3 行 × 2 列");
  expect(describedBy(box("6月"))).toBe("已读 1 行数据,隐藏,3 行 × 2 列");
  await user.click(screen.getByRole("button", { name: "撤销:只读工作表 4月、6月" }));
  await screen.findByRole("heading", { name: "问题" });
  expect(describedBy(box("5月"))).toBe("已读 1 行数据,3 行 × 2 列");
});

it("marks a cell on the sheet that its problem is on, and goes there from the list", async () => {
  const { user } = await bring();
  const table = () => screen.getByRole("table", { name: /^文件的前/ });
  const cellB3 = () => within(table()).getAllByRole("cell").at(5);
  expect(shownSheet()).toBe("4月");
  expect(cellB3()?.className).toBe("");
  await user.click(screen.getByRole("option", { name: /5月!B3/ }));
  expect(shownSheet()).toBe("5月");
  expect(cellB3()?.textContent).toBe("待核实吧");
  expect(cellB3()?.className).not.toBe("");
  await user.selectOptions(screen.getByRole("combobox", { name: "工作表" }), "4月");
  expect(cellB3()?.className).toBe("");
});
