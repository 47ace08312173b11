import { afterEach, describe, expect, it } from "vitest";
import type { QuickAnswer } from "#server/http/quick-answers.ts";
import { RATES } from "#server/http/rate-limit.ts";
import { type Listening, listen } from "#server/listen.ts";
import { type MadeApp, type MakeAppOptions, makeApp } from "#tests/server/make-app.ts";
import { exchange } from "./raw-exchange.ts";

const EVERYBODY = ["anonymous", "viewer", "contributor", "publisher", "administrator"] as const;
const HOST = "Host: localhost:8686";
const PATIENCE = { bodiesMs: 0, answersMs: 0 };

/** One app on two ports: as the server has it, and without what stands in front. */
type Both = {
  readonly made: MadeApp;
  readonly edition: string;
  /** The answer in front, after both were found to be the same. */
  same(lines: readonly string[]): Promise<string>;
  /** Answers of the app itself on the port that has something in front. */
  readonly passedOn: { count: number };
};

const toClose: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

async function makeBoth(options: MakeAppOptions = {}): Promise<Both> {
  const made = await makeApp({ as: "anonymous", ...options });
  toClose.push(() => made.close());
  const passedOn = { count: 0 };
  const quick: QuickAnswer = made.app.quick;
  const fetch: MadeApp["app"]["fetch"] = (...given) => {
    passedOn.count += 1;
    return made.app.fetch(...given);
  };
  const front = await opened({ fetch, quick });
  const plain = await opened({ fetch: made.app.fetch });
  const { number } = await made.store.currentRevision();
  return {
    made,
    passedOn,
    edition: `revision=${number}&dataset=${made.store.dataset}`,
    async same(lines) {
      const expected = await exchange(plain.port, lines);
      const answer = await exchange(front.port, lines);
      expect(answer, lines.join("\n")).toBe(expected);
      return answer;
    },
  };
}

async function opened(app: { fetch: MadeApp["app"]["fetch"]; quick?: QuickAnswer }): Promise<Listening> {
  const listening = await listen(app, "127.0.0.1", 0);
  toClose.push(() => listening.close(PATIENCE));
  return listening;
}

const statusOf = (answer: string) => Number(answer.slice(9, 12));
const etagIn = (answer: string) => /\r\netag: ([^\r]+)/.exec(answer)?.[1] ?? "";

const OTHER = 'If-None-Match: "other"';
const ENCODINGS = [
  [],
  ...["gzip", "br", "gzip, br;q=0", "identity", "*", "gzip;q=0.5, br;q=0.4", "br;q=0, *"].map((accepted) => [
    `Accept-Encoding: ${accepted}`,
  ]),
];

function combine(methods: string[], encodings: string[][], tags: string[][]): [string, string[], string[]][] {
  return methods.flatMap((method) =>
    encodings.flatMap((encoding) => tags.map((tag): [string, string[], string[]] => [method, encoding, tag])),
  );
}

