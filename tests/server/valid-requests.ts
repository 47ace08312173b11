import { DatabaseSync } from "node:sqlite";
import { catalogueDraftSchema } from "#contract/catalogue-drafts.ts";
import { ROUTES } from "#contract/routes.ts";
import { type Upload, uploadSchema } from "#contract/uploads.ts";
import { makeInvitation } from "#server/accounts/invitations.ts";
import { DISPLAY_PREFIX } from "#server/api/identify.ts";
import type { Operation } from "#server/api/operation.ts";
import { digestOfToken, makeSecretToken } from "#server/base/secret-token.ts";
import type { Ask, MadeApp } from "./make-app.ts";
import { PASSWORD, tokenOf } from "./sign-in-as.ts";
import { answersFor, longFile, publishPath, uploadPath } from "./upload-request.ts";

/** What there is to ask for in an app seeded with SMALL: one of everything. */
export type World = {
  readonly base: number;
  readonly dataset: string;
  readonly draft: Upload;
  readonly further: Upload;
  readonly spare: Upload;
  /** One that holds a list of platforms. */
  readonly listed: Upload;
  readonly submitted: Upload;
  readonly returnable: Upload;
  readonly publishedFile: string;
  /** Drafts of the catalogue: an empty one, one to drop, and one with a target of 2025 in its second version. */
  readonly catalogueDraft: string;
  readonly catalogueSpare: string;
  readonly cataloguePublishable: string;
  readonly mapping: number;
  readonly alias: number;
  readonly token: string;
  readonly accountToken: string;
  readonly display: string;
  readonly displaySecret: string;
  readonly account: string;
  readonly invitation: string;
};

type Spec = {
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
};

