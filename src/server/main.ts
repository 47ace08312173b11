import { describeSettings, readEnv, SettingsError } from "./env.ts";
import { greet } from "./greeting.ts";
import { ListenError } from "./listen.ts";
import { createLog, errorFields } from "./log.ts";
import { startServer } from "./start.ts";
import { StoreFailure } from "./store/store-failure.ts";

/** `node src/server/main.ts` serves; with `--settings` it prints the settings and ends. */
if (process.argv.includes("--settings")) process.stdout.write(describeSettings());
else await main().catch(fail);

async function main(): Promise<void> {
  const env = readEnv(process.env);
  const log = createLog(env.logLevel);
  process.on("uncaughtException", (error) => {
    log.error("crashed", errorFields(error));
    process.exit(1);
  });
  const server = await startServer(env, log);
  process.stdout.write(`${greet(env, server.port)}\n`);
  log.info("listening", { port: server.port });

  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    // A second Ctrl-C means now. The store survives that too.
    if (stopping) process.exit(130);
    stopping = true;
    log.info("stopping", { signal });
    server.stop().then(() => {
      process.stdout.write("\n  政效已停止,数据已保存  Zhengxiao has stopped, the data are safe\n");
      process.exit(0);
    }, fail);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
}

function fail(error: unknown): never {
  if (error instanceof SettingsError || error instanceof StoreFailure || error instanceof ListenError)
    console.error(`${error.messages.zh}\n${error.messages.en}`);
  else console.error(error);
  process.exit(1);
}
