import { type ChildProcess, fork } from "node:child_process";
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { MEMORY_VARIABLE, type ReaderReply, type ReaderRequest } from "./reader-messages.ts";

const FILE = fileURLToPath(new URL("./reader-worker.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
/** What Node itself takes, beside the heap that holds the cells: code, buffers, the file and what it unpacks to. */
const BESIDE_HEAP = 150e6;
const LEAST_HEAP_MB = 64;

export type ReaderProcess = {
  readonly send: (request: ReaderRequest) => void;
  /** Ends it at once, whatever it is doing. */
  readonly end: () => void;
};

/**
 * @param bytes most memory that it may take
 * @param onEnd called once, when it is gone, however it came to that
 */
export type StartReader = (bytes: number, onReply: (reply: ReaderReply) => void, onEnd: () => void) => ReaderProcess;

/**
 * Starts a process that reads. It may read the program's own files and no others, write none, start no program, and has
 * none of the server's settings.
 */
export const startReaderProcess: StartReader = (bytes, onReply, onEnd) => {
  const heap = Math.max(LEAST_HEAP_MB, Math.round((bytes - BESIDE_HEAP) / 1e6));
  // Where a folder is a link, modules are looked up by its own name and opened by what it leads to.
  const places = ["src", "node_modules", "package.json"].flatMap((name) => [ROOT + name, realpathSync(ROOT + name)]);
  const readable = [...new Set(places)].map((place) => `--allow-fs-read=${place}`);
  const child: ChildProcess = fork(FILE, [], {
    serialization: "advanced",
    env: { [MEMORY_VARIABLE]: String(bytes) },
    execArgv: [
      "--disable-warning=ExperimentalWarning",
      "--disable-warning=SecurityWarning",
      `--max-old-space-size=${heap}`,
      "--max-semi-space-size=8",
      "--permission",
      "--allow-worker",
      ...readable,
    ],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  let ended = false;
  const endOnce = () => {
    if (ended) return;
    ended = true;
    onEnd();
  };
  child.on("message", (reply) => {
    if (!ended) onReply(reply as ReaderReply);
  });
  child.on("error", () => {
    // One that never was has no exit; any other is ended and has.
    if (child.pid === undefined) endOnce();
    else child.kill("SIGKILL");
  });
  child.on("exit", endOnce);
  return {
    send: (request) => {
      child.send(request, (error) => {
        if (error) child.kill("SIGKILL");
      });
    },
    end: () => child.kill("SIGKILL"),
  };
};
