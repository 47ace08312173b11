import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { plain } from "#tests/client/real-server.ts";
import { type Bench, contentOf, csvFile, descriptionOf, findPicker, longTable, setUpBench } from "./upload-bench.tsx";

const APRIL = longTable([
  ["引进博士", "示例西实验室", "2024年3月", "6"],
  ["引进博士", "示例西实验室", "2024年4月", "7"],
]);

let bench: Bench;
beforeEach(async () => {
  bench = await setUpBench();
});
afterEach(() => bench.close());

const publishButton = () => screen.findByRole("button", { name: /^发布/ });

async function uploadApril() {
  const page = bench.open();
  await page.user.upload(await findPicker(), csvFile(APRIL));
  await screen.findByRole("button", { name: "发布 2 项变化" });
  return page;
}

/** Publishes something else to the region, as somebody at another machine would. */
async function publishElsewhere(value: string): Promise<void> {
  const body = longTable([["引进博士", "示例西实验室", "2024年3月", value]]);
  const made = await bench.made.request("/api/v1/uploads?region=west&fileName=other.csv", { method: "POST", body });
  const { id, base, problems } = (await made.json()) as { id: string; base: number; problems: { code: string }[] };
  const answers = Object.fromEntries(problems.map(({ code }) => [code, "核对过"]));
  const published = await bench.made.request(`/api/v1/uploads/${id}/publish`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ base, message: "更正3月", answers }),
  });
  expect(published.status).toBe(200);
}

async function currentRevision(): Promise<number> {
  return (await bench.made.store.currentRevision()).number;
}

