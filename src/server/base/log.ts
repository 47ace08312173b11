export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Writes what happened, one JSON object a line. Fields name no person, no address and no content of a file. */
export type Log = Readonly<Record<Exclude<LogLevel, "silent">, (event: string, fields?: LogFields) => void>>;

export function createLog(
  level: LogLevel,
  write: (line: string) => void = (line) => process.stderr.write(line),
  now: () => Date = () => new Date(),
): Log {
  const lowest = LOG_LEVELS.indexOf(level);
  const writer =
    (own: LogLevel) =>
    (event: string, fields: LogFields = {}) => {
      if (LOG_LEVELS.indexOf(own) < lowest) return;
      write(`${JSON.stringify({ time: now().toISOString(), level: own, event, ...fields })}\n`);
    };
  return { debug: writer("debug"), info: writer("info"), warn: writer("warn"), error: writer("error") };
}

/** An error as fields, with its cause and where it was thrown. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { message: String(error) };
  const cause = error.cause === undefined ? {} : { cause: describe(error.cause) };
  return { message: messageOf(error), ...cause, stack: stackOf(error) };
}

function describe(cause: unknown): string {
  return cause instanceof Error ? `${messageOf(cause)}\n${stackOf(cause)}` : String(cause);
}

/** A parser quotes what it could not read, which may be anybody's words. */
function messageOf(error: Error): string {
  return error instanceof SyntaxError ? "SyntaxError" : error.message;
}

/** Where it was thrown, without the message. */
function stackOf(error: Error): string {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => /^ {4}at /.test(line))
    .join("\n");
}