/** A request of each operation that does what it says, where who asks may. */
export const VALID: Readonly<Record<string, (world: World) => Spec>> = {
  readHealth: () => ({}),
  readReadiness: () => ({}),
  readOpenapi: () => ({}),
  readSettings: () => ({}),
  readCurrentRevision: () => ({}),
  readEvents: () => ({}),
  readRevisions: ({ base }) => ({ query: { revision: base } }),
  readRevisionDifference: ({ base }) => ({ parameters: { number: base }, query: { revision: base } }),
  readRevisionLog: ({ base }) => ({ parameters: { number: base }, query: { revision: base } }),
  readCatalogue: ({ base }) => ({ query: { revision: base } }),
  readObservations: ({ base }) => ({ query: { revision: base, region: "west" } }),
  readHistory: ({ base }) => ({
    query: { revision: base, indicator: "phd", organization: "west-lab", period: "2024-05" },
  }),
  readTargetHistory: ({ base }) => ({
    query: { revision: base, indicator: "phd", organization: "west", period: "2024" },
  }),
  readStatedChanges: ({ base }) => ({ query: { revision: base, region: "west", indicator: "phd" } }),
  readFile: ({ publishedFile }) => ({ parameters: { digest: publishedFile } }),
  readSourceRow: ({ publishedFile }) => ({ parameters: { digest: publishedFile }, query: { cell: "D2" } }),
  createUpload: () => ({ query: { region: "west", fileName: "a.csv" }, body: MONTH("2024-09") }),
  listDrafts: () => ({ query: { region: "west" } }),
  listSubmissions: () => ({ query: { region: "west" } }),
  readUploadProblems: ({ draft }) => ({ parameters: { id: draft.id } }),
  readUpload: ({ draft }) => ({ parameters: { id: draft.id } }),
  chooseReading: ({ draft }) => ({ parameters: { id: draft.id }, body: {} }),
  replaceDraft: ({ draft, spare }) => ({ parameters: { id: draft.id, draft: spare.id } }),
  submitUpload: ({ draft }) => ({ parameters: { id: draft.id }, body: { message: "", answers: answersFor(draft) } }),
  takeBackUpload: ({ draft }) => ({ parameters: { id: draft.id } }),
  readUploadTable: ({ draft }) => ({ parameters: { id: draft.id } }),
  readProposals: ({ draft }) => ({ parameters: { id: draft.id } }),
  saveUploadCatalogue: ({ draft, base }) => ({
    parameters: { id: draft.id },
    body: { version: 0, base, changes: [] },
  }),
  readUploadTables: ({ draft }) => ({ parameters: { id: draft.id }, body: { answers: {}, draft: null } }),
  takeUploadTables: ({ listed }) => ({ parameters: { id: listed.id }, body: { answers: {}, draft: null } }),
  attachCatalogueDraft: ({ draft }) => ({ parameters: { id: draft.id }, body: { draft: null } }),
  discardUpload: ({ further }) => ({ parameters: { id: further.id } }),
  returnUpload: ({ returnable }) => ({ parameters: { id: returnable.id }, body: { remark: "请补充说明" } }),
  publishUpload: ({ submitted, base }) => ({
    parameters: { id: submitted.id },
    body: { base, message: "", answers: answersFor(submitted) },
  }),
  // After publishUpload, which makes the next revision.
  undoRevision: ({ base }) => ({ parameters: { number: base + 1 }, body: { base: base + 1, message: "传错了" } }),
  keepCatalogueDocument: () => ({ query: { fileName: "a.pdf" }, body: "%PDF-1.7" }),
  createCatalogueDraft: () => ({ body: { region: "west" } }),
  listCatalogueDrafts: () => ({}),
  readCatalogueDraft: ({ catalogueDraft }) => ({ parameters: { id: catalogueDraft } }),
  saveCatalogueDraft: ({ catalogueDraft, base }) => ({
    parameters: { id: catalogueDraft },
    body: { version: 1, base, changes: [NEXT_TARGET] },
  }),
  reviewCatalogueDraft: ({ catalogueDraft }) => ({ parameters: { id: catalogueDraft } }),
  publishCatalogueDraft: ({ cataloguePublishable, base }) => ({
    parameters: { id: cataloguePublishable },
    body: { version: 2, base, message: "年初下达", answers: {} },
  }),
  discardCatalogueDraft: ({ catalogueSpare }) => ({ parameters: { id: catalogueSpare } }),
  listMappings: () => ({ query: { region: "west" } }),
  renameMapping: ({ mapping }) => ({ parameters: { id: mapping }, body: { name: "月报" } }),
  forgetMapping: ({ mapping }) => ({ parameters: { id: mapping } }),
  listAliases: () => ({ query: { region: "west" } }),
  forgetAlias: ({ alias }) => ({ parameters: { id: alias } }),
  listTokens: () => ({}),
  makeToken: () => ({ body: { name: "脚本", scopes: ["look"], days: 30 } }),
  revokeToken: ({ token }) => ({ parameters: { id: token } }),
  listAccountTokens: () => ({}),
  revokeAccountToken: ({ accountToken }) => ({ parameters: { id: accountToken } }),
  listDisplays: () => ({}),
  makeDisplay: () => ({ body: { name: "大厅", days: 30 } }),
  openDisplay: ({ displaySecret }) => ({ body: { token: displaySecret } }),
  revokeDisplay: ({ display }) => ({ parameters: { id: display } }),
  startSingleSignOn: () => ({}),
  endSingleSignOn: () => ({ query: { code: "none", state: "none" } }),
  readSession: () => ({}),
  confirmSignIn: () => ({ body: { code: "000000" } }),
  listSessions: () => ({}),
  startSecondFactor: () => ({ body: { password: PASSWORD } }),
  confirmSecondFactor: () => ({ body: { code: "000000" } }),
  removeSecondFactor: () => ({ body: { password: PASSWORD } }),
  readInvitation: ({ invitation }) => ({ parameters: { token: invitation } }),
  listAccounts: () => ({}),
  createAccount: () => ({
    body: { username: "newcomer", name: "新科室", role: "viewer", organizations: [], regions: [] },
  }),
  changeAccount: ({ account }) => ({ parameters: { id: account }, body: { name: "改名的科室" } }),
  inviteAccount: ({ account }) => ({ parameters: { id: account } }),
  endAccountSessions: ({ account }) => ({ parameters: { id: account } }),
  readAudit: () => ({}),
  verifyAudit: () => ({}),
  acknowledgeAuditFault: () => ({ body: { mark: "0".repeat(64), remark: "已查明" } }),
  exportAudit: () => ({}),
  // From here on a browser is the administrator's, whoever it was; what follows everybody signed in may.
  signIn: () => ({ body: { username: "office", password: PASSWORD } }),
  changePassword: () => ({ body: { current: PASSWORD, next: `${PASSWORD}!` } }),
  // Signs in as somebody else.
  redeemInvitation: ({ invitation }) => ({ parameters: { token: invitation }, body: { password: PASSWORD } }),
  signOutEverywhere: () => ({}),
  signOut: () => ({}),
};

const NEXT_TARGET = { kind: "set-target", indicator: "phd", organization: "west", period: "2025", value: 60 } as const;

const MONTH = (period: string) => longFile([["引进博士", "示例西实验室", period, "7"]]);

/** In an order in which none takes away what a later one needs: what ends sessions comes last. */
export function inOrder(operations: readonly Operation[]): Operation[] {
  const place = Object.keys(VALID);
  return [...operations].sort((a, b) => place.indexOf(a.id) - place.indexOf(b.id));
}

