// `npm run check`: types, lint with import directions, dead code, packages with known weaknesses, tests. With --all
// (`npm test`), the browser's tests on the built page as well. The last line counts the tests.
import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { availableParallelism, getPriority, setPriority } from "node:os";
import { join } from "node:path";
import { auditPackages } from "./audit-packages.ts";
import { buildPageIfStale, ROOT } from "./build-page.ts";

const all = process.argv.includes("--all");

type Part = {
  readonly name: string;
  readonly projects: readonly string[];
  readonly workers: number;
  readonly behind: number;
  /** Done before it, beside the others. */
  readonly before?: () => Promise<unknown>;
};

/** The last that there is. */
const LAST = 19;
/** How far behind the rest a program stands where a core is wanted (steps of `nice`): it uses what is left. */
const BEHIND = { tests: 5, reading: 15 } as const;

/**
 * Parts of the tests that run side by side. Servers and browsers run one file at a time and wait much, for answers and for
 * time to pass; what needs one process fills the time that they leave.
 */
const PARTS: readonly Part[] = [
  { name: "tests of processes", projects: ["process"], workers: 1, behind: 0 },
  ...(all ? [{ name: "tests of pages", projects: ["browser"], workers: 1, behind: 0, before: buildPageIfStale }] : []),
  { name: "tests", projects: ["pure", "client", "server"], workers: availableParallelism(), behind: BEHIND.tests },
];

process.exitCode = await main();

async function main(): Promise<number> {
  await mkdir(join(ROOT, ".build"), { recursive: true });
  const types = ["-p", "tsconfig.json", "--incremental", "--tsBuildInfoFile", ".build/types.json"];
  const clean = await Promise.all([
    ...PARTS.map(runTests),
    runCommand("types", "node_modules/typescript/bin/tsc", types, BEHIND.reading),
    runCommand("lint", "node_modules/@biomejs/biome/bin/biome", ["check", "--error-on-warnings"], BEHIND.reading),
    runCommand("dead code", "node_modules/knip/bin/knip.js", [], BEHIND.reading),
    checkPackages(),
  ]);
  return (await printCount()) && clean.every(Boolean) ? 0 : 1;
}

async function runTests(part: Part): Promise<boolean> {
  const { name, projects, workers, behind, before } = part;
  await rm(reportOf(part), { force: true });
  await before?.();
  const reports = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportOf(part)}`];
  const which = projects.map((project) => `--project=${project}`);
  const args = ["run", ...which, `--maxWorkers=${workers}`, ...reports];
  return runCommand(name, "node_modules/vitest/vitest.mjs", args, behind);
}

function reportOf({ name }: Part): string {
  return join(ROOT, `.build/${name.replaceAll(" ", "-")}.json`);
}

function runCommand(name: string, file: string, args: string[], behind: number): Promise<boolean> {
  const started = performance.now();
  return new Promise((settle, reject) => {
    // Building the page leaves NODE_ENV at production in this process, where React has no `act` for tests.
    const env = { ...process.env, NODE_ENV: "test" };
    const child = spawn(process.execPath, [join(ROOT, file), ...args], { cwd: ROOT, stdio: "inherit", env });
    if (child.pid !== undefined) setPriority(child.pid, Math.min(LAST, getPriority() + behind));
    child.on("error", reject);
    child.on("exit", (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? "clean" : "FAILED"}: ${name} (${seconds} s)`);
      settle(code === 0);
    });
  });
}

/** Packages with a serious weakness that the registry knows of. Without an answer this says so and lets the rest decide. */
async function checkPackages(): Promise<boolean> {
  const audit = await auditPackages();
  if (audit.kind === "skipped") console.log(`skipped: packages (${audit.reason})`);
  else if (audit.kind === "weak") console.log(`FAILED: packages: ${audit.packages.join(", ")}`);
  else console.log(`clean: packages${audit.lower > 0 ? ` (${audit.lower} of low or moderate severity)` : ""}`);
  return audit.kind !== "weak";
}

type Counts = { readonly numPassedTests: number; readonly numFailedTests: number; readonly numPendingTests: number };

async function printCount(): Promise<boolean> {
  const reports = PARTS.map(async (part): Promise<Counts> => JSON.parse(await readFile(reportOf(part), "utf8")));
  const counts = await Promise.all(reports);
  const sum = (count: keyof Counts) => counts.reduce((total, part) => total + part[count], 0);
  const skipped = sum("numPendingTests") > 0 ? `, ${sum("numPendingTests")} skipped` : "";
  console.log(`${sum("numPassedTests")} passed, ${sum("numFailedTests")} failed${skipped}`);
  return counts.every(({ numPassedTests, numFailedTests }) => numPassedTests > 0 && numFailedTests === 0);
}
