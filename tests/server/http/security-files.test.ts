import { mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { type Upload, uploadSchema } from "#contract/uploads.ts";
import { type Listening, listen } from "#server/listen.ts";
import { zipFile } from "#tests/intake/zip-file.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { longFile, uploadPath } from "#tests/server/upload-request.ts";

const SECRET = "a secret of the server's machine";

let folder: TempFolder;
let made: MadeApp;
let listening: Listening;

beforeAll(async () => {
  folder = makeTempFolder();
  const page = join(folder.path, "page");
  mkdirSync(join(page, "assets"), { recursive: true });
  mkdirSync(join(folder.path, "data"));
  writeFileSync(join(folder.path, "secret.txt"), SECRET);
  writeFileSync(join(page, ".env"), SECRET);
  writeFileSync(join(page, "index.html"), "<!doctype html><title>页面</title>");
  writeFileSync(join(page, "assets/main.js"), "1");
  made = await makeApp({ seed: SMALL, dataDir: join(folder.path, "data"), pageDir: page });
  listening = await listen(made.app, "127.0.0.1", 0);
});

afterAll(async () => {
  await listening.close({ bodiesMs: 0, answersMs: 0 });
  await made.close();
  folder.remove();
});

/** Asks for a path as it is, which `fetch` would tidy first. */
function ask(path: string): Promise<{ status: number; text: string }> {
  return new Promise((settle, reject) => {
    request({ host: "127.0.0.1", port: listening.port, path, headers: { Host: "localhost" } }, (answer) => {
      let text = "";
      answer.setEncoding("latin1").on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () => settle({ status: answer.statusCode ?? 0, text }));
    })
      .on("error", reject)
      .end();
  });
}

async function upload(
  bytes: Uint8Array | string,
  fileName: string,
): Promise<{ status: number; upload: Upload | null }> {
  const body = typeof bytes === "string" ? bytes : new Uint8Array(bytes);
  const response = await made.request(uploadPath("west", fileName), { method: "POST", body });
  if (response.status !== 201) return { status: response.status, upload: null };
  return { status: 201, upload: uploadSchema.parse(await response.json()) };
}

const problemsOf = (found: Upload | null) => (found?.problems ?? []).map(({ code }) => code);

describe("a path that leads out of the page's folder", () => {
  it.each([
    "/../secret.txt",
    "/../../../../../../etc/passwd",
    "/assets/../../secret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%5csecret.txt",
    "/..\\secret.txt",
    "/assets/....//....//secret.txt",
    "/%252e%252e/secret.txt",
    "/..%c0%af..%c0%afetc/passwd",
    "/assets/%00/../../secret.txt",
    "/.env",
    "/./.env",
    "/.git/config",
    "/data/zhengxiao.db",
    "//etc/passwd",
    "http://localhost/../secret.txt",
    "/api/v1/files/..%2f..%2fsecret.txt",
    "/api/v1/../../secret.txt",
  ])("%s gives nothing away", async (path) => {
    const { status, text } = await ask(path);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain("root:");
    expect(text).not.toContain("SQLite format");
    expect(status).toBeLessThan(500);
  });
});

