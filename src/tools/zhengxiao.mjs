#!/usr/bin/env node
// `npx zhengxiao`: hands over to the command line on the pinned Node, by the door of every npm script. Plain JavaScript,
// because it runs on whatever Node the machine has. Files are named from the folder the person stands in. Node keeps what
// it made of our modules beside the packages, where that may be written: half of a short command's time is their loading.
import { fileURLToPath } from "node:url";

const { INIT_CWD, npm_lifecycle_event: script } = process.env;
process.env["ZHENGXIAO_CWD"] = script === "intake" && INIT_CWD ? INIT_CWD : process.cwd();
process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(new URL("../../node_modules/.cache/zhengxiao", import.meta.url));
process.argv.splice(2, 0, "src/tools/zhengxiao.ts");
await import("./run.mjs");
