import { describe, expect, it, vi } from "vitest";
import { createEventHub } from "#server/api/event-hub.ts";

async function readText(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string | null> {
  const { done, value } = await reader.read();
  return done ? null : new TextDecoder().decode(value);
}

describe("createEventHub(heartbeatMs)", () => {
  it("starts a stream with what is so now, then sends what is announced", async () => {
    const hub = createEventHub();
    const reader = hub.open("revision", "1").getReader();
    expect(await readText(reader)).toBe("retry: 1000\n\nevent: revision\ndata: 1\n\n");
    hub.announce("revision", "2");
    expect(await readText(reader)).toBe("event: revision\ndata: 2\n\n");
    hub.close();
  });

  it("starts with what was announced while the caller still read", async () => {
    const hub = createEventHub();
    hub.announce("revision", "2");
    expect(await readText(hub.open("revision", "1").getReader())).toContain("data: 2");
    hub.close();
  });

  it("forgets a stream that was left, and ends those that stay when it closes", async () => {
    const hub = createEventHub();
    const left = hub.open("revision", "1").getReader();
    const stays = hub.open("revision", "1").getReader();
    await left.cancel();
    expect(hub.size).toBe(1);
    hub.close();
    expect(hub.size).toBe(0);
    await readText(stays);
    expect(await readText(stays)).toBeNull();
    expect(await readText(hub.open("revision", "1").getReader())).toContain("data: 1");
    expect(hub.size).toBe(0);
  });

  it("drops a client that does not read, instead of keeping everything for it", () => {
    const hub = createEventHub();
    hub.open("revision", "1");
    for (let i = 0; i < 100; i += 1) hub.announce("revision", String(i));
    expect(hub.size).toBe(0);
    hub.close();
  });

  it("says in events that pages see that the line is alive", async () => {
    vi.useFakeTimers();
    const hub = createEventHub(25_000);
    const reader = hub.open("revision", "1").getReader();
    await readText(reader);
    vi.advanceTimersByTime(25_000);
    expect(await readText(reader)).toBe("event: heartbeat\ndata: {}\n\n");
    hub.close();
    vi.useRealTimers();
  });
});