describe("a file's name", () => {
  it.each([
    ["a line break", "a\r\nSet-Cookie: stolen=1\r\n.csv"],
    ["quotes", 'a"; filename="evil.html'],
    ["a path", "../../etc/cron.d/evil.csv"],
    ["a Windows path", "C:\\Windows\\evil.csv"],
    ["HTML", "<img src=x onerror=alert(1)>.csv"],
    ["another way of writing", "a\u202Evsc.exe"],
    ["a null", "a\u0000.csv"],
    ["ten thousand letters", `${"长".repeat(10_000)}.csv`],
    ["half a character", "a\ud800.csv"],
  ])("with %s is a name and nothing more", async (_, fileName) => {
    const sent = longFile([["引进博士", "示例西实验室", "2024-05", String(fileName.length)]]);
    const { status, upload: found } = await upload(sent, wellFormed(fileName));
    // One that is too long is refused.
    if (!found) return expect(status).toBe(400);
    expect(found.fileName).not.toMatch(/[\r\n\0/\\\p{Bidi_Control}]/u);
    const response = await made.request(ROUTES.file.replace(":digest", found.fileDigest));
    const disposition = response.headers.get("content-disposition") ?? "";
    expect(disposition).toMatch(/^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[\w%.~!$&+^`|-]*$/);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-security-policy")).toBe("sandbox");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(await response.text()).toBe(sent);
  });
});

describe("a hostile file", () => {
  it("of HTML or a script is never served as such", async () => {
    for (const [text, name] of [
      ["<script>alert(1)</script>", "a.html"],
      ["<svg onload=alert(1)>", "a.svg"],
      ["%PDF-1.4", "a.pdf"],
      ["MZ\u0090\u0000", "a.exe"],
    ] as const) {
      const { upload: found } = await upload(text, name);
      if (!found) continue;
      const response = await made.request(ROUTES.file.replace(":digest", found.fileDigest));
      expect(response.headers.get("content-disposition")).toMatch(/^attachment;/);
      expect(response.headers.get("content-type")).toBe("application/octet-stream");
      expect(found.problems.some(({ severity }) => severity === "error")).toBe(true);
    }
  });

  it("that names entities outside itself (XXE) or within itself without end reads nothing", async () => {
    const laughs = Array.from(
      { length: 20 },
      (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
    ).join("");
    for (const doctype of [
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file://${folder.path}/secret.txt">]>`,
      '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/x">]>',
      `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}<!ENTITY e "&l20;">]>`,
    ]) {
      const started = performance.now();
      const { upload: found } = await upload(workbook(doctype, "<v>&e;</v>"), "a.xlsx");
      expect(performance.now() - started).toBeLessThan(10_000);
      const told = JSON.stringify(found);
      expect(told).not.toContain(SECRET);
      expect(told).not.toContain("haha");
    }
  });

  it("that unpacks to more than may be (zip bomb) is refused at once", async () => {
    const bomb = workbook("", `<v>${"0".repeat(400 * 1024 * 1024)}</v>`);
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const { upload: found } = await upload(bomb, "bomb.xlsx");
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
    expect(found?.problems.some(({ severity }) => severity === "error") ?? true).toBe(true);
  });

  it("that names files outside itself (zip slip) writes none", async () => {
    const { upload: found } = await upload(zipFile({ "../../slipped.txt": "x", "/tmp/slipped.txt": "x" }), "a.xlsx");
    expect(found?.problems.some(({ severity }) => severity === "error") ?? true).toBe(true);
  });

  it.each([
    ["one line of twenty million letters", () => "a".repeat(19_000_000)],
    ["a quote that never ends", () => `指标,平台,时期,数值\n"${"a,".repeat(2_000_000)}`],
    ["half a million columns", () => `${"a,".repeat(500_000)}\n${"1,".repeat(500_000)}`],
    ["a million empty lines", () => "\n".repeat(1_000_000)],
    ["a hundred thousand quotes", () => `指标,平台,时期,数值\n${'"'.repeat(100_001)}`],
    ["digits without end", () => longFile([["引进博士", "示例西实验室", "2024-05", "9".repeat(1_000_000)]])],
    ["a period without end", () => longFile([["引进博士", "示例西实验室", "2024年".repeat(100_000), "1"]])],
    ["dashes without end", () => longFile([["引进博士", "示例西实验室", `2024${"-1".repeat(200_000)}`, "1"]])],
    ["brackets without end", () => longFile([["引进博士", "示例西实验室", "2024-05", "(".repeat(300_000)]])],
    ["spaces without end", () => longFile([["引进博士", `示例${" ".repeat(500_000)}西`, "2024-05", "1"]])],
  ])("of %s is read in time or refused", async (_, text) => {
    const started = performance.now();
    const { status } = await upload(text(), "a.csv");
    expect([201, 413, 422]).toContain(status);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it("with names of an object's own parts is read as a table like any other", async () => {
    const { upload: found } = await upload(
      "指标,__proto__,constructor,时期,数值\n__proto__,constructor,toString,2024-05,1\nhasOwnProperty,__proto__,x,2024-05,2\n",
      "a.csv",
    );
    expect(found).not.toBeNull();
    expect(problemsOf(found).length).toBeGreaterThan(0);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

/** A workbook of one cell, with a document type of its own. */
function workbook(doctype: string, value: string): Uint8Array {
  const xml = '<?xml version="1.0" encoding="UTF-8"?>';
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const pack = "http://schemas.openxmlformats.org/package/2006";
  return zipFile({
    "[Content_Types].xml": `${xml}<Types xmlns="${pack}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    "_rels/.rels": `${xml}<Relationships xmlns="${pack}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${xml}<Relationships xmlns="${pack}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `${xml}${doctype}<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1">${value}</c></row></sheetData></worksheet>`,
  });
}

/** A text as UTF-8 can carry it: half a character becomes U+FFFD. */
function wellFormed(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}
