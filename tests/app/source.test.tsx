import { readFileSync } from "node:fs";
import { join } from "node:path";
import { act, screen, within } from "@testing-library/react";
import i18next from "i18next";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { uploadSchema } from "#contract/uploads.ts";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { lineOf } from "#tests/client/shipped-region.ts";
import { answersFor, publishPath, uploadPath } from "#tests/server/upload-request.ts";
import { type App, openApp } from "./app-bench.tsx";

let server: RealServer;
let app: App | undefined;

const NAME = "关于报送2024年8月科创平台人才引进情况的统计表(修订稿).csv";
const FILE = [
  "科创平台人才引进月报,,",
  "平台,指标,2024年8月",
  "示例智能装备研究院,引进全职博士,9",
  "示例新型电力研究院,引进全职博士,近10",
].join("\r\n");

beforeAll(async () => {
  server = await setUpServer();
});
afterEach(async () => {
  app?.close();
  app = undefined;
  await act(() => i18next.changeLanguage("zh-CN"));
});
afterAll(() => server.close());

async function publish(file = FILE, base = 2): Promise<void> {
  const sent = await server.made.request(uploadPath("shili", NAME), { method: "POST", body: file });
  const upload = uploadSchema.parse(await sent.json());
  const body = JSON.stringify({ base, message: "", answers: answersFor(upload) });
  expect((await server.made.request(publishPath(upload.id), { method: "POST", body })).status).toBe(200);
}

describe("the source of a figure", () => {
  it("shows the row of the file as it is written there, the cell marked, under its header", async () => {
    app = openApp("/?region=shili&source=phd_hired@shili-p03@2024-06");
    const dialog = await screen.findByRole("dialog", { name: "数据来源" });
    const mark = await within(dialog).findByText("此数");
    const number = lineOf("observations-shili.csv", "phd_hired,shili-p03,2024-06,");
    const line = readFileSync(join(import.meta.dirname, "../../data/observations-shili.csv"), "utf8").split("\n")[
      number - 1
    ];
    const cells = [...(mark.closest("tr")?.querySelectorAll("td") ?? [])].map(
      ({ firstChild }) => firstChild?.textContent,
    );
    expect(cells).toEqual(line?.split(","));
    expect(within(dialog).getByRole("rowheader", { name: String(number) })).toBeTruthy();
    expect(mark.closest("td")?.getAttribute("aria-current")).toBe("true");
    expect(within(dialog).getByRole("columnheader", { name: "D" })).toBeTruthy();
    expect(within(dialog).getByText("obs_status")).toBeTruthy();
  });

  it("opens from a headline and from what changed, in one step", async () => {
    app = openApp("/?region=shili");
    const changes = await screen.findByRole("region", { name: "本月与上月" });
    const [first] = within(changes).getAllByRole("link");
    if (!first) throw new Error("no figure leads to its source");
    await app.user.click(first);
    expect(await screen.findByRole("dialog", { name: "数据来源" })).toBeTruthy();
    expect(app.address("source")).toMatch(/@shili@2024-08@current$/);
  });

  it("tells the cell's history, each version with its own file and row", async () => {
    await publish();
    app = openApp("/?region=shili&source=phd_hired@shili-p03@2024-08");
    const dialog = await screen.findByRole("dialog", { name: "数据来源" });
    expect(await within(dialog).findByRole("heading", { name: "历次版本（2）" })).toBeTruthy();
    const row = (await within(dialog).findByText("此数")).closest("tr");
    expect(row?.textContent).toContain("示例智能装备研究院引进全职博士9");
    expect(within(dialog).getByText("科创平台人才引进月报")).toBeTruthy();
    expect(dialog.textContent).toContain(NAME);
    const old = within(dialog).getByRole("button", { name: /第 2 版.*已被第 3 版替换/ });
    await app.user.click(old);
    expect(old.getAttribute("aria-pressed")).toBe("true");
    expect(await within(dialog).findByText("obs_status")).toBeTruthy();
    expect(within(dialog).getAllByText("observations-shili.csv", { exact: false }).length).toBeGreaterThan(0);
  });

  it("shows the change a file states beside the one the levels come to", async () => {
    const file = "平台,指标,时期,数值,同比(%)\n示例智能装备研究院,引进全职博士,2024年7月,9,999.9\n";
    await publish(file, 3);
    app = openApp("/?region=shili&source=phd_hired@shili-p03@2024-07");
    const dialog = await screen.findByRole("dialog", { name: "数据来源" });
    const term = await within(dialog).findByText("来源所述同比(2024年7月)");
    const told = term.nextElementSibling?.textContent ?? "";
    expect(told).toContain(`+999.9% ${NAME} · E2`);
    expect(told).toMatch(/按水平数计算为 [+−-]?[\d.]+%。 二者不同/);
  });
});
