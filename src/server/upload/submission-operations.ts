import { ROUTES } from "#contract/routes.ts";
import { returnSchema, submissionsQuerySchema, submissionsSchema, submitSchema } from "#contract/submissions.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { answersJson, type Operation, PERMITTED, READING, takesJson } from "#server/api/operation.ts";
import { DRAFT } from "./upload-operations.ts";

/** Drafts that wait for somebody else to publish them. */
export const SUBMISSION_OPERATIONS: readonly Operation[] = [
  {
    id: "submitUpload",
    method: "put",
    route: ROUTES.submission,
    action: "submit",
    summary: { zh: "提报一份上传,等待审核发布", en: "Send an upload in, to be reviewed and published" },
    body: takesJson("Submit", submitSchema),
    answer: answersJson("Upload", uploadSchema),
    errors: [
      ...DRAFT,
      ...READING,
      "already-published",
      "already-submitted",
      "nothing-to-publish",
      "upload-has-errors",
      "warnings-unanswered",
      "file-too-large",
      "catalogue-moved",
      "catalogue-has-errors",
    ],
  },
  {
    id: "takeBackUpload",
    method: "delete",
    route: ROUTES.submission,
    action: "submit",
    summary: { zh: "撤回提报", en: "Take a submission back" },
    answer: answersJson("Upload", uploadSchema),
    errors: [...DRAFT, ...READING, "already-published", "not-submitted"],
  },
  {
    id: "returnUpload",
    method: "post",
    route: ROUTES.returned,
    action: "publish",
    summary: { zh: "退回提报,说明原因", en: "Return a submission with a remark" },
    body: takesJson("Return", returnSchema),
    answer: answersJson("Upload", uploadSchema),
    errors: [...DRAFT, ...READING, "already-published", "not-submitted", "file-too-large"],
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
    answer: answersJson("Submissions", submissionsSchema),
    errors: PERMITTED,
  },
];
