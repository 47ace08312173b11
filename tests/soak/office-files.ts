// `npm run soak -- office-files [COUNT] [SEED] [FILE]`: files as offices make them (tests/office), 200 of them, each read by the
// product and held against what it says, cell by cell. Fails where a figure is wrong, lost or made up without a word, or
// where fewer than 98 % of the cells are read without a question. FILE writes that one to a folder and tells all of it.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "#domain/reading/problem.ts";
import { readUpload } from "#intake/read-upload.ts";
import { judge, type Verdict } from "#tests/office/judge.ts";
import { type OfficeFile, officeFiles } from "#tests/office/office-file.ts";
import { shippedBasis } from "#tools/cli/catalogue.ts";

/** The day on which the files are read: all their periods are over. */
const TODAY = "2025-03-10";
const LEAST_RIGHT = 0.98;
const FOLDER = ".build/office-files";

const [count = "200", seed = "1", only] = process.argv.slice(2);
const { catalogue, limits } = await shippedBasis("shili");
const sums = { right: 0, asked: 0, silent: 0 };
const askedBy = new Map<string, number>();
let files = 0;
let clean = 0;
for (const file of officeFiles(Number(seed), catalogue)) {
  if (only !== undefined && !file.name.includes(`（${only}）`)) {
    files += 1;
    if (files > 100_000) break;
    continue;
  }
  const reading = readUpload(file.bytes, catalogue, { limits, today: TODAY, fileName: file.name });
  const verdicts = judge(file, reading);
  for (const { kind } of verdicts) sums[kind] += 1;
  files += 1;
  if (verdicts.every(({ kind }) => kind === "right")) clean += 1;
  tell(file, verdicts);
  if (only !== undefined) await show(file, reading.problems);
  if (only !== undefined || files >= Number(count)) break;
}
const cells = sums.right + sums.asked + sums.silent;
const share = sums.right / cells;
console.log("\nasked about, by what was said:");
for (const [code, times] of [...askedBy].sort((a, b) => b[1] - a[1]))
  console.log(`${String(times).padStart(7)}  ${code}`);
console.log(
  `\n${files} files, ${clean} of them right throughout; ${cells} cells: ${(share * 100).toFixed(2)} % right without a question,`,
);
console.log(`${sums.asked} asked about, ${sums.silent} silently wrong`);
process.exitCode = sums.silent > 0 || share < LEAST_RIGHT ? 1 : 0;

/** Silent cells of a file, by what happened, and what was asked. */
function tell({ name, made }: OfficeFile, verdicts: readonly Verdict[]): void {
  const silent = verdicts.filter(({ kind }) => kind === "silent");
  const asked = verdicts.filter(({ kind }) => kind === "asked");
  for (const { problems } of asked) {
    const code = [...new Set(problems.map(({ severity, code: own }) => `${severity} ${own}`))].sort().join(", ");
    askedBy.set(code, (askedBy.get(code) ?? 0) + 1);
  }
  if (silent.length > 0) console.log(`SILENT ${name} [${made}]: ${silent.length} of ${verdicts.length} cells`);
  for (const { sheet, cell, truth, read } of silent.slice(0, 3))
    console.log(`    ${sheet}!${cell}: is ${truth ?? "no figure"}; read ${read ?? "nothing"}`);
  if (asked.length === 0) return;
  const [first] = asked;
  const codes = [...new Set(asked.flatMap(({ problems }) => problems.map(({ code, cell }) => `${code} ${cell}`)))];
  console.log(
    `asked  ${name} [${made}]: ${asked.length} of ${verdicts.length} cells: ${codes.slice(0, 6).join(", ")}; ${first?.problems[0]?.message.zh}`,
  );
}

async function show({ name, bytes, truths }: OfficeFile, problems: readonly Problem[]): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, name), bytes);
  console.log(`written to ${join(FOLDER, name)}; ${truths.length} figures`);
  for (const { severity, code, sheet, cell, message, advice } of problems)
    console.log(`${severity} ${code} ${sheet}!${cell} ${message.zh} ${advice.zh}`);
}
