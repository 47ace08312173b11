// `npm run bench`: every benchmark in tests/bench, one after the other, or those named: `npm run bench -- load table`.
// `--quick` makes fewer and smaller rounds. Each prints its table and, last, one line of JSON.
import { listScripts, runScript } from "./named-scripts.ts";

const FOLDER = "tests/bench";

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const known = listScripts(FOLDER);
  const options = args.filter((arg) => arg.startsWith("--"));
  const named = args.filter((arg) => !arg.startsWith("--"));
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`没有这项基准测试 No such benchmark: ${unknown.join(", ")} (${known.join(", ")})`);
    return 1;
  }
  let failed = 0;
  for (const name of named.length > 0 ? named : known) {
    console.log(`\n== ${name} ==`);
    if ((await runScript(FOLDER, name, options)) !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
}
