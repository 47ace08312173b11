import { join } from "node:path";
import type { Role } from "#domain/catalogue/role.ts";
import { DEFAULT_RULES, type Rules } from "#domain/catalogue/rules.ts";
import type { AccountSettings } from "#server/accounts/account-deps.ts";
import { createEventHub, type EventHub } from "#server/api/event-hub.ts";
import { type App, createApp } from "#server/app.ts";
import { createLog } from "#server/base/log.ts";
import { createDesk } from "#server/desk/desk.ts";
import { startDeskThread } from "#server/desk/desk-thread.ts";
import type { ReaderSettings } from "#server/desk/readers.ts";
import { type FileReader, READ_HERE } from "#server/desk/reading-job.ts";
import type { UploadLimits } from "#server/desk/upload-desk.ts";
import type { AccessPolicy } from "#server/http/look-policy.ts";
import type { Rate, Rates } from "#server/http/rate-limit.ts";
import { makeKnownRevision } from "#server/store/known-revision.ts";
import { openStore } from "#server/store/open-store.ts";
import type { SeedPackage } from "#server/store/seed.ts";
import type { Store } from "#server/store/store.ts";
import { readShipped } from "#tests/data/read-shipped.ts";
import { checkAnswer } from "./check-answer.ts";
import { makeTempFolder } from "./temp-folder.ts";
import { makeTestAccount, type TestAccount, type TestToken } from "./test-account.ts";

export type MakeAppOptions = {
  /** What the store is seeded with; the shipped data where absent. */
  readonly seed?: SeedPackage;
  /** A folder that outlives the app, to open the same store again; a temporary one where absent. */
  readonly dataDir?: string;
  readonly pageDir?: string;
  readonly limits?: Partial<UploadLimits>;
  /** How figures are judged; by the defaults where absent. */
  readonly rules?: Partial<Rules>;
  /** How often one client may ask; as often as it likes where absent. */
  readonly rates?: Rates;
  readonly loopbackOnly?: boolean;
  /** True where the server itself speaks HTTPS. */
  readonly ownTls?: boolean;
  /** True runs the desk in a thread, as the server does. */
  readonly thread?: boolean;
  /** Of that thread, how its files are read; as the server does where absent. */
  readonly readers?: Partial<ReaderSettings>;
  /** Without that thread, what reads files; in this one where absent. */
  readonly reader?: FileReader;
  readonly now?: () => Date;
  /** How long a write waits for another program's lock; as the server does where absent. */
  readonly busyTimeoutMs?: number;
  /** Who may look without being signed in; everybody where absent. */
  readonly accessPolicy?: AccessPolicy;
  readonly accounts?: Partial<AccountSettings>;
  /** Who `request` asks as; an administrator where absent. */
  readonly as?: Asking;
};

/** Nobody known, or an account of its own for the test, by a token that may do what its role may. */
export type Asking = "anonymous" | Role | TestAccount;

export type Ask = (input: string | Request, init?: RequestInit) => Promise<Response>;

export type MadeApp = {
  /** The app itself; its `request` is made as `request` below, without looking at the answer. */
  readonly app: Pick<App, "routes" | "fetch" | "quick"> & {
    request(input: string | Request, init?: RequestInit): Promise<Response>;
  };
  readonly store: Store;
  readonly hub: EventHub;
  /** Lines of the log, parsed. */
  readonly logged: { event: string; level: string; [field: string]: unknown }[];
  /** Where requests come from. */
  readonly peer: { address: string };
  /** `app.request`, with every answer held against the contract. Give MSW's `request` as it is. */
  readonly request: Ask;
  /** The same as somebody else. */
  as(asking: Asking): Promise<Ask>;
  /** An account in the app's database. */
  signUp(account: TestAccount): Promise<TestToken>;
  close(): Promise<void>;
};

const LIMITS: UploadLimits = { fileBytes: 20 * 1024 * 1024, rows: 200_000 };

