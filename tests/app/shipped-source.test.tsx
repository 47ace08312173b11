import { act, render, screen, within } from "@testing-library/react";
import i18next from "i18next";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { policyKindName, registerOf } from "#domain/catalogue/policy.ts";
import { type RealServer, setUpServer } from "#tests/client/real-server.ts";
import { readShipped } from "#tests/data/read-shipped.ts";
import { SourceCitation } from "#ui/source-citation.tsx";
import { type App, openApp } from "./app-bench.tsx";

let server: RealServer;
let app: App | undefined;

const TITLE = "溧阳市:建强科创平台“支点” 撬动溧阳人才工作新成效";
const PUBLISHER = "溧阳市委组织部(刊于中共常州市委组织部网站)";

beforeAll(async () => {
  server = await setUpServer({ now: () => new Date("2026-10-20T04:00:00Z") });
});
afterEach(async () => {
  app?.close();
  app = undefined;
  vi.unstubAllGlobals();
  await act(() => i18next.changeLanguage("zh-CN"));
});
afterAll(() => server.close());

/** jsdom has no width of its own. */
function standOnScreen(width: "wide" | "narrow"): void {
  vi.stubGlobal("matchMedia", (media: string) => ({
    matches: width === "wide" && media.includes("min-width"),
    media,
    addEventListener() {},
    removeEventListener() {},
  }));
}

describe("what the article states", () => {
  it("is published by its publisher on its day; when the database was filled is said apart", async () => {
    app = openApp("/?region=liyang&source=phd_hired@liyang@2024-01/..2024-09-06");
    const dialog = await screen.findByRole("dialog", { name: "数据来源" });
    const published = (await within(dialog).findByText("发布")).nextElementSibling;
    expect(published?.textContent).toBe(`${TITLE} · ${PUBLISHER} · 2024-09-06发布`);
    const revision = within(dialog).getByText("版本").nextElementSibling;
    expect(revision?.textContent).toMatch(/^第 1 版 · 随产品附带，2026年10月20日 .*录入本库$/);
  });

  it("of 示例市 is 示例数据, with no day of publication", async () => {
    app = openApp("/?region=shili&source=phd_hired@shili-p03@2024-06");
    const dialog = await screen.findByRole("dialog", { name: "数据来源" });
    const published = (await within(dialog).findByText("发布")).nextElementSibling;
    expect(published?.textContent).toBe("示例数据(按固定种子生成,不对应任何真实地区) · 示例市人才办(示例)");
  });

  it("is so in the list of revisions, in a revision's facts and above what is known as of one", async () => {
    app = openApp("/history?region=liyang&revision=1");
    const facts = await screen.findByRole("region", { name: /^版本 1/ });
    const fact = (name: string) => within(facts).getByText(name).nextElementSibling?.textContent;
    expect([fact("来源"), fact("来源的发布单位"), fact("来源的发布日期")]).toEqual([TITLE, PUBLISHER, "2024-09-06"]);
    expect(fact("录入本库时间")).toMatch(/^2026年10月20日/);
    expect(within(facts).queryByText("发布单位")).toBeNull();
    expect(within(facts).queryByText("发布时间")).toBeNull();
    const list = screen.getByRole("navigation", { name: /^全部版本/ });
    expect(within(list).getByText(/2024-09-06发布 · 2026年10月20日 .*录入本库$/).textContent).toContain(PUBLISHER);
    app.close();
    app = openApp("/?region=liyang&asof=1");
    expect(await screen.findByText("按版本 1（随产品附带，2026-10-20 录入本库）所知")).toBeTruthy();
    const latest = (await screen.findByRole("heading", { name: "最近版本" })).closest("section");
    expect(latest?.textContent).toMatch(/2024-09-06发布 · 随产品附带，2026年10月20日 .*录入本库/);
    expect(latest?.textContent).toContain(TITLE);
  });

  it("is in English what it is in Chinese", async () => {
    await act(() => i18next.changeLanguage("en"));
    app = openApp("/?region=liyang&source=platforms@liyang@..2024-09-06");
    const dialog = await screen.findByRole("dialog", { name: "Source of the figure" });
    const published = (await within(dialog).findByText("Published")).nextElementSibling;
    expect(published?.textContent).toMatch(/^Liyang: strong innovation platforms .* · published 2024-09-06$/);
    expect(within(dialog).getByText("Revision").nextElementSibling?.textContent).toMatch(
      /^Revision 1 · shipped with the product, recorded here Oct 20, 2026/,
    );
  });
});

describe("the register of 溧阳", () => {
  it("lists every statement under its kind, counted, with its words, its date as stated and the source", async () => {
    standOnScreen("wide");
    app = openApp("/?region=liyang");
    const register = await screen.findByRole("region", { name: "政策与大事登记" });
    const policies = (await readShipped()).policies.filter(({ region }) => region === "liyang");
    expect(within(register).getByText(`${policies.length} 条`)).toBeTruthy();
    for (const { kind, policies: own } of registerOf(policies).flat()) {
      const heading = within(register).getByRole("heading", { name: policyKindName(kind, "zh-CN") });
      const group = heading.closest("details");
      if (!group) throw new Error(`${kind} cannot be closed`);
      expect(group.open).toBe(true);
      expect(heading.nextElementSibling?.textContent).toBe(String(own.length));
      for (const policy of own) {
        const entry = within(group).getByText(policy.names.zh, { selector: "strong" }).closest("li");
        expect(entry?.querySelector("blockquote")?.textContent).toBe(policy.quote);
        expect(entry?.textContent).toContain(policy.dateStated.zh);
        expect(entry?.textContent).toContain(`来源：${TITLE} · ${PUBLISHER} · 2024-09-06发布`);
      }
    }
    expect(within(register).getByRole("heading", { name: "下一步打算（尚未实施）" })).toBeTruthy();
    // The article gives no address: the one link leads to the register itself.
    expect(within(register).getByRole("link").getAttribute("href")).toBe("/policies?region=liyang");
  });

  it("starts closed on a narrow screen, where it is long, and open where it is short", async () => {
    standOnScreen("narrow");
    app = openApp("/?region=liyang");
    const long = await screen.findByRole("region", { name: "政策与大事登记" });
    const groups = [...long.querySelectorAll<HTMLDetailsElement>("details:has(h3)")];
    expect(groups.map(({ open }) => open)).toEqual(Array(9).fill(false));
    app.close();
    app = openApp("/?region=shili");
    const short = await screen.findByRole("region", { name: "政策与大事登记" });
    expect(short.querySelectorAll("details[open]")).toHaveLength(2);
  });
});

describe("SourceCitation", () => {
  const source = {
    code: "s",
    names: { zh: "文章", en: "Article" },
    publisher: { zh: "某部", en: "A department" },
    published: "2024-09-06",
    illustrative: false,
  };

  it("leads to the address where there is one, and to none that is not of the web", () => {
    const { container, rerender } = render(<SourceCitation source={{ ...source, url: "https://example.org/a" }} />);
    expect(screen.getByRole("link", { name: "文章" }).getAttribute("href")).toBe("https://example.org/a");
    expect(container.textContent).toBe("文章 · 某部 · 2024-09-06发布");
    // Put together, so that the linter does not take it for an address of ours.
    rerender(<SourceCitation source={{ ...source, url: ["javascript", "alert(1)"].join(":") }} />);
    expect(screen.queryByRole("link")).toBeNull();
    expect(container.textContent).toBe("文章 · 某部 · 2024-09-06发布");
  });
});
