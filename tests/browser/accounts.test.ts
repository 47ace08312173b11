import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPageIfStale } from "#tools/build-page.ts";
import { launchChromium } from "./chromium.ts";
import { ServerProcess } from "./server-process.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** September of two platforms; the clerk brings figures of the first alone. */
const OWN = "平台,指标,2024年9月\r\n示例固态电池研究院,引进全职博士,7人\r\n";
const OTHERS = `${OWN}示例储能系统创新中心,引进全职博士,5人\r\n`;

let browser: Browser;
let server: ServerProcess;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  await buildPageIfStale();
  browser = await launchChromium();
  server = await ServerProcess.createEmpty();
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

/** A browser of its own: nothing is signed in there yet. */
async function newBrowser(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" });
  contexts.push(context);
  return context.newPage();
}

async function setPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByLabel("再输入一次").fill(password);
  await page.getByRole("button", { name: "设置并登录" }).click();
}

async function dropFile(page: Page, name: string, text: string): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
}

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string }[] }> } };
    const { violations } = await axe.run();
    return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id);
  });
  expect(found).toEqual([]);
}

describe("an office installs it", () => {
  test("the console's link makes the administrator; a clerk sends in, the office returns and publishes", async () => {
    // 1. The administrator opens the link that stands on the console.
    const office = await newBrowser();
    const link = server.firstLink;
    await office.goto(link);
    await office.getByRole("heading", { name: "建立管理员账号" }).waitFor();
    await expectAccessible(office);
    await office.getByLabel("用户名").fill("rencaiban");
    await office.getByLabel("单位或科室名称").fill("示例市人才办");
    await setPassword(office, "correct horse 电池");
    await office.getByText("示例市人才办").first().waitFor();
    const again = await newBrowser();
    await again.goto(link);
    await again.getByRole("alert").waitFor();
    expect(await again.getByLabel("用户名").count()).toBe(0);

    // 2. An account for a platform's clerk; its link is handed over.
    await office.goto(`${server.url}/accounts`);
    await office.getByRole("button", { name: "新建账号" }).click();
    await office.getByLabel("用户名").fill("dianchi");
    await office.getByLabel("单位或科室名称").fill("固态电池研究院综合部");
    await office.getByRole("checkbox", { name: "示例固态电池研究院" }).check();
    await expectAccessible(office);
    await office.getByRole("button", { name: "建立账号" }).click();
    const invitation = await office.locator("code").first().textContent();
    await office.getByRole("row", { name: /固态电池研究院综合部.*等待设置密码/ }).waitFor();

    // 3. The clerk sets a password, brings another's figures and is told; brings its own and sends them in.
    const clerk = await newBrowser();
    await clerk.goto(invitation ?? "");
    await clerk.getByRole("heading", { name: "为账号“dianchi”设置密码" }).waitFor();
    await setPassword(clerk, "sodium 钠离子 battery");
    await clerk.getByText("固态电池研究院综合部").first().waitFor();
    await clerk.goto(`${server.url}/upload?region=shili`);
    await dropFile(clerk, "others.csv", OTHERS);
    await clerk
      .getByText(/的数据不由此账号填报/)
      .first()
      .waitFor();
    await clerk.goto(`${server.url}/upload?region=shili`);
    await dropFile(clerk, "september.csv", OWN);
    const send = clerk.getByRole("button", { name: "提报 1 项变化" });
    await send.waitFor();
    await answerWarnings(clerk);
    await send.click();
    await clerk.getByRole("heading", { name: "等待发布者核对" }).waitFor();
    expect(await clerk.getByRole("button", { name: /^发布/ }).count()).toBe(0);

    // 4. The office is reminded, looks at it and returns it with a remark.
    await office.goto(`${server.url}/?region=shili`);
    await office.getByText("有 1 份提报等待核对。").waitFor();
    await office.goto(`${server.url}/submissions?region=shili`);
    await expectAccessible(office);
    await office.getByRole("link", { name: "打开 september.csv" }).click();
    await office.getByLabel("退回的原因").fill("请核对是否含兼职");
    await office.getByRole("button", { name: "退回给填报人员" }).click();
    await office.getByText(/示例市人才办 于 .* 退回/).waitFor();

    // 5. The clerk reads why and sends it in again; the office publishes it.
    await clerk.goto(`${server.url}/submissions?region=shili`);
    await clerk.getByText(/请核对是否含兼职/).waitFor();
    await clerk.getByRole("link", { name: "打开 september.csv" }).click();
    await clerk.getByLabel("说明(选填)").fill("已核对,均为全职");
    await clerk.getByRole("button", { name: "提报 1 项变化" }).click();
    await clerk.getByRole("heading", { name: "等待发布者核对" }).waitFor();
    await office.goto(`${server.url}/submissions?region=shili`);
    await office.getByRole("link", { name: "打开 september.csv" }).click();
    await office.getByRole("button", { name: "发布 1 项变化" }).click();
    await office.getByRole("heading", { name: /已发布为版本/ }).waitFor();

    // 6. Who did what stands in the audit log.
    await office.goto(`${server.url}/audit`);
    await office.getByText("固态电池研究院综合部").first().waitFor();
    await expectAccessible(office);

    // 7. Signed out, the office's pages are closed, and the old cookie with them.
    await office.goto(`${server.url}/account`);
    await office.getByRole("button", { name: "退出登录" }).first().click();
    await office.getByRole("link", { name: "登录" }).waitFor();
    await office.goto(`${server.url}/accounts`);
    await office.getByRole("heading", { name: "账号由管理员管理" }).waitFor();
  });

  test("a wrong password says so in the same words as an unknown name; the right one signs in where one was", async () => {
    const page = await newBrowser();
    await page.goto(`${server.url}/sign-in?to=${encodeURIComponent("/history?region=shili")}`);
    const words: (string | null)[] = [];
    for (const username of ["rencaiban", "nobody-here"]) {
      await page.getByLabel("用户名").fill(username);
      await page.getByLabel("密码", { exact: true }).fill("wrong password");
      await page.getByRole("button", { name: "登录", exact: true }).click();
      await page.getByRole("alert").waitFor();
      words.push(await page.getByRole("alert").textContent());
      await page.reload();
    }
    expect(words[0]).toBe(words[1]);
    await expectAccessible(page);
    await page.getByLabel("用户名").fill("dianchi");
    await page.getByLabel("密码", { exact: true }).fill("sodium 钠离子 battery");
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.waitForURL(/\/history\?region=shili/);
    await page.getByText("固态电池研究院综合部").first().waitFor();
  });
});

/** Warnings want a word each before anything is sent. */
async function answerWarnings(page: Page): Promise<void> {
  for (const box of await page.locator("textarea[data-required]").all()) await box.fill("已核对");
}
