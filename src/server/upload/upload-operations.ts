import { catalogueDraftTakenSchema } from "#contract/catalogue-drafts.ts";
import { readTablesSchema, uploadTablesSchema } from "#contract/catalogue-tables.ts";
import type { ErrorCode } from "#contract/errors.ts";
import { readingChoicesSchema } from "#contract/reading-choices.ts";
import { ROUTES } from "#contract/routes.ts";
import { attachCatalogueSchema, proposalsSchema, saveUploadCatalogueSchema } from "#contract/upload-catalogue.ts";
import { uploadTableQuerySchema, uploadTableSchema } from "#contract/upload-table.ts";
import {
  createUploadQuerySchema,
  draftsQuerySchema,
  draftsSchema,
  publishSchema,
  uploadProblemsSchema,
  uploadSchema,
} from "#contract/uploads.ts";
import { answersJson, CHANGE, type Operation, PERMITTED, READING, takesJson } from "#server/api/operation.ts";

/** Of what is done to a draft. */
export const DRAFT: readonly ErrorCode[] = [...CHANGE, "not-found", "already-discarded"];

/** From a file to a revision. */
export const UPLOAD_OPERATIONS: readonly Operation[] = [
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
    answer: answersJson("Upload", uploadSchema, 201),
    errors: [...CHANGE, "not-found", "file-too-large", "too-many-rows", ...READING],
  },
  {
    id: "readUpload",
    method: "get",
    route: ROUTES.upload,
    action: "submit",
    summary: { zh: "再次核对一份上传", en: "An upload again, compared with what is current now" },
    answer: answersJson("Upload", uploadSchema),
    errors: [...DRAFT, ...READING],
  },
  {
    id: "readUploadProblems",
    method: "get",
    route: ROUTES.uploadProblems,
    action: "submit",
    summary: { zh: "一份上传的全部问题", en: "Every problem of an upload, none cut" },
    answer: answersJson("UploadProblems", uploadProblemsSchema),
    errors: [...DRAFT, ...READING],
  },
  {
    id: "readUploadTable",
    method: "get",
    route: ROUTES.uploadTable,
    action: "submit",
    summary: {
      zh: "一份上传的一个时期：平台乘指标，附上期数",
      en: "One period of an upload, platform by indicator, with the period before beside it",
    },
    query: uploadTableQuerySchema,
    answer: answersJson("UploadTable", uploadTableSchema),
    errors: [...DRAFT, ...READING],
  },
  {
    id: "publishUpload",
    method: "post",
    route: ROUTES.publish,
    action: "publish",
    summary: { zh: "发布一份上传", en: "Publish an upload" },
    body: takesJson("Publish", publishSchema),
    answer: answersJson("Upload", uploadSchema),
    errors: [
      ...DRAFT,
      ...READING,
      "already-published",
      "revision-moved",
      "nothing-to-publish",
      "upload-has-errors",
      "warnings-unanswered",
      "file-too-large",
      "draft-moved",
      "catalogue-moved",
      "catalogue-has-errors",
    ],
  },
  {
    id: "readProposals",
    method: "get",
    route: ROUTES.proposals,
    action: "submit",
    summary: {
      zh: "文件中没有人认识的名称可以新建成什么平台或指标",
      en: "What platforms and indicators may be made of the names in a file that nobody knows",
    },
    answer: answersJson("Proposals", proposalsSchema),
    errors: [...DRAFT, ...READING],
  },
  {
    id: "saveUploadCatalogue",
    method: "put",
    route: ROUTES.uploadCatalogue,
    action: "submit",
    summary: {
      zh: "保存随这份上传一起发布的目录改动，并据此重新读取",
      en: "Replace the changes of the catalogue that go with an upload, and read it again with them",
    },
    body: takesJson("SaveUploadCatalogue", saveUploadCatalogueSchema),
    answer: answersJson("Upload", uploadSchema),
    errors: [...DRAFT, ...READING, "already-published", "already-submitted", "file-too-large", "draft-moved"],
  },
  {
    id: "attachCatalogueDraft",
    method: "post",
    route: ROUTES.uploadCatalogue,
    action: "publish",
    summary: {
      zh: "让一份上传与自己的目录草稿一起核对和发布，或解除",
      en: "Hold an upload against a draft of the catalogue of one's own, to be published with it, or against none",
    },
    body: takesJson("AttachCatalogueDraft", attachCatalogueSchema),
    answer: answersJson("Upload", uploadSchema),
    errors: [...DRAFT, ...READING, "already-published", "file-too-large"],
  },
  {
    id: "readUploadTables",
    method: "post",
    route: ROUTES.uploadTables,
    action: "publish",
    summary: {
      zh: "上传文件中的指标、平台、目标和政策表会怎样改动目录",
      en: "What the tables of indicators, platforms, targets and policies in an upload's file would change of the catalogue",
    },
    body: takesJson("ReadTables", readTablesSchema),
    answer: answersJson("UploadTables", uploadTablesSchema),
    errors: [...DRAFT, ...READING, "file-too-large"],
  },
  {
    id: "takeUploadTables",
    method: "post",
    route: ROUTES.uploadTablesDraft,
    action: "publish",
    summary: { zh: "把这些改动放入目录草稿", en: "Put those changes into a draft of the catalogue" },
    body: takesJson("ReadTables", readTablesSchema),
    answer: answersJson("CatalogueDraftTaken", catalogueDraftTakenSchema),
    errors: [...DRAFT, ...READING, "file-too-large", "draft-moved", "nothing-changed"],
  },
  {
    id: "listDrafts",
    method: "get",
    route: ROUTES.uploads,
    action: "submit",
    summary: { zh: "某地区尚未发布的上传", en: "Drafts of a region, newest first" },
    query: draftsQuerySchema,
    answer: answersJson("Drafts", draftsSchema),
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
    body: takesJson("ReadingChoices", readingChoicesSchema),
    answer: answersJson("Upload", uploadSchema),
    errors: [...DRAFT, ...READING, "already-published", "already-submitted", "file-too-large"],
  },
  {
    id: "replaceDraft",
    method: "put",
    route: ROUTES.replaced,
    action: "submit",
    summary: {
      zh: "用这份上传替换另一份草稿，沿用其说明",
      en: "Put an upload in the place of a draft, and take over what was said of that",
    },
    answer: answersJson("Upload", uploadSchema),
    errors: [...DRAFT, "already-published", "already-submitted", "file-too-large"],
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
];
