// `npm run sbom -- FILE`: what the product is made of, as CycloneDX 1.6 JSON: every package that runs, with version,
// digest and licence, and what needs what. Read from the lockfile, so that it is the same everywhere and needs no
// network. `npm sbom` would do, but leaves out packages that others name as peers, React among them.
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ROOT } from "./build-page.ts";

type LockedPackage = {
  readonly name?: string;
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
};
type Locked = Readonly<Record<string, LockedPackage>>;

process.exitCode = await main(process.argv[2]);

async function main(path: string | undefined): Promise<number> {
  if (path === undefined) {
    console.error("用法 usage: npm run sbom -- FILE.json");
    return 2;
  }
  const lock: { packages: Locked } = JSON.parse(await readFile(join(ROOT, "package-lock.json"), "utf8"));
  const bom = makeBom(lock.packages, new Date());
  const file = resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
  await writeFile(file, `${JSON.stringify(bom, null, 2)}\n`);
  console.log(`${file}: ${bom.components.length} 个软件包 packages`);
  return 0;
}

function makeBom(packages: Locked, now: Date) {
  const paths = reached(packages);
  const root = packages[""] ?? {};
  const product = { type: "application", name: "zhengxiao", version: root.version ?? "", "bom-ref": "zhengxiao" };
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { timestamp: now.toISOString(), component: product },
    components: paths.map((path) => componentOf(path, packages[path] ?? {})),
    dependencies: [
      { ref: product["bom-ref"], dependsOn: refsOf("", packages) },
      ...paths.map((path) => ({ ref: path, dependsOn: refsOf(path, packages) })),
    ],
  };
}

function componentOf(path: string, entry: LockedPackage) {
  const name = entry.name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  const digest = /^sha512-(\S+)/.exec(entry.integrity ?? "")?.[1];
  return {
    type: "library",
    "bom-ref": path,
    name,
    version: entry.version ?? "",
    scope: entry.optional || entry.devOptional ? "optional" : "required",
    purl: `pkg:npm/${name.replace("@", "%40")}@${entry.version ?? ""}`,
    ...(digest ? { hashes: [{ alg: "SHA-512", content: Buffer.from(digest, "base64").toString("hex") }] } : {}),
    // An SPDX expression covers a single identifier as well.
    ...(entry.license ? { licenses: [{ expression: entry.license }] } : {}),
  };
}

/**
 * Every package that the product needs, directly or by another; the lockfile's marks do not tell, as a package for tests
 * may be an optional peer of one that runs.
 */
function reached(packages: Locked): string[] {
  const found = new Set<string>();
  const ahead = refsOf("", packages);
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    ahead.push(...refsOf(path, packages));
  }
  return [...found].sort();
}

/** What a package needs, as Node would find it: beside it, or in a folder further up. */
function refsOf(path: string, packages: Locked): string[] {
  const entry = packages[path] ?? {};
  const peers = Object.keys(entry.peerDependencies ?? {}).filter(
    (name) => !entry.peerDependenciesMeta?.[name]?.optional,
  );
  const names = new Set([...Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }), ...peers]);
  return [...names].flatMap((name) => {
    for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
      const candidate = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
      if (packages[candidate]) return [candidate];
      if (at === "") return [];
    }
  });
}
