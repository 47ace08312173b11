import type { Names } from "#domain/names.ts";

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

/** Bytes that are read in one go: a large file taken whole keeps the page from answering for a moment. */
const PIECE = 1 << 20;

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
  for (let at = 0; at < file.size; at += PIECE)
    bytes.set(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()), at);
  return bytes;
}

/** What the clipboard holds, as a file: a copied file, or the text of copied cells. `null` for anything else. */
export function fileFromClipboard(clipboard: DataTransfer, pastedName: string): File | null {
  const file = clipboard.files[0];
  if (file && clipboard.getData("text/plain") === "") return file;
  const text = clipboard.getData("text/plain");
  return /[\t\n]/.test(text.trim()) ? new File([text], pastedName, { type: "text/csv" }) : null;
}
