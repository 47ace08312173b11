import { ERRORS } from "#contract/errors.ts";
import { CommandError } from "./command-error.ts";
import type { Io } from "./io.ts";

/**
 * The bytes of a file.
 *
 * @throws CommandError saying why it cannot be read
 */
export async function readInput(io: Io, path: string): Promise<Uint8Array> {
  try {
    return await io.readFile(path);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    const reason = REASONS[code] ?? { zh: code || String(cause), en: code || String(cause) };
    throw new CommandError(
      { zh: `读不到文件 ${path}:${reason.zh}`, en: `${path} cannot be read: ${reason.en}` },
      undefined,
      { cause },
    );
  }
}

const REASONS: Readonly<Record<string, { zh: string; en: string }>> = {
  ENOENT: { zh: "没有这个文件", en: "there is no such file" },
  EACCES: { zh: "没有读取权限", en: "permission denied" },
  EISDIR: { zh: "这是一个文件夹", en: "it is a folder" },
  ERR_FS_FILE_TOO_LARGE: { zh: "文件太大", en: "it is too large" },
};

/** @throws CommandError where the file is larger than the server takes */
export function requireSize(path: string, bytes: Uint8Array, most: number): void {
  if (bytes.length <= most) return;
  const { title, advice } = ERRORS["file-too-large"];
  const megabytes = Math.floor(most / 1024 / 1024);
  throw new CommandError({
    zh: `${path}:${title.zh}(上限 ${megabytes} MB)。${advice.zh}`,
    en: `${path}: ${title.en} (the limit is ${megabytes} MB). ${advice.en}`,
  });
}

/** The name of a file without the path before it; of standard input, a name that says so. */
export function fileNameOf(path: string): string {
  return path === "-" ? "stdin.csv" : path.replace(/^.*[/\\]/, "");
}
