// The door of every npm script: installs what the lockfile names when that is needed, then runs a file of ours or a
// package's command on the Node that the lockfile pins. Plain JavaScript without imports of ours, because this file
// alone must run on the machine's own Node (20.19 or newer) in a fresh clone.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const modules = join(root, "node_modules");
const stamp = join(modules, ".zhengxiao-installed");
const oldestNode = [22, 18];

/** @type {import("node:child_process").ChildProcess | undefined} */
let child;
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  // A terminal sends Ctrl-C to the child as well; then this process only waits. Other signals are passed on.
  process.on(signal, () => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) child?.kill(signal);
  });
}

await main(process.argv.slice(2));

/** @param {string[]} args */
async function main([target, ...rest]) {
  if (!target) throw new Error("usage: node src/tools/run.mjs FILE.ts|COMMAND [ARGUMENT...]");
  await installIfStale();
  const node = findNode();
  const file = /\.(ts|mjs)$/.test(target) ? join(root, target) : findCommand(target);
  process.exitCode = await run(node, ["--disable-warning=ExperimentalWarning", file, ...rest], {
    ...process.env,
    PATH: [dirname(node), join(modules, ".bin"), process.env["PATH"]].join(delimiter),
  });
}

async function installIfStale() {
  const digest = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  // What is printed here must not stand in what a command of ours prints, such as lines of JSON.
  console.error("正在安装依赖(仅首次或更新后需要)… Installing packages (first time or after an update)…");
  const npm = process.env["npm_execpath"];
  // Not `npm ci`: it refuses a lockfile that lacks the binaries of other platforms, which mirrors inside an office's
  // network often do not carry. This installs what the lockfile names just the same, and does not change it.
  const args = ["install", "--no-save", "--loglevel=error", "--no-audit", "--no-fund"];
  const code = npm?.endsWith("npm-cli.js")
    ? await run(process.execPath, [npm, ...args], process.env, ["inherit", 2, 2])
    : await run(process.platform === "win32" ? "npm.cmd" : "npm", args, process.env, ["inherit", 2, 2]);
  if (code !== 0)
    fail(
      "依赖安装失败,请检查网络或 npm 镜像设置。",
      "Installing packages failed; check the network or npm registry settings.",
    );
  writeFileSync(stamp, digest);
}

/** The pinned Node where its package has a binary for this machine, else the machine's own if new enough. */
function findNode() {
  const pinned = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(pinned)) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [needMajor = 0, needMinor = 0] = oldestNode;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) {
    console.error(`未找到随附的 Node,改用本机 Node ${process.versions.node}。 Using this machine's own Node.`);
    return process.execPath;
  }
  return fail(
    `本机处理器没有可用的随附 Node,且本机 Node ${process.versions.node} 太旧;请安装 Node ${oldestNode.join(".")} 或更新版本。`,
    `No bundled Node for this processor, and Node ${process.versions.node} is too old; install Node ${oldestNode.join(".")} or newer.`,
  );
}

/** @param {string} name */
function findCommand(name) {
  const description = JSON.parse(readFileSync(join(modules, packageOf(name), "package.json"), "utf8"));
  const bin = typeof description.bin === "string" ? description.bin : description.bin[name];
  return join(modules, packageOf(name), bin);
}

/** @param {string} name */
function packageOf(name) {
  return name === "biome" ? "@biomejs/biome" : name;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {import("node:child_process").StdioOptions} [stdio]
 * @returns {Promise<number>}
 */
function run(command, args, env, stdio = "inherit") {
  return new Promise((settle, reject) => {
    child = spawn(command, args, { cwd: root, env, stdio, shell: command.endsWith(".cmd") });
    child.on("error", reject);
    child.on("exit", (code, signal) => settle(code ?? (signal ? 1 : 0)));
  });
}

/**
 * @param {string} zh
 * @param {string} en
 * @returns {never}
 */
function fail(zh, en) {
  console.error(`${zh}\n${en}`);
  process.exit(1);
}
