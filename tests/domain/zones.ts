import { vi } from "vitest";

/** Where a server or a browser may stand: behind Shanghai by a day, ahead of it, and at it. */
export const ELSEWHERE = ["America/Los_Angeles", "Pacific/Kiritimati", "Asia/Shanghai"] as const;

/** Moves this process to a zone until `vi.unstubAllEnvs`, and makes sure that it moved. */
export function moveTo(zone: string): void {
  vi.stubEnv("TZ", zone);
  const hours = new Date("2026-01-01T00:00:00Z").getTimezoneOffset() / -60;
  const expected = { "America/Los_Angeles": -8, "Pacific/Kiritimati": 14, "Asia/Shanghai": 8 }[zone];
  if (hours !== expected) throw new Error(`the process is at UTC${hours}, not in ${zone}`);
}
