import { act, screen, waitFor, within } from "@testing-library/react";
import i18next from "i18next";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { uploadSchema } from "#contract/uploads.ts";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";
import { type App, openApp } from "./app-bench.tsx";

let server: RealServer;
let app: App | undefined;

beforeAll(async () => {
  server = await setUpServer();
});
afterEach(async () => {
  app?.close();
  app = undefined;
  await act(() => i18next.changeLanguage("zh-CN"));
});
afterAll(() => server.close());

async function findRow(name: string): Promise<HTMLElement> {
  const header = await screen.findByRole("rowheader", { name });
  const row = header.closest("tr");
  if (!row) throw new Error(`${name} heads no row`);
  return row;
}

/** The cell of a row under a column's heading. */
function cellUnder(row: HTMLElement, heading: string): HTMLElement {
  const headings = screen.getAllByRole("columnheader").map(({ textContent }) => textContent);
  const cell = row.children[headings.indexOf(heading)];
  if (!(cell instanceof HTMLElement)) throw new Error(`no column ${heading}`);
  return cell;
}

describe("the reporting page of 示例市", () => {
  it("shows the last month with any report, and says what is due since", async () => {
    app = openApp("/completeness?region=shili");
    expect(await screen.findByRole("heading", { name: "示例市报送情况" })).toBeTruthy();
    expect(screen.getByText("2024年8月 · 已过报送日 2024-09-10")).toBeTruthy();
    expect(screen.getByText("应报 122 项:已报 122,报缺 0,未报 0")).toBeTruthy();
    expect(screen.getByText("全部报齐。")).toBeTruthy();
    const row = await findRow("示例固态电池研究院");
    expect(cellUnder(row, "已报/应报").textContent).toBe("9/9");
    expect(cellUnder(row, "引进全职博士").textContent).toContain("已报(初步)");
    expect(cellUnder(row, "省级以上领军人才集聚占比").textContent).toBe("—");
    // What the data set was started with has no time of reporting.
    expect(row.textContent).not.toMatch(/按时|迟报/);
    await app.user.click(screen.getByRole("button", { name: /^查看 / }));
    expect(app.address("period")).toMatch(/^20\d\d-\d\d$/);
    expect(await screen.findByRole("heading", { name: /^迟报名单/ })).toBeTruthy();
  });

  it("lists who is late, a line an organization, ready to copy", async () => {
    app = openApp("/completeness?region=shili&period=2024-09");
    const line = await screen.findByText(/^示例固态电池研究院:引进全职博士、/);
    expect(line.textContent).toMatch(/\(应于 2024-10-10 前报送\)$/);
    await app.user.click(screen.getByRole("button", { name: "复制名单" }));
    expect(await screen.findByText("已复制")).toBeTruthy();
    const copied = (await navigator.clipboard.readText()).split("\n");
    expect(copied[0]).toBe("示例市2024年9月迟报名单(示例数据)");
    expect(copied).toHaveLength(15);
    expect(copied).toContain(line.textContent);
  });

  it("says of a month reported here whether it came in time, as soon as it is published", async () => {
    app = openApp("/completeness?region=shili&period=2024-09");
    const before = await findRow("示例固态电池研究院");
    expect(cellUnder(before, "引进全职博士").textContent).toBe("○ 未报 · 迟报");
    const text = longFile([["引进全职博士", "示例固态电池研究院", "2024-09", "3"]]);
    const sent = await server.made.request(uploadPath("shili", "九月.csv"), { method: "POST", body: text });
    const upload = uploadSchema.parse(await sent.json());
    const body = JSON.stringify({ base: 2, message: "", answers: answersFor(upload) });
    expect((await server.made.request(publishPath(upload.id), { method: "POST", body })).status).toBe(200);
    await act(() => app?.client.invalidateQueries({ queryKey: ["current-revision"] }));
    await waitFor(async () => {
      const row = await findRow("示例固态电池研究院");
      expect(cellUnder(row, "引进全职博士").textContent).toBe("● 已报3人");
    });
  });

  it("leads from what was reported to the cell it was read in", async () => {
    app = openApp("/completeness?region=shili&period=2024-08");
    const row = await findRow("示例固态电池研究院");
    await app.user.click(within(cellUnder(row, "引进全职博士")).getByRole("link"));
    const dialog = await screen.findByRole("dialog", { name: "数据来源" });
    const cell = await within(dialog).findByText("此数");
    expect(cell.closest("tr")?.textContent).toContain("2024-08");
  });

  it("speaks English", async () => {
    await act(() => i18next.changeLanguage("en"));
    app = openApp("/completeness?region=shili&period=2024-10");
    expect(await screen.findByText("Oct 2024 · was due 2024-11-10")).toBeTruthy();
    expect(screen.getAllByText(/\(due by 2024-11-10\)$/)).toHaveLength(14);
  });
});

describe("the reporting page of 溧阳", () => {
  it("says that nothing is expected, and why", async () => {
    app = openApp("/completeness?region=liyang");
    expect(await screen.findByRole("heading", { name: "没有应报送的数据" })).toBeTruthy();
    expect(screen.getByText(/没有按月、按季或按年报送的数列/)).toBeTruthy();
    expect(screen.queryByText(/迟报/)).toBeNull();
  });
});
