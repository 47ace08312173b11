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

/** Starts the server as a process on a free port and waits until it says where it is. */
export async function startChildServer(environment: Record<string, string>): Promise<ChildServer> {
  const { child, output, ended } = run({ HOST: "127.0.0.1", PORT: "0", ...environment });
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
export function runChildServer(environment: Record<string, string>, args: string[] = []): Promise<Ended> {
  return run({ HOST: "127.0.0.1", PORT: "0", ...environment }, args).ended;
}

function run(environment: Record<string, string>, args: string[] = []) {
  const child: ChildProcess = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN, ...args], {
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
