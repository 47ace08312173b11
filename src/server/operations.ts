import { ACCOUNT_OPERATIONS } from "#server/accounts/account-operations.ts";
import { DISPLAY_OPERATIONS } from "#server/accounts/display-operations.ts";
import { INVITATION_OPERATIONS } from "#server/accounts/invitation-operations.ts";
import { OIDC_OPERATIONS } from "#server/accounts/oidc-operations.ts";
import { OWN_ACCOUNT_OPERATIONS } from "#server/accounts/own-account-operations.ts";
import { SESSION_OPERATIONS } from "#server/accounts/session-operations.ts";
import { TOKEN_OPERATIONS } from "#server/accounts/token-operations.ts";
import { OPENAPI_OPERATION } from "#server/api/openapi.ts";
import type { Operation } from "#server/api/operation.ts";
import { AUDIT_OPERATIONS } from "#server/audit/audit-operations.ts";
import { CATALOGUE_OPERATIONS } from "#server/catalogue/catalogue-operations.ts";
import { FIGURE_OPERATIONS } from "#server/reads/figure-operations.ts";
import { FILE_OPERATIONS } from "#server/reads/file-operations.ts";
import { REVISION_OPERATIONS } from "#server/reads/revision-operations.ts";
import { SERVER_OPERATIONS } from "#server/reads/server-operations.ts";
import { MEMORY_OPERATIONS } from "#server/upload/memory-operations.ts";
import { SUBMISSION_OPERATIONS } from "#server/upload/submission-operations.ts";
import { UNDO_OPERATION } from "#server/upload/undo.ts";
import { UPLOAD_OPERATIONS } from "#server/upload/upload-operations.ts";

/**
 * What the API can do: the operations of every resource, each described beside its routes. The OpenAPI document is written
 * from it, permission goes by it, and the tests hold every answer against it.
 */
export const OPERATIONS: readonly Operation[] = [
  ...SERVER_OPERATIONS,
  ...REVISION_OPERATIONS,
  ...FIGURE_OPERATIONS,
  ...FILE_OPERATIONS,
  ...UPLOAD_OPERATIONS,
  ...SUBMISSION_OPERATIONS,
  ...CATALOGUE_OPERATIONS,
  ...MEMORY_OPERATIONS,
  ...SESSION_OPERATIONS,
  ...OWN_ACCOUNT_OPERATIONS,
  ...INVITATION_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
  ...OIDC_OPERATIONS,
  ...TOKEN_OPERATIONS,
  ...DISPLAY_OPERATIONS,
  ...AUDIT_OPERATIONS,
  UNDO_OPERATION,
  OPENAPI_OPERATION,
];
