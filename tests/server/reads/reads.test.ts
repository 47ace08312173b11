import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogueSchema } from "#contract/catalogue.ts";
import { problemDetailsSchema } from "#contract/errors.ts";
import { historySchema } from "#contract/history.ts";
import { decodeObservations, observationsSchema } from "#contract/observations.ts";
import { revisionsSchema } from "#contract/revisions.ts";
import { API, ROUTES } from "#contract/routes.ts";
import { healthSchema } from "#contract/settings.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";

let made: MadeApp;

beforeAll(async () => {
  made = await makeApp({ seed: SMALL });
});

afterAll(() => made.close());

async function figures(query: string): Promise<[string, string, string, number | null, number][]> {
  const response = await made.request(`${ROUTES.observations}?${query}`);
  expect(response.status).toBe(200);
  return [...decodeObservations(observationsSchema.parse(await response.json()))].map(({ observation, revision }) => [
    observation.organization,
    observation.indicator,
    observation.period,
    observation.value,
    revision,
  ]);
}

async function problem(path: string, init?: RequestInit) {
  const response = await made.request(path, init);
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(response.headers.get("cache-control")).toBe("no-store");
  return problemDetailsSchema.parse(await response.json());
}

describe("GET /health", () => {
  it("is alive", async () => {
    const response = await made.request(ROUTES.health);
    expect(healthSchema.parse(await response.json())).toMatchObject({ status: "alive", version: "0.0.0-test" });
  });
});

describe("GET /settings", () => {
  it("says whether this client may publish, the limits, and how figures are judged", async () => {
    expect(await (await made.request(ROUTES.settings)).json()).toEqual({
      version: "0.0.0-test",
      mayPublish: true,
      limits: { fileBytes: 20 * 1024 * 1024, rows: 200_000 },
      rules: { smallBase: 10, completeShare: 0.8, ahead: 5, behind: -5 },
    });
    const anybody = await made.as("anonymous");
    expect(await (await anybody(ROUTES.settings)).json()).toMatchObject({ mayPublish: false });
  });
});

describe("GET /revisions", () => {
  it("names the current one and is not cached", async () => {
    const response = await made.request(ROUTES.currentRevision);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({ dataset: made.store.dataset, revision: 2 });
  });

  it("lists those up to the one asked for, newest first", async () => {
    const list = async (revision: number) => {
      const response = await made.request(`${ROUTES.revisions}?revision=${revision}`);
      return revisionsSchema.parse(await response.json()).revisions.map(({ number }) => number);
    };
    expect(await list(2)).toEqual([2, 1]);
    expect(await list(1)).toEqual([1]);
  });
});

describe("GET /catalogue", () => {
  it("has everything with a name, targets of a year beside each other", async () => {
    const response = await made.request(`${ROUTES.catalogue}?revision=2`);
    const { targets, dataset, revision, defaultRegion, ...rest } = catalogueSchema.parse(await response.json());
    const { targets: _, regions: __, ...expected } = SMALL;
    expect(rest).toEqual(expected);
    expect([dataset, revision]).toEqual([made.store.dataset, 2]);
    // East states single figures; west is the first region that reports by month.
    expect(defaultRegion).toBe("west");
    expect(targets).toEqual([
      { indicator: "phd", organization: "west", source: "sample", values: { "2023": 40, "2024": 50 } },
    ]);
  });
});

describe("GET /observations", () => {
  it("gives all of a revision", async () => {
    expect(await figures("revision=1")).toEqual([
      ["east", "fund", "..2024-09-06", 2.4, 1],
      ["east", "phd", "2024", 25, 1],
    ]);
    expect(await figures("revision=2")).toHaveLength(8);
  });

  it("gives a region with its platforms", async () => {
    const rows = await figures("revision=2&region=west");
    expect([...new Set(rows.map(([organization]) => organization))]).toEqual(["west", "west-lab"]);
    expect(rows).toHaveLength(6);
  });

  it("filters by lists of names, in whatever order", async () => {
    const rows = await figures("revision=2&organization=west-lab,west&indicator=phd,fund");
    expect(rows).toEqual([
      ["west", "phd", "2024-Q1", 8, 2],
      ["west-lab", "phd", "2024-01", 3, 2],
      ["west-lab", "phd", "2024-02", null, 2],
      ["west-lab", "phd", "2024-03", 5, 2],
    ]);
    expect(await figures("revision=2&indicator=fund,phd&organization=west,west-lab")).toEqual(rows);
    expect(await figures("revision=2&region=east&organization=west-lab")).toEqual([]);
  });

  it.each([
    ["from=2024-02", ["2024-02", "2024-03", "2024-Q1", "2024", "..2024-09-06"]],
    ["to=2024-02", ["2024-01", "2024-02"]],
    ["from=2024-03&to=2024-03", ["2024-03", "2024-Q1"]],
    ["from=2024&to=2024", ["2024-01", "2024-02", "2024-03", "2024-Q1", "2024", "..2024-09-06"]],
    ["from=2025", []],
  ])("takes the periods of %s, both ends included", async (range, periods) => {
    const rows = await figures(`revision=2&${range}`);
    expect(new Set(rows.map(([, , period]) => period))).toEqual(new Set(periods));
  });

  it.each([
    ["", "bad-request"],
    ["revision=0", "bad-request"],
    ["revision=two", "bad-request"],
    ["revision=2&from=2024-13", "bad-request"],
    ["revision=2&region=../etc", "bad-request"],
    ["revision=3", "unknown-revision"],
    ["revision=2&region=nowhere", "not-found"],
    ["revision=2&region=west-lab", "not-found"],
    ["revision=2&organization=west,nobody", "not-found"],
    ["revision=2&indicator=nothing", "not-found"],
    ["revision=2&dataset=another", "dataset-replaced"],
  ])("%s is %s", async (query, code) => {
    expect((await problem(`${ROUTES.observations}?${query}`)).code).toBe(code);
  });

  it("names what it does not know", async () => {
    expect((await problem(`${ROUTES.observations}?revision=2&indicator=phd,nothing`)).detail).toContain("nothing");
  });
});

