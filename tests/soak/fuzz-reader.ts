// `npm run soak -- fuzz-reader [MINUTES] [SEED] [FORM]`: mutated, random and repeated bytes against the table reader, the
// whole reading of an upload, the readers of single cells and, every 20th, an upload to the application itself, for 60
// minutes; with a form, in that alone. Nothing may throw, take over a second per megabyte or keep over ten times the input
// beside the rows themselves; no answer may have a status of 500 or above. What fails is named by its seed and its bytes
// are kept: `npm run soak -- fuzz-reader 0 SEED` tries that one alone, in every form.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SetAsideRow } from "#intake/file/table-shape.ts";
import { readUpload } from "#intake/read-upload.ts";
import { readTable, type Table } from "#intake/table/table.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { catalogue } from "#tests/intake/catalogue.ts";
import { bytesOfSeed, readCorpus } from "#tests/intake/fuzz-bytes.ts";
import { piecesOfSeed } from "#tests/intake/fuzz-pieces.ts";
import { workbookOfSeed } from "#tests/intake/fuzz-workbook.ts";
import { createUploader, type Uploader } from "#tests/server/fuzz-uploader.ts";

const ROOT = new URL("../..", import.meta.url).pathname;
const OPTIONS = { limits: { rows: 20_000 }, today: "2024-09-10" };
/** Files of this size are made of a mutated one repeated, to see time and memory. */
const LARGE = 2_000_000;
/** Files of short pieces over and over: enough for the square of their length to show. */
const PIECES = 200_000;
const MOST_TIMES = 10;
const ROW_COST = 64;
/** A row set aside is kept with its number. */
const NUMBERED_COST = 32;
const STRING_COST = 24;
/** A single character up to here is one string for all cells that hold it; each other has a string of its own. */
const SHARED_UP_TO = "\u00ff";
/** Milliseconds allowed besides one a kilobyte: the machine has other work, and an upload is also stored and answered. */
const SLACK = 300;
const POSTED_SLACK = 700;

/** In which form the bytes of a seed are tried. */
const FORMS = ["small", "large", "pieces", "workbook", "posted", "posted workbook"] as const;
type Form = (typeof FORMS)[number];

type Outcome = { readonly error: string | null; readonly slowness: number; readonly kept: number };
type Tally = { runs: number; bytes: number; slowest: number; most: number };

