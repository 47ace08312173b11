import { mkdir, readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { type Names, nameIn } from "#domain/terms/names.ts";
import { readPackage } from "#server/archive/archive-package.ts";
import { type Imported, writeArchive } from "#server/store/archive/write-archive.ts";
import { CommandError, usageError } from "./command-error.ts";
import { DATA_OPTIONS, locateDatabase, locateFile, orRefuse } from "./database.ts";
import { EXIT, type Exit, type Io } from "./io.ts";
import { readLanguage, readOptions } from "./options.ts";

/** `zhengxiao import FILE`: makes a new installation of what `export` wrote of a region. */
export async function importRegion(args: readonly string[], io: Io): Promise<Exit> {
  const { values, positionals } = readOptions(args, DATA_OPTIONS);
  const language = readLanguage(values.language);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw usageError("import 需要一个文件", "import needs one file");
  const source = locateFile(file, io);
  const bytes = await readFile(source).catch((cause: unknown) => {
    throw new CommandError(noFile(source), EXIT.unusable, { cause });
  });
  const path = locateDatabase(values["data-dir"], io);
  const imported = await orRefuse(
    Promise.resolve().then(async () => {
      const archive = readPackage(bytes);
      await mkdir(dirname(path), { recursive: true });
      return writeArchive({ path, archive, fileName: basename(source), now: io.now() });
    }),
  );
  await io.out(`${nameIn(tell(path, imported), language)}\n`);
  return EXIT.ok;
}

function noFile(path: string): Names {
  return { zh: `读不到文件 ${path}`, en: `The file ${path} cannot be read` };
}

function tell(path: string, { revision, figures, files }: Imported): Names {
  return {
    zh: `已导入到 ${path}：数据 ${figures} 个，到版本 ${revision}，原始文件 ${files} 份。账号不在导出文件里，首次启动时建立管理员。现在可以启动服务：npm start`,
    en: `Imported to ${path}: ${figures} figures, up to revision ${revision}, ${files} original files. Accounts are not part of it; the first start makes an administrator. Start the server now: npm start`,
  };
}
