import { UnreachableError } from "./fetch.ts";
import { filePath } from "./paths.ts";

/**
 * The bytes of a stored file.
 *
 * @throws {UnreachableError} where they cannot be had
 */
export async function fetchFileBytes(digest: string): Promise<Uint8Array> {
  const response = await fetch(filePath(digest)).catch((cause: unknown) => {
    throw new UnreachableError(digest, { cause });
  });
  if (!response.ok) throw new UnreachableError(`${digest}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
