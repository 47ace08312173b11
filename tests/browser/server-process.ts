import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeTestAccount } from "#tests/server/test-account.ts";

const ROOT = join(import.meta.dirname, "../..");

/** The product as it runs: a process of its own, on a port of its own, with a data folder of its own. */
export class ServerProcess {
  readonly folder: string;
  readonly port: number;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #token = "";
  #output = "";

  private constructor(folder: string, port: number, env: NodeJS.ProcessEnv) {
    this.folder = folder;
    this.port = port;
    this.#env = env;
  }

  /**
   * @param env settings that are not the defaults
   * @param prepare fills the data folder before the first start
   */
  static async create(
    env: NodeJS.ProcessEnv = {},
    prepare: (folder: string) => Promise<void> = async () => {},
  ): Promise<ServerProcess> {
    const server = await ServerProcess.createEmpty(env, prepare);
    const { token } = await makeTestAccount(join(server.folder, "zhengxiao.db"), {
      role: "administrator",
      name: "市人才办(示例)",
    });
    server.#token = token;
    return server;
  }

  /** One where nobody has an account yet. */
  static async createEmpty(
    env: NodeJS.ProcessEnv = {},
    prepare: (folder: string) => Promise<void> = async () => {},
  ): Promise<ServerProcess> {
    const server = new ServerProcess(await mkdtemp(join(tmpdir(), "zhengxiao-browser-")), await freePort(), env);
    await prepare(server.folder);
    await server.start();
    return server;
  }

  /** The one-time link for the first administrator, as it stands on the console. */
  get firstLink(): string {
    const link = /http:\S+\/invitation#\S+/.exec(this.#output)?.[0];
    if (!link) throw new Error(`no one-time link on the console: ${this.#output}`);
    // A cookie belongs to the name by which the server was reached.
    return link.replace("//localhost:", "//127.0.0.1:");
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Headers by which a request is an administrator's. */
  get authorization(): Record<string, string> {
    return { Authorization: `Bearer ${this.#token}` };
  }

  /** Of the process that runs. */
  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error("the server does not run");
    return pid;
  }

  /** Starts the process and waits until it answers. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "src/server/main.ts"], {
      cwd: ROOT,
      env: { ...process.env, ...this.#env, DATA_DIR: this.folder, PORT: String(this.port), HOST: "127.0.0.1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    this.#output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      this.#output += String(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      this.#output += String(chunk);
    });
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the server ended: ${this.#output}`);
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
