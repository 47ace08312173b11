import { createHash } from "node:crypto";
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import * as z from "zod/mini";
import { parseCsv, writeCsv } from "#domain/terms/csv.ts";
import type { Names } from "#domain/terms/names.ts";
import type { Archive } from "#server/store/archive/archive.ts";
import { StoreFailure } from "#server/store/files/store-failure.ts";
import { SCHEMA_VERSION } from "#server/store/migrations.ts";
import { type ColumnKind, fieldType, isOptional, readCell, writeCell } from "./archive-column.ts";
import { ARCHIVE_TABLES, type ArchiveTable, archiveTables, resourceName } from "./archive-tables.ts";

/** Shape of the package; another one is refused. */
const FORMAT = 1;
const PROFILES = "https://datapackage.org/profiles/2.0";
const FILES = "files/";
/** Of every entry, so that the same region gives the same bytes wherever it is written: the first that a zip can say. */
const MOMENT = "1980-01-01T00:00:00";

/** A region as a zipped Data Package: a CSV for each table, and the files that its figures were read in, by digest. */
export function writePackage(archive: Archive): Uint8Array {
  const entries: Zippable = {
    "datapackage.json": [strToU8(`${JSON.stringify(describe(archive), null, 2)}\n`), { mtime: MOMENT }],
  };
  for (const table of archiveTables())
    entries[`${resourceName(table)}.csv`] = [strToU8(tableCsv(table, archive)), { mtime: MOMENT }];
  for (const { digest, bytes } of [...archive.files].sort((a, b) => (a.digest < b.digest ? -1 : 1)))
    entries[`${FILES}${digest}`] = [bytes, { mtime: MOMENT }];
  return zipSync(entries, { level: 6 });
}

function tableCsv(table: ArchiveTable, archive: Archive): string {
  const columns = Object.keys(ARCHIVE_TABLES[table]);
  const rows = (archive[table] as readonly Readonly<Record<string, unknown>>[]).map((row) =>
    columns.map((column) => writeCell(row[column] ?? null)),
  );
  return writeCsv([columns, ...rows.sort(compareRows(table))]);
}

/** Rows of the catalogue stand in its order; others by what they are of, so that the same region gives the same table. */
function compareRows(table: ArchiveTable) {
  const isOrdered = ["revisions", "logs", "indicators", "organizations", "policies", "sources"].includes(table);
  return (a: readonly string[], b: readonly string[]): number => {
    if (isOrdered) return 0;
    const at = a.findIndex((cell, i) => cell !== b[i]);
    return at < 0 ? 0 : (a[at] ?? "") < (b[at] ?? "") ? -1 : 1;
  };
}

function describe({ region }: Archive) {
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: `zhengxiao-region-${region.toLowerCase()}`,
    title: `政效：一个地区的全部内容 / Zhengxiao: all of a region`,
    zhengxiao: { format: FORMAT, schema: SCHEMA_VERSION, region },
    resources: archiveTables().map((table) => ({
      $schema: `${PROFILES}/dataresource.json`,
      name: resourceName(table),
      type: "table",
      path: `${resourceName(table)}.csv`,
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      schema: {
        $schema: `${PROFILES}/tableschema.json`,
        fields: Object.entries<ColumnKind>(ARCHIVE_TABLES[table]).map(([name, kind]) => ({
          name,
          type: fieldType(kind),
          ...(isOptional(kind) || kind === "text" ? {} : { constraints: { required: true } }),
        })),
        missingValues: [""],
      },
    })),
  };
}

const descriptorSchema = z.object({
  zhengxiao: z.object({ format: z.literal(FORMAT), schema: z.int(), region: z.string() }),
});

/**
 * Reads what `writePackage` wrote.
 *
 * @throws StoreFailure of what is no such package, of one that a newer program wrote, and of the first row that is not as
 * it was written, with its file and line
 */
