import { Hono } from "hono";
import { ROUTES } from "#contract/routes.ts";
import { sourceRowQuerySchema } from "#contract/source-row.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { requireFileSeen } from "#server/api/upload-scope.ts";
import { readQuery } from "#server/http/query.ts";

/**
 * The row of a cell as its file has it. The same for ever, as the file is named by what it holds. A file that was not
 * published yet is for those who may see its upload.
 */
export function sourceRowRoutes({ store, desk, answers }: AppDeps): Hono {
  return new Hono().get(ROUTES.sourceRow, async (c) => {
    const { sheet = "", cell } = readQuery(c, sourceRowQuerySchema);
    const digest = c.req.param("digest");
    const isPublished = (await store.publishedFileName(digest)) !== null;
    if (!isPublished) await requireFileSeen(c, store, digest);
    const key = `source-row ${digest} ${cell} ${sheet}`;
    if (isPublished) return answers.answer(c, key, () => desk.sourceRow({ digest, sheet, cell }));
    c.header("Cache-Control", "no-store");
    return c.json(await desk.sourceRow({ digest, sheet, cell }));
  });
}
