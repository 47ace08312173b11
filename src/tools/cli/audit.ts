import { stat } from "node:fs/promises";
import { type AuditFault, type AuditVerification, describeFault, isMark } from "#domain/record/audit-fault.ts";
import { type Names, nameIn } from "#domain/terms/names.ts";
import { createAccountStore } from "#server/store/accounts.ts";
import { logOf } from "#server/store/audit.ts";
import { acknowledgeFault } from "#server/store/audit-acknowledge.ts";
import { type NotedHead, type VerifyOptions, verifyAudit } from "#server/store/audit-verify.ts";
import { readSchemaVersion, SCHEMA_VERSION } from "#server/store/migrations.ts";
import { openSqlite, openSqliteToRead } from "#server/store/sqlite.ts";
import { StoreRefusal } from "#server/store/store-refusal.ts";
import { toStoreFailure } from "#server/store/store-trouble.ts";
import { CommandError, usageError } from "./command-error.ts";
import { DATA_OPTIONS, locateDatabase, locateFile, orRefuse } from "./database.ts";
import { EXIT, type Exit, type Io } from "./io.ts";
import { readLanguage, readOptions } from "./options.ts";

const OPTIONS = {
  ...DATA_OPTIONS,
  head: { type: "string" },
  as: { type: "string" },
  remark: { type: "string", short: "m" },
} as const;

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>["values"];

/**
 * `zhengxiao audit verify [FILE]`: walks the chain of the audit log and names the first entry that does not hold.
 * `zhengxiao audit acknowledge MARK`: puts on record that an administrator has seen it.
 */
export async function audit(args: readonly string[], io: Io): Promise<Exit> {
  const { values, positionals } = readOptions(args, OPTIONS);
  const [action, ...rest] = positionals;
  if (action === "verify" && rest.length <= 1) return await verify(rest[0], values, io);
  if (action === "acknowledge" && rest.length === 1) return await acknowledge(rest[0] ?? "", values, io);
  throw usageError(
    "audit 之后是 verify（可再给一个备份文件），或 acknowledge 和异常标识",
    "audit is followed by verify and, if wished, one backup file, or by acknowledge and the mark of a fault",
  );
}

async function verify(file: string | undefined, values: Values, io: Io): Promise<Exit> {
  const language = readLanguage(values.language);
  const noted = values.head === undefined ? undefined : readHead(values.head);
  const path = file === undefined ? locateDatabase(values["data-dir"], io) : locateFile(file, io);
  if (!(await stat(path).catch(() => null))) throw new CommandError(noFile(path), EXIT.unusable);
  const found = await orRefuse(verifyFile(path, { noted, isCopy: file !== undefined }));
  const exit = typeof found === "object" && found.fault === null ? EXIT.ok : EXIT.refused;
  const text = `${nameIn(tellFound(path, found), language)}\n`;
  if (exit === EXIT.ok) await io.out(text);
  else io.error(text);
  return exit;
}

type Found = AuditVerification | "none-yet" | "dropped";

async function verifyFile(path: string, options: VerifyOptions): Promise<Found> {
  try {
    const database = openSqliteToRead(path);
    try {
      const log = await logOf(database.reads);
      return log === "there" ? await verifyAudit(database.reads, options) : log;
    } finally {
      await database.close();
    }
  } catch (error) {
    throw await toStoreFailure(error, path);
  }
}

/** How long it waits for a write of the server. */
const BUSY_MS = 5000;

async function acknowledge(mark: string, values: Values, io: Io): Promise<Exit> {
  const language = readLanguage(values.language);
  const { as: username = "", remark = "" } = values;
  if (!isMark(mark) || username.trim() === "" || remark.trim() === "")
    throw usageError(
      "acknowledge 需要异常标识（audit verify 会给出）、--as 管理员的用户名和 --remark 说明",
      "acknowledge needs the mark of the fault (audit verify gives it), --as with an administrator's user name, and --remark",
    );
  const path = locateDatabase(values["data-dir"], io);
  if (!(await stat(path).catch(() => null))) throw new CommandError(noFile(path), EXIT.unusable);
  const fault = await orRefuse(acknowledgeIn(path, { mark, username, remark: remark.trim(), now: io.now() }));
  await io.out(`${nameIn(tellAcknowledged(fault), language)}\n`);
  return EXIT.ok;
}

