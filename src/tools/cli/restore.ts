import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { type Names, nameIn } from "#domain/terms/names.ts";
import { type Restored, restoreBackup } from "#server/store/restore.ts";
import { toStoreFailure } from "#server/store/store-trouble.ts";
import { countsOf } from "./backup.ts";
import { CommandError, usageError } from "./command-error.ts";
import { DATA_OPTIONS, locateDatabase, locateFile, orRefuse } from "./database.ts";
import { EXIT, type Exit, type Io } from "./io.ts";
import { readLanguage, readOptions } from "./options.ts";

/** `zhengxiao restore FILE`: puts a backup in the database's place; what was there is kept aside. */
export async function restore(args: readonly string[], io: Io): Promise<Exit> {
  const { values, positionals } = readOptions(args, DATA_OPTIONS);
  const language = readLanguage(values.language);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw usageError("restore 需要一个备份文件", "restore needs one backup file");
  const backup = locateFile(file, io);
  if (!(await stat(backup).catch(() => null))) throw new CommandError(noFile(backup));
  const path = locateDatabase(values["data-dir"], io);
  await orRefuse(makeFolder(path));
  const restored = await orRefuse(restoreBackup({ backup, path, now: io.now() }));
  await io.out(`${nameIn(tell(path, restored), language)}\n`);
  return EXIT.ok;
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    throw await toStoreFailure(error, path);
  }
}

function noFile(path: string): Names {
  return { zh: `没有文件 ${path}`, en: `There is no file ${path}` };
}

function tell(path: string, { manifest, dataset, aside, ended }: Restored): Names {
  const { content, createdAt, version } = manifest;
  const { figures, files } = countsOf(content);
  const { sessions, tokens, displays, invitations } = ended;
  return {
    zh: [
      `已恢复到 ${path}:备份于 ${createdAt}(政效 ${version}),版本 ${content.revision};${figures} 条数据记录,${files} 个原始文件,均已逐项核对。`,
      ...(aside === null ? [] : [`原有数据库保留为 ${aside}`]),
      `备份之后可能已被撤销或用过的凭据一律失效：结束登录 ${sessions} 个，停用访问令牌 ${tokens} 个、显示屏 ${displays} 个，作废一次性链接 ${invitations} 个，需要的请重新建立。密码、两步验证和账号停用与否是备份时的，请管理员核对。`,
      `数据集有了新的标识 ${dataset},各设备上保存的旧数据不会再显示。现在可以启动服务:npm start`,
    ].join("\n"),
    en: [
      `Restored to ${path}: backup of ${createdAt} (Zhengxiao ${version}), revision ${content.revision}; ${figures} records of figures, ${files} original files, every one compared.`,
      ...(aside === null ? [] : [`The database that was there is kept as ${aside}`]),
      `What may have been revoked or used since the backup ends: ${sessions} sessions, ${tokens} API tokens, ${displays} displays, ${invitations} one-time links; make anew those that are needed. Passwords, second factors and disabled accounts are those of the backup: an administrator should look them over.`,
      `The data set has the new identity ${dataset}; what devices keep of the old one is not shown again. Start the server now: npm start`,
    ].join("\n"),
  };
}