if (process.execArgv.includes("--expose-gc")) process.exitCode = await fuzz(process.argv.slice(2));
else {
  // A heap of its own and small: what takes far too much ends the process.
  const flags = ["--expose-gc", "--max-old-space-size=400", "--disable-warning=ExperimentalWarning"];
  const { status } = spawnSync(process.execPath, [...flags, import.meta.filename, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
}

async function fuzz([minutes = "60", only, form]: readonly string[]): Promise<number> {
  const corpus = readCorpus(ROOT);
  const uploader = createUploader();
  const chosen = FORMS.filter((each) => form === undefined || each === form);
  if (chosen.length === 0) throw new RangeError(`no such form: ${form} (${FORMS.join(", ")})`);
  const first = only === undefined ? Date.now() % 1e9 : Number(only);
  const until = Date.now() + Number(minutes) * 60_000;
  const tallies = new Map<Form, Tally>(
    FORMS.map((form): [Form, Tally] => [form, { runs: 0, bytes: 0, slowest: 0, most: 0 }]),
  );
  let failures = 0;
  console.log(`${corpus.length} cases, seeds from ${first}`);
  let run = 0;
  do {
    const seed = first + run;
    const forms = Number(minutes) > 0 && form === undefined ? [formOf(run)] : chosen;
    for (const each of forms) if (!(await trySeed(seed, each, corpus, uploader, tallies))) failures += 1;
    run += 1;
    if (run % 10_000 === 0) console.log(`${run} runs, ${failures} failures`);
  } while (Date.now() < until);
  await uploader.close();
  for (const [form, { runs, bytes, slowest, most }] of tallies)
    console.log(
      `${form.padEnd(15)} ${String(runs).padStart(8)} runs ${(bytes / 1e6).toFixed(1).padStart(8)} MB, slowest ${slowest.toFixed(2)} s per MB${form === "large" ? `, keeps ${most.toFixed(1)}x at most` : ""}`,
    );
  console.log(`${failures} failures`);
  return failures === 0 ? 0 : 1;
}

function formOf(run: number): Form {
  if (run % 500 === 499) return "large";
  if (run % 100 === 77) return "pieces";
  if (run % 20 === 10) return "posted";
  if (run % 40 === 15) return "workbook";
  return run % 40 === 35 ? "posted workbook" : "small";
}

/** `false` where it failed, which is told. */
async function trySeed(
  seed: number,
  form: Form,
  corpus: readonly Uint8Array[],
  uploader: Uploader,
  tallies: ReadonlyMap<Form, Tally>,
): Promise<boolean> {
  const isBook = form === "workbook" || form === "posted workbook";
  const input = inputOf(seed, form, corpus);
  if (input.length === 0) return true;
  // Said before, because what takes too much memory says nothing after.
  if (form === "large") writeFileSync(join(tmpdir(), "zhengxiao-fuzz-last-large"), `${seed}\n`);
  const isPosted = form === "posted" || form === "posted workbook";
  const { error, slowness, kept } = isPosted ? await post(input, isBook, uploader) : tryOut(input, form);
  const tally = tallies.get(form);
  if (tally) {
    tally.runs += 1;
    tally.bytes += input.length;
    tally.slowest = Math.max(tally.slowest, slowness);
    tally.most = Math.max(tally.most, kept);
  }
  const fault =
    error ??
    (slowness > 1 ? `${slowness.toFixed(1)} s per MB` : kept > MOST_TIMES ? `keeps ${kept.toFixed(1)}x` : null);
  if (fault === null) return true;
  const path = join(tmpdir(), `zhengxiao-fuzz-${seed}-${form.replace(" ", "-")}`);
  writeFileSync(path, input);
  console.error(`seed ${seed} ${form}: ${fault} (${path})`);
  return false;
}

function inputOf(seed: number, form: Form, corpus: readonly Uint8Array[]): Uint8Array {
  if (form === "pieces") return piecesOfSeed(seed, corpus, PIECES);
  if (form === "workbook" || form === "posted workbook") return workbookOfSeed(seed, corpus);
  const small = bytesOfSeed(seed, corpus);
  return form === "large" && small.length > 0 ? repeat(small, LARGE) : small;
}

async function post(input: Uint8Array, isBook: boolean, uploader: Uploader): Promise<Outcome> {
  await uploader.ready();
  const from = process.cpuUsage();
  const error = await uploader.post(input, isBook ? "a.xlsx" : "a.csv");
  return { error, slowness: slownessOf(from, input, POSTED_SLACK), kept: 0 };
}

/** Reads the bytes in every way. */
function tryOut(input: Uint8Array, form: Form): Outcome {
  try {
    const before = form === "large" ? heap() : 0;
    const table = readTable(input);
    const kept = form === "large" ? Math.max(0, heap() - before - costOfRows(table)) / input.length : 0;
    const from = process.cpuUsage();
    readUpload(input, catalogue, OPTIONS);
    for (const cells of table.rows.slice(0, 50)) {
      for (const cell of cells.slice(0, 50)) {
        readFigure(cell);
        readPeriod(cell);
      }
    }
    return { error: null, slowness: slownessOf(from, input, SLACK), kept };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error), slowness: 0, kept: 0 };
  }
}

/** Seconds per megabyte of processor time, so that other work on the machine does not count. */
function slownessOf(from: NodeJS.CpuUsage, input: Uint8Array, slack: number): number {
  const spent = process.cpuUsage(from).user / 1000;
  return Math.max(0, spent - slack) / 1000 / Math.max(0.001, input.length / 1e6);
}

/** Least that rows of strings cost in V8: a list a row, a pointer a cell, and a string for each that is not shared. */
function costOfRows(table: Table): number {
  let cost = 0;
  const add = (cells: readonly string[]) => {
    cost += ROW_COST;
    for (const cell of cells) {
      const isShared = cell === "" || (cell.length === 1 && cell <= SHARED_UP_TO);
      cost += isShared ? 8 : 8 + STRING_COST + cell.length;
    }
  };
  const addAll = (rows: readonly SetAsideRow[]) => {
    for (const { cells } of rows) add(cells);
    cost += rows.length * NUMBERED_COST;
  };
  for (const body of [table, ...table.further]) {
    for (const cells of body.rows) add(cells);
    for (const rows of [body.preamble, body.totals, body.footnotes, body.repeatedHeaders]) addAll(rows);
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
