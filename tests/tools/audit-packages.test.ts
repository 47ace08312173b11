import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { auditPackages, readAudit } from "#tools/audit-packages.ts";

let server: Server | undefined;

// npm remembers what it was told; a folder of its own keeps the user's memory free of what is made up here.
let cache: TempFolder;
beforeEach(() => {
  cache = makeTempFolder();
  process.env["npm_config_cache"] = cache.path;
});
afterEach(() => {
  server?.close();
  delete process.env["npm_config_cache"];
  cache.remove();
});

/** A registry that knows of one weakness, and answers nothing else. */
async function startRegistry(severity: string, status = 200): Promise<string> {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (!request.url?.endsWith("/advisories/bulk") || status !== 200) {
        response.writeHead(status === 200 ? 404 : status).end("{}");
        return;
      }
      const asked: Record<string, unknown> = JSON.parse(gunzipSync(Buffer.concat(chunks)).toString());
      expect(Object.keys(asked)).toContain("hono");
      const advisory = { id: 1, url: "https://x.example/1", title: "t", severity, vulnerable_versions: "<999.0.0" };
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify({ hono: [{ ...advisory, cwe: [], cvss: { score: 0, vectorString: null } }] }));
    });
  });
  await new Promise<void>((settle) => server?.listen(0, "127.0.0.1", settle));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

describe("auditPackages(registry), by the real npm", () => {
  it("names a package with a serious weakness", async () => {
    const audit = await auditPackages(await startRegistry("high"));
    expect(audit.kind).toBe("weak");
    expect(JSON.stringify(audit)).toContain("hono (high)");
  });

  it("lets a slight one pass, and counts it", async () => {
    expect(await auditPackages(await startRegistry("moderate"))).toMatchObject({ kind: "clean" });
  });

  it.each([405, 500])("says that it was skipped where the registry answers %i", async (status) => {
    expect(await auditPackages(await startRegistry("high", status))).toMatchObject({ kind: "skipped" });
  });

  it("says so where there is no network", async () => {
    expect(await auditPackages("http://127.0.0.1:9/")).toMatchObject({ kind: "skipped" });
  });
});

describe("readAudit(output)", () => {
  it.each(["", "<html>", "null", "[]", '{"vulnerabilities":null}'])("takes %s for no answer", (output) => {
    expect(readAudit(output).kind).toBe("skipped");
  });

  it("takes no weaknesses for clean", () => {
    expect(readAudit('{"vulnerabilities":{}}')).toEqual({ kind: "clean", lower: 0 });
  });
});
