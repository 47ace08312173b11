import { fireEvent, screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, describe, expect, it } from "vitest";
import { type Bench, csvFile, descriptionOf, findPicker, longTable, setUpBench } from "./upload-bench.tsx";

let bench: Bench;
afterEach(() => bench.close());

const GOOD = longTable([["引进博士", "示例西实验室", "2024年4月", "7"]]);

describe("bringing a file", () => {
  it("says which region it publishes to, that it is sample data, and the limits", async () => {
    bench = await setUpBench({ limits: { fileBytes: 3 * 1024 * 1024, rows: 1234 } });
    bench.open();
    const zone = await screen.findByRole("button", { name: "把 Excel 或 CSV 文件拖到这里 选择文件" });
    expect(descriptionOf(zone)).toContain("上限:3 MB,1,234 行");
    const heading = screen.getByRole("heading", { level: 1 });
    expect(heading.textContent).toContain("发布到:示例西市");
    expect(within(heading).getByText("示例数据")).toBeTruthy();
  });

  it("blocks publishing while there are errors, and names the cell and the nearest name", async () => {
    bench = await setUpBench();
    const page = bench.open();
    const file = csvFile(longTable([["引进博士", "示例西实测室", "2024年4月", "7"]]));
    await page.user.upload(await findPicker(), file);
    const problem = await screen.findByRole("option", { name: /错误 B2 .*示例西实验室/ });
    expect(problem.textContent).toContain("示例西实测室");
    const button = await screen.findByRole("button", { name: /^发布/ });
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(descriptionOf(button)).toMatch(/有 1 处错误/);
    expect(screen.queryByRole("textbox", { name: "说明(选填)" })).toBeNull();

    await page.user.upload(await findPicker(), csvFile(GOOD, "改好.csv"));
    expect(await screen.findByRole("heading", { name: "改好.csv" })).toBeTruthy();
    expect(screen.getByText("没有发现问题")).toBeTruthy();
  });

  it("asks why for each kind of warning, and goes to the field that lacks an answer", async () => {
    bench = await setUpBench();
    const page = bench.open();
    await page.user.upload(await findPicker(), csvFile(longTable([["引进博士", "示例西实验室", "2024年4月", "9000"]])));
    const group = await screen.findByRole("group", { name: "提醒需要说明" });
    const answer = within(group).getByRole("textbox", { name: /^D2:/ });
    await page.user.click(screen.getByRole("button", { name: /^发布/ }));
    expect(document.activeElement).toBe(answer);
    expect(answer.getAttribute("aria-invalid")).toBe("true");
    await page.user.type(answer, "集中引进");
    await page.user.click(screen.getByRole("button", { name: /^发布/ }));
    await screen.findByRole("heading", { name: /已发布为版本/ });
  });

  it("refuses a file over the limit by itself, with the limit, before anything is sent", async () => {
    bench = await setUpBench({ limits: { fileBytes: 1024 } });
    const page = bench.open();
    await page.user.upload(await findPicker(), csvFile("x".repeat(2048), "大文件.csv"));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("“大文件.csv”有 2 KB,上限为 1 KB");
    expect(bench.sent.filter((request) => request.startsWith("POST"))).toEqual([]);
  });

  it("refuses several files at once", async () => {
    bench = await setUpBench();
    const page = bench.open();
    await page.user.upload(await findPicker(), [csvFile(GOOD, "a.csv"), csvFile(GOOD, "b.csv")]);
    expect((await screen.findByRole("alert")).textContent).toContain("一次只能上传一个文件");
    expect(bench.sent.filter((request) => request.startsWith("POST"))).toEqual([]);
  });

  it("shows what reading here found while the server fails, and sends the same file again on a retry", async () => {
    bench = await setUpBench();
    const page = bench.open();
    bench.break(http.post("*/api/v1/uploads", () => new HttpResponse("oops", { status: 500 })));
    await page.user.upload(await findPicker(), csvFile(longTable([["引进博士", "示例西实测室", "2024年4月", "7"]])));
    expect((await screen.findByRole("alert")).textContent).toContain("文件还在本页");
    expect(await screen.findByRole("option", { name: /错误 B2/ })).toBeTruthy();
    bench.mend();
    await page.user.click(screen.getByRole("button", { name: "重试" }));
    expect(await screen.findByRole("heading", { name: "月报.csv" })).toBeTruthy();
    expect(page.search()).toMatch(/upload=/);
  });

  it("stops when asked to, and takes another file", async () => {
    bench = await setUpBench();
    const page = bench.open();
    bench.break(http.post("*/api/v1/uploads", () => new Promise<never>(() => undefined)));
    await page.user.upload(await findPicker(), csvFile(GOOD));
    await page.user.click(await screen.findByRole("button", { name: "取消" }));
    bench.mend();
    await page.user.upload(await findPicker(), csvFile(GOOD, "另一份.csv"));
    expect(await screen.findByRole("heading", { name: "另一份.csv" })).toBeTruthy();
  });

  it("says how many figures are blank in the file, so that an unfilled template is not published by mistake", async () => {
    bench = await setUpBench();
    const page = bench.open();
    const rows = ["2024年1月", "2024年3月"].map((period) => ["引进博士", "示例西实验室", period, ""] as const);
    await page.user.upload(
      await findPicker(),
      csvFile(longTable([...rows, ["引进硕士", "示例西实验室", "2024年1月", "11"]])),
    );
    expect(await screen.findByText("其中 2 项在文件中为空,发布后显示为缺报,不是 0。")).toBeTruthy();
  });

  it("takes cells pasted from a spreadsheet, but leaves a paste into a field alone", async () => {
    bench = await setUpBench();
    bench.open();
    await findPicker();
    const clipboardData = {
      files: [],
      getData: () => "指标\t平台\t时期\t数值\n引进博士\t示例西实验室\t2024年4月\t7\n",
    };
    fireEvent.paste(document.body, { clipboardData });
    expect(await screen.findByRole("heading", { name: "粘贴的单元格.csv" })).toBeTruthy();
    const sent = bench.sent.filter((request) => request.startsWith("POST")).length;
    fireEvent.paste(screen.getByRole("textbox", { name: "说明(选填)" }), { clipboardData });
    expect(bench.sent.filter((request) => request.startsWith("POST")).length).toBe(sent);
  });

  it("tells an account that may bring nothing here so, with the way out, and still offers templates", async () => {
    bench = await setUpBench();
    await bench.askAs({ role: "publisher", regions: ["east"] });
    bench.open();
    expect(await screen.findByRole("heading", { name: /^此账号不在.*发布$/ })).toBeTruthy();
    expect(screen.queryByRole("button", { name: /拖到这里/ })).toBeNull();
    expect(screen.getByRole("button", { name: "下载 2024年4月 模板,一行一个数" })).toBeTruthy();
  });

  it("offers a retry where the page cannot be got ready", async () => {
    bench = await setUpBench();
    bench.break(http.get("*/api/v1/settings", () => HttpResponse.error()));
    const page = bench.open();
    expect((await screen.findByRole("alert")).textContent).toContain("暂时连不上服务器");
    bench.mend();
    await page.user.click(screen.getByRole("button", { name: "重试" }));
    expect(await findPicker()).toBeTruthy();
  });

  it("offers a way on where the address names an upload that is not there", async () => {
    bench = await setUpBench();
    const page = bench.open("/upload?region=west&upload=none");
    await screen.findByRole("alert");
    expect(screen.queryByRole("button", { name: "重试" })).toBeNull();
    await page.user.click(screen.getByRole("button", { name: "上传新文件" }));
    expect(await findPicker()).toBeTruthy();
  });
});
