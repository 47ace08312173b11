import { ROUTES } from "#contract/routes.ts";
import { sourceRowQuerySchema, sourceRowSchema } from "#contract/source-row.ts";
import { answersJson, type Operation, PERMITTED, READING } from "#server/api/operation.ts";

/** The files that figures were read from. */
export const FILE_OPERATIONS: readonly Operation[] = [
  {
    id: "readFile",
    method: "get",
    route: ROUTES.file,
    action: "look",
    summary: { zh: "原始文件", en: "The original file" },
    answer: { status: 200, type: "application/octet-stream" },
    immutable: true,
    errors: [...PERMITTED, "not-found"],
  },
  {
    id: "readSourceRow",
    method: "get",
    route: ROUTES.sourceRow,
    action: "look",
    summary: { zh: "原始文件中某单元格所在的行与表头", en: "A cell's row in the original file, under its header" },
    query: sourceRowQuerySchema,
    answer: answersJson("SourceRow", sourceRowSchema),
    immutable: true,
    errors: [...PERMITTED, ...READING, "not-found"],
  },
];
