import { afterEach, describe, expect, it, vi } from "vitest";
import {
  dayAfter,
  dayIn,
  formatInstant,
  formatInstantAbroad,
  formatTime,
  installationZone,
  isTimeZone,
  stampIn,
  startOfDay,
  zoneIn,
  zoneOf,
} from "#domain/catalogue/clock.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import { ELSEWHERE, moveTo } from "./zones.ts";

const SHANGHAI = "Asia/Shanghai";
const NEW_YORK = "America/New_York";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Newer data write a narrow space before AM and PM. */
const plain = (text: string) => text.replaceAll("\u202f", " ");

describe.each(ELSEWHERE)("on a machine in %s", (machine) => {
  it.each([
    ["2026-10-31T15:59:59.999Z", SHANGHAI, "2026-10-31"],
    ["2026-10-31T16:00:00.000Z", SHANGHAI, "2026-11-01"],
    ["2026-12-31T16:30:00Z", SHANGHAI, "2027-01-01"],
    ["2026-10-31T16:00:00.000Z", NEW_YORK, "2026-10-31"],
    // Summer time: midnight of New York is 04:00, and 05:00 from 2026-11-01 on.
    ["2026-11-01T03:59:59Z", NEW_YORK, "2026-10-31"],
    ["2026-11-01T04:00:00Z", NEW_YORK, "2026-11-01"],
    ["2026-11-02T04:30:00Z", NEW_YORK, "2026-11-01"],
    ["2026-11-02T05:00:00Z", NEW_YORK, "2026-11-02"],
    ["2026-03-08T04:59:59Z", NEW_YORK, "2026-03-07"],
    ["2026-03-09T04:00:00Z", NEW_YORK, "2026-03-09"],
    ["2026-11-01T10:00:00Z", "Pacific/Kiritimati", "2026-11-02"],
    ["2026-11-01T18:29:00Z", "Asia/Kolkata", "2026-11-01"],
    ["2026-11-01T18:30:00Z", "Asia/Kolkata", "2026-11-02"],
    ["2026-11-01T23:59:00Z", "UTC", "2026-11-01"],
  ])("%s is in %s the day %s", (instant, zone, day) => {
    moveTo(machine);
    expect(dayIn(instant, zone)).toBe(day);
    expect(dayIn(new Date(instant), zone)).toBe(day);
    expect(dayIn(Date.parse(instant), zone)).toBe(day);
  });

  it.each([
    ["2024-09-06T06:05:00.000Z", SHANGHAI, "2024年9月6日 14:05", "Sep 6, 2024, 2:05 PM"],
    ["2024-09-05T16:00:00.000Z", SHANGHAI, "2024年9月6日 00:00", "Sep 6, 2024, 12:00 AM"],
    ["2024-09-05T16:00:00.000Z", NEW_YORK, "2024年9月5日 12:00 UTC-4", "Sep 5, 2024, 12:00 PM UTC-4"],
    // An hour that New York has twice.
    ["2026-11-01T05:30:00.000Z", NEW_YORK, "2026年11月1日 01:30 UTC-4", "Nov 1, 2026, 1:30 AM UTC-4"],
    ["2026-11-01T06:30:00.000Z", NEW_YORK, "2026年11月1日 01:30 UTC-5", "Nov 1, 2026, 1:30 AM UTC-5"],
    ["2024-09-05T16:00:00.000Z", "Asia/Kolkata", "2024年9月5日 21:30 UTC+5:30", "Sep 5, 2024, 9:30 PM UTC+5:30"],
    // Clocks that agree with Beijing's need no mark.
    ["2024-09-05T16:00:00.000Z", "Asia/Singapore", "2024年9月6日 00:00", "Sep 6, 2024, 12:00 AM"],
    ["2024-09-05T16:00:00.000Z", "UTC", "2024年9月5日 16:00 UTC", "Sep 5, 2024, 4:00 PM UTC"],
  ])("%s is shown in %s as %s", (instant, zone, zh, en) => {
    moveTo(machine);
    expect(formatInstant(instant, zone, "zh-CN")).toBe(zh);
    expect(plain(formatInstant(instant, zone, "en"))).toBe(en);
  });

  it("begins and ends days where the zone does", () => {
    moveTo(machine);
    expect(startOfDay("2026-11-01", SHANGHAI).toISOString()).toBe("2026-10-31T16:00:00.000Z");
    expect(startOfDay("2026-11-01", NEW_YORK).toISOString()).toBe("2026-11-01T04:00:00.000Z");
    expect(startOfDay("2026-11-02", NEW_YORK).toISOString()).toBe("2026-11-02T05:00:00.000Z");
    expect(startOfDay("2026-11-01", "Pacific/Kiritimati").toISOString()).toBe("2026-10-31T10:00:00.000Z");
    // Cairo put its clocks on from 00:00 to 01:00 that day.
    expect(startOfDay("2024-04-26", "Africa/Cairo").toISOString()).toBe("2024-04-25T22:00:00.000Z");
    expect(dayAfter("2026-12-31")).toBe("2027-01-01");
    expect(dayAfter("2028-02-28")).toBe("2028-02-29");
  });
});

