import { afterEach, describe, expect, it } from "vitest";
import { readBoot } from "#client/boot.ts";

const BOOT = {
  session: {
    account: null,
    asker: "anonymous",
    may: ["open", "look"],
    access: "public",
    oidc: null,
    setupNeeded: true,
    timeZone: "Asia/Shanghai",
  },
  current: { dataset: "d", revision: 2, publishedAt: "2024-09-06T06:05:00.000Z" },
  settings: {
    version: "1",
    mayPublish: false,
    limits: { fileBytes: 10, rows: 20 },
    rules: { smallBase: 10, completeShare: 0.8, ahead: 5, behind: -5 },
  },
};

/** A page as the server sends it, with a text in its boot element. */
function page(text: string): Document {
  const script = document.createElement("script");
  script.id = "boot";
  script.type = "application/json";
  script.textContent = text;
  document.body.append(script);
  return document;
}

afterEach(() => document.getElementById("boot")?.remove());

describe("readBoot(document)", () => {
  it("reads what the server wrote into the page", () => {
    expect(readBoot(page(JSON.stringify(BOOT)))).toEqual(BOOT);
  });

  it("holds who asks alone for those who may not look", () => {
    const closed = { session: { ...BOOT.session, may: ["open"], access: "signed-in" }, current: null, settings: null };
    expect(readBoot(page(JSON.stringify(closed)))).toEqual(closed);
  });

  it("is null where the page has no such element, or an empty one", () => {
    expect(readBoot(document)).toBeNull();
    expect(readBoot(page(""))).toBeNull();
  });

  it.each([
    ["another shape", JSON.stringify({ ...BOOT, current: { revision: "2" } })],
    ["a placeholder nobody filled in", "<!--boot-->"],
  ])("is null for a text that is not ours: %s", (_, text) => {
    expect(readBoot(page(text))).toBeNull();
  });
});
