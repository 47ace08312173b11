import { act, screen, within } from "@testing-library/react";
import i18next from "i18next";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { uploadSchema } from "#contract/uploads.ts";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { answersFor, publishPath, uploadPath } from "#tests/server/upload-request.ts";
import { type App, openApp } from "./app-bench.tsx";

/** One platform's September, before anybody else's; and a platform that changed its definition in August. */
const FILE = [
  "指标,平台,时期,数值,状态",
  "引进全职博士,示例固态电池研究院,2024年9月,3,初步",
  "引进硕士,示例固态电池研究院,2024年8月,8,口径变更",
].join("\n");

let server: RealServer;
let app: App | undefined;

beforeAll(async () => {
  server = await setUpServer();
  const sent = await server.made.request(uploadPath("shili", "早报.csv"), { method: "POST", body: FILE });
  const upload = uploadSchema.parse(await sent.json());
  const body = JSON.stringify({ base: upload.base, message: "", answers: answersFor(upload) });
  expect((await server.made.request(publishPath(upload.id), { method: "POST", body })).status).toBe(200);
});
afterEach(async () => {
  app?.close();
  app = undefined;
  await act(() => i18next.changeLanguage("zh-CN"));
});
afterAll(() => server.close());

const NOTICE = /^2024年9月：应报122项，已报1项/;

function cardOf(name: string): HTMLElement {
  const card = screen.getByRole("heading", { name, level: 2 }).closest("article");
  if (!card) throw new Error(`${name} heads no card`);
  return card;
}

describe("one platform's early report", () => {
  it("leaves the overview at the last complete month, says what has come, and leads there and back", async () => {
    app = openApp("/?region=shili");
    const notice = await screen.findByText(NOTICE);
    expect(screen.getByText(/^数据截至 2024年8月/)).toBeTruthy();
    const card = cardOf("引进全职博士");
    expect(card.textContent).toContain("2024年1—8月 累计");
    expect(card.textContent).toMatch(/2024年1—9月：不少于\d+人 初步，已报齐1\/13个平台/);
    for (const each of screen.getAllByRole("article")) expect(each.textContent).not.toMatch(/未报/);
    await app.user.click(within(notice).getByRole("link", { name: "查看2024年9月" }));
    expect(app.address("period")).toBe("2024-09");
    expect((await screen.findByText(/^2024年9月：应报122项，已报1项，未报齐/)).textContent).toContain("回到2024年8月");
    expect(cardOf("引进硕士").textContent).toContain("2024年1—9月 累计");
    await app.user.click(screen.getByRole("link", { name: "回到2024年8月" }));
    expect(app.address("period")).toBeNull();
    expect(await screen.findByText(/^数据截至 2024年8月/)).toBeTruthy();
  });

  it.each([
    ["/compare?region=shili&indicator=phd_hired", /2024年1—8月/],
    ["/trend?region=shili&indicator=phd_hired", /2021年9月—2024年8月/],
    ["/screen?region=shili&paused=1&scene=compare-phd_hired", /2024年1—8月/],
    ["/screen?region=shili&paused=1&scene=trend-phd_hired", /2021年9月—2024年8月/],
  ])("leaves %s there too", async (path, period) => {
    app = openApp(path);
    expect(await screen.findByText(NOTICE)).toBeTruthy();
    expect((await screen.findAllByText(period)).length).toBeGreaterThan(0);
  });

  it("is in reach of the trend and the wall, by the address", async () => {
    app = openApp("/trend?region=shili&indicator=phd_hired");
    await app.user.click(within(await screen.findByText(NOTICE)).getByRole("link"));
    expect(app.address("to")).toBe("2024-09");
    app.close();
    app = openApp("/screen?region=shili&paused=1&period=2024-09");
    expect(await screen.findByText("数据截至 2024年9月")).toBeTruthy();
  });

  it("is said in English as well", async () => {
    app = openApp("/?region=shili");
    await screen.findByText(NOTICE);
    await act(() => i18next.changeLanguage("en"));
    expect((await screen.findByText(/^Sep 2024: 1 of 122 figures have come/)).textContent).toContain("Show Sep 2024");
    expect(cardOf("Full-time PhDs hired").textContent).toMatch(/provisional, 1 of 13 platforms complete/);
  });
});

describe("what is to be known of a figure", () => {
  it("stands beside it without a mouse: marks on cards, in the list of changes and in the matrix", async () => {
    app = openApp("/?region=shili");
    await screen.findByText(NOTICE);
    const card = cardOf("引进硕士");
    expect(within(card).getAllByText("口径变更、初步")).toHaveLength(2);
    expect(card.textContent).toMatch(/同比[▲▼■][^完]*口径变更、初步/);
    const changes = within(screen.getByRole("region", { name: "本月与上月" }));
    expect(changes.getByRole("row", { name: /^引进硕士/ }).textContent).toMatch(/人 口径变更、初步.*% 口径变更、初步/);
    app.close();
    app = openApp("/compare?region=shili&indicator=master_hired");
    const matrix = within(await screen.findByRole("table"));
    const cell = within(matrix.getByRole("row", { name: /^示例固态电池研究院/ })).getByText("口径变更");
    expect(cell.closest("td")?.textContent).toMatch(/^\d+人 口径变更第\d+ · [\d.]+%$/);
    expect(screen.getAllByText(/浅色：初步、估计或预测/).length).toBeGreaterThan(0);
  });

  it("and its source is one step away: of a change with both sides, of a completion with its target", async () => {
    app = openApp("/?region=shili");
    await screen.findByText(NOTICE);
    const card = within(cardOf("引进硕士"));
    await app.user.click(card.getByRole("link", { name: /^(增|减|持平)/ }));
    expect(app.address("source")).toBe("master_hired@shili@2024-08@ytd-yoy");
    const dialog = within(await screen.findByRole("dialog", { name: "数据来源" }));
    expect(dialog.getByRole("heading", { name: /^本期 · 2024年1—8月/ })).toBeTruthy();
    expect(dialog.getByRole("heading", { name: /^对比期 · 2023年1—8月/ })).toBeTruthy();
    await app.user.click(dialog.getByRole("button", { name: "关闭" }));
    await app.user.click(card.getByRole("link", { name: /^(超前|正常|滞后)/ }));
    expect(app.address("source")).toBe("master_hired@shili@2024-08@completion");
  });
});
