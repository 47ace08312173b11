// `npm run check`: types, lint with import directions, dead code, packages with known weaknesses, tests. With --all
// (`npm test`), the browser's tests on the built page as well. The last line counts the tests.
import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { auditPackages } from "./audit-packages.ts";
import { buildPageIfStale, ROOT } from "./build-page.ts";

const all = process.argv.includes("--all");
const report = join(ROOT, ".build/tests.json");

process.exitCode = await main();

async function main(): Promise<number> {
  const reading = await Promise.all([
    runCommand("types", "node_modules/typescript/bin/tsc", ["-p", "tsconfig.json"]),
    runCommand("lint", "node_modules/@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]),
    runCommand("dead code", "node_modules/knip/bin/knip.js", []),
    checkPackages(),
  ]);
  if (all) await buildPageIfStale();
  await mkdir(join(ROOT, ".build"), { recursive: true });
  await rm(report, { force: true });
  const projects = all ? [] : ["--project", "!browser"];
  const tests = await runCommand("tests", "node_modules/vitest/vitest.mjs", [
    "run",
    ...projects,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  return (await printCount()) && tests && reading.every((clean) => clean) ? 0 : 1;
}

function runCommand(name: string, file: string, args: string[]): Promise<boolean> {
  const started = performance.now();
  return new Promise((settle, reject) => {
    // Building the page leaves NODE_ENV at production in this process, where React has no `act` for tests.
    const env = { ...process.env, NODE_ENV: "test" };
    const child = spawn(process.execPath, [join(ROOT, file), ...args], { cwd: ROOT, stdio: "inherit", env });
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

async function printCount(): Promise<boolean> {
  const counts: { numPassedTests: number; numFailedTests: number; numPendingTests: number } = JSON.parse(
    await readFile(report, "utf8"),
  );
  const { numPassedTests, numFailedTests, numPendingTests } = counts;
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : "";
  console.log(`${numPassedTests} passed, ${numFailedTests} failed${skipped}`);
  return numPassedTests > 0 && numFailedTests === 0;
}
