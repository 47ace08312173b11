import { afterEach, describe, expect, it, vi } from "vitest";
import { formatInstant } from "#domain/format-instant.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("formatInstant(instant, language)", () => {
  it("is the reader's time, in the reader's words", () => {
    vi.stubEnv("TZ", "Asia/Shanghai");
    expect(formatInstant("2024-09-06T06:05:00.000Z", "zh-CN")).toBe("2024年9月6日 14:05");
    expect(formatInstant("2024-09-06T06:05:00.000Z", "en").replace(/\s/g, " ")).toBe("Sep 6, 2024, 2:05 PM");
  });

  it("is another day where the reader's day is another", () => {
    vi.stubEnv("TZ", "America/New_York");
    expect(formatInstant("2024-01-01T02:00:00.000Z", "zh-CN")).toBe("2023年12月31日 21:00");
  });
});