export function readPackage(bytes: Uint8Array): Archive {
  const entries = unzip(bytes);
  const text = (path: string) => {
    const entry = entries[path];
    if (!entry) throw new StoreFailure(lacking(path));
    return strFromU8(entry);
  };
  const { schema, region } = readDescriptor(text("datapackage.json"));
  if (schema > SCHEMA_VERSION) throw new StoreFailure(newer(schema));
  const rows = <T extends ArchiveTable>(table: T) =>
    readTable(
      `${resourceName(table)}.csv`,
      text(`${resourceName(table)}.csv`),
      ARCHIVE_TABLES[table],
    ) as unknown as Archive[T];
  return {
    region,
    revisions: rows("revisions"),
    logs: rows("logs"),
    indicators: rows("indicators"),
    organizations: rows("organizations"),
    policies: rows("policies"),
    sources: rows("sources"),
    targets: rows("targets"),
    plans: rows("plans"),
    observations: rows("observations"),
    statedChanges: rows("statedChanges"),
    files: Object.entries(entries)
      .filter(([path]) => path.startsWith(FILES))
      .map(([path, content]) => fileOf(path, content)),
  };
}

function unzip(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(bytes);
  } catch (cause) {
    throw new StoreFailure(noPackage(), { cause });
  }
}

function readDescriptor(text: string): z.infer<typeof descriptorSchema>["zhengxiao"] {
  try {
    return descriptorSchema.parse(JSON.parse(text)).zhengxiao;
  } catch (cause) {
    throw new StoreFailure(noPackage(), { cause });
  }
}

function readTable(
  path: string,
  text: string,
  kinds: Readonly<Record<string, ColumnKind>>,
): Record<string, string | number | null>[] {
  const [header = [], ...rows] = parseTable(path, text);
  const columns = Object.entries(kinds);
  if (header.join() !== Object.keys(kinds).join()) throw new StoreFailure(damagedAt(path, 1, header.join()));
  return rows.map((cells, index) => {
    if (cells.length !== columns.length) throw new StoreFailure(damagedAt(path, index + 2, cells.join()));
    return Object.fromEntries(
      columns.map(([name, kind], at) => {
        try {
          return [name, readCell(kind, cells[at] ?? "")];
        } catch (cause) {
          throw new StoreFailure(damagedAt(path, index + 2, `${name} = ${cells[at] ?? ""}`), { cause });
        }
      }),
    );
  });
}

function parseTable(path: string, text: string): string[][] {
  try {
    return parseCsv(text);
  } catch (cause) {
    throw new StoreFailure(damagedAt(path, 1, ""), { cause });
  }
}

function fileOf(path: string, bytes: Uint8Array): Archive["files"][number] {
  const digest = path.slice(FILES.length);
  if (createHash("sha256").update(bytes).digest("hex") !== digest) throw new StoreFailure(damagedAt(path, 1, ""));
  return { digest, bytes };
}

function noPackage(): Names {
  return {
    zh: "这不是政效导出的地区文件。请选择用 npx zhengxiao export 导出的 .zip 文件。",
    en: "This is no region that Zhengxiao exported. Choose a .zip file that npx zhengxiao export wrote.",
  };
}

function lacking(path: string): Names {
  return {
    zh: `文件不完整，缺少 ${path}。请重新导出。`,
    en: `The file is not whole: ${path} is missing. Export it again.`,
  };
}

function newer(schema: number): Names {
  return {
    zh: `文件由更新版本的政效导出（结构版本 ${schema}，本程序只认识到 ${SCHEMA_VERSION}）。请先升级程序。`,
    en: `The file was exported by a newer Zhengxiao (schema ${schema}; this program knows up to ${SCHEMA_VERSION}). Upgrade the program first.`,
  };
}

function damagedAt(path: string, line: number, what: string): Names {
  const shown = what.slice(0, 80);
  return {
    zh: `${path} 第 ${line} 行与导出时不同：${shown}。没有导入任何内容；请重新导出，改数据请用上传页面。`,
    en: `${path}, line ${line} is not as it was exported: ${shown}. Nothing was imported; export it again, and change figures on the upload page.`,
  };
}
