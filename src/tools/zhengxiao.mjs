#!/usr/bin/env node
// `npx zhengxiao`: hands over to the command line on the pinned Node, by the door of every npm script. Plain JavaScript,
// because it runs on whatever Node the machine has. Files are named from the folder the person stands in.
const { INIT_CWD, npm_lifecycle_event: script } = process.env;
process.env["ZHENGXIAO_CWD"] = script === "intake" && INIT_CWD ? INIT_CWD : process.cwd();
process.argv.splice(2, 0, "src/tools/zhengxiao.ts");
await import("./run.mjs");
