import type * as z from "zod/mini";
import { auditCsvQuerySchema, auditQuerySchema, auditSchema, auditVerificationSchema } from "#contract/audit.ts";
import { catalogueSchema } from "#contract/catalogue.ts";
import { displaySessionSchema, displaysSchema, madeDisplaySchema, newDisplaySchema } from "#contract/displays.ts";
import { type ErrorCode, problemDetailsSchema } from "#contract/errors.ts";
import { historyQuerySchema, historySchema } from "#contract/history.ts";
import {
  aliasesSchema,
  mappingSchema,
  mappingsSchema,
  memoryQuerySchema,
  renameMappingSchema,
} from "#contract/memory.ts";
import { observationsQuerySchema, observationsSchema } from "#contract/observations.ts";
import { readingChoicesSchema } from "#contract/reading-choices.ts";
import { revisionDifferenceSchema } from "#contract/revision-difference.ts";
import { revisionLogSchema } from "#contract/revision-log.ts";
import { currentRevisionSchema, revisionSchema, revisionsSchema, undoSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { healthSchema, readinessSchema, serverSettingsSchema } from "#contract/settings.ts";
import { sourceRowQuerySchema, sourceRowSchema } from "#contract/source-row.ts";
import { returnSchema, submissionsQuerySchema, submissionsSchema, submitSchema } from "#contract/submissions.ts";
import { madeTokenSchema, newTokenSchema, tokensSchema } from "#contract/tokens.ts";
import {
  createUploadQuerySchema,
  draftsQuerySchema,
  draftsSchema,
  publishSchema,
  uploadSchema,
} from "#contract/uploads.ts";
import type { Names } from "#domain/names.ts";
import type { Action } from "#domain/permission.ts";
import { editionQuerySchema } from "./revisions.ts";

/** Every schema of the wire that has a name, under that name. */
export const SCHEMAS = {
  Health: healthSchema,
  Readiness: readinessSchema,
  ServerSettings: serverSettingsSchema,
  CurrentRevision: currentRevisionSchema,
  Revisions: revisionsSchema,
  Revision: revisionSchema,
  RevisionDifference: revisionDifferenceSchema,
  RevisionLog: revisionLogSchema,
  Undo: undoSchema,
  Catalogue: catalogueSchema,
  Observations: observationsSchema,
  History: historySchema,
  SourceRow: sourceRowSchema,
  Upload: uploadSchema,
  Publish: publishSchema,
  Drafts: draftsSchema,
  Submit: submitSchema,
  Return: returnSchema,
  Submissions: submissionsSchema,
  Audit: auditSchema,
  AuditVerification: auditVerificationSchema,
  Tokens: tokensSchema,
  NewToken: newTokenSchema,
  MadeToken: madeTokenSchema,
  Displays: displaysSchema,
  NewDisplay: newDisplaySchema,
  MadeDisplay: madeDisplaySchema,
  DisplaySession: displaySessionSchema,
  ReadingChoices: readingChoicesSchema,
  Mapping: mappingSchema,
  Mappings: mappingsSchema,
  RenameMapping: renameMappingSchema,
  Aliases: aliasesSchema,
  ProblemDetails: problemDetailsSchema,
} as const satisfies Record<string, z.ZodMiniType>;

export type SchemaName = keyof typeof SCHEMAS;

export type Operation = {
  readonly id: string;
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** As Hono writes it, `:id` for a parameter. */
  readonly route: string;
  readonly summary: Names;
  /** What it does as far as permission goes; who may is said by PERMISSIONS and ACCESS. */
  readonly action: Action;
  readonly query?: z.ZodMiniType;
  readonly body?: { readonly type: string; readonly schema?: SchemaName };
  readonly answer: { readonly status: number; readonly type?: string; readonly schema?: SchemaName };
  /** Never changes: ETag, 304, compressed. */
  readonly immutable?: true;
  readonly errors: readonly ErrorCode[];
};

/** Of every operation, an open one too: a token that does not hold is refused wherever it is shown. */
const ALWAYS: readonly ErrorCode[] = [
  "bad-request",
  "store-unavailable",
  "store-locked",
  "internal",
  "token-refused",
  "too-many-requests",
];
/** Of what is not open to everybody. */
const PERMITTED: readonly ErrorCode[] = [...ALWAYS, "sign-in-required", "not-permitted"];
/** Of what changes something. */
const CHANGE: readonly ErrorCode[] = [...PERMITTED, "foreign-origin", "disk-full", "disk-read-only", "stopping"];
const EDITION: readonly ErrorCode[] = [...PERMITTED, "unknown-revision", "dataset-replaced"];
const DRAFT: readonly ErrorCode[] = [...CHANGE, "not-found", "already-discarded"];
const JSON_TYPE = "application/json";

/** What the API can do; the OpenAPI document is written from it and the tests hold every answer against it. */
export const OPERATIONS: readonly Operation[] = [
  {
    id: "readHealth",
    method: "get",
    route: ROUTES.health,
    action: "open",
    summary: { zh: "服务是否在运行(存活)", en: "Whether the server is alive" },
    answer: { status: 200, type: JSON_TYPE, schema: "Health" },
    errors: ALWAYS,
  },
  {
    id: "readReadiness",
    method: "get",
    route: ROUTES.ready,
    action: "open",
    summary: {
      zh: "服务能否正常工作:数据库可读、磁盘可写、页面已构建(就绪)",
      en: "Whether the server is ready: the store can be read, the disk written to, the page is built",
    },
    answer: { status: 200, type: JSON_TYPE, schema: "Readiness" },
    errors: [...ALWAYS, "not-ready"],
  },
  {
    id: "readSettings",
    method: "get",
    route: ROUTES.settings,
    action: "look",
    summary: { zh: "页面需要知道的设置", en: "What a page has to know of this server" },
    answer: { status: 200, type: JSON_TYPE, schema: "ServerSettings" },
    errors: PERMITTED,
  },
  {
    id: "readCurrentRevision",
    method: "get",
    route: ROUTES.currentRevision,
    action: "look",
    summary: { zh: "当前版本(不缓存)", en: "Which revision is current (not cached)" },
    answer: { status: 200, type: JSON_TYPE, schema: "CurrentRevision" },
    errors: PERMITTED,
  },
  {
    id: "readRevisions",
    method: "get",
    route: ROUTES.revisions,
    action: "look",
    summary: { zh: "截至某版本的全部版本,新的在前", en: "Revisions up to one, newest first" },
    query: editionQuerySchema,
    answer: { status: 200, type: JSON_TYPE, schema: "Revisions" },
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
    answer: { status: 200, type: JSON_TYPE, schema: "RevisionDifference" },
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
    answer: { status: 200, type: JSON_TYPE, schema: "RevisionLog" },
    immutable: true,
    errors: EDITION,
  },
  {
    id: "undoRevision",
    method: "post",
    route: ROUTES.undo,
    action: "publish",
    summary: {
      zh: "撤销一个版本:发布新版本,恢复之前的数据",
      en: "Undo a revision: publish one that restores what was",
    },
    body: { type: JSON_TYPE, schema: "Undo" },
    answer: { status: 200, type: JSON_TYPE, schema: "Revision" },
    errors: [
      ...CHANGE,
      "not-found",
      "revision-moved",
      "seed-not-undone",
      "already-undone",
      "undo-conflict",
      "file-too-large",
    ],
  },
  {
    id: "readCatalogue",
    method: "get",
    route: ROUTES.catalogue,
    action: "look",
    summary: { zh: "指标、平台与地区、政策、来源、目标", en: "Indicators, organizations, policies, sources, targets" },
    query: editionQuerySchema,
    answer: { status: 200, type: JSON_TYPE, schema: "Catalogue" },
    immutable: true,
    errors: EDITION,
  },
  {
    id: "readObservations",
    method: "get",
    route: ROUTES.observations,
    action: "look",
    summary: { zh: "数据,按列压缩;可按指标、平台、时期筛选", en: "Figures as columns, filtered by name and period" },
    query: observationsQuerySchema,
    answer: { status: 200, type: JSON_TYPE, schema: "Observations" },
    immutable: true,
    errors: [...EDITION, "not-found"],
  },
  {
    id: "readHistory",
    method: "get",
    route: ROUTES.history,
    action: "look",
    summary: { zh: "一个数据的历次发布与出处", en: "What was published of one figure, and where it was read" },
    query: historyQuerySchema,
    answer: { status: 200, type: JSON_TYPE, schema: "History" },
    immutable: true,
    errors: EDITION,
  },
  {
    id: "createUpload",
    method: "post",
    route: ROUTES.uploads,
    action: "submit",
    summary: {
      zh: "上传文件,得到核对结果;尚未发布",
      en: "Send a file, see what it would change; nothing is published",
    },
    query: createUploadQuerySchema,
    body: { type: "application/octet-stream" },
    answer: { status: 201, type: JSON_TYPE, schema: "Upload" },
    errors: [...CHANGE, "not-found", "file-too-large", "too-many-rows"],
  },
  {
    id: "readUpload",
    method: "get",
    route: ROUTES.upload,
    action: "submit",
    summary: { zh: "再次核对一份上传", en: "An upload again, compared with what is current now" },
    answer: { status: 200, type: JSON_TYPE, schema: "Upload" },
    errors: DRAFT,
  },
  {
    id: "publishUpload",
    method: "post",
    route: ROUTES.publish,
    action: "publish",
    summary: { zh: "发布一份上传", en: "Publish an upload" },
    body: { type: JSON_TYPE, schema: "Publish" },
    answer: { status: 200, type: JSON_TYPE, schema: "Upload" },
    errors: [
      ...DRAFT,
      "already-published",
      "revision-moved",
      "nothing-to-publish",
      "upload-has-errors",
      "warnings-unanswered",
      "file-too-large",
    ],
  },
  {
    id: "listDrafts",
    method: "get",
    route: ROUTES.uploads,
    action: "submit",
    summary: { zh: "某地区尚未发布的上传", en: "Drafts of a region, newest first" },
    query: draftsQuerySchema,
    answer: { status: 200, type: JSON_TYPE, schema: "Drafts" },
    errors: PERMITTED,
  },
  {
    id: "chooseReading",
    method: "put",
    route: ROUTES.choices,
    action: "submit",
    summary: {
      zh: "说明文件没有写明的内容,并重新读取;以前的说明被替换",
      en: "Say what the file does not, and have it read again; what was said before is replaced",
    },
    body: { type: JSON_TYPE, schema: "ReadingChoices" },
    answer: { status: 200, type: JSON_TYPE, schema: "Upload" },
    errors: [...DRAFT, "already-published", "already-submitted", "file-too-large"],
  },
  {
    id: "submitUpload",
    method: "put",
    route: ROUTES.submission,
    action: "submit",
    summary: { zh: "提报一份上传,等待审核发布", en: "Send an upload in, to be reviewed and published" },
    body: { type: JSON_TYPE, schema: "Submit" },
    answer: { status: 200, type: JSON_TYPE, schema: "Upload" },
    errors: [
      ...DRAFT,
      "already-published",
      "already-submitted",
      "nothing-to-publish",
      "upload-has-errors",
      "warnings-unanswered",
      "file-too-large",
    ],
  },
  {
    id: "takeBackUpload",
    method: "delete",
    route: ROUTES.submission,
    action: "submit",
    summary: { zh: "撤回提报", en: "Take a submission back" },
    answer: { status: 200, type: JSON_TYPE, schema: "Upload" },
    errors: [...DRAFT, "already-published", "not-submitted"],
  },
  {
    id: "returnUpload",
    method: "post",
    route: ROUTES.returned,
    action: "publish",
    summary: { zh: "退回提报,说明原因", en: "Return a submission with a remark" },
    body: { type: JSON_TYPE, schema: "Return" },
    answer: { status: 200, type: JSON_TYPE, schema: "Upload" },
    errors: [...DRAFT, "already-published", "not-submitted", "file-too-large"],
  },
  {
    id: "listSubmissions",
    method: "get",
    route: ROUTES.submissions,
    action: "submit",
    summary: {
      zh: "待审核与已退回的提报;填报账号只见自己的",
      en: "Submissions that wait or were returned; a contributor sees only its own",
    },
    query: submissionsQuerySchema,
    answer: { status: 200, type: JSON_TYPE, schema: "Submissions" },
    errors: PERMITTED,
  },
  {
    id: "listTokens",
    method: "get",
    route: ROUTES.tokens,
    action: "own",
    summary: { zh: "本账号的访问令牌", en: "API tokens of one's own" },
    answer: { status: 200, type: JSON_TYPE, schema: "Tokens" },
    errors: PERMITTED,
  },
  {
    id: "makeToken",
    method: "post",
    route: ROUTES.tokens,
    action: "own",
    summary: { zh: "新建访问令牌;仅显示一次", en: "Make an API token; shown once" },
    body: { type: JSON_TYPE, schema: "NewToken" },
    answer: { status: 201, type: JSON_TYPE, schema: "MadeToken" },
    errors: [...CHANGE, "file-too-large"],
  },
  {
    id: "revokeToken",
    method: "delete",
    route: ROUTES.token,
    action: "own",
    summary: { zh: "停用访问令牌", en: "Revoke an API token" },
    answer: { status: 204 },
    errors: [...CHANGE, "not-found"],
  },
  {
    id: "listDisplays",
    method: "get",
    route: ROUTES.displays,
    action: "administer",
    summary: { zh: "显示屏令牌", en: "Display tokens" },
    answer: { status: 200, type: JSON_TYPE, schema: "Displays" },
    errors: PERMITTED,
  },
  {
    id: "makeDisplay",
    method: "post",
    route: ROUTES.displays,
    action: "administer",
    summary: { zh: "新建显示屏令牌;仅显示一次", en: "Make a display token; shown once" },
    body: { type: JSON_TYPE, schema: "NewDisplay" },
    answer: { status: 201, type: JSON_TYPE, schema: "MadeDisplay" },
    errors: [...CHANGE, "file-too-large"],
  },
  {
    id: "revokeDisplay",
    method: "delete",
    route: ROUTES.display,
    action: "administer",
    summary: { zh: "停用显示屏令牌", en: "Revoke a display token" },
    answer: { status: 204 },
    errors: [...CHANGE, "not-found"],
  },
  {
    id: "openDisplay",
    method: "post",
    route: ROUTES.displaySession,
    action: "open",
    summary: {
      zh: "显示屏出示令牌,换取只读的 Cookie",
      en: "A display shows its token and is given a cookie that can only look",
    },
    body: { type: JSON_TYPE, schema: "DisplaySession" },
    answer: { status: 204 },
    errors: [...CHANGE, "file-too-large"],
  },
  {
    id: "listMappings",
    method: "get",
    route: ROUTES.mappings,
    action: "publish",
    summary: { zh: "已记住的读法", en: "Remembered ways of reading" },
    query: memoryQuerySchema,
    answer: { status: 200, type: JSON_TYPE, schema: "Mappings" },
    errors: PERMITTED,
  },
  {
    id: "renameMapping",
    method: "patch",
    route: ROUTES.mapping,
    action: "publish",
    summary: { zh: "重命名读法", en: "Rename a way of reading" },
    body: { type: JSON_TYPE, schema: "RenameMapping" },
    answer: { status: 200, type: JSON_TYPE, schema: "Mapping" },
    errors: [...CHANGE, "not-found", "file-too-large"],
  },
  {
    id: "forgetMapping",
    method: "delete",
    route: ROUTES.mapping,
    action: "publish",
    summary: { zh: "删除读法", en: "Forget a way of reading" },
    answer: { status: 204 },
    errors: [...CHANGE, "not-found"],
  },
  {
    id: "listAliases",
    method: "get",
    route: ROUTES.aliases,
    action: "publish",
    summary: { zh: "已记住的名称", en: "Remembered names" },
    query: memoryQuerySchema,
    answer: { status: 200, type: JSON_TYPE, schema: "Aliases" },
    errors: PERMITTED,
  },
  {
    id: "forgetAlias",
    method: "delete",
    route: ROUTES.alias,
    action: "publish",
    summary: { zh: "删除记住的名称", en: "Forget a name" },
    answer: { status: 204 },
    errors: [...CHANGE, "not-found"],
  },
  {
    id: "discardUpload",
    method: "delete",
    route: ROUTES.upload,
    action: "submit",
    summary: { zh: "放弃一份上传", en: "Discard an upload" },
    answer: { status: 204 },
    errors: [...DRAFT, "already-published"],
  },
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
    answer: { status: 200, type: JSON_TYPE, schema: "SourceRow" },
    immutable: true,
    errors: [...PERMITTED, "not-found"],
  },
  {
    id: "readEvents",
    method: "get",
    route: ROUTES.events,
    action: "look",
    summary: { zh: "服务器推送:新版本发布(事件 revision)", en: "Server-sent events: `revision`, a new one is current" },
    answer: { status: 200, type: "text/event-stream" },
    errors: PERMITTED,
  },
  {
    id: "readAudit",
    method: "get",
    route: ROUTES.audit,
    action: "administer",
    summary: { zh: "审计日志,新的在前,每次 200 条", en: "The audit log, newest first, 200 entries at a time" },
    query: auditQuerySchema,
    answer: { status: 200, type: JSON_TYPE, schema: "Audit" },
    errors: PERMITTED,
  },
  {
    id: "verifyAudit",
    method: "get",
    route: ROUTES.auditVerification,
    action: "administer",
    summary: {
      zh: "逐条核对审计日志的摘要链,有误时指出第几条",
      en: "Walk the audit log's chain of digests, and name the first entry that does not hold",
    },
    answer: { status: 200, type: JSON_TYPE, schema: "AuditVerification" },
    errors: PERMITTED,
  },
  {
    id: "exportAudit",
    method: "get",
    route: ROUTES.auditCsv,
    action: "administer",
    summary: {
      zh: "导出审计日志(CSV,旧的在前);导出本身也记入日志",
      en: "The audit log as CSV, oldest first; the export is itself on record",
    },
    query: auditCsvQuerySchema,
    answer: { status: 200, type: "text/csv" },
    errors: [...PERMITTED, "disk-full", "disk-read-only", "stopping"],
  },
  {
    id: "readOpenapi",
    method: "get",
    route: ROUTES.openapi,
    action: "open",
    summary: { zh: "本文档", en: "This document" },
    answer: { status: 200, type: JSON_TYPE },
    errors: ALWAYS,
  },
];
