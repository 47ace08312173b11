import { type Context, Hono, type MiddlewareHandler } from "hono";
import { ERRORS } from "#contract/errors.ts";
import type { Rules } from "#domain/catalogue/rules.ts";
import { type AccountAppDeps, type AccountSettings, createAccountDeps } from "#server/accounts/account-deps.ts";
import { accountRoutes } from "#server/accounts/accounts.ts";
import { displayRoutes } from "#server/accounts/displays.ts";
import { invitationRoutes } from "#server/accounts/invitations.ts";
import { oidcRoutes } from "#server/accounts/oidc.ts";
import { ownAccountRoutes } from "#server/accounts/own-account.ts";
import { secondFactorRoutes } from "#server/accounts/second-factor.ts";
import { sessionRoutes } from "#server/accounts/session.ts";
import { tokenRoutes } from "#server/accounts/tokens.ts";
import { type AuditSink, createAuditSink } from "#server/api/audit-sink.ts";
import type { EventHub } from "#server/api/event-hub.ts";
import { createBoundedReads, type HeavyReads } from "#server/api/heavy-reads.ts";
import { createIdentities, identify } from "#server/api/identify.ts";
import { openapiRoutes } from "#server/api/openapi.ts";
import type { Operation } from "#server/api/operation.ts";
import { permit } from "#server/api/permit.ts";
import { recordRateLimits, recordRefusals } from "#server/api/refusals.ts";
import { auditRoutes } from "#server/audit/audit-log.ts";
import { errorFields, type Log } from "#server/base/log.ts";
import { catalogueDocumentRoutes } from "#server/catalogue/catalogue-documents.ts";
import { catalogueDraftRoutes } from "#server/catalogue/catalogue-drafts.ts";
import type { UploadDesk, UploadLimits } from "#server/desk/upload-desk.ts";
import { guardHost, guardOrigin, refuseForeign } from "#server/http/access.ts";
import { createClientReader, type PeerAddress, type TrustedProxies } from "#server/http/client-address.ts";
import { ApiError, preferredLanguage, problemDetails, toApiError } from "#server/http/errors.ts";
import { guardDesk } from "#server/http/gate.ts";
import { guardMethod } from "#server/http/guard-method.ts";
import { createImmutableAnswers, type ImmutableAnswers, routeOf } from "#server/http/immutable-answers.ts";
import type { AccessPolicy } from "#server/http/look-policy.ts";
import { createQuickAnswer, type QuickAnswer } from "#server/http/quick-answers.ts";
import { createRateLimiter, limitAccountRate, limitRate, RATES, type Rates } from "#server/http/rate-limit.ts";
import { rawAddress } from "#server/http/raw-address.ts";
import { setSecurityHeaders } from "#server/http/security-headers.ts";
import { pageRoutes } from "#server/page/page.ts";
import { createHeavyReads } from "#server/reads/build-read.ts";
import { catalogueRoutes } from "#server/reads/catalogue.ts";
import { eventRoutes } from "#server/reads/events.ts";
import { fileRoutes } from "#server/reads/files.ts";
import { healthRoutes } from "#server/reads/health.ts";
import { historyRoutes } from "#server/reads/history.ts";
import { observationRoutes } from "#server/reads/observations.ts";
import { createQuickSeries } from "#server/reads/quick-series.ts";
import { readinessRoutes } from "#server/reads/readiness.ts";
import { differenceRoutes } from "#server/reads/revision-difference.ts";
import { revisionLogRoutes } from "#server/reads/revision-log.ts";
import { revisionRoutes } from "#server/reads/revisions.ts";
import { createSeriesReads } from "#server/reads/series-reads.ts";
import { settingsRoutes } from "#server/reads/settings.ts";
import { sourceRowRoutes } from "#server/reads/source-rows.ts";
import { targetHistoryRoutes } from "#server/reads/target-history.ts";
import type { DamageWatch } from "#server/store/damage-watch.ts";
import type { Store } from "#server/store/store.ts";
import { memoryRoutes } from "#server/upload/memory.ts";
import { submissionRoutes } from "#server/upload/submissions.ts";
import { undoRoutes } from "#server/upload/undo.ts";
import { uploadCatalogueRoutes } from "#server/upload/upload-catalogue.ts";
import { uploadTableRoutes } from "#server/upload/upload-tables.ts";
import { uploadRoutes } from "#server/upload/uploads.ts";
import { OPERATIONS } from "./operations.ts";

export type CreateAppDeps = {
  readonly store: Store;
  readonly desk: UploadDesk;
  readonly hub: EventHub;
  /** Where heavy reads are made; in this thread where absent. */
  readonly heavy?: HeavyReads;
  readonly log: Log;
  readonly limits: UploadLimits;
  /** How figures are judged. */
  readonly rules: Rules;
  readonly version: string;
  /** Folder of the built page. */
  readonly pageDir: string;
  /** Folder of the database. */
  readonly dataDir: string;
  /** Name of the database file. */
  readonly databaseName?: string;
  /** Looks for damaged pages of the database. */
  readonly damageWatch?: DamageWatch;
  /** True where the server listens on this machine only; other names for it are then refused. */
  readonly loopbackOnly: boolean;
  readonly peerAddress: PeerAddress;
  /** Proxies that may speak for others; nobody where absent. */
  readonly trustedProxies?: TrustedProxies;
  /** True where the server itself speaks HTTPS. */
  readonly ownTls?: boolean;
  /** How often one client may ask. */
  readonly rates?: Rates;
  /** Who may look without being signed in; where absent everybody of this machine, and nobody of a network. */
  readonly accessPolicy?: AccessPolicy;
  readonly accounts: AccountSettings;
  readonly now?: () => Date;
  /** Where acts are put on record; the store's log where absent. */
  readonly audit?: AuditSink;
};