type Acknowledging = {
  readonly mark: string;
  readonly username: string;
  readonly remark: string;
  readonly now: Date;
};

/** Who may write to the database has every right here; the entry names an administrator all the same. */
async function acknowledgeIn(path: string, { mark, username, remark, now }: Acknowledging): Promise<AuditFault> {
  try {
    const database = openSqlite(path, BUSY_MS);
    try {
      if ((await readSchemaVersion(database.reads)) !== SCHEMA_VERSION)
        throw new CommandError(otherVersion(path), EXIT.refused);
      const account = await createAccountStore(database.reads, database.writes).byUsername(username.trim());
      if (account?.role !== "administrator" || account.disabled)
        throw new CommandError(noAdministrator(username), EXIT.refused);
      const actor = { account: account.id, name: account.name, address: "" };
      return await acknowledgeFault(database, { mark, remark, actor }, now);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (error instanceof StoreRefusal) throw new CommandError(noFault(mark), EXIT.refused, { cause: error });
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

function tellFound(path: string, found: Found): Names {
  if (found === "none-yet") return noLog(path);
  if (found === "dropped") return droppedLog(path);
  const { seq, digest, fault } = found;
  if (fault === null)
    return {
      zh: `审计日志完整:${path}\n共 ${seq} 条,逐条相连。末条摘要 ${seq}:${digest}`,
      en: `The audit log is whole: ${path}\n${seq} entries, each tied to the one before. Digest of the last: ${seq}:${digest}`,
    };
  const { zh, en } = describeFault(fault);
  const mark = fault.mark.slice(0, 16);
  return {
    zh: `审计日志有误:${path}\n${zh}。第 1 至 ${seq} 条完整。\n查明后由管理员确认：npx zhengxiao audit acknowledge ${mark} --as 用户名 --remark 说明`,
    en: `The audit log does not hold: ${path}\n${en}. Entries 1 to ${seq} hold.\nOnce it is understood, an administrator acknowledges it: npx zhengxiao audit acknowledge ${mark} --as USERNAME --remark WHY`,
  };
}

function tellAcknowledged(fault: AuditFault): Names {
  const { zh, en } = describeFault(fault);
  return {
    zh: `已确认并记入审计日志：${zh}。请再运行 npx zhengxiao audit verify，看是否还有其他异常。`,
    en: `Acknowledged, and put on record: ${en}. Run npx zhengxiao audit verify again to see whether there is more.`,
  };
}

function noLog(path: string): Names {
  return {
    zh: `${path} 里没有审计日志:由较早版本建立,启动一次服务即可升级。`,
    en: `There is no audit log in ${path}: an earlier version made it; starting the server once upgrades it.`,
  };
}

function droppedLog(path: string): Names {
  return {
    zh: `审计日志有误：${path}\n整个日志表被删除，此前的记录已不在数据库中。请保存数据目录，用最近的备份查看此前的记录；启动服务会重建空的日志表，并记下此事。`,
    en: `The audit log does not hold: ${path}\nthe whole table of the log was dropped: what it held is no longer in the database. Keep the data folder, and look the entries up in the latest backup; starting the server makes an empty table and puts this on record.`,
  };
}

function noFault(mark: string): Names {
  return {
    zh: `没有要确认的异常 ${mark}。请先运行 npx zhengxiao audit verify：每次只能确认它给出的第一处。`,
    en: `There is no fault ${mark} to acknowledge. Run npx zhengxiao audit verify first: only the first fault it names can be.`,
  };
}

function noAdministrator(username: string): Names {
  return {
    zh: `“${username}”不是可用的管理员账号。`,
    en: `“${username}” is not the account of an administrator who can sign in.`,
  };
}

function otherVersion(path: string): Names {
  return {
    zh: `数据库 ${path} 属于另一个版本的政效。请先用本版本启动一次服务。`,
    en: `The database ${path} is of another version of Zhengxiao. Start the server of this version once first.`,
  };
}

function noFile(path: string): Names {
  return { zh: `没有文件 ${path}`, en: `There is no file ${path}` };
}
