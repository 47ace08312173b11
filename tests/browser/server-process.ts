import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** The product as it runs: a process of its own, on a port of its own, with a data folder of its own. */
export class ServerProcess {
  readonly folder: string;
  readonly port: number;
  #child: ChildProcess | undefined;

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
  }

  static async create(): Promise<ServerProcess> {
    const server = new ServerProcess(await mkdtemp(join(tmpdir(), "zhengxiao-browser-")), await freePort());
    await server.start();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts the process and waits until it answers. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "src/server/main.ts"], {
      cwd: ROOT,
      env: { ...process.env, DATA_DIR: this.folder, PORT: String(this.port), HOST: "127.0.0.1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += String(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      output += String(chunk);
    });
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the server ended: ${output}`);
      const answer = await fetch(`${this.url}/api/v1/health`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((settle) => setTimeout(settle, 50));
    }
  }

  /** Ends the process, as a power cut would with SIGKILL. */
  async stop(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  }

  async remove(): Promise<void> {
    await this.stop("SIGKILL");
    await rm(this.folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((settle, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === "object" ? settle(address.port) : reject(new Error("no port")),
      );
    });
  });
}
