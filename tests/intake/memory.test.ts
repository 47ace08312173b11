import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

function heap(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** A file of a megabyte whose unit and period are its own. */
function file(number: number): Uint8Array {
  const odd = `引进博士,示例甲研究院,the month of May ${number},25,thousand people of ${number},,\n`;
  const usual = `引进博士,示例甲研究院,2024-08,25,人,,${"x".repeat(200)}\n`;
  return new TextEncoder().encode(`指标,平台,时期,数值,单位,状态,备注\n${odd}${usual.repeat(4000)}`);
}

describe("readUpload(bytes, catalogue, options) of many files", () => {
  // Found by fuzzing: cells that were remembered for the next file were parts of the text of the last, and kept all of it.
  it("keeps nothing of a file behind", () => {
    const read = (number: number) =>
      readUpload(file(number), catalogue, { limits: { rows: 10_000 }, today: "2024-09-10" });
    for (let i = 0; i < 5; i += 1) read(i);
    const before = heap();
    for (let i = 5; i < 45; i += 1) read(i);
    expect((heap() - before) / 1e6).toBeLessThan(15);
  }, 60_000);
});
