import { describe, expect, it, vi } from "vitest";
import type { ReaderReply } from "#server/desk/reader-messages.ts";
import type { StartReader } from "#server/desk/reader-process.ts";
import { createReaders, type ReaderSettings } from "#server/desk/readers.ts";
import { ApiError } from "#server/http/errors.ts";

const JOB = { kind: "labels", choices: {} } as const;

/** Readers whose processes do what the test says, and end at once unless they linger; the first is the one with much memory. */
function readersOf(settings: Partial<ReaderSettings> & { lingers?: boolean } = {}) {
  const made: { bytes: number; sent: number; reply: (reply: ReaderReply) => void; die: () => void; ended: boolean }[] =
    [];
  const start: StartReader = (bytes, reply, die) => {
    const one = { bytes, sent: 0, reply, die, ended: false };
    made.push(one);
    return {
      send: () => {
        one.sent += 1;
      },
      end: () => {
        one.ended = true;
        if (settings.lingers !== true) die();
      },
    };
  };
  const logged: string[] = [];
  const log = { warn: (event: string) => logged.push(event), error: (event: string) => logged.push(event) };
  const readers = createReaders({ count: 2, bytes: 400e6, ...settings }, log as never, start);
  const process = (i: number) => {
    const one = made[i];
    if (!one) throw new Error(`no process ${i}`);
    return one;
  };
  const read = (account: string, size = 10) =>
    readers
      .read(JOB, new Uint8Array(size), { account, since: performance.now() })
      .catch((error: unknown) => (error instanceof ApiError ? error.code : String(error)));
  return { readers, made, process, read, logged };
}

const DONE: ReaderReply = { kind: "done", rss: 80e6 };
const answerOf = (text: string): ReaderReply => ({ kind: "piece", piece: { list: "rest", items: [[text]] } });

describe("createReaders(settings, log)", () => {
  it("reads an ordinary file with the smaller process and a large one with the larger", async () => {
    const { process, read, made, readers } = readersOf();
    for (const one of made) one.reply({ kind: "ready" });
    const results = [read("a"), read("b", 4e6)];
    expect([process(0).sent, process(1).sent]).toEqual([1, 1]);
    process(1).reply(answerOf("small"));
    process(0).reply(answerOf("large"));
    for (const one of made) one.reply(DONE);
    expect(await Promise.all(results)).toEqual([["small"], ["large"]]);
    expect(process(1).bytes).toBeLessThan(process(0).bytes);
    readers.close();
    expect(made.every(({ ended }) => ended)).toBe(true);
  });

  it("tries a file that ended its process once more with more memory, then refuses it", async () => {
    const { process, read, made, readers } = readersOf();
    for (const one of made) one.reply({ kind: "ready" });
    const result = read("a");
    process(1).die();
    expect([process(0).sent, made.length]).toEqual([1, 3]);
    process(0).die();
    expect(await result).toBe("workbook-too-large");
    expect(made).toHaveLength(4);
    readers.close();
  });

  it("gives up on what takes too long, and lets an ordinary file of another account by", async () => {
    vi.useFakeTimers();
    try {
      const { process, read, made, readers } = readersOf();
      for (const one of made) one.reply({ kind: "ready" });
      const slow = [read("a"), read("b")];
      const ordinary = read("c");
      // The smaller process gives its file back after a while and is replaced; the larger goes on.
      vi.advanceTimersByTime(5100);
      expect(process(1).ended).toBe(true);
      process(2).reply({ kind: "ready" });
      process(2).reply(answerOf("c"));
      process(2).reply(DONE);
      expect(await ordinary).toEqual(["c"]);
      vi.advanceTimersByTime(25_000);
      expect(await Promise.all(slow)).toEqual(["reading-busy", "reading-too-long"]);
      readers.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it("starts another process only once the one that was ended is gone", async () => {
    const { process, read, made, readers } = readersOf({ lingers: true });
    for (const one of made) one.reply({ kind: "ready" });
    const first = read("a");
    process(1).reply(answerOf("first"));
    process(1).reply({ kind: "done", rss: 190e6 });
    expect(await first).toEqual(["first"]);
    expect([process(1).ended, made.length]).toEqual([true, 2]);
    // What it says on its way out makes no reader of it again.
    process(1).reply({ kind: "ready" });
    const second = read("b");
    expect([process(0).sent, process(1).sent]).toEqual([1, 1]);
    process(1).die();
    expect(made).toHaveLength(3);
    process(0).reply(answerOf("second"));
    process(0).reply(DONE);
    expect(await second).toEqual(["second"]);
    readers.close();
    for (const one of made) one.die();
    expect(made).toHaveLength(3);
  });

  it("says what it cannot make anything of, as what a process sends is checked", async () => {
    const { process, read, made, readers } = readersOf();
    for (const one of made) one.reply({ kind: "ready" });
    const result = read("a");
    process(1).reply({ kind: "piece", piece: { list: "rest", items: [{ not: "texts" }] } });
    process(1).reply(DONE);
    expect(await result).toBe("internal");
    const other = read("a");
    process(0).reply({ kind: "too-much" });
    process(1).reply({ kind: "too-much" });
    expect(await other).toBe("workbook-too-large");
    readers.close();
    expect(await read("a")).toBe("stopping");
  });
});
