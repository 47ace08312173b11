import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { buffer } from "node:stream/consumers";
import type { Io } from "./io.ts";

/** The command line on a real machine. */
export function processIo(): Io {
  const { env, stdin, stdout, stderr } = process;
  // A reader that has seen enough (`| head`) is no failure of ours.
  stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));
  return {
    out: (text) =>
      new Promise((settle) => {
        if (stdout.write(text)) settle();
        else stdout.once("drain", settle);
      }),
    error: (text) => void stderr.write(text),
    readFile: (path) => (path === "-" ? buffer(stdin) : readFile(resolve(env["ZHENGXIAO_CWD"] ?? process.cwd(), path))),
    ask: stdin.isTTY && stderr.isTTY ? askAtTerminal : null,
    fetch: (url, init) => fetch(url, init),
    env,
    now: () => new Date(),
  };
}

async function askAtTerminal(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(question)).trim();
  } finally {
    lines.close();
  }
}
