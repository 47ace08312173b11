import { screen, within } from "@testing-library/react";
import axe from "axe-core";
import i18next from "i18next";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Bench, csvFile, findPicker, longTable, setUpBench } from "./upload-bench.tsx";

const FAULTY = longTable([
  ["引进博士", "示例西实测室", "2024年4月", "7"],
  ["引进博士", "示例西实验室", "2024年13月", "7"],
  ["引进博士", "示例西实验室", "2024年5月", "7x8"],
]);
const GOOD = longTable([["引进博士", "示例西实验室", "2024年4月", "7"]]);

let bench: Bench;
beforeEach(async () => {
  bench = await setUpBench();
});
afterEach(async () => {
  await i18next.changeLanguage("zh-CN");
  await bench.close();
});

/** What axe has against the page. Colours are for a real browser: jsdom lays nothing out. */
async function faults(): Promise<string[]> {
  const rules = { "color-contrast": { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(document.body, { rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

describe("reaching everything on the upload page", () => {
  it("leaves axe nothing to say at any step", async () => {
    const page = bench.open();
    const picker = await findPicker();
    expect(await faults()).toEqual([]);
    await page.user.upload(picker, csvFile(FAULTY));
    await screen.findByRole("listbox");
    await screen.findByRole("button", { name: /^发布/ });
    expect(await faults()).toEqual([]);
    await page.user.upload(await findPicker(), csvFile(GOOD));
    expect(await faults()).toEqual([]);
    await page.user.click(screen.getByRole("button", { name: "发布 1 项变化" }));
    await screen.findByRole("heading", { name: /已发布为版本/ });
    expect(await faults()).toEqual([]);
  });

  it("is worked by the keyboard alone: the drop zone opens the picker, the arrows walk the problems", async () => {
    const page = bench.open();
    const picker = await findPicker();
    let opened = 0;
    picker.addEventListener("click", () => {
      opened += 1;
    });
    await page.user.tab();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "把 Excel 或 CSV 文件拖到这里 选择文件" }));
    await page.user.keyboard("{Enter}");
    expect(opened).toBe(1);

    await page.user.upload(picker, csvFile(FAULTY));
    await screen.findByRole("button", { name: /^发布/ });
    const list = screen.getByRole("listbox");
    list.focus();
    const chosen = () => within(list).getByRole("option", { selected: true });
    expect(chosen().textContent).toContain("B2");
    await page.user.keyboard("{ArrowDown}");
    expect(chosen().textContent).toContain("C3");
    expect(list.getAttribute("aria-activedescendant")).toBe(chosen().id);
    await page.user.keyboard("{End}{ArrowDown}");
    expect(chosen().textContent).toContain("D4");
  });

  it("speaks English", async () => {
    await i18next.changeLanguage("en");
    const page = bench.open();
    await page.user.upload(await findPicker(), csvFile(GOOD));
    expect((await screen.findByRole("gridcell")).textContent).toContain("7 people＋ new");
    expect(document.body.textContent).not.toMatch(/发布|上传|文件/);
    await page.user.click(screen.getByRole("button", { name: "Publish 1 change" }));
    await screen.findByRole("heading", { name: /Published as revision/ });
  });
});