describe("startOfDay(day, zone)", () => {
  it.each([SHANGHAI, NEW_YORK, "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Kiritimati", "Pacific/Pago_Pago"])(
    "is the first minute that dayIn calls that day, every day of a year in %s",
    (zone) => {
      for (let day = "2026-01-01"; day < "2027-01-01"; day = dayAfter(day)) {
        const start = startOfDay(day, zone);
        expect([dayIn(start, zone), dayIn(start.getTime() - 1, zone) < day]).toEqual([day, true]);
      }
    },
  );
});

describe("what is taken away", () => {
  it("says the offset in any zone", () => {
    expect(formatInstantAbroad("2024-09-05T16:00:00.000Z", SHANGHAI, "zh-CN")).toBe("2024年9月6日 00:00 UTC+8");
    expect(stampIn("2024-09-05T16:00:09.123Z", SHANGHAI)).toBe("2024-09-06 00:00:09 UTC+8");
    expect(stampIn("2024-09-05T16:00:09.123Z", NEW_YORK)).toBe("2024-09-05 12:00:09 UTC-4");
  });

  it("leaves a text that is no instant as it is", () => {
    expect(formatInstant("昨天", SHANGHAI, "zh-CN")).toBe("昨天");
  });

  it("tells the time of day", () => {
    expect(formatTime(Date.parse("2024-09-05T16:00:00Z"), SHANGHAI, "zh-CN")).toBe("00:00");
    expect(plain(formatTime(new Date("2024-09-05T16:00:00Z"), NEW_YORK, "en"))).toBe("12:00 PM UTC-4");
  });
});

describe("isTimeZone(name)", () => {
  it.each(["Asia/Shanghai", "America/New_York", "Asia/Urumqi", "UTC"])("knows %s", (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(["", "Asia/Beijing", "+08:00", "UTC+8", "北京", "Asia/Shanghai "])("does not know “%s”", (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});

describe("whose zone", () => {
  const names = { zh: "示例", en: "Sample" };
  const node = (code: string, parent: string | null, timeZone?: string): Organization => ({
    ...{ code, names, aliases: [], kind: parent === null ? "region" : "platform", parent, illustrative: true },
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  const organizations = [
    node("east", null),
    node("east-lab", "east"),
    node("west", null, NEW_YORK),
    node("lab", "west"),
  ];

  it("is a region's own, a platform's region's, and Asia/Shanghai unless set", () => {
    expect(["east", "east-lab", "west", "lab", "nowhere"].map((code) => zoneIn(organizations, code))).toEqual([
      SHANGHAI,
      SHANGHAI,
      NEW_YORK,
      NEW_YORK,
      SHANGHAI,
    ]);
    expect(zoneOf(undefined)).toBe(SHANGHAI);
  });

  it("is the default region's for what belongs to none", () => {
    expect(installationZone(organizations, "west")).toBe(NEW_YORK);
    expect(installationZone(organizations, "east")).toBe(SHANGHAI);
    expect(installationZone([], null)).toBe(SHANGHAI);
  });
});
