import { basename } from "node:path";
import { type AuditDetail, auditObject, SERVER_ACTOR } from "#domain/record/audit.ts";
import { type Names, nameIn } from "#domain/terms/names.ts";
import { recordBeside } from "#server/store/audit.ts";
import { writeBackup } from "#server/store/backup.ts";
import type { Manifest } from "#server/store/files/backup-file.ts";
import { readVersion } from "#server/version.ts";
import { usageError } from "./command-error.ts";
import { DATA_OPTIONS, locateDatabase, locateFile, orRefuse } from "./database.ts";
import { EXIT, type Exit, type Io } from "./io.ts";
import { readLanguage, readOptions } from "./options.ts";

/** `zhengxiao backup FILE`: one file with everything, verified by restoring it, while the server runs or not. */
export async function backUp(args: readonly string[], io: Io): Promise<Exit> {
  const { values, positionals } = readOptions(args, DATA_OPTIONS);
  const language = readLanguage(values.language);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw usageError("backup 需要一个文件名", "backup needs the name of one file");
  const path = locateDatabase(values["data-dir"], io);
  const target = locateFile(file, io);
  const manifest = await orRefuse(writeBackup({ path, target, version: readVersion(), now: io.now() }));
  await putOnRecord(path, { backup: basename(target), revision: manifest.content.revision }, io);
  await io.out(`${nameIn(tell(target, manifest), language)}\n`);
  return EXIT.ok;
}

/** Whoever reads the log knows that a copy of everything was made. A disk that cannot be written is no reason for none. */
async function putOnRecord(path: string, detail: AuditDetail, io: Io): Promise<void> {
  const event = {
    ...SERVER_ACTOR,
    kind: "backup",
    outcome: "done",
    object: auditObject("server", "self"),
    detail,
  } as const;
  await recordBeside(path, event, io.now()).catch(() => {});
}

function tell(target: string, { content }: Manifest): Names {
  const { figures, files } = countsOf(content);
  return {
    zh: `备份已写好,并已试恢复、逐项核对:${target}\n数据集 ${content.dataset},版本 ${content.revision};${figures} 条数据记录,${files} 个原始文件。`,
    en: `The backup is written, and was verified by restoring it and comparing every figure: ${target}\nData set ${content.dataset}, revision ${content.revision}; ${figures} records of figures, ${files} original files.`,
  };
}

/** Records of figures, earlier revisions included, and original files. */
export function countsOf({ tables }: Manifest["content"]): { figures: number; files: number } {
  return { figures: tables["observation"]?.rows ?? 0, files: tables["file"]?.rows ?? 0 };
}
