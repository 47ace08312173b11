// The command line, `npx zhengxiao`: what it works with is the machine itself; see `cli/` for what it does.
import { runCommand } from "./cli/command.ts";
import { processIo } from "./cli/process-io.ts";

process.exitCode = await runCommand(process.argv.slice(2), processIo());
