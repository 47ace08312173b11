import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Hono } from "hono";
import { createApp } from "#server/app.ts";
import { readDataPackage } from "#server/data-package.ts";
import { createDesk } from "#server/desk.ts";
import { startDeskThread } from "#server/desk-thread.ts";
import { createEventHub, type EventHub } from "#server/event-hub.ts";
import { createLog } from "#server/log.ts";
import type { Rate, Rates } from "#server/rate-limit.ts";
import { openStore } from "#server/store/open-store.ts";
import type { SeedPackage } from "#server/store/seed.ts";
import type { Store } from "#server/store/store.ts";
import type { UploadLimits } from "#server/upload-desk.ts";
import { checkAnswer } from "./check-answer.ts";
import { makeTempFolder } from "./temp-folder.ts";

export type MakeAppOptions = {
  /** What the store is seeded with; the shipped data where absent. */
  readonly seed?: SeedPackage;
  /** A folder that outlives the app, to open the same store again; a temporary one where absent. */
  readonly dataDir?: string;
  readonly pageDir?: string;
  readonly limits?: Partial<UploadLimits>;
  /** How often one client may ask; as often as it likes where absent. */
  readonly rates?: Rates;
  readonly loopbackOnly?: boolean;
  /** True runs the desk in a thread, as the server does. */
  readonly thread?: boolean;
  readonly now?: () => Date;
  /** How long a write waits for another program's lock; as the server does where absent. */
  readonly busyTimeoutMs?: number;
};

export type MadeApp = {
  readonly app: Hono;
  readonly store: Store;
  readonly hub: EventHub;
  /** Lines of the log, parsed. */
  readonly logged: { event: string; level: string; [field: string]: unknown }[];
  /** Who asks; publishing is for this machine only. */
  readonly peer: { address: string };
  /** `app.request`, with every answer held against the contract. Give MSW's `request` as it is. */
  request(input: string | Request, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
};

const LIMITS: UploadLimits = { fileBytes: 20 * 1024 * 1024, rows: 200_000 };

const ANY: Rate = { burst: 1e9, perSecond: 1e9 };
const UNLIMITED: Rates = { read: ANY, change: ANY, upload: ANY, "sign-in": ANY };

/** The real server but for the port: real store in a real file, real data, real reader of files. */
export async function makeApp(options: MakeAppOptions = {}): Promise<MadeApp> {
  const folder = options.dataDir === undefined ? makeTempFolder() : undefined;
  const dataDir = options.dataDir ?? folder?.path ?? "";
  const path = join(dataDir, "zhengxiao.db");
  const now = options.now ?? (() => new Date());
  const limits = { ...LIMITS, ...options.limits };
  const logged: MadeApp["logged"] = [];
  const log = createLog("debug", (line) => logged.push(JSON.parse(line)));
  const seed = async () => options.seed ?? (await readShippedData());
  const store = await openStore({
    path,
    seed,
    now,
    ...(options.busyTimeoutMs === undefined ? {} : { busyTimeoutMs: options.busyTimeoutMs }),
  });
  const desk = options.thread
    ? startDeskThread({ databasePath: path, limits }, log)
    : createDesk({ store, limits, now });
  const hub = createEventHub();
  const peer = { address: "127.0.0.1" };
  const app = createApp({
    store,
    desk,
    hub,
    log,
    limits,
    version: "0.0.0-test",
    pageDir: options.pageDir ?? join(dataDir, "no-page"),
    dataDir,
    loopbackOnly: options.loopbackOnly ?? true,
    peerAddress: () => peer.address,
    now,
    rates: options.rates ?? UNLIMITED,
  });
  return {
    app,
    store,
    hub,
    logged,
    peer,
    async request(input, init) {
      const request = typeof input === "string" ? new Request(new URL(input, "http://localhost/"), init) : input;
      const response = await app.request(request);
      await checkAnswer(request.method, new URL(request.url).pathname, response.clone());
      return response;
    },
    async close() {
      hub.close();
      await desk.close();
      await store.close();
      folder?.remove();
    },
  };
}

function readShippedData(): Promise<SeedPackage> {
  return readDataPackage((name) => readFile(new URL(`../../data/${name}`, import.meta.url), "utf8"));
}
