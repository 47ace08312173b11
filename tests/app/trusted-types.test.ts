import { describe, expect, it, vi } from "vitest";
import { startTrustedTypes, trustedRules } from "#app/trusted-types.ts";
import { tooltipHtml } from "#charts/tooltip.ts";

const ORIGIN = "https://board.example";
const { createHTML, createScriptURL } = trustedRules(ORIGIN);

const TOOLTIP = tooltipHtml({
  heading: "<img src=x onerror=alert(1)>",
  rows: [
    { name: '"><script>', color: '#fff"/><script>', value: "3", notes: ["<b>"] },
    ...Array.from({ length: 20 }, (_, index) => ({ name: `n${index}`, color: null, value: "1", notes: [] })),
  ],
  events: ["政策"],
  source: "第3版",
});

describe("trustedRules(origin)", () => {
  it.each([TOOLTIP, "", "text"])("lets %s become HTML", (html) => {
    expect(createHTML(html)).toBe(html);
  });

  it.each([
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    '<div onclick="x()">',
    '<div class="a" onclick="x()">',
    '<div class="a"onclick="x()">',
    "<div\tonclick=x>",
    '<svg class="a"><use href="data:x"></use></svg>',
    "<svg/onload=alert(1)>",
    "<DIV>",
    '<div style="background:url(//x)">',
    "<!--",
    "<",
  ])("refuses %s", (html) => {
    expect(() => createHTML(html)).toThrow(TypeError);
  });

  it("takes programs of the page only", () => {
    expect(createScriptURL(`${ORIGIN}/assets/worker.js`)).toContain("worker.js");
    for (const address of [
      "https://evil.example/assets/a.js",
      "/api/v1/files/x",
      "data:text/javascript,1",
      "//evil/assets/a",
    ])
      expect(() => createScriptURL(address)).toThrow(TypeError);
  });

  it("needs no longer for a long text", () => {
    const started = performance.now();
    expect(() => createHTML(`<div ${'class="a" '.repeat(100_000)}`)).toThrow(TypeError);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("startTrustedTypes(where, origin)", () => {
  it("makes the browser's default policy, where it knows them", () => {
    const createPolicy = vi.fn();
    startTrustedTypes({ trustedTypes: { createPolicy } }, ORIGIN);
    expect(createPolicy).toHaveBeenCalledWith("default", expect.anything());
    expect(() => startTrustedTypes({}, ORIGIN)).not.toThrow();
  });
});
