import type { Names } from "#domain/terms/names.ts";
import { inPieces } from "./in-pieces.ts";

/** A file taken into memory, so that a retry needs nothing from the disk, where it may have moved or changed. */
export type ChosenFile = { readonly name: string; readonly size: number; readonly bytes: Promise<Uint8Array> };

/** The browser could not read the file: moved, renamed, or held by another program. */
export class FileUnreadableError extends Error {
  override readonly name = "FileUnreadableError";
}

export const FILE_UNREADABLE: { readonly title: Names; readonly advice: Names } = {
  title: { zh: "读不到这个文件", en: "This file cannot be read" },
  advice: {
    zh: "它可能已被移动、改名,或正被其他程序占用。请关闭占用它的程序后重新选择。",
    en: "It may have been moved or renamed, or another program holds it. Close that program and choose the file again.",
  },
};

export function takeFile(file: File): ChosenFile {
  const bytes = readPieces(file).catch((cause: unknown) => {
    throw new FileUnreadableError(file.name, { cause });
  });
  // Whoever waits for the bytes hears of a failure; a file that nobody waits for any more fails in silence.
  bytes.catch(() => undefined);
  return { name: file.name, size: file.size, bytes };
}

async function readPieces(file: File): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.size);
  for await (const [from, to] of inPieces(file.size))
    bytes.set(new Uint8Array(await file.slice(from, to).arrayBuffer()), from);
  return bytes;
}

/** The file as it was taken into memory, to be sent; made of pieces, because a copy of the whole takes too long. */
export async function sendable({ name, bytes }: ChosenFile): Promise<File> {
  const whole = await bytes;
  const pieces: Blob[] = [];
  for await (const [from, to] of inPieces(whole.length)) pieces.push(new Blob([whole.slice(from, to)]));
  return new File(pieces, name);
}

/** What the clipboard holds, as a file: a copied file, or the text of copied cells. `null` for anything else. */
export function fileFromClipboard(clipboard: DataTransfer, pastedName: string): File | null {
  const file = clipboard.files[0];
  if (file && clipboard.getData("text/plain") === "") return file;
  const text = clipboard.getData("text/plain");
  return /[\t\n]/.test(text.trim()) ? new File([text], pastedName, { type: "text/csv" }) : null;
}
