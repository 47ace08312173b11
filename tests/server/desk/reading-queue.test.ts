import { describe, expect, it } from "vitest";
import { createReadingQueue, type Waiting } from "#server/desk/reading-queue.ts";

function file(account: string, bytes = 10, needsLarge = false): Waiting {
  return {
    job: { kind: "labels", choices: {} },
    bytes: new Uint8Array(bytes),
    size: bytes,
    account,
    since: 0,
    until: 27_000,
    needsLarge,
    settle: () => {},
    reject: () => {},
    readMs: 0,
    timer: undefined,
  };
}

describe("createReadingQueue(mostOfOne)", () => {
  it("gives each account its turn, and one account no more than its share at once", () => {
    const queue = createReadingQueue(1);
    for (const account of ["a", "a", "a", "b"]) queue.add(file(account));
    const first = queue.next(false);
    expect(first?.account).toBe("a");
    expect(queue.next(false)?.account).toBe("b");
    expect(queue.next(true)).toBeUndefined();
    if (first) queue.leave(first);
    expect(queue.next(true)?.account).toBe("a");
  });

  it("puts who took much time behind who took little", () => {
    const queue = createReadingQueue(1);
    for (const account of ["slow", "quick", "slow", "quick"]) queue.add(file(account));
    const order: string[] = [];
    for (let one = queue.next(true); one; one = queue.next(true)) {
      order.push(one.account);
      one.readMs = one.account === "slow" ? 5000 : 10;
      queue.leave(one);
    }
    expect(order).toEqual(["slow", "quick", "quick", "slow"]);
  });

  it("gives a file that needs much memory to who has it, first of all where it was begun before", () => {
    const queue = createReadingQueue(2);
    queue.add(file("a", 10, true));
    expect(queue.next(false)).toBeUndefined();
    queue.add(file("b"));
    const small = queue.next(false);
    if (!small) throw new Error("nothing to read");
    queue.leave(small);
    queue.again(small);
    expect(queue.next(false)).toBeUndefined();
    expect([queue.next(true)?.account, queue.next(true)?.account]).toEqual(["a", "b"]);
  });

  it("is full by files and by bytes, and takes others when these are done with", () => {
    const queue = createReadingQueue(1);
    const large = file("a", 100e6);
    expect([queue.add(large), queue.add(file("b", 100e6))]).toEqual([true, false]);
    queue.remove(large);
    expect(queue.add(file("b", 100e6))).toBe(true);
    const many = Array.from({ length: 40 }, () => queue.add(file("c")));
    expect([many[0], many.at(-1)]).toEqual([true, false]);
  });
});
