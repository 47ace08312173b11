import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { build } from "vite";
import { parseCsv } from "#domain/terms/csv.ts";
import { ROOT } from "#tools/build-page.ts";
import type { LimitData } from "./data.ts";

const compress = promisify(brotliCompress);
const OUT = join(ROOT, ".build/limit");

/** The eight indicators of the limit page; all are known of every platform for every month. */
export const LIMIT_INDICATORS = [
  "phd_hired",
  "master_hired",
  "talent_plan_projects",
  "honours",
  "consortia",
  "salons",
  "incubated",
  "invested",
] as const;

/** Builds the limit page as the product's page is built, with the same compression. Returns its folder. */
export async function buildLimit(): Promise<string> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "warn",
    build: {
      target: "chrome109",
      outDir: OUT,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1000,
    },
  });
  await writeFile(join(OUT, "data.json"), JSON.stringify(await readData()));
  for (const entry of await readdir(OUT, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    await writeFile(`${path}.br`, await compress(bytes, { params }));
  }
  return OUT;
}

async function readData(): Promise<LimitData> {
  const rows = parseCsv(await readFile(join(ROOT, "data/observations-shili.csv"), "utf8"));
  const names = parseCsv(await readFile(join(ROOT, "data/organizations.csv"), "utf8"));
  const platforms = names.filter(([code = ""]) => code.startsWith("shili-"));
  const cells = new Map(rows.map(([indicator, code, period, value]) => [`${indicator} ${code} ${period}`, value]));
  const months = [...new Set(rows.slice(1).map(([, , period = ""]) => period))]
    .filter((period) => /^\d{4}-\d{2}$/.test(period))
    .sort();
  return {
    months,
    organizations: platforms.map(([, name = ""]) => name),
    indicators: LIMIT_INDICATORS,
    values: LIMIT_INDICATORS.map((indicator) =>
      platforms.map(([code]) =>
        months.map((month) => {
          const value = cells.get(`${indicator} ${code} ${month}`) ?? "";
          return value === "" ? null : Number(value);
        }),
      ),
    ),
  };
}
