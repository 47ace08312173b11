import { resolve } from "node:path";
import { readEnv } from "#server/env/env.ts";
import { SettingsError } from "#server/env/settings-error.ts";
import { StoreFailure } from "#server/store/files/store-failure.ts";
import { CommandError } from "./command-error.ts";
import { EXIT, type Io } from "./io.ts";

/** Option of the commands that work on the database itself, beside the server. */
export const DATA_OPTIONS = {
  "data-dir": { type: "string", short: "d" },
  language: { type: "string", short: "l" },
  help: { type: "boolean", short: "h" },
} as const;

/** A path as the person means it: from the folder that they stand in. */
export function locateFile(path: string, { env }: Pick<Io, "env">): string {
  return resolve(env["ZHENGXIAO_CWD"] ?? process.cwd(), path);
}

/**
 * The database that the server with these settings uses.
 *
 * @throws CommandError naming the settings that are wrong
 */
export function locateDatabase(dataDir: string | undefined, { env }: Pick<Io, "env">): string {
  try {
    const given = dataDir === undefined ? env : { ...env, DATA_DIR: dataDir, DATABASE_URL: "" };
    return readEnv(given, env["ZHENGXIAO_CWD"] ?? process.cwd()).databasePath;
  } catch (error) {
    if (error instanceof SettingsError) throw new CommandError(error.messages, EXIT.unusable, { cause: error });
    throw error;
  }
}

/** What the store refuses, as the end of a command. */
export async function orRefuse<T>(job: Promise<T>): Promise<T> {
  try {
    return await job;
  } catch (error) {
    if (error instanceof StoreFailure) throw new CommandError(error.messages, EXIT.refused, { cause: error });
    throw error;
  }
}