describe("publishing a file", () => {
  it("shows what will change, publishes, and leads to the charts", async () => {
    const before = await currentRevision();
    const page = await uploadApril();
    // Of the newest month the figure that is new, beside the month before as it will be.
    const table = await screen.findByRole("grid", { name: "2024年4月，平台与指标" });
    expect(within(table).getByRole("gridcell").textContent).toBe("7人＋ 新增上期 6人");
    await page.user.selectOptions(
      screen.getByRole("combobox", { name: "时期" }),
      "2024年3月（新增 0，修改 1，撤回 0）",
    );
    const march = await screen.findByRole("grid", { name: "2024年3月，平台与指标" });
    expect(within(march).getByRole("gridcell").textContent).toContain("6人△ 修改原 5人");
    await page.user.click(screen.getByRole("button", { name: "修改 1" }));
    const changed = await screen.findByRole("region", { name: "修改" });
    expect(
      within(changed).getByRole("row", { name: /引进博士 示例西实验室 2024年3月 5人 6人 \+1人，\+20% D2 版本 \d/ }),
    ).toBeTruthy();
    await page.user.click(screen.getByRole("button", { name: "新增 1" }));
    const added = await screen.findByRole("region", { name: "新增" });
    expect(within(added).getByRole("row", { name: "引进博士 示例西实验室 2024年4月 7人 D3" })).toBeTruthy();

    expect(await currentRevision()).toBe(before);
    await page.user.click(await publishButton());
    const heading = await screen.findByRole("heading", { name: `已发布为版本 ${before + 1}` });
    expect(document.activeElement).toBe(heading);
    expect(await screen.findByText("2024年4月：新增 1，修改 0，撤回 0，不变 0")).toBeTruthy();
    expect(screen.getByText("2024年3月：新增 0，修改 1，撤回 0，不变 0")).toBeTruthy();
    const addressOf = (name: string) => screen.getByRole("link", { name }).getAttribute("href");
    expect(addressOf("在总览中查看")).toBe("/?region=west&period=2024-04");
    expect(addressOf("在趋势中查看")).toBe("/trend?region=west&to=2024-04");
    expect(addressOf("查看报送情况")).toBe("/completeness?region=west&period=2024-04");
    expect(await currentRevision()).toBe(before + 1);
  });

  it("remembers what was typed for a draft while the tab lives", async () => {
    const page = await uploadApril();
    await page.user.type(screen.getByRole("textbox", { name: "说明(选填)" }), "4月月报");
    const address = page.search();
    expect(address).toMatch(/upload=/);
    page.unmount();

    const again = bench.open(`/upload${address}`);
    expect(contentOf(await screen.findByRole("textbox", { name: "说明(选填)" }))).toBe("4月月报");
    await again.user.click(await publishButton());
    await screen.findByRole("heading", { name: /已发布为版本/ });
    await again.user.click(screen.getByRole("button", { name: "再上传一个文件" }));
    await again.user.upload(await findPicker(), csvFile(longTable([["引进博士", "示例西实验室", "2024年5月", "4"]])));
    expect(contentOf(await screen.findByRole("textbox", { name: "说明(选填)" }))).toBe("");
  });

  it("keeps everything when the server goes away while publishing, and publishes on a retry", async () => {
    const page = await uploadApril();
    await page.user.type(screen.getByRole("textbox", { name: "说明(选填)" }), "4月月报");
    bench.break(http.post("*/api/v1/uploads/:id/publish", () => HttpResponse.error()));
    await page.user.click(await publishButton());
    expect((await screen.findByRole("alert")).textContent).toMatch(/暂时连不上服务器.*已填写的内容都还在/);
    expect(contentOf(screen.getByRole("textbox", { name: "说明(选填)" }))).toBe("4月月报");
    bench.mend();
    await page.user.click(screen.getByRole("button", { name: "重试" }));
    await screen.findByRole("heading", { name: /已发布为版本/ });
  });

  it("learns that a publish whose answer was lost did happen", async () => {
    const page = await uploadApril();
    bench.break(
      http.post("*/api/v1/uploads/:id/publish", async ({ request }) => {
        await bench.made.request(plain(request));
        return HttpResponse.error();
      }),
    );
    await page.user.click(await publishButton());
    await screen.findByRole("alert");
    bench.mend();
    const published = await currentRevision();
    await page.user.click(screen.getByRole("button", { name: "重试" }));
    await screen.findByRole("heading", { name: `已发布为版本 ${published}` });
    expect(await currentRevision()).toBe(published);
  });

  it("when somebody published in between, shows what moved and asks to look again", async () => {
    const page = await uploadApril();
    await publishElsewhere("9");
    const theirs = await currentRevision();
    await page.user.click(await publishButton());

    const notice = await screen.findByRole("alert");
    expect(notice.textContent).toContain("期间有人发布了新版本");
    await waitFor(() => expect(notice.textContent).toContain(`版本 ${theirs} · 示例办`));
    expect(notice.textContent).toContain("已发布的数变为 9人(先前 5人)");
    expect((await publishButton()).getAttribute("aria-disabled")).toBe("true");
    expect(descriptionOf(await publishButton())).toMatch(/请先重新核对/);
    await page.user.click(await publishButton());
    expect(await currentRevision()).toBe(theirs);

    await page.user.click(screen.getByRole("button", { name: "我已重新核对" }));
    await page.user.click(await publishButton());
    await screen.findByRole("heading", { name: `已发布为版本 ${theirs + 1}` });
  });

  it("discards a draft, and says so to whoever opens it again", async () => {
    const page = await uploadApril();
    const address = page.search();
    await page.user.click(screen.getByRole("button", { name: "放弃这份上传" }));
    // It asks first, and nothing happens by itself.
    await page.user.click(screen.getByRole("button", { name: "继续核对" }));
    expect(screen.getByRole("button", { name: "发布 2 项变化" })).toBeTruthy();
    await page.user.click(screen.getByRole("button", { name: "放弃这份上传" }));
    await page.user.click(screen.getByRole("button", { name: "确认放弃" }));
    expect(document.activeElement).toBe(await screen.findByRole("heading", { name: "这份上传已放弃" }));
    page.unmount();
    bench.open(`/upload${address}`);
    expect((await screen.findByRole("alert")).textContent).toContain("这份上传已被放弃");
    expect(screen.getByRole("button", { name: "上传新文件" })).toBeTruthy();
  });

  it("has nothing to publish where the file says what is published", async () => {
    const page = bench.open();
    await page.user.upload(await findPicker(), csvFile(longTable([["引进博士", "示例西实验室", "2024年3月", "5"]])));
    const button = await publishButton();
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(descriptionOf(button)).toMatch(/没有可发布的变化/);
  });
});