/** Bodies of immutable answers that are kept ready, all encodings together. */
const KEPT_ANSWER_BYTES = 32 * 1024 * 1024;

export type App = Hono & {
  /** Answers what was answered before, in front of the app. */
  readonly quick: QuickAnswer;
};

/** The whole server but for the port: API below /api/v1, the built page everywhere else. */
export function createApp({
  pageDir,
  dataDir,
  databaseName = "zhengxiao.db",
  damageWatch,
  loopbackOnly,
  peerAddress,
  trustedProxies,
  ownTls = false,
  accessPolicy = loopbackOnly ? "public" : "signed-in",
  accounts,
  rates = RATES,
  now = () => new Date(),
  heavy,
  ...given
}: CreateAppDeps): App {
  const client = createClientReader({ peerAddress, ownTls, ...(trustedProxies ? { trusted: trustedProxies } : {}) });
  const { store, log, audit = createAuditSink({ log: store.audit, now }) } = given;
  const ofAccounts = createAccountDeps({ store, settings: accounts, audit, client, log, now });
  const { sessions } = ofAccounts;
  const limiter = createRateLimiter(rates);
  const onLimit = recordRateLimits({ audit, client });
  const answers = createImmutableAnswers(KEPT_ANSWER_BYTES, accessPolicy);
  const deps: AccountAppDeps = {
    ...given,
    ...ofAccounts,
    accessPolicy,
    audit,
    now,
    startedAt: now(),
    client,
    identities: createIdentities({ store, sessions, policy: accessPolicy, client, log, now }),
    answers,
    readHeavily: createBoundedReads({ heavy: heavy ?? createHeavyReads(store), limiter, client, onRefusal: onLimit }),
  };
  const series = createSeriesReads(store);
  const app = new Hono();
  app.use(logRequests(deps.log));
  app.use(async (c, next) => {
    setSecurityHeaders(c, client(c).https);
    await next();
  });
  app.use(guardMethod());
  app.use(limitRate(limiter, client, onLimit));
  app.use(guardHost(loopbackOnly, client));
  app.use(guardOrigin(client));
  app.use(identify(deps.identities));
  app.use(limitAccountRate(limiter, onLimit));
  const guardRecord = (c: Context, { leavesRecord }: Operation) => {
    if (leavesRecord) refuseForeign(c, client);
  };
  app.use("/api/*", permit(OPERATIONS, recordRefusals(deps), guardRecord));
  app.use("/api/*", answerKept(answers));
  app.use(guardDesk(client));
  for (const routes of [
    healthRoutes(deps),
    readinessRoutes(deps, { dataDir, pageDir, damageWatch, databaseName }),
    settingsRoutes(deps),
    revisionRoutes(deps),
    differenceRoutes(deps),
    revisionLogRoutes(deps),
    undoRoutes(deps),
    catalogueRoutes(deps),
    observationRoutes(deps, series),
    historyRoutes(deps),
    targetHistoryRoutes(deps),
    uploadRoutes(deps),
    uploadCatalogueRoutes(deps),
    uploadTableRoutes(deps),
    submissionRoutes(deps),
    catalogueDocumentRoutes(deps),
    catalogueDraftRoutes(deps),
    sessionRoutes(deps),
    ownAccountRoutes(deps),
    secondFactorRoutes(deps),
    invitationRoutes(deps),
    accountRoutes(deps),
    oidcRoutes(deps),
    tokenRoutes(deps),
    displayRoutes(deps),
    auditRoutes(deps),
    memoryRoutes(deps),
    fileRoutes(deps),
    sourceRowRoutes(deps),
    eventRoutes(deps),
    openapiRoutes(deps.version, OPERATIONS),
    pageRoutes(deps, pageDir),
  ])
    app.route("/", routes);
  app.notFound((c) => answerProblem(c, new ApiError("not-found"), client(c).https));
  app.onError((thrown, c) => {
    const error = toApiError(thrown);
    if (ERRORS[error.code].status >= 500) deps.log.error("request-failed", { code: error.code, ...errorFields(error) });
    return answerProblem(c, error, client(c).https);
  });
  return Object.assign(app, {
    quick: createQuickAnswer({
      answers,
      limiter,
      policy: accessPolicy,
      loopbackOnly,
      trusted: trustedProxies,
      ownTls,
      log,
      read: createQuickSeries(deps, series),
    }),
  });
}

function answerProblem(c: Context, error: ApiError, https: boolean): Response {
  setSecurityHeaders(c, https);
  const language = preferredLanguage(c.req.header("Accept-Language"));
  const problem = problemDetails(error, language);
  c.header("Content-Type", "application/problem+json; charset=utf-8");
  c.header("Content-Language", language);
  c.header("Cache-Control", "no-store");
  c.header("Vary", "Accept-Language");
  if (error.retryAfter !== undefined) c.header("Retry-After", String(error.retryAfter));
  return c.body(JSON.stringify(problem), ERRORS[error.code].status);
}

/** Answers who may look what was answered before at the same address. */
function answerKept(answers: ImmutableAnswers): MiddlewareHandler {
  return async (c, next) => {
    const address = c.req.method === "GET" ? rawAddress(c) : undefined;
    const kept = address === undefined ? undefined : answers.at(address);
    if (!kept) return next();
    return answers.send(c, kept);
  };
}

/** Says at `debug` what kind of thing was asked, how it ended and how long it took. */
function logRequests(log: Log) {
  return async (c: Context, next: () => Promise<void>) => {
    const start = performance.now();
    await next();
    const ms = Math.round(performance.now() - start);
    // The address itself may hold a name, a file or a secret; the pattern that it met does not.
    log.debug("request", { method: c.req.method, route: routeOf(c), status: c.res.status, ms });
  };
}
