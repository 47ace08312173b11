import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Nginx = {
  readonly port: number;
  readonly version: string;
  /** The process of its worker. */
  readonly pid: number;
  close(): void;
};

const PATHS = ["nginx", "/usr/sbin/nginx", "/usr/local/sbin/nginx"];

/**
 * nginx with one worker, as the server is one process, serving these bytes as files; `null` where the machine has none.
 *
 * @param files bytes by path
 */
export async function startNginx(files: ReadonlyMap<string, Uint8Array>): Promise<Nginx | null> {
  const found = PATHS.map((path) => ({ path, said: spawnSync(path, ["-v"], { encoding: "utf8" }) })).find(
    ({ said }) => said.status === 0,
  );
  if (!found) return null;
  const folder = mkdtempSync(join(tmpdir(), "zhengxiao-nginx-"));
  const root = join(folder, "root");
  mkdirSync(root);
  for (const [path, bytes] of files) writeFileSync(join(root, path), bytes);
  const port = await freePort();
  const config = join(folder, "nginx.conf");
  writeFileSync(config, configOf(folder, root, port));
  const child = spawn(found.path, ["-p", folder, "-c", config, "-g", "daemon off;"], { stdio: "ignore" });
  await answers(port);
  return {
    port,
    pid: workerOf(child.pid ?? 0),
    version: /nginx\/([\d.]+)/.exec(found.said.stderr)?.[1] ?? "",
    close() {
      child.once("exit", () => rmSync(folder, { recursive: true, force: true }));
      child.kill("SIGTERM");
    },
  };
}

/** Linux tells the children of a process; elsewhere its own number, whose time is then not told either. */
function workerOf(pid: number): number {
  const path = `/proc/${pid}/task/${pid}/children`;
  return existsSync(path) ? Number(readFileSync(path, "utf8").trim().split(" ")[0]) : pid;
}

function configOf(folder: string, root: string, port: number): string {
  const user = process.getuid?.() === 0 ? "user root;" : "";
  return `${user}
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  default_type application/json;
  open_file_cache max=100;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server { listen 127.0.0.1:${port}; root ${root}; }
}
`;
}

function freePort(): Promise<number> {
  return new Promise((settle, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? settle(address.port) : reject(new Error("no port"))));
    });
  });
}

async function answers(port: number): Promise<void> {
  const until = performance.now() + 10_000;
  while (performance.now() < until) {
    if (await fetch(`http://127.0.0.1:${port}/`).catch(() => null)) return;
    await new Promise((settle) => setTimeout(settle, 20));
  }
  throw new Error("nginx does not answer");
}
