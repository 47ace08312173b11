import { createLog, errorFields } from "#server/base/log.ts";
import { readEnv } from "#server/env/env.ts";
import { greet } from "#server/env/greeting.ts";
import { describeSettings } from "#server/env/settings.ts";
import { SettingsError } from "#server/env/settings-error.ts";
import { StoreFailure } from "#server/store/files/store-failure.ts";
import { ListenError } from "./listen.ts";
import { type RunningServer, startServer } from "./start.ts";

/** `node src/server/main.ts` serves; with `--settings` it prints the settings and ends. */
if (process.argv.includes("--settings")) process.stdout.write(describeSettings());
else await main().catch(fail);

/** A stop that takes longer is cut off. */
const STOP_MS = 9000;

async function main(): Promise<void> {
  // The database holds digests of passwords: what is made is for this user only.
  process.umask(0o077);
  // better-auth would take these for settings of its own: another secret, a report sent elsewhere.
  for (const name of Object.keys(process.env)) if (name.startsWith("BETTER_AUTH_")) delete process.env[name];
  const env = readEnv(process.env);
  const log = createLog(env.logLevel);
  process.on("uncaughtException", (error) => {
    log.error("crashed", errorFields(error));
    process.exit(1);
  });
  let server: RunningServer | undefined;
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    // A second Ctrl-C means now. The store survives that too.
    if (stopping) process.exit(130);
    stopping = true;
    log.info("stopping", { signal });
    // What is half written by a start, a seed or an upgrade, is one transaction, undone when the database is opened next.
    if (!server) endStopped();
    setTimeout(() => {
      log.warn("stopping-cut-off", { ms: STOP_MS });
      endStopped();
    }, STOP_MS).unref();
    server?.stop().then(endStopped, fail);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

  server = await startServer(env, log, ({ from, to, backup }) => {
    process.stdout.write(
      `\n  数据库已从结构版本 ${from} 升级到 ${to},升级前的备份  Upgraded from schema ${from} to ${to}; the backup made before:\n  ${backup}\n`,
    );
  });
  process.stdout.write(`${greet(env, server.port, undefined, server)}\n`);
  log.info("listening", { port: server.port });
}

function endStopped(): never {
  process.stdout.write("\n  政效已停止,数据已保存  Zhengxiao has stopped, the data are safe\n");
  process.exit(0);
}

/** People read why on the screen, as they read the greeting; programs in the log, which holds lines of JSON only. */
function fail(error: unknown): never {
  const log = createLog("info");
  if (error instanceof SettingsError || error instanceof StoreFailure || error instanceof ListenError) {
    process.stdout.write(`${error.messages.zh}\n${error.messages.en}\n`);
    log.error("start-failed", { kind: error.name, message: error.messages.en });
  } else log.error("start-failed", errorFields(error));
  process.exit(1);
}
