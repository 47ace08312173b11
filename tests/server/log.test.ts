import { describe, expect, it } from "vitest";
import { createLog, errorFields } from "#server/log.ts";

describe("createLog(level, write, now)", () => {
  it("writes a JSON object a line, from its level on", () => {
    const lines: string[] = [];
    const log = createLog(
      "warn",
      (line) => lines.push(line),
      () => new Date(0),
    );
    log.info("unheard");
    log.warn("heard", { n: 1 });
    expect(lines).toEqual(['{"time":"1970-01-01T00:00:00.000Z","level":"warn","event":"heard","n":1}\n']);
  });

  it("is silent when told to be", () => {
    const lines: string[] = [];
    createLog("silent", (line) => lines.push(line)).error("unheard");
    expect(lines).toEqual([]);
  });
});

describe("errorFields(error)", () => {
  it("has the message and the cause", () => {
    const fields = errorFields(new Error("outer", { cause: new Error("inner") }));
    expect(fields["message"]).toBe("outer");
    expect(fields["cause"]).toContain("inner");
    expect(errorFields("text")).toEqual({ message: "text" });
  });
});
