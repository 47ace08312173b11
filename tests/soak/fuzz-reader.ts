// `npm run soak -- fuzz-reader [MINUTES] [SEED]`: mutated and random bytes against the table reader, the whole reading of
// an upload and the readers of single cells, for 60 minutes. Nothing may throw, take over a second per megabyte or keep
// over ten times the input beside the rows themselves. What fails is named by its seed: `npm run soak -- fuzz-reader 0 SEED` reads that one alone.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFigure } from "#intake/number-text.ts";
import { readPeriod } from "#intake/period-text.ts";
import { readUpload } from "#intake/read-upload.ts";
import { readTable, type Table } from "#intake/table.ts";
import { catalogue } from "#tests/intake/catalogue.ts";
import { bytesOfSeed, readCorpus } from "#tests/intake/fuzz-bytes.ts";

const ROOT = new URL("../..", import.meta.url).pathname;
const OPTIONS = { limits: { rows: 20_000 }, today: "2024-09-10" };
/** Files of this size are made of a mutated one repeated, to see time and memory; every so many runs. */
const LARGE = 2_000_000;
const LARGE_EVERY = 500;
const MOST_TIMES = 10;
const ROW_COST = 64;
const STRING_COST = 24;
/** Milliseconds allowed besides one a kilobyte: the machine has other work. */
const SLACK = 300;

if (process.execArgv.includes("--expose-gc")) process.exitCode = fuzz(process.argv.slice(2));
else {
  // A heap of its own and small: what takes far too much ends the process.
  const flags = ["--expose-gc", "--max-old-space-size=400", "--disable-warning=ExperimentalWarning"];
  const { status } = spawnSync(process.execPath, [...flags, import.meta.filename, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
}

function fuzz([minutes = "60", only]: readonly string[]): number {
  const corpus = readCorpus(ROOT);
  const first = only === undefined ? Date.now() % 1e9 : Number(only);
  const until = Date.now() + Number(minutes) * 60_000;
  let runs = 0;
  let failures = 0;
  let bytes = 0;
  let slowest = 0;
  let most = 0;
  console.log(`${corpus.length} cases, seeds from ${first}`);
  do {
    const seed = first + runs;
    const small = bytesOfSeed(seed, corpus);
    const isLarge = runs % LARGE_EVERY === LARGE_EVERY - 1 && small.length > 0;
    const input = isLarge ? repeat(small, LARGE) : small;
    // Said before, because what takes too much memory says nothing after.
    if (isLarge) lastLarge(seed);
    const { error, slowness, kept } = tryOut(input, isLarge);
    const fault =
      error ??
      (slowness > 1 ? `${slowness.toFixed(1)} s per MB` : kept > MOST_TIMES ? `keeps ${kept.toFixed(1)}x` : null);
    if (fault !== null) {
      failures += 1;
      console.error(`seed ${seed}${isLarge ? " repeated" : ""}: ${fault}`);
    }
    runs += 1;
    bytes += input.length;
    slowest = Math.max(slowest, slowness);
    most = Math.max(most, kept);
    if (runs % 10_000 === 0) console.log(`${runs} runs, ${failures} failures`);
  } while (Date.now() < until);
  console.log(
    `${runs} runs, ${(bytes / 1e6).toFixed(0)} MB, ${failures} failures; slowest ${slowest.toFixed(2)} s per MB, keeps ${most.toFixed(1)}x at most`,
  );
  return failures === 0 ? 0 : 1;
}

function lastLarge(seed: number): void {
  writeFileSync(join(tmpdir(), "zhengxiao-fuzz-last-large"), `${seed}\n`);
}

type Outcome = { readonly error: string | null; readonly slowness: number; readonly kept: number };

/** Reads the bytes in every way. Processor time counts, so that other work on the machine does not. */
function tryOut(input: Uint8Array, isLarge: boolean): Outcome {
  try {
    const before = isLarge ? heap() : 0;
    const table = readTable(input);
    const kept = isLarge ? Math.max(0, heap() - before - costOfRows(table)) / input.length : 0;
    const from = process.cpuUsage();
    readUpload(input, catalogue, OPTIONS);
    for (const cells of table.rows.slice(0, 50)) {
      for (const cell of cells.slice(0, 50)) {
        readFigure(cell);
        readPeriod(cell);
      }
    }
    const spent = process.cpuUsage(from).user / 1000;
    return { error: null, slowness: Math.max(0, spent - SLACK) / 1000 / Math.max(0.001, input.length / 1e6), kept };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error), slowness: 0, kept: 0 };
  }
}

/** Least that rows of strings cost in V8: a list a row, a pointer a cell, and a string for each that is not shared. */
function costOfRows(table: Table): number {
  let cost = 0;
  for (const body of [table, ...table.further])
    for (const cells of body.rows) {
      cost += ROW_COST;
      for (const cell of cells) cost += cell.length > 1 ? 8 + STRING_COST + cell.length : 8;
    }
  return cost;
}

function heap(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function repeat(piece: Uint8Array, size: number): Uint8Array {
  const all = new Uint8Array(Math.ceil(size / piece.length) * piece.length);
  for (let at = 0; at < all.length; at += piece.length) all.set(piece, at);
  return all;
}
