import { documentQuerySchema, policyDocumentSchema } from "#contract/catalogue.ts";
import {
  catalogueDraftSchema,
  catalogueDraftsSchema,
  catalogueReviewSchema,
  createCatalogueDraftSchema,
  publishCatalogueSchema,
  saveCatalogueDraftSchema,
} from "#contract/catalogue-drafts.ts";
import type { ErrorCode } from "#contract/errors.ts";
import { revisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { answersJson, CHANGE, type Operation, PERMITTED, takesJson } from "#server/api/operation.ts";

const DRAFT: readonly ErrorCode[] = [...CHANGE, "not-found", "file-too-large"];

/** Indicators, regions, platforms, policies and targets are changed in a draft, which is reviewed and published. */
export const CATALOGUE_OPERATIONS: readonly Operation[] = [
  {
    id: "keepCatalogueDocument",
    method: "post",
    route: ROUTES.catalogueDocuments,
    action: "publish",
    summary: {
      zh: "存一份政策附件（PDF、DOCX、OFD），供草稿引用",
      en: "Keep a document (PDF, DOCX, OFD) for a policy of a draft to name",
    },
    query: documentQuerySchema,
    body: { type: "application/octet-stream" },
    answer: answersJson("PolicyDocument", policyDocumentSchema, 201),
    errors: [...CHANGE, "document-kind", "file-too-large", "upload-too-slow", "stopping"],
  },
  {
    id: "createCatalogueDraft",
    method: "post",
    route: ROUTES.catalogueDrafts,
    action: "publish",
    summary: { zh: "开始一份目录草稿", en: "Begin a draft of changes to the catalogue" },
    body: takesJson("CreateCatalogueDraft", createCatalogueDraftSchema),
    answer: answersJson("CatalogueDraft", catalogueDraftSchema, 201),
    errors: DRAFT,
  },
  {
    id: "listCatalogueDrafts",
    method: "get",
    route: ROUTES.catalogueDrafts,
    action: "publish",
    summary: { zh: "本账号的目录草稿，新的在前", en: "One's own drafts of the catalogue, newest first" },
    answer: answersJson("CatalogueDrafts", catalogueDraftsSchema),
    errors: PERMITTED,
  },
  {
    id: "readCatalogueDraft",
    method: "get",
    route: ROUTES.catalogueDraft,
    action: "publish",
    summary: { zh: "一份目录草稿", en: "A draft of the catalogue" },
    answer: answersJson("CatalogueDraft", catalogueDraftSchema),
    errors: [...PERMITTED, "not-found"],
  },
  {
    id: "saveCatalogueDraft",
    method: "put",
    route: ROUTES.catalogueDraft,
    action: "publish",
    summary: {
      zh: "保存草稿的全部改动；新增内容由服务器给出代码",
      en: "Replace the changes of a draft; the server gives what is added its codes",
    },
    body: takesJson("SaveCatalogueDraft", saveCatalogueDraftSchema),
    answer: answersJson("CatalogueDraft", catalogueDraftSchema),
    errors: [...DRAFT, "draft-moved"],
  },
  {
    id: "reviewCatalogueDraft",
    method: "get",
    route: ROUTES.catalogueReview,
    action: "publish",
    summary: {
      zh: "草稿与当前目录的差异、问题，以及他人在此期间的改动",
      en: "What a draft would change, what is wrong with it, and what others changed since",
    },
    answer: answersJson("CatalogueReview", catalogueReviewSchema),
    errors: [...PERMITTED, "not-found"],
  },
  {
    id: "publishCatalogueDraft",
    method: "post",
    route: ROUTES.cataloguePublish,
    action: "publish",
    summary: { zh: "发布一份目录草稿", en: "Publish a draft of the catalogue" },
    body: takesJson("PublishCatalogue", publishCatalogueSchema),
    answer: answersJson("Revision", revisionSchema),
    errors: [
      ...DRAFT,
      "draft-moved",
      "revision-moved",
      "catalogue-moved",
      "catalogue-has-errors",
      "warnings-unanswered",
      "nothing-changed",
    ],
  },
  {
    id: "discardCatalogueDraft",
    method: "delete",
    route: ROUTES.catalogueDraft,
    action: "publish",
    summary: { zh: "放弃一份目录草稿", en: "Discard a draft of the catalogue" },
    answer: { status: 204 },
    errors: DRAFT,
  },
];
