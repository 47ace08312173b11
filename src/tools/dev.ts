// `npm run dev`: the server restarts and the page reloads when their files change. The page is on Vite's port, which
// passes /api on to the server.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "vite";
import { ROOT } from "./build-page.ts";

const apiPort = process.env["PORT"] ?? "8686";
const server: ChildProcess = spawn(
  process.execPath,
  [
    "--disable-warning=ExperimentalWarning",
    "--watch-path=src/server",
    "--watch-path=src/contract",
    "--watch-path=src/domain",
    "--watch-path=src/intake",
    "src/server/main.ts",
  ],
  { cwd: ROOT, stdio: "inherit", env: { ...process.env, PORT: apiPort } },
);
const vite = await createServer({
  root: ROOT,
  server: { proxy: { "/api": { target: `http://127.0.0.1:${apiPort}`, changeOrigin: false } } },
});
await vite.listen();
vite.printUrls();

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    server.kill(signal);
    void vite.close().then(() => process.exit(0));
  });
