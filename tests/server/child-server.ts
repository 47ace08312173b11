import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const MAIN = join(import.meta.dirname, "../../src/server/main.ts");

export type ChildServer = {
  readonly url: string;
  readonly pid: number;
  /** All it has written so far. */
  output(): string;
  /** Sends a signal and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<Ended>;
};

export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly output: string };

/**
 * Starts the server as a process on a free port and waits until it says where it is.
 *
 * @param within a command that runs what follows it, such as `nsenter`
 */
export async function startChildServer(
  environment: Record<string, string>,
  within: readonly string[] = [],
): Promise<ChildServer> {
  const { child, output, ended } = run({ HOST: "127.0.0.1", PORT: "0", ...environment }, [], within);
  const url = await new Promise<string>((settle, reject) => {
    child.stdout?.on("data", () => {
      const port = /localhost:(\d+)/.exec(output())?.[1];
      if (port !== undefined) settle(`http://127.0.0.1:${port}`);
    });
    void ended.then((end) => reject(new Error(`the server ended with ${end.code}: ${end.output}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    output,
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs the server where it is expected to end by itself. */
export function runChildServer(
  environment: Record<string, string>,
  args: readonly string[] = [],
  within: readonly string[] = [],
): Promise<Ended> {
  return run({ HOST: "127.0.0.1", PORT: "0", ...environment }, args, within).ended;
}

/** Starts the server, to be stopped whatever it is doing: before it says where it is, too. */
export function spawnChildServer(environment: Record<string, string>): Pick<ChildServer, "output" | "stop"> & {
  readonly ended: Promise<Ended>;
} {
  const { child, output, ended } = run({ HOST: "127.0.0.1", PORT: "0", ...environment });
  return {
    output,
    ended,
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

function run(environment: Record<string, string>, args: readonly string[] = [], within: readonly string[] = []) {
  const node = [process.execPath, "--disable-warning=ExperimentalWarning", MAIN, ...args];
  const [command = "", ...rest] = [...within, ...node];
  const child: ChildProcess = spawn(command, rest, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const collect = (chunk: Buffer) => {
    text += String(chunk);
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const ended = new Promise<Ended>((settle, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => settle({ code, signal, output: text }));
  });
  return { child, output: () => text, ended };
}
