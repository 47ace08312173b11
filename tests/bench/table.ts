// `npm run bench -- table [--quick]`: how fast a clean, large table is read.
import { inferSchema, initParser } from "udsv";
import { readTable } from "#intake/table/table.ts";

const MEGABYTE = 1_000_000;

/**
 * Beside udsv, a fast parser of clean files, which is told nothing of ours but does no more than its schema and the
 * split: no encodings but UTF-8, no titles, no totals. The two alternate in one process; medians are compared.
 */
export function benchTable(megabytes: number, rounds: number): void {
  const bytes = makeTable(megabytes * MEGABYTE);
  const times = { udsv: [] as number[], readTable: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    times.udsv.push(timed(() => parseByUdsv(bytes)));
    times.readTable.push(timed(() => readTable(bytes).rows.length));
  }
  const size = bytes.length / MEGABYTE;
  const seconds = { udsv: median(times.udsv), readTable: median(times.readTable) };
  console.log(`${size.toFixed(0)} MB of clean CSV, median of ${rounds} rounds`);
  for (const [name, value] of Object.entries(seconds))
    console.log(`${name.padEnd(10)} ${value.toFixed(2).padStart(6)} s ${(size / value).toFixed(1).padStart(7)} MB/s`);
  const ratio = Math.round((seconds.udsv / seconds.readTable) * 100) / 100;
  console.log(`readTable has ${ratio}x the throughput of udsv (at least 0.7x is the aim)`);
  console.log(JSON.stringify({ bench: "table", megabytes: size, seconds, ratio }));
}

/** Header and rows as the long layout has them, at least so many bytes. */
function makeTable(size: number): Uint8Array {
  const encoder = new TextEncoder();
  const block = encoder.encode(
    Array.from({ length: 1000 }, (_, i) => {
      const month = `20${String(10 + (i % 15))}-${String(1 + (i % 12)).padStart(2, "0")}`;
      return `示例指标${i % 10},示例平台${i % 100},${month},${i % 997}\n`;
    }).join(""),
  );
  const header = encoder.encode("指标,平台,月份,数值\n");
  const blocks = Math.ceil(size / block.length);
  const bytes = new Uint8Array(header.length + blocks * block.length);
  bytes.set(header);
  for (let i = 0; i < blocks; i += 1) bytes.set(block, header.length + i * block.length);
  return bytes;
}

/** How many rows there are with the header, which `readTable` counts among them. */
function parseByUdsv(bytes: Uint8Array): number {
  const text = new TextDecoder().decode(bytes);
  return initParser(inferSchema(text)).stringArrs(text).length + 1;
}

let rowsFound: number | null = null;

/** Seconds; both must find the same number of rows, or something was not read. */
function timed(read: () => number): number {
  const start = performance.now();
  const rows = read();
  const seconds = (performance.now() - start) / 1000;
  if (rowsFound !== null && rows !== rowsFound) throw new Error(`${rows} rows instead of ${rowsFound}`);
  rowsFound = rows;
  return seconds;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

if (process.argv[1] === import.meta.filename) {
  const isQuick = process.argv.includes("--quick");
  benchTable(isQuick ? 20 : 100, isQuick ? 3 : 5);
}
