import { CFB } from "@e965/xlsx";
import { guardZip, type WorkbookRefusal } from "./workbook-guard.ts";

/** The files of a zip by their path, or why it is not unpacked. */
export type ZipParts =
  | { readonly kind: "refused"; readonly why: WorkbookRefusal }
  | { readonly kind: "parts"; readonly parts: ReadonlyMap<string, Uint8Array> };

/** Unpacks a zip in memory, once its directory adds up to a size that is safe to hold. */
export function readZip(bytes: Uint8Array): ZipParts {
  const refusal = guardZip(bytes);
  if (refusal !== null) return { kind: "refused", why: refusal };
  try {
    const { FullPaths: paths, FileIndex: files }: Container = CFB.read(new Uint8Array(bytes), { type: "array" });
    const parts = paths.flatMap((path, i): [string, Uint8Array][] => {
      const content = files[i]?.content;
      return content && !path.endsWith("/") && !path.includes("\u0001")
        ? [[nameOf(path), content instanceof Uint8Array ? content : Uint8Array.from(content)]]
        : [];
    });
    return { kind: "parts", parts: new Map(parts) };
  } catch {
    return { kind: "refused", why: "broken" };
  }
}

type Container = {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly content?: ArrayLike<number> }[];
};

/** A path without the root the library puts before it. Its bytes are UTF-8, or of an office's Windows GB18030. */
function nameOf(path: string): string {
  const bytes = Uint8Array.from(path.replace(/^[^/]*\//, ""), (char) => char.charCodeAt(0));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
