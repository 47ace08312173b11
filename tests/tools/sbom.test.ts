import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeTempFolder } from "#tests/server/temp-folder.ts";

type Bom = {
  bomFormat: string;
  specVersion: string;
  dependencies: { ref: string; dependsOn: string[] }[];
  components: {
    "bom-ref": string;
    name: string;
    version: string;
    purl: string;
    hashes?: unknown[];
    licenses?: unknown[];
  }[];
};

const ROOT = join(import.meta.dirname, "../..");

function readJson(path: string) {
  return JSON.parse(readFileSync(path, "utf8"));
}

it("npm run sbom lists every package that runs, as the lockfile has it, and none that only builds", () => {
  const folder = makeTempFolder();
  const file = join(folder.path, "bom.json");
  execFileSync(process.execPath, ["--disable-warning=ExperimentalWarning", "src/tools/sbom.ts", file], { cwd: ROOT });
  const bom: Bom = readJson(file);
  folder.remove();
  expect(bom.bomFormat).toBe("CycloneDX");
  const found = new Map(bom.components.map((component) => [component.purl.replace("%40", "@"), component]));
  const { dependencies, devDependencies } = readJson(join(ROOT, "package.json"));
  const { packages } = readJson(join(ROOT, "package-lock.json"));
  for (const name of Object.keys(dependencies)) {
    const component = found.get(`pkg:npm/${name}@${packages[`node_modules/${name}`].version}`);
    expect(component, name).toBeDefined();
    expect(component?.hashes?.length, name).toBeGreaterThan(0);
    expect(component?.licenses?.length, name).toBeGreaterThan(0);
  }
  const refs = new Set(bom.components.map((component) => component["bom-ref"]));
  for (const { dependsOn } of bom.dependencies) for (const ref of dependsOn) expect(refs).toContain(ref);
  const names = bom.components.map(({ name }) => name);
  for (const name of ["vitest", "playwright-core", "typescript"].filter((dev) => dev in devDependencies))
    expect(names).not.toContain(name);
}, 60_000);
