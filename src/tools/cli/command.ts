import { nameIn } from "#domain/terms/names.ts";
import { CommandError, usageError } from "./command-error.ts";
import { COMMANDS, type CommandName, HELP } from "./help.ts";
import { EXIT, type Exit, type Io } from "./io.ts";
import { guessLanguage } from "./options.ts";

/** Runs one command line and gives the exit code. Whatever happens is told in a sentence, never by a stack trace. */
export async function runCommand(args: readonly string[], io: Io): Promise<Exit> {
  const language = guessLanguage(args);
  try {
    return await dispatch(args, io);
  } catch (error) {
    if (error instanceof CommandError) {
      io.error(`${nameIn(error.messages, language)}\n`);
      return error.exit;
    }
    const reason = error instanceof Error ? error.message : String(error);
    io.error(language === "en" ? `The command failed: ${reason}\n` : `命令出错了:${reason}\n`);
    return EXIT.unusable;
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<Exit> {
  const say = async (names: (typeof HELP)["help"]) => {
    await io.out(nameIn(names, guessLanguage(args)));
    return EXIT.ok;
  };
  const [name, ...rest] = args;
  const wantsHelp = rest.slice(0, endOfOptions(rest)).some((arg) => arg === "--help" || arg === "-h");
  switch (name) {
    case undefined:
      io.error(nameIn(HELP.help, guessLanguage(args)));
      return EXIT.unusable;
    case "check":
    case "publish":
    case "export":
    case "import":
    case "backup":
    case "restore":
    case "audit":
    case "invite-administrator":
      return wantsHelp ? say(HELP[name]) : (await loadCommand(name))(rest, io);
    case "--help":
    case "-h":
      return say(HELP.help);
    case "help":
      return say(HELP[COMMANDS.find((known) => known === rest[0]) ?? "help"]);
    default:
      throw usageError(`没有“${name}”这个命令`, `There is no command “${name}”`);
  }
}

type Command = (args: readonly string[], io: Io) => Promise<Exit>;

/** Each brings in only what it needs itself: loading the accounts takes longer than reading a file. */
async function loadCommand(name: Exclude<CommandName, "help">): Promise<Command> {
  switch (name) {
    case "check":
      return (await import("./check.ts")).checkFiles;
    case "publish":
      return (await import("./publish.ts")).publishFile;
    case "export":
      return (await import("./export.ts")).exportRegion;
    case "import":
      return (await import("./import.ts")).importRegion;
    case "backup":
      return (await import("./backup.ts")).backUp;
    case "restore":
      return (await import("./restore.ts")).restore;
    case "audit":
      return (await import("./audit.ts")).audit;
    case "invite-administrator":
      return (await import("./invite-administrator.ts")).inviteAdministrator;
  }
}

function endOfOptions(args: readonly string[]): number {
  const at = args.indexOf("--");
  return at < 0 ? args.length : at;
}
