import { act, screen, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { catalogueDesk } from "#tests/server/catalogue/catalogue-desk.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { type App, openApp } from "./app-bench.tsx";

let server: RealServer;
let app: App | undefined;

beforeEach(async () => {
  vi.setSystemTime("2026-11-03T04:00:00Z");
  window.localStorage.clear();
  server = await setUpServer({ seed: SMALL, now: () => new Date("2026-11-03T04:00:00Z") });
});
afterEach(async () => {
  app?.close();
  app = undefined;
  await server.close();
  vi.useRealTimers();
  await act(() => i18next.changeLanguage("zh-CN"));
});

const entry = (zh: string, more: object) =>
  ({
    kind: "add-policy",
    code: `+${zh}`.replace(/[^+\w]/g, "x"),
    region: "west",
    fields: {
      names: { zh, en: "" },
      kind: "policy",
      organizations: [],
      date: "2026-03",
      dateStated: { zh: "", en: "" },
      indicators: [],
      quote: "",
      ...more,
    },
  }) as const;

describe("the register of policies", () => {
  it("lists them by year with number, issuer and validity, and keeps its filter in the address", async () => {
    await catalogueDesk(server.made).change([
      entry("示例引才办法A", {
        documentNumber: "示例发〔2026〕3号",
        issuer: "示例西市人才办",
        validUntil: "2026-06",
        indicators: ["phd"],
        link: "https://example.org/3",
      }),
      entry("示例基金B", { kind: "fund", date: "2025", organizations: ["west-lab"] }),
    ]);
    app = openApp("/policies?region=west");
    const first = await screen.findByRole("heading", { name: "示例引才办法A" });
    const item = first.closest("li");
    expect(item?.textContent).toContain("2026年3月");
    expect(item?.textContent).toContain("示例发〔2026〕3号");
    expect(item?.textContent).toContain("已到期");
    expect(
      within(item as HTMLElement)
        .getByRole("link", { name: "引进博士" })
        .getAttribute("href"),
    ).toBe("/trend?region=west&indicator=phd&from=2025-03");
    const link = within(item as HTMLElement).getByRole("link", { name: "原文链接" });
    expect([link.getAttribute("href"), link.getAttribute("rel")]).toEqual(["https://example.org/3", "noreferrer"]);
    await app.user.selectOptions(screen.getByRole("combobox", { name: "类别" }), "fund");
    expect(screen.queryByRole("heading", { name: "示例引才办法A" })).toBeNull();
    expect(screen.getByRole("heading", { name: "示例基金B" })).toBeTruthy();
    expect(screen.getByText(/符合条件的 1 项/)).toBeTruthy();
    await app.user.type(screen.getByRole("searchbox"), "没有的词");
    expect(await screen.findByText("没有符合条件的政策或大事")).toBeTruthy();
    await app.user.click(screen.getByRole("button", { name: "清除条件" }));
    expect(await screen.findByRole("heading", { name: "示例引才办法A" })).toBeTruthy();
  });
});

describe("a sample region", () => {
  it("goes away with one click of an administrator, and comes back the same way", async () => {
    app = openApp("/policies?region=west");
    await app.user.click(await screen.findByRole("button", { name: "隐藏此地区" }));
    expect(await screen.findByText(/“示例西市”已隐藏/)).toBeTruthy();
    const { store } = server.made;
    const hiddenAt = async () => {
      const { number } = await store.currentRevision();
      const { organizations } = await store.catalogue(number);
      return organizations.find(({ code }) => code === "west")?.hidden;
    };
    expect(await hiddenAt()).toBe(true);
    await app.user.click(await screen.findByRole("button", { name: "恢复显示" }));
    expect(await screen.findByRole("button", { name: "隐藏此地区" })).toBeTruthy();
    expect(await hiddenAt()).toBeUndefined();
  });
});
