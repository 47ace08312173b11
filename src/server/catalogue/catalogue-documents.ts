import { Hono } from "hono";
import { documentQuerySchema, type PolicyDocument } from "#contract/catalogue.ts";
import { ROUTES } from "#contract/routes.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { baseName } from "#server/base/base-name.ts";
import { LEAST_PACE, readBody } from "#server/http/body.ts";
import { ApiError } from "#server/http/errors.ts";
import { createArrivals } from "#server/http/gate.ts";
import { createHeldFiles, fileRoom } from "#server/http/held-files.ts";
import { readQuery } from "#server/http/query.ts";

/** What offices issue documents as, each by its ending and how its bytes begin: PDF, and zips of Word and OFD (GB/T 33190). */
const KINDS: readonly { readonly ending: RegExp; readonly begins: readonly number[] }[] = [
  { ending: /\.pdf$/i, begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { ending: /\.(docx|ofd)$/i, begins: [0x50, 0x4b, 0x03, 0x04] },
];

/** A document that a policy names is kept as it came; it is read by its digest, as other files are, and never rendered. */
export function catalogueDocumentRoutes({ store, client, limits }: AppDeps): Hono {
  const arriving = createArrivals(client);
  const held = createHeldFiles(client, fileRoom(limits.fileBytes));
  return new Hono().post(ROUTES.catalogueDocuments, async (c) => {
    const { fileName } = readQuery(c, documentQuerySchema);
    const document = await held.hold(c, async (came) => {
      const bytes = await arriving(c, () => readBody(c, limits.fileBytes, LEAST_PACE, came));
      requireDocument(fileName, bytes);
      return { digest: await store.keepDocument(bytes), fileName: baseName(fileName), size: bytes.length };
    });
    c.header("Cache-Control", "no-store");
    return c.json(document satisfies PolicyDocument, 201);
  });
}

/** @throws ApiError `document-kind` of what is no such document, whatever it calls itself */
function requireDocument(fileName: string, bytes: Uint8Array): void {
  const kind = KINDS.find(({ ending }) => ending.test(fileName));
  if (!kind?.begins.every((byte, at) => bytes[at] === byte)) throw new ApiError("document-kind");
}
