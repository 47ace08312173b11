import { stat, writeFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { auditObject, SERVER_ACTOR } from "#domain/record/audit.ts";
import { type Names, nameIn } from "#domain/terms/names.ts";
import { writePackage } from "#server/archive/archive-package.ts";
import { writeWorkbook } from "#server/archive/archive-workbook.ts";
import type { Archive } from "#server/store/archive/archive.ts";
import { readArchive } from "#server/store/archive/read-archive.ts";
import { recordBeside } from "#server/store/audit.ts";
import { openSqlite } from "#server/store/sqlite.ts";
import { toStoreFailure } from "#server/store/store-trouble.ts";
import { CommandError, usageError } from "./command-error.ts";
import { DATA_OPTIONS, locateDatabase, locateFile, orRefuse } from "./database.ts";
import { EXIT, type Exit, type Io } from "./io.ts";
import { readLanguage, readOptions } from "./options.ts";

/** `zhengxiao export REGION FILE`: all of a region as a data package (.zip), or what holds now as a workbook (.xlsx). */
export async function exportRegion(args: readonly string[], io: Io): Promise<Exit> {
  const { values, positionals } = readOptions(args, DATA_OPTIONS);
  const language = readLanguage(values.language);
  const [region, file, ...more] = positionals;
  if (region === undefined || file === undefined || more.length > 0)
    throw usageError("export 需要一个地区和一个文件名", "export needs a region and the name of one file");
  const kind = extname(file).toLowerCase();
  if (kind !== ".zip" && kind !== ".xlsx")
    throw usageError("文件名以 .zip 或 .xlsx 结尾", "The file's name ends in .zip or .xlsx");
  const path = locateDatabase(values["data-dir"], io);
  const target = locateFile(file, io);
  if (!(await stat(path).catch(() => null))) throw new CommandError(noDatabase(path));
  const archive = await orRefuse(readRegion(path, region));
  const bytes = kind === ".zip" ? writePackage(archive) : await writeWorkbook(archive, language);
  await write(target, bytes);
  const event = {
    ...SERVER_ACTOR,
    kind: "region-exported",
    outcome: "done",
    object: auditObject("server", "self"),
    detail: { region, fileName: basename(target) },
  } as const;
  // A disk that cannot be written is no reason for no copy.
  await recordBeside(path, event, io.now()).catch(() => {});
  await io.out(`${nameIn(tell(target, archive), language)}\n`);
  return EXIT.ok;
}

async function readRegion(path: string, region: string): Promise<Archive> {
  const database = openSqlite(path, 5000);
  try {
    return await readArchive(database.reads, region);
  } catch (error) {
    throw await toStoreFailure(error, path);
  } finally {
    await database.close();
  }
}

/** A file that is there is never overwritten. */
async function write(target: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(target, bytes, { flag: "wx", mode: 0o600 });
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(isThere ? exists(target) : unwritable(target, reason), EXIT.refused, { cause: error });
  }
}

function noDatabase(path: string): Names {
  return { zh: `没有数据库 ${path}`, en: `There is no database ${path}` };
}

function exists(target: string): Names {
  return {
    zh: `${target} 已存在，没有覆盖。请换一个文件名。`,
    en: `${target} exists and was not overwritten. Choose another name.`,
  };
}

function unwritable(target: string, reason: string): Names {
  return { zh: `不能写 ${target}：${reason}`, en: `${target} cannot be written: ${reason}` };
}

function tell(target: string, { region, observations, targets, policies, revisions, files }: Archive): Names {
  const held = <T extends { revision_until: number | null }>(rows: readonly T[]) =>
    rows.filter(({ revision_until }) => revision_until === null).length;
  const counts = [held(observations), held(targets), held(policies), revisions.length, files.length];
  return {
    zh: `已导出“${region}”到 ${target}：数据 ${counts[0]} 个，目标 ${counts[1]} 个，政策 ${counts[2]} 项，版本 ${counts[3]} 个，原始文件 ${counts[4]} 份。`,
    en: `Exported ${region} to ${target}: ${counts[0]} figures, ${counts[1]} targets, ${counts[2]} policies, ${counts[3]} revisions, ${counts[4]} original files.`,
  };
}
