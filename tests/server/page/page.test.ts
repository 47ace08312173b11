import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { API, ROUTES } from "#contract/routes.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";

const INDEX = `<!doctype html>
<html><head><!--zhengxiao:boot--><script type="module" src="/assets/main-abc.js"></script></head><body></body></html>`;
const CODE = `console.log("政效");`.repeat(100);

let folder: TempFolder;
let made: MadeApp;

beforeAll(async () => {
  folder = makeTempFolder();
  mkdirSync(join(folder.path, "assets"));
  writeFileSync(join(folder.path, "index.html"), INDEX);
  writeFileSync(join(folder.path, ".stamp"), "secret");
  writeFileSync(join(folder.path, "robots.txt"), "User-agent: *");
  writeFileSync(join(folder.path, "assets/main-abc.js"), CODE);
  writeFileSync(join(folder.path, "assets/main-abc.js.br"), brotliCompressSync(CODE));
  writeFileSync(join(folder.path, "assets/main-abc.js.gz"), gzipSync(CODE));
  made = await makeApp({ seed: SMALL, pageDir: folder.path });
});

afterAll(async () => {
  await made.close();
  folder.remove();
});

const edition = () => `revision=2&dataset=${made.store.dataset}`;

function bootOf(html: string): unknown {
  const text = /<script type="application\/json" id="boot">(.*?)<\/script>/.exec(html)?.[1];
  return text === undefined ? undefined : JSON.parse(text);
}

function preloadsOf(html: string): string[] {
  return [...html.matchAll(/<link rel="preload" as="fetch" crossorigin href="([^"]*)"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
}

describe("the page's document", () => {
  it.each(["/", "/trend", "/deep/er/view", "/index.html"])("%s is it", async (path) => {
    const response = await made.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("private, no-cache");
    expect(await response.text()).toContain("/assets/main-abc.js");
  });

  it("holds nothing of the data for those who may not look, but for the page that signs them in", async () => {
    const rules = { smallBase: 31, completeShare: 0.47 };
    const own = await makeApp({ seed: SMALL, pageDir: folder.path, accessPolicy: "signed-in", rules });
    const anybody = await own.as("anonymous");
    const html = await (await anybody("/trend?region=west")).text();
    const session = await (await anybody(ROUTES.session)).json();
    expect([bootOf(html), preloadsOf(html)]).toEqual([{ session, current: null, settings: null }, []]);
    expect(html).toContain("/assets/main-abc.js");
    expect(html).not.toContain(own.store.dataset);
    expect(html).not.toMatch(/smallBase|0\.47/);
    expect((await anybody(ROUTES.settings)).status).toBe(401);
    const known = await (await own.request("/")).text();
    expect(known).toContain(own.store.dataset);
    expect(bootOf(known)).toMatchObject({ settings: { rules } });
    // What only some may see is asked for each time, and kept by nobody in between.
    const answer = await own.request(`${ROUTES.catalogue}?revision=2`);
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    await own.close();
  });

  it("holds what the page needs first", async () => {
    const html = await (await made.request("/")).text();
    const current = await (await made.request(ROUTES.currentRevision)).json();
    const settings = await (await made.request(ROUTES.settings)).json();
    const session = await (await made.request(ROUTES.session)).json();
    expect(bootOf(html)).toEqual({ session, current, settings });
    expect(html).not.toContain("zhengxiao:boot");
  });

  it("names the first reads: the catalogue, and the first region with headline figures by month", async () => {
    const expected = [`${ROUTES.catalogue}?${edition()}`, `${ROUTES.observations}?${edition()}&region=west`];
    expect(preloadsOf(await (await made.request("/")).text())).toEqual(expected);
    for (const path of expected) expect((await made.request(path)).status).toBe(200);
  });

  it.each([
    ["region=east", "east"],
    ["region=%22east%22", "east"],
    ["region=nowhere", "west"],
    ["region=%3Cscript%3E", "west"],
  ])("with ?%s it names the reads of %s", async (query, region) => {
    const html = await (await made.request(`/trend?${query}`)).text();
    expect(preloadsOf(html)[1]).toBe(`${ROUTES.observations}?${edition()}&region=${region}`);
    expect(html).not.toContain("<script>");
  });

  it("changes with a revision and not without", async () => {
    const etag = (await made.request("/")).headers.get("etag") ?? "";
    const again = await made.request("/", { headers: { "If-None-Match": etag } });
    expect(again.status).toBe(304);
    expect(again.headers.get("content-security-policy")).toContain("script-src 'self'");
  });

  it("lets nothing in but what this server serves", async () => {
    const policy = (await made.request("/")).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("base-uri 'none'");
  });
});

describe("the page's files", () => {
  it("come compressed as they were built, and may be kept for ever", async () => {
    const response = await made.request("/assets/main-abc.js", { headers: { "Accept-Encoding": "gzip, br" } });
    expect(response.headers.get("content-encoding")).toBe("br");
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(brotliDecompressSync(await response.arrayBuffer()).toString()).toBe(CODE);
    const gzip = await made.request("/assets/main-abc.js", { headers: { "Accept-Encoding": "gzip" } });
    expect(gzip.headers.get("content-encoding")).toBe("gzip");
    expect(await (await made.request("/assets/main-abc.js")).text()).toBe(CODE);
  });

  it("are asked about again where their name does not change", async () => {
    const response = await made.request("/robots.txt");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    const etag = response.headers.get("etag") ?? "";
    expect((await made.request("/robots.txt", { headers: { "If-None-Match": etag } })).status).toBe(304);
  });

  it.each(["/assets/gone-123.js", "/assets/..%2f..%2fetc/passwd", `${API}/nothing`])(
    "%s is not found, and not the document",
    async (path) => {
      expect((await made.request(path)).status).toBe(404);
    },
  );

  it.each(["/.stamp", "/assets/main-abc.js.br", "/%2e%2e/package.json"])("%s is no file of the page", async (path) => {
    const text = await (await made.app.request(path)).text();
    expect(text).not.toContain("secret");
    expect(text).not.toContain("devDependencies");
  });
});

describe("a page that has not been built", () => {
  it("says so in both languages, and is there once it is", async () => {
    const later = makeTempFolder();
    const own = await makeApp({ seed: SMALL, pageDir: later.path });
    const response = await own.request("/");
    const html = await response.text();
    expect(response.status).toBe(503);
    expect(html).toContain("页面还没有构建");
    expect(html).toContain("npm start");
    writeFileSync(join(later.path, "index.html"), INDEX);
    expect((await own.request("/")).status).toBe(200);
    await own.close();
    later.remove();
  });
});
