import { screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Bench, findPicker, setUpBench } from "./upload-bench.tsx";

let bench: Bench;
beforeEach(async () => {
  bench = await setUpBench();
});
afterEach(() => bench.close());

const FILE = [
  "一、引进博士",
  "平台,2024年4月",
  "示例西实验室,7",
  "",
  "二、高层次人才",
  "平台,2024年4月",
  "示例西实验室,9",
].join("\n");

const box = (name: string) =>
  within(screen.getByRole("group", { name: "要读的表" })).getByRole<HTMLInputElement>("checkbox", { name });
const describedBy = (element: HTMLElement) =>
  document.getElementById(element.getAttribute("aria-describedby") ?? "")?.textContent;

it("reads a further table when it is ticked, asks what it is of, and shows it beside its reading", async () => {
  const { user } = bench.open();
  await user.upload(await findPicker(), new File([FILE], "两张表.csv"));
  await screen.findByRole("heading", { name: "两张表.csv" });
  expect(describedBy(box("一、引进博士"))).toBe("第 2–3 行,已读 1 行数据");
  expect(describedBy(box("二、高层次人才"))).toBe("第 6–7 行,未读");
  box("二、高层次人才").focus();
  await user.keyboard(" ");
  const question = await screen.findByText("“二、高层次人才”(第 6 行起)是哪个指标?");
  const field = within(question.closest("li") ?? question).getByRole("combobox");
  await user.type(field, "引进博士");
  await screen.findByRole("button", { name: "撤销:第 2 张表的指标是引进博士" });
  expect(screen.getByRole("button", { name: "撤销:读入第 2 张表" })).toBeTruthy();
  expect(describedBy(box("二、高层次人才"))).toBe("第 6–7 行,已读 1 行数据");
  const shown = screen.getByRole("table", { name: /^文件的前/ });
  expect(within(shown).queryByText("二、高层次人才")).toBeNull();
  await user.selectOptions(screen.getByRole("combobox", { name: "表" }), "二、高层次人才");
  expect(within(screen.getByRole("table", { name: /^文件的前/ })).getByText("二、高层次人才")).toBeTruthy();
  await user.click(box("一、引进博士"));
  await screen.findByRole("button", { name: "撤销:不读第 1 张表" });
  expect(describedBy(box("一、引进博士"))).toBe("第 2–3 行,未读");
});
