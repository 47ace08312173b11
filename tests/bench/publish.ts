import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { observationsSchema } from "#contract/observations.ts";
import { ROUTES } from "#contract/routes.ts";
import { type Upload, uploadSchema } from "#contract/uploads.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { makeTempFolder } from "#tests/server/temp-folder.ts";
import { answersFor, publishPath, uploadPath } from "#tests/server/upload-request.ts";
import { indicatorCode, makeCells, makeFile, makeSeed, organizationCode, REGION } from "./region/made-region.ts";

/** Seconds that each part took with all rows, one entry a round. */
type Rounds = Record<"bare" | "preview" | "publish" | "visible" | "republish", number[]>;

const SIZE = { platforms: 100, indicators: 10, months: 100 };
const ROWS = SIZE.platforms * SIZE.indicators * SIZE.months;

/**
 * How many rows a second go from a file to a preview, from a preview to published, and until they can be read, beside
 * the same rows written to the same table by a bare prepared insert. The parts alternate, so that a busy machine slows
 * all of them; medians are compared.
 */
export async function benchPublish(rounds = 5): Promise<void> {
  const times: Rounds = { bare: [], preview: [], publish: [], visible: [], republish: [] };
  for (let round = 0; round < rounds; round += 1) {
    const folder = makeTempFolder();
    const made = await makeApp({ seed: makeSeed(SIZE), dataDir: folder.path, thread: true });
    try {
      const ddl = tableOf(join(folder.path, "zhengxiao.db"));
      times.bare.push(insertBare(join(folder.path, "bare.db"), ddl, round));
      await publishOnce(made, round, times);
    } finally {
      await made.close();
      folder.remove();
    }
  }
  report(times);
}

async function publishOnce(made: MadeApp, round: number, times: Rounds): Promise<void> {
  const upload = await timed(times.preview, () => send(made, makeFile(SIZE, round)));
  const { counts } = upload.difference;
  if (counts.added !== ROWS) throw new Error(`expected ${ROWS} new rows: ${JSON.stringify(counts)}`);
  const start = performance.now();
  await timed(times.publish, () => publish(made, upload));
  await read(made, upload.base + 1);
  times.visible.push((performance.now() - start) / 1000);
  // The same cells once more with other values: what is replaced is marked, what replaces it is written.
  const again = await send(made, makeFile(SIZE, round + 1));
  if (again.difference.counts.changed !== ROWS) throw new Error("expected every row to change");
  await timed(times.republish, () => publish(made, again));
}

async function send(made: MadeApp, text: string): Promise<Upload> {
  const response = await made.app.request(uploadPath(REGION, "bench.csv"), { method: "POST", body: text });
  if (response.status !== 201) throw new Error(await response.text());
  const upload = uploadSchema.parse(await response.json());
  if (upload.problemCounts.error > 0) throw new Error(JSON.stringify(upload.problems[0]));
  return upload;
}

async function publish(made: MadeApp, upload: Upload): Promise<void> {
  const body = JSON.stringify({ base: upload.base, message: "", answers: answersFor(upload) });
  const response = await made.app.request(publishPath(upload.id), { method: "POST", body });
  if (response.status !== 200) throw new Error(await response.text());
}

async function read(made: MadeApp, revision: number): Promise<void> {
  const response = await made.app.request(`${ROUTES.observations}?revision=${revision}&region=${REGION}`);
  const { columns } = observationsSchema.parse(await response.json());
  if (columns.length !== SIZE.platforms * SIZE.indicators) throw new Error(`${columns.length} columns can be read`);
}

/** The table as the store makes it, so that the bare insert writes the same columns under the same key. */
function tableOf(path: string): string {
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare("select sql from sqlite_schema where name = 'observation'").get();
  database.close();
  return String(row?.["sql"]);
}

/** The limit: nothing but the insert of rows that are ready, with the store's own durability. Returns seconds. */
function insertBare(path: string, ddl: string, round: number): number {
  const rows = makeCells(SIZE, round).map((cell, index) => ({
    ...cell,
    organization: organizationCode(cell.organization),
    indicator: indicatorCode(cell.indicator),
    cell: `D${index + 2}`,
    raw: String(cell.value),
  }));
  const database = new DatabaseSync(path);
  database.exec("pragma journal_mode = WAL; pragma synchronous = FULL; pragma cache_size = -16384");
  database.exec(ddl);
  const start = performance.now();
  database.exec("begin");
  const insert = database.prepare(
    `insert into observation (organization, indicator, period, revision_from, revision_until,
       value, text, status, qualifier, sheet, cell, raw) values (?, ?, ?, 2, null, ?, null, 'A', 'exact', '', ?, ?)`,
  );
  for (const row of rows) insert.run(row.organization, row.indicator, row.period, row.value, row.cell, row.raw);
  database.exec("commit");
  const seconds = (performance.now() - start) / 1000;
  database.close();
  return seconds;
}

async function timed<T>(into: number[], run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await run();
  into.push((performance.now() - start) / 1000);
  return result;
}

function report(times: Rounds): void {
  const bare = median(times.bare);
  const lines = Object.entries(times).map(([part, seconds]) => {
    const middle = median(seconds);
    return {
      part,
      ms: Math.round(middle * 1000),
      rowsPerSecond: Math.round(ROWS / middle),
      ofBare: round2(bare / middle),
    };
  });
  console.log(`${ROWS} rows, median of ${times.bare.length} rounds`);
  console.log("part        ms      rows/s   of bare insert");
  for (const { part, ms, rowsPerSecond, ofBare } of lines)
    console.log(
      `${part.padEnd(10)} ${String(ms).padStart(5)} ${String(rowsPerSecond).padStart(10)} ${ofBare.toFixed(2).padStart(12)}`,
    );
  console.log(JSON.stringify({ bench: "publish", rows: ROWS, parts: lines }));
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

if (process.argv[1] === import.meta.filename) await benchPublish();
