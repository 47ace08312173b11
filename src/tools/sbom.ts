// `npm run sbom -- FILE`: what the product is made of, as CycloneDX JSON: every package that runs, with version, digest
// and licence. npm writes it from the lockfile by itself, so no further package is needed for it.
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { runNpm } from "./run-npm.ts";

process.exitCode = await main(process.argv[2]);

async function main(path: string | undefined): Promise<number> {
  if (path === undefined) {
    console.error("用法 usage: npm run sbom -- FILE.json");
    return 2;
  }
  const bom = await runNpm(["sbom", "--sbom-format=cyclonedx", "--package-lock-only", "--omit=dev"]);
  if (!bom.includes('"CycloneDX"')) {
    console.error("npm 未能生成清单;需要 npm 10 以上。 npm made no list; it has to be npm 10 or newer.");
    return 1;
  }
  const file = resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
  await writeFile(file, bom);
  const { components }: { components: unknown[] } = JSON.parse(bom);
  console.log(`${file}: ${components.length} 个软件包 packages`);
  return 0;
}
