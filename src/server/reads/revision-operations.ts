import { revisionDifferenceSchema } from "#contract/revision-difference.ts";
import { revisionLogSchema } from "#contract/revision-log.ts";
import { currentRevisionSchema, revisionsSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { answersJson, EDITION, type Operation, PERMITTED } from "#server/api/operation.ts";
import { editionQuerySchema } from "./revisions.ts";

/** Which revisions there are, and what each changed. */
export const REVISION_OPERATIONS: readonly Operation[] = [
  {
    id: "readCurrentRevision",
    method: "get",
    route: ROUTES.currentRevision,
    action: "look",
    summary: { zh: "当前版本(不缓存)", en: "Which revision is current (not cached)" },
    answer: answersJson("CurrentRevision", currentRevisionSchema),
    errors: PERMITTED,
  },
  {
    id: "readRevisions",
    method: "get",
    route: ROUTES.revisions,
    action: "look",
    summary: { zh: "截至某版本的全部版本,新的在前", en: "Revisions up to one, newest first" },
    query: editionQuerySchema,
    answer: answersJson("Revisions", revisionsSchema),
    immutable: true,
    errors: EDITION,
  },
  {
    id: "readRevisionDifference",
    method: "get",
    route: ROUTES.difference,
    action: "look",
    summary: {
      zh: "一个版本改了什么,出自哪个文件的哪个单元格",
      en: "What a revision changed, and in which cells it was read",
    },
    query: editionQuerySchema,
    answer: answersJson("RevisionDifference", revisionDifferenceSchema),
    immutable: true,
    errors: EDITION,
  },
  {
    id: "readRevisionLog",
    method: "get",
    route: ROUTES.revisionLog,
    action: "look",
    summary: {
      zh: "一个版本的文件是怎样读的:读法、说明、改正和问题",
      en: "How a revision's file was read: what was understood, said, put right and wrong",
    },
    query: editionQuerySchema,
    answer: answersJson("RevisionLog", revisionLogSchema),
    immutable: true,
    errors: EDITION,
  },
];
