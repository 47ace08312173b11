// `npm run soak -- spoiled-tables [STEP] [SPOILING]`: every table spoilt in every way at every STEPth row (1), and how
// well each is read back, from 0 to 10. With a SPOILING, the files of it that were not read back whole are shown.
import { readTable } from "#intake/table/table.ts";
import { CLEAN_TABLES } from "#tests/intake/clean-tables.ts";
import { readBack, scoreOf } from "#tests/intake/score.ts";
import { spoiltFiles } from "#tests/intake/spoilt-files.ts";
import type { SpoiltFile } from "#tests/intake/written-files.ts";

const [step = "1", only] = process.argv.slice(2);
const scores = new Map<string, { files: number; sum: number; worst: SpoiltFile | null; least: number }>();
let shown = 0;
for (const table of CLEAN_TABLES) {
  for (const file of spoiltFiles(table, Number(step))) {
    if (only !== undefined && file.spoiling !== only) continue;
    const read = readTable(file.bytes);
    const score = scoreOf(file, read);
    const so = scores.get(file.spoiling) ?? { files: 0, sum: 0, worst: null, least: 11 };
    scores.set(file.spoiling, so);
    so.files += 1;
    so.sum += score;
    if (score < so.least) Object.assign(so, { least: score, worst: { ...file, place: `${table.name} ${file.place}` } });
    if (only !== undefined && score < 10 && shown < 12) show(table.name, file, score);
  }
}
let files = 0;
let sum = 0;
console.log("spoiling                          files   score   least   at");
for (const [name, so] of scores) {
  files += so.files;
  sum += so.sum;
  const mean = (so.sum / so.files).toFixed(4);
  const at = so.least < 10 ? `${so.least.toFixed(3)}  ${so.worst?.place}` : "";
  console.log(`${name.padEnd(30)} ${String(so.files).padStart(8)} ${mean.padStart(8)}   ${at}`);
}
const bySpoiling = [...scores.values()].reduce((all, so) => all + so.sum / so.files, 0) / scores.size;
console.log(`${files} files: ${(sum / files).toFixed(4)}; mean of the spoilings: ${bySpoiling.toFixed(4)}`);

function show(name: string, file: SpoiltFile, score: number): void {
  shown += 1;
  const read = readTable(file.bytes);
  const { header, rows } = readBack(file, read);
  console.log(
    `--- ${name} ${file.place}: ${score.toFixed(3)}, delimiter ${JSON.stringify(read.delimiter)} quote ${read.quote}`,
  );
  if (JSON.stringify(header) !== JSON.stringify(file.header)) console.log(`header ${JSON.stringify(header)}`);
  const wrong = file.rows.findIndex((row, i) => row !== null && JSON.stringify(row) !== JSON.stringify(rows[i]));
  if (rows.length !== file.rows.length) console.log(`${rows.length} rows instead of ${file.rows.length}`);
  if (wrong >= 0) console.log(`meant ${JSON.stringify(file.rows[wrong])}\nread  ${JSON.stringify(rows[wrong])}`);
}