describe("GET /observations/history", () => {
  it("leads from a figure to its file, sheet and cell", async () => {
    const query = "revision=2&indicator=phd&organization=west-lab&period=2024-03";
    const response = await made.request(`${ROUTES.history}?${query}`);
    expect(historySchema.parse(await response.json()).entries).toEqual([
      {
        revision: 2,
        until: null,
        withdrawn: false,
        readIn: 2,
        value: 5,
        text: null,
        status: "A",
        qualifier: "exact",
        sheet: "",
        cell: "D4",
        raw: "5",
        fileName: "west.csv",
        fileDigest: (await made.store.currentRevision()).fileDigest,
        kind: "seed",
        publishedAt: (await made.store.currentRevision()).publishedAt,
        publishedBy: "政效 Zhengxiao",
        source: SMALL.sources[0],
      },
    ]);
  });

  it("is empty of what was never said", async () => {
    const query = "revision=1&indicator=phd&organization=west-lab&period=2024-03";
    expect(await (await made.request(`${ROUTES.history}?${query}`)).json()).toMatchObject({ entries: [] });
  });
});

describe("an immutable read", () => {
  const path = () => `${ROUTES.catalogue}?revision=2&dataset=${made.store.dataset}`;

  it.each([ROUTES.revisions, ROUTES.catalogue, ROUTES.observations])("%s may be kept for ever", async (route) => {
    const response = await made.request(`${route}?revision=2&dataset=${made.store.dataset}`);
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("vary")).toBe("Accept-Encoding");
    const etag = response.headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    const again = await made.request(`${route}?revision=2`, { headers: { "If-None-Match": `"x", ${etag}` } });
    expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
    const other = await made.request(`${route}?revision=2`, { headers: { "If-None-Match": 'W/"other"' } });
    expect(other.status).toBe(200);
  });

  it("has another tag at another revision", async () => {
    const tags = await Promise.all(
      [1, 2].map(async (n) => (await made.request(`${ROUTES.catalogue}?revision=${n}`)).headers.get("etag")),
    );
    expect(tags[0]).not.toBe(tags[1]);
  });

  it("is compressed as the client can read it", async () => {
    const plain = await (await made.app.request(path())).text();
    const answer = async (encoding: string) => {
      const response = await made.app.request(path(), { headers: { "Accept-Encoding": encoding } });
      return {
        encoding: response.headers.get("content-encoding"),
        bytes: new Uint8Array(await response.arrayBuffer()),
      };
    };
    const br = await answer("gzip, br");
    const gzip = await answer("gzip");
    expect([br.encoding, gzip.encoding, (await answer("identity")).encoding]).toEqual(["br", "gzip", null]);
    expect(new TextDecoder().decode(brotliDecompressSync(br.bytes))).toBe(plain);
    expect(new TextDecoder().decode(gunzipSync(gzip.bytes))).toBe(plain);
    expect((await answer("br")).bytes).toEqual(br.bytes);
  });

  it("is the same for many who ask at once", async () => {
    const path2 = `${ROUTES.observations}?revision=2&indicator=master`;
    const bodies = await Promise.all(Array.from({ length: 20 }, async () => (await made.request(path2)).text()));
    expect(new Set(bodies).size).toBe(1);
  });

  it("answers HEAD without a body", async () => {
    const response = await made.app.request(path(), { method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(response.headers.get("etag")).toMatch(/^W\//);
  });
});

describe("an address that is none", () => {
  it.each([`${API}/nothing`, "/api", "/api/v2/health"])("%s is a problem, never the page", async (path) => {
    expect((await problem(path)).code).toBe("not-found");
  });

  it("is a problem with another method too", async () => {
    expect((await problem(ROUTES.health, { method: "PUT" })).code).toBe("not-found");
  });
});

describe("a problem", () => {
  it("is in the language asked for, and in both", async () => {
    const path = `${ROUTES.observations}?revision=9`;
    const zh = await problem(path);
    const en = await problem(path, { headers: { "Accept-Language": "en-GB,en;q=0.9" } });
    expect(zh.title).toBe("没有这个版本");
    expect(en.title).toBe("There is no such revision");
    expect(en.messages).toEqual(zh.messages);
    expect(en.type).toBe("urn:zhengxiao:problem:unknown-revision");
  });

  it("does not tell what went wrong inside, but logs it", async () => {
    const own = await makeApp({ seed: SMALL });
    await own.store.close();
    const response = await own.app.request(ROUTES.health);
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toMatch(/database|at /);
    expect(own.logged.filter(({ event }) => event === "request-failed")).toHaveLength(1);
  });
});

describe("names of the server", () => {
  it("are this machine's where only this machine is served", async () => {
    const ask = (host: string) => made.request(ROUTES.health, { headers: { Host: host } });
    expect((await ask("localhost:8686")).status).toBe(200);
    expect((await ask("127.0.0.1:8686")).status).toBe(200);
    expect((await ask("evil.example:8686")).status).toBe(400);
  });

  it("are any where the network is served", async () => {
    const open = await makeApp({ seed: SMALL, loopbackOnly: false });
    expect((await open.request(ROUTES.health, { headers: { Host: "board.example" } })).status).toBe(200);
    await open.close();
  });
});

describe("security headers", () => {
  it.each([ROUTES.health, `${API}/nothing`])("%s has them", async (path) => {
    const { headers } = await made.request(path);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("referrer-policy")).toBe("same-origin");
  });
});
