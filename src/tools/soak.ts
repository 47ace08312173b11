// `npm run soak -- NAME`: one of the long runs in tests/soak; without a name, which there are.
import { listScripts, runScript } from "./named-scripts.ts";

const FOLDER = "tests/soak";

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...rest]: readonly string[]): Promise<number> {
  const known = listScripts(FOLDER);
  if (name === undefined) {
    console.log(`可运行的长时测试 Long runs: npm run soak -- NAME\n${known.map((each) => `  ${each}`).join("\n")}`);
    return 0;
  }
  if (!known.includes(name)) {
    console.error(`没有这项长时测试 No such run: ${name} (${known.join(", ")})`);
    return 1;
  }
  return runScript(FOLDER, name, rest);
}
