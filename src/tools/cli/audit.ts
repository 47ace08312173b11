import { stat } from "node:fs/promises";
import { type AuditVerification, describeFault } from "#domain/record/audit-fault.ts";
import { type Names, nameIn } from "#domain/terms/names.ts";
import { type NotedHead, verifyAudit } from "#server/store/audit-verify.ts";
import { openSqliteToRead } from "#server/store/sqlite.ts";
import { toStoreFailure } from "#server/store/store-trouble.ts";
import { CommandError, usageError } from "./command-error.ts";
import { DATA_OPTIONS, locateDatabase, locateFile, orRefuse } from "./database.ts";
import { EXIT, type Exit, type Io } from "./io.ts";
import { readLanguage, readOptions } from "./options.ts";

const OPTIONS = { ...DATA_OPTIONS, head: { type: "string" } } as const;

/** `zhengxiao audit verify [FILE]`: walks the chain of the audit log and names the first entry that does not hold. */
export async function audit(args: readonly string[], io: Io): Promise<Exit> {
  const { values, positionals } = readOptions(args, OPTIONS);
  const language = readLanguage(values.language);
  const [action, file, ...more] = positionals;
  if (action !== "verify" || more.length > 0)
    throw usageError(
      "audit 之后是 verify,可再给一个备份文件",
      "audit is followed by verify and, if wished, one backup file",
    );
  const noted = values.head === undefined ? undefined : readHead(values.head);
  const path = file === undefined ? locateDatabase(values["data-dir"], io) : locateFile(file, io);
  if (!(await stat(path).catch(() => null))) throw new CommandError(noFile(path), EXIT.unusable);
  const verified = await orRefuse(verifyFile(path, noted));
  const exit = verified?.fault === null ? EXIT.ok : EXIT.refused;
  const text = `${nameIn(verified ? tell(path, verified) : noLog(path), language)}\n`;
  if (exit === EXIT.ok) await io.out(text);
  else io.error(text);
  return exit;
}

/** `null` for a database of a time without an audit log. */
async function verifyFile(path: string, noted: NotedHead | undefined): Promise<AuditVerification | null> {
  try {
    const database = openSqliteToRead(path);
    try {
      const tables = await database.reads.introspection.getTables();
      if (!tables.some(({ name }) => name === "audit_entry")) return null;
      return await verifyAudit(database.reads, noted);
    } finally {
      await database.close();
    }
  } catch (error) {
    throw await toStoreFailure(error, path);
  }
}

/** An end of the log as the server noted it: a digest, or number and digest with a colon. */
function readHead(text: string): NotedHead {
  const [, seq, digest] = /^(?:(\d{1,15}):)?([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  if (digest === undefined)
    throw usageError(
      "--head 是 64 位十六进制摘要,前面可加“序号:”",
      "--head is a digest of 64 hexadecimal digits, or SEQ:DIGEST",
    );
  return { digest: digest.toLowerCase(), ...(seq === undefined ? {} : { seq: Number(seq) }) };
}

function tell(path: string, { seq, digest, fault }: AuditVerification): Names {
  if (fault === null)
    return {
      zh: `审计日志完整:${path}\n共 ${seq} 条,逐条相连。末条摘要 ${seq}:${digest}`,
      en: `The audit log is whole: ${path}\n${seq} entries, each tied to the one before. Digest of the last: ${seq}:${digest}`,
    };
  const { zh, en } = describeFault(fault);
  return {
    zh: `审计日志有误:${path}\n${zh}。第 1 至 ${seq} 条完整。`,
    en: `The audit log does not hold: ${path}\n${en}. Entries 1 to ${seq} hold.`,
  };
}

function noLog(path: string): Names {
  return {
    zh: `${path} 里没有审计日志:由较早版本建立,启动一次服务即可升级。`,
    en: `There is no audit log in ${path}: an earlier version made it; starting the server once upgrades it.`,
  };
}

function noFile(path: string): Names {
  return { zh: `没有文件 ${path}`, en: `There is no file ${path}` };
}
