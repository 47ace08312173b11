import { stat } from "node:fs/promises";
import { formatInstantAbroad } from "#domain/catalogue/clock.ts";
import { type Names, nameIn } from "#domain/terms/names.ts";
import { inviteFirstAdministrator } from "#server/accounts/invitations.ts";
import { createAccountStore } from "#server/store/accounts.ts";
import { readSchemaVersion, SCHEMA_VERSION } from "#server/store/migrations.ts";
import { openSqlite } from "#server/store/sqlite.ts";
import { toStoreFailure } from "#server/store/store-trouble.ts";
import { CommandError, usageError } from "./command-error.ts";
import { DATA_OPTIONS, locateDatabase, orRefuse } from "./database.ts";
import { readZone } from "./database-zone.ts";
import { EXIT, type Exit, type Io } from "./io.ts";
import { readLanguage, readOptions } from "./options.ts";

/** How long it waits for a write of the server. */
const BUSY_MS = 5000;

/**
 * `zhengxiao invite-administrator`: a one-time link for a new administrator, for an office that locked itself out. Who
 * can write to the database on its own machine may do everything already.
 */
export async function inviteAdministrator(args: readonly string[], io: Io): Promise<Exit> {
  const { values, positionals } = readOptions(args, DATA_OPTIONS);
  const language = readLanguage(values.language);
  if (positionals.length > 0)
    throw usageError("invite-administrator 之后没有其他参数", "invite-administrator takes no further arguments");
  const path = locateDatabase(values["data-dir"], io);
  if (!(await stat(path).catch(() => null))) throw new CommandError(noDatabase(path), EXIT.unusable);
  const { path: page, expiresAt, timeZone } = await orRefuse(invite(path, io.now()));
  const until = formatInstantAbroad(expiresAt, timeZone, language);
  await io.out(`${nameIn(tell(page, until), language)}\n`);
  return EXIT.ok;
}

async function invite(path: string, now: Date) {
  try {
    const database = openSqlite(path, BUSY_MS);
    try {
      if ((await readSchemaVersion(database.reads)) !== SCHEMA_VERSION)
        throw new CommandError(otherVersion(path), EXIT.refused);
      const timeZone = await readZone(database);
      const accounts = createAccountStore(database.reads, database.writes);
      return { ...(await inviteFirstAdministrator(accounts, now)), timeZone };
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw await toStoreFailure(error, path);
  }
}

function tell(page: string, until: string): Names {
  return {
    zh: `设立新管理员的一次性链接(${until} 前有效,用后失效;以前的同类链接不再有效)。请接在服务网址之后打开:\n${page}`,
    en: `A one-time link for a new administrator (until ${until}, useless once used; earlier ones hold no more). Open it after the server's address:\n${page}`,
  };
}

function noDatabase(path: string): Names {
  return {
    zh: `没有数据库 ${path}。请用 --data-dir 指明数据目录。`,
    en: `There is no database ${path}. Say with --data-dir where the data folder is.`,
  };
}

function otherVersion(path: string): Names {
  return {
    zh: `数据库 ${path} 属于另一个版本的政效。请先用本版本启动一次服务。`,
    en: `The database ${path} is of another version of Zhengxiao. Start the server of this version once first.`,
  };
}
