import childProcess, { ChildProcess } from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import tls from "node:tls";
import { BroadcastChannel, threadId } from "node:worker_threads";

// Loaded with --import into the server's process, and by Node into each of its threads: every way out of it is written
// down in the file TRAP_FILE, one JSON object a line, and let go on. By SIGUSR2 every thread tries each way itself, to
// show that the trap is set.

export type Trapped = {
  readonly way: "set" | "connect" | "datagram" | "name" | "program" | "tried";
  readonly to: string;
  readonly thread: number;
};

const FILE = process.env["TRAP_FILE"] ?? "";

function note(way: Trapped["way"], to: string): void {
  appendFileSync(FILE, `${JSON.stringify({ way, to, thread: threadId } satisfies Trapped)}\n`);
}

type Anything = (this: unknown, ...given: unknown[]) => unknown;

/** Puts a note before a method of a built-in module, for those who require and those who import it. */
function before(object: object, name: string, told: (given: unknown[]) => void): void {
  const original: unknown = Reflect.get(object, name);
  if (typeof original !== "function") return;
  const noted: Anything = function (...given) {
    told(given);
    return Reflect.apply(original, this, given);
  };
  Reflect.set(object, name, Object.assign(noted, original));
}

const shown = (given: unknown): string => (JSON.stringify(given) ?? String(given)).slice(0, 300);

// Whatever speaks TCP, TLS, HTTP or WebSockets, undici's fetch too, comes by here; what is accepted does not.
before(net.Socket.prototype, "connect", ([target]) => {
  const [options] = Array.isArray(target) ? target : [target];
  const { host, port, path } = Object(options) as { host?: unknown; port?: unknown; path?: unknown };
  note("connect", port === undefined ? String(path ?? options) : `${String(host ?? "localhost")}:${String(port)}`);
});
for (const name of ["send", "connect", "bind"])
  before(dgram.Socket.prototype, name, (given) => note("datagram", shown(given.slice(1))));
for (const names of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of Object.getOwnPropertyNames(names))
    if (/^(?:lookup|resolve|reverse)/.test(name))
      before(names, name, ([asked]) => {
        // An address needs nobody to be asked: to listen on 127.0.0.1 looks it up.
        if (typeof asked !== "string" || net.isIP(asked) === 0 || name === "reverse") note("name", shown(asked));
      });
before(ChildProcess.prototype, "spawn", ([options]) => note("program", shown((options as { file?: string }).file)));
for (const name of ["spawnSync", "execFileSync", "execSync"])
  before(childProcess, name, ([file]) => note("program", shown(file)));
syncBuiltinESMExports();
note("set", "");

/** Each way out once. Nothing answers there: port 9 of this machine, and a name that never is one (RFC 2606). */
async function tryEveryWay(): Promise<void> {
  const ignore = () => {};
  const socket = dgram.createSocket("udp4");
  socket.on("error", ignore);
  const ways = [
    fetch("http://127.0.0.1:9/by-fetch"),
    new Promise((settle) => https.get("https://127.0.0.1:9/by-https").on("error", settle)),
    new Promise((settle) => net.connect(9, "127.0.0.2").on("error", settle)),
    new Promise((settle) => tls.connect({ port: 9, host: "127.0.0.3" }).on("error", settle)),
    new Promise((settle) => socket.send("x", 9, "127.0.0.1", settle)),
    new Promise((settle) => dns.lookup("looked-up.invalid", settle)),
    new Promise((settle) => childProcess.execFile(process.execPath, ["--version"], settle)),
  ];
  await Promise.allSettled(ways);
  socket.close();
  note("tried", "");
}

const others = new BroadcastChannel("trap-connections");
others.onmessage = () => void tryEveryWay();
others.unref();
if (threadId === 0)
  process.on("SIGUSR2", () => {
    others.postMessage("");
    void tryEveryWay();
  });
