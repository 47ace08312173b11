import { nameIn } from "#domain/terms/names.ts";
import { audit } from "./audit.ts";
import { backUp } from "./backup.ts";
import { checkFiles } from "./check.ts";
import { CommandError, usageError } from "./command-error.ts";
import { COMMANDS, HELP } from "./help.ts";
import { inviteAdministrator } from "./invite-administrator.ts";
import { EXIT, type Exit, type Io } from "./io.ts";
import { guessLanguage } from "./options.ts";
import { publishFile } from "./publish.ts";
import { restore } from "./restore.ts";

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
      return wantsHelp ? say(HELP.check) : checkFiles(rest, io);
    case "publish":
      return wantsHelp ? say(HELP.publish) : publishFile(rest, io);
    case "backup":
      return wantsHelp ? say(HELP.backup) : backUp(rest, io);
    case "restore":
      return wantsHelp ? say(HELP.restore) : restore(rest, io);
    case "audit":
      return wantsHelp ? say(HELP.audit) : audit(rest, io);
    case "invite-administrator":
      return wantsHelp ? say(HELP["invite-administrator"]) : inviteAdministrator(rest, io);
    case "--help":
    case "-h":
      return say(HELP.help);
    case "help":
      return say(HELP[COMMANDS.find((known) => known === rest[0]) ?? "help"]);
    default:
      throw usageError(`没有“${name}”这个命令`, `There is no command “${name}”`);
  }
}

function endOfOptions(args: readonly string[]): number {
  const at = args.indexOf("--");
  return at < 0 ? args.length : at;
}