describe("what is answered before the app is asked", () => {
  it("is byte for byte what the app answers: methods, encodings, tags, headers", { timeout: 60_000 }, async () => {
    const { same, edition, passedOn } = await makeBoth();
    const paths = [
      `/api/v1/observations?${edition}&region=shili`,
      `/api/v1/observations?${edition}&organization=shili-p01&indicator=experts&from=2023-01&to=2023-12`,
      `/api/v1/catalogue?${edition}`,
      `/api/v1/revisions?${edition}`,
      `/api/v1/observations/history?${edition}&organization=shili-p01&indicator=experts&period=2024-01`,
    ];
    for (const path of paths) {
      const etag = etagIn(await same([`GET ${path} HTTP/1.1`, HOST]));
      expect(etag).not.toBe("");
      const named = [etag, etag.replace("W/", ""), "*", `"other", ${etag}`].map((tag) => [`If-None-Match: ${tag}`]);
      const tags = [[], [OTHER], ...named];
      passedOn.count = 0;
      for (const [method, encoding, tag] of combine(["GET", "HEAD"], ENCODINGS, tags)) {
        const answer = await same([`${method} ${path} HTTP/1.1`, HOST, ...encoding, ...tag]);
        expect(statusOf(answer)).toBe(tag.length === 0 || tag[0] === OTHER ? 200 : 304);
      }
      expect({ path, passedOn: passedOn.count }).toEqual({ path, passedOn: 0 });
    }
  });

  it("is a few series that nobody asked for before, as the app would make them", { timeout: 60_000 }, async () => {
    const { made, same, edition, passedOn } = await makeBoth();
    const { port } = await opened({ fetch: made.app.fetch, quick: made.app.quick });
    const series = (more: string) => `/api/v1/observations?${edition}&organization=shili-p02&indicator=experts${more}`;
    const first = await exchange(port, [`GET ${series("&from=2022-02")} HTTP/1.1`, HOST, "Accept-Encoding: br"]);
    expect(await same([`GET ${series("&from=2022-02")} HTTP/1.1`, HOST, "Accept-Encoding: br"])).toBe(first);
    expect(passedOn.count).toBe(0);
    for (const wrong of [
      "&from=x",
      "&from=2023-13",
      "&from=2023&from=2024",
      "&to=%zz",
      "&dataset=other",
      "&indicator=none",
    ])
      await same([`GET ${series(wrong)} HTTP/1.1`, HOST]);
    await same([`GET ${series("").replace("experts", "none")} HTTP/1.1`, HOST]);
    await same([`GET ${series("").replace(/revision=\d+/, "revision=99")} HTTP/1.1`, HOST]);
    await same([`GET ${series("").replace(/revision=\d+/, "revision=1")} HTTP/1.1`, HOST]);
  });

  it("is the same over HTTPS, and behind a name that is not ours refused all the same", async () => {
    const secure = await makeBoth({ ownTls: true, loopbackOnly: true });
    const request = `GET /api/v1/catalogue?${secure.edition} HTTP/1.1`;
    await secure.same([request, HOST]);
    secure.passedOn.count = 0;
    expect(await secure.same([request, HOST])).toContain("strict-transport-security");
    expect(secure.passedOn.count).toBe(0);
    expect(statusOf(await secure.same([request, "Host: elsewhere.example"]))).toBe(400);
    expect(statusOf(await secure.same([request, "Host: [::1]:8686"]))).toBe(200);
  });

  it("is never for who proves to be somebody: the app finds out what each may", async () => {
    const { made, same, edition, passedOn } = await makeBoth({ accessPolicy: "signed-in" });
    const request = `GET /api/v1/catalogue?${edition} HTTP/1.1`;
    const tokens = await Promise.all(EVERYBODY.slice(1).map((role) => made.signUp({ role: role as "viewer" })));
    for (const { token } of tokens) {
      const answer = await same([request, HOST, `Authorization: Bearer ${token}`]);
      expect(statusOf(answer)).toBe(200);
      expect(answer).toContain("cache-control: private, no-cache");
    }
    expect(passedOn.count).toBe(tokens.length);
    // What they were answered is kept, and still for nobody else.
    expect(statusOf(await same([request, HOST]))).toBe(401);
    expect(statusOf(await same([request, HOST, "Authorization: Bearer zx_none"]))).toBe(401);
    expect(statusOf(await same([request, HOST, "Cookie: zhengxiao=none"]))).toBe(401);
  });

  it("is for those of the network, and not for whom a proxy hides", async () => {
    const { same, edition, passedOn } = await makeBoth({ accessPolicy: "network" });
    const request = `GET /api/v1/catalogue?${edition} HTTP/1.1`;
    await same([request, HOST]);
    passedOn.count = 0;
    expect(statusOf(await same([request, HOST]))).toBe(200);
    expect(passedOn.count).toBe(0);
    expect(statusOf(await same([request, HOST, "X-Forwarded-For: 192.0.2.1"]))).toBe(401);
  });

  it("counts as a request, and what is too much is refused", async () => {
    const { same, edition } = await makeBoth({ rates: { ...RATES, read: { burst: 4, perSecond: 0.001 } } });
    const request = [`GET /api/v1/catalogue?${edition} HTTP/1.1`, HOST];
    expect([statusOf(await same(request)), statusOf(await same(request))]).toEqual([200, 200]);
    expect(statusOf(await same(request))).toBe(429);
  });
});