const READERS: ReaderSettings = { count: 2, bytes: 400e6 };

/** Signs the cookies of tests, also of two apps on one folder. */
const TEST_SECRET = "of tests alone, 0123456789abcdefghijklmnopqrstuvwxyz";

const ANY: Rate = { burst: 1e9, perSecond: 1e9 };
const UNLIMITED: Rates = { read: ANY, change: ANY, upload: ANY, "sign-in": ANY, building: ANY };

/** The real server but for the port: real store in a real file, real data, real reader of files. */
export async function makeApp(options: MakeAppOptions = {}): Promise<MadeApp> {
  const folder = options.dataDir === undefined ? makeTempFolder() : undefined;
  const dataDir = options.dataDir ?? folder?.path ?? "";
  const path = join(dataDir, "zhengxiao.db");
  const now = options.now ?? (() => new Date());
  const limits = { ...LIMITS, ...options.limits };
  const rules = { ...DEFAULT_RULES, ...options.rules };
  const logged: MadeApp["logged"] = [];
  const log = createLog("debug", (line) => logged.push(JSON.parse(line)));
  const seed = async () => options.seed ?? (await readShipped());
  const revision = makeKnownRevision();
  const store = await openStore({
    path,
    revision,
    seed,
    now,
    ...(options.busyTimeoutMs === undefined ? {} : { busyTimeoutMs: options.busyTimeoutMs }),
  });
  const desk = options.thread
    ? startDeskThread({ databasePath: path, revision, limits, rules, readers: { ...READERS, ...options.readers } }, log)
    : createDesk({ store, reader: options.reader ?? READ_HERE, limits, rules, now });
  const hub = createEventHub();
  const peer = { address: "127.0.0.1" };
  const app = createApp({
    store,
    desk,
    hub,
    log,
    limits,
    rules,
    version: "0.0.0-test",
    pageDir: options.pageDir ?? join(dataDir, "no-page"),
    dataDir,
    loopbackOnly: options.loopbackOnly ?? true,
    ownTls: options.ownTls ?? false,
    peerAddress: () => peer.address,
    now,
    accounts: { secret: TEST_SECRET, passwordCost: { ln: 4, r: 8, p: 1 }, ...options.accounts },
    rates: options.rates ?? UNLIMITED,
    accessPolicy: options.accessPolicy ?? "public",
  });
  const signUp = (account: TestAccount) => makeTestAccount(path, account);
  const tokenOf = async (asking: Asking) => {
    if (asking === "anonymous") return null;
    const account = typeof asking === "string" ? { role: asking } : asking;
    return (await signUp(account)).token;
  };
  const ask =
    (token: string | null): Ask =>
    async (input, init) =>
      app.request(withToken(input, init, token));
  const checked =
    (token: string | null): Ask =>
    async (input, init) => {
      const request = withToken(input, init, token);
      const response = await app.request(request);
      await checkAnswer(request.method, new URL(request.url).pathname, response.clone());
      return response;
    };
  const own = await tokenOf(options.as ?? "administrator");
  return {
    app: { routes: app.routes, fetch: app.fetch, quick: app.quick, request: ask(own) },
    store,
    hub,
    logged,
    peer,
    request: checked(own),
    as: async (asking) => checked(await tokenOf(asking)),
    signUp,
    async close() {
      hub.close();
      await desk.close();
      await store.close();
      folder?.remove();
    },
  };
}

/** A request that proves by a token who asks, unless it says so itself. */
function withToken(input: string | Request, init: RequestInit | undefined, token: string | null): Request {
  const request = typeof input === "string" ? new Request(new URL(input, "http://localhost/"), init) : input;
  if (token === null || request.headers.has("Authorization") || request.headers.has("Cookie")) return request;
  // In place: a copy of MSW's request would have each of its headers twice.
  request.headers.set("Authorization", `Bearer ${token}`);
  return request;
}