/** Path and body of an operation's valid request. */
export function requestOf({ id, method, route }: Operation, world: World): { path: string; init: RequestInit } {
  const spec = VALID[id]?.(world) ?? {};
  let path = route;
  for (const [name, value] of Object.entries(spec.parameters ?? {}))
    path = path.replace(`:${name}`, encodeURIComponent(value));
  const query = new URLSearchParams(
    Object.entries(spec.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const { body } = spec;
  return {
    path: query.size > 0 ? `${path}?${query}` : path,
    init: {
      method: method.toUpperCase(),
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    },
  };
}

/**
 * Makes one of everything in an app seeded with SMALL. `made.request` asks as an administrator.
 *
 * @param owner whose the drafts are that were not sent in
 */
export async function makeWorld(made: MadeApp, databasePath: string, owner: Ask = made.request): Promise<World> {
  const send = async (period: string, ask = made.request) => {
    const answer = await ask(uploadPath("west", `${period}.csv`), { method: "POST", body: MONTH(period) });
    return uploadSchema.parse(await answer.json());
  };
  const list = async () => {
    const body = "平台名单\n平台名称,简称,成立时间\n示例新园,新园,2024年3月\n";
    return uploadSchema.parse(await (await owner(uploadPath("west", "名单.csv"), { method: "POST", body })).json());
  };
  const published = await send("2024-05");
  const body = JSON.stringify({ base: published.base, message: "", answers: answersFor(published) });
  await made.request(publishPath(published.id), { method: "POST", body });
  const contributor = await made.as({ role: "contributor", organizations: ["west-lab"] });
  const sent = async (period: string) => {
    const upload = await send(period, contributor);
    const word = JSON.stringify({ message: "", answers: answersFor(upload) });
    await contributor(ROUTES.submission.replace(":id", upload.id), { method: "PUT", body: word });
    return upload;
  };
  const base = (await made.store.currentRevision()).number;
  const catalogueDraft = async () => {
    const answer = await owner(ROUTES.catalogueDrafts, { method: "POST", body: JSON.stringify({ region: "west" }) });
    return catalogueDraftSchema.parse(await answer.json()).id;
  };
  const cataloguePublishable = await catalogueDraft();
  await owner(ROUTES.catalogueDraft.replace(":id", cataloguePublishable), {
    method: "PUT",
    body: JSON.stringify({ version: 1, base, changes: [NEXT_TARGET] }),
  });
  const { account } = await made.signUp({ role: "viewer" });
  const at = new Date();
  const invited = await made.signUp({ role: "viewer" });
  const reset = { purpose: "reset", account: invited.account } as const;
  const invitation = await makeInvitation(made.store.accounts, reset, at, []);
  const display = { id: "display-1", name: "大厅", createdAt: at.toISOString(), lastUsedAt: null };
  const displaySecret = makeSecretToken(DISPLAY_PREFIX);
  const expiresAt = new Date(at.getTime() + 86_400_000).toISOString();
  await made.store.tokens.insertDisplay({ ...display, expiresAt, hash: digestOfToken(displaySecret) });
  const accountToken = { ...display, id: "token-2", account, scopes: [], expiresAt };
  await made.store.tokens.insertToken({ ...accountToken, hash: digestOfToken("token-2") });
  return {
    base,
    dataset: made.store.dataset,
    draft: await send("2024-06", owner),
    further: await send("2024-07", owner),
    spare: await send("2024-11", owner),
    listed: await list(),
    submitted: await sent("2024-08"),
    returnable: await sent("2024-10"),
    publishedFile: published.fileDigest,
    catalogueDraft: await catalogueDraft(),
    catalogueSpare: await catalogueDraft(),
    cataloguePublishable,
    ...remembered(databasePath, base),
    token: "token-1",
    accountToken: accountToken.id,
    display: display.id,
    displaySecret,
    account,
    invitation: tokenOf(invitation),
  };
}

/** A way of reading and a name, as a publish would have left them. */
function remembered(databasePath: string, revision: number): Pick<World, "mapping" | "alias"> {
  const database = new DatabaseSync(databasePath, { timeout: 5000 });
  const insert = (sql: string) => Number(database.prepare(sql).run().lastInsertRowid);
  try {
    return {
      mapping: insert(`insert into mapping (region, name, fingerprint, choices, created_at, revision)
        values ('west', '月报', 'shape', '{}', '2024-09-01T00:00:00Z', ${revision})`),
      alias: insert(`insert into alias (region, kind, form, text, code, revision)
        values ('west', 'indicator', 'boshi', '博士', 'phd', ${revision})`),
    };
  } finally {
    database.close();
  }
}
