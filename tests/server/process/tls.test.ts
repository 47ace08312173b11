import { X509Certificate } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { connect, type TLSSocket } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLog } from "#server/base/log.ts";
import { SettingsError } from "#server/env/settings-error.ts";
import { readTls } from "#server/env/tls.ts";
import { watchTls } from "#server/env/tls-renewal.ts";
import { listen } from "#server/listen.ts";
import { type ChildServer, runChildServer, startChildServer } from "#tests/server/child-server.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { makeTlsFiles, type TlsFiles } from "#tests/server/tls-files.ts";

let folder: TempFolder;
let good: TlsFiles;

beforeAll(() => {
  folder = makeTempFolder();
  good = makeTlsFiles(folder.path, "good", "ec -pkeyopt ec_paramgen_curve:prime256v1");
});

afterAll(() => folder.remove());

function messageOf(certFile: string, keyFile: string, now?: Date): string {
  try {
    readTls(certFile, keyFile, now);
    return "";
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    expect(error.messages.zh).not.toBe(error.messages.en);
    return error.messages.en;
  }
}

describe("readTls(certFile, keyFile)", () => {
  it.each(["rsa:2048", "ec -pkeyopt ec_paramgen_curve:secp384r1", "ed25519"])("takes %s", (algorithm) => {
    const { certFile, keyFile } = makeTlsFiles(folder.path, algorithm.slice(-4), algorithm);
    expect(messageOf(certFile, keyFile)).toBe("");
  });

  it.each(["rsa:1024", "ec -pkeyopt ec_paramgen_curve:secp224r1"])("refuses %s as too weak", (algorithm) => {
    const { certFile, keyFile } = makeTlsFiles(folder.path, "weak", algorithm);
    expect(messageOf(certFile, keyFile)).toContain("too weak");
  });

  it("wants both files", () => {
    expect(messageOf(good.certFile, "")).toContain("TLS_KEY_FILE= is wrong");
    expect(messageOf("", good.keyFile)).toContain("TLS_CERT_FILE= is wrong");
  });

  it("refuses a key of another certificate", () => {
    const other = makeTlsFiles(folder.path, "other", "rsa:2048");
    expect(messageOf(good.certFile, other.keyFile)).toContain("not the key of the certificate");
  });

  it("refuses a certificate that has expired", () => {
    expect(messageOf(good.certFile, good.keyFile, new Date("2999-01-01"))).toContain("expired on");
  });

  it("names a file that is not there, or is something else, without repeating what is in it", () => {
    const secret = join(folder.path, "secret.pem");
    writeFileSync(secret, "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n");
    expect(messageOf(join(folder.path, "none.pem"), good.keyFile)).toContain("TLS_CERT_FILE=");
    expect(messageOf(good.certFile, secret)).toContain("no PEM file");
    expect(messageOf(good.certFile, secret)).not.toContain("hunter2");
  });
});

describe("the server with a certificate of its own", () => {
  let server: ChildServer;
  let port: number;

  beforeAll(async () => {
    const { certFile, keyFile } = good;
    server = await startChildServer({
      DATA_DIR: join(folder.path, "data"),
      TLS_CERT_FILE: certFile,
      TLS_KEY_FILE: keyFile,
    });
    port = Number(new URL(server.url).port);
  }, 60_000);

  afterAll(() => server.stop("SIGTERM"), 60_000);

  it("speaks HTTPS, and tells browsers to speak nothing else", async () => {
    expect(server.output()).toContain(`https://localhost:${port}/`);
    const headers = await new Promise<Record<string, unknown>>((settle, reject) => {
      request({ host: "localhost", port, path: "/api/v1/health", ca: readFileSync(good.certFile) }, (answer) => {
        answer.resume();
        settle(answer.headers);
      })
        .on("error", reject)
        .end();
    });
    expect(headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
  });

  it("speaks no HTTP on that port", async () => {
    await expect(fetch(`http://127.0.0.1:${port}/api/v1/health`)).rejects.toThrow();
  });

  it.each([
    ["TLSv1.3", "TLSv1.3", true],
    ["TLSv1.2", "TLSv1.2", true],
    ["TLSv1.1", "TLSv1.1", false],
  ] as const)("%s: %s connects %s", async (_, version, expected) => {
    expect(await connects({ minVersion: version, maxVersion: version, ciphers: "DEFAULT:@SECLEVEL=0" })).toBe(expected);
  });

  it.each(["AES128-SHA", "ECDHE-ECDSA-AES128-SHA256", "AES256-GCM-SHA384"])("takes no %s", async (ciphers) => {
    expect(await connects({ maxVersion: "TLSv1.2", ciphers: `${ciphers}:@SECLEVEL=0` })).toBe(false);
  });

  function connects(options: object): Promise<boolean> {
    return new Promise((settle) => {
      const socket = connect({ host: "localhost", port, ca: good.cert, ...options }, () => {
        socket.destroy();
        settle(true);
      });
      socket.on("error", () => settle(false));
    });
  }
});

describe("a certificate that is renewed", () => {
  const nobody = { fetch: () => new Response("here") };

  it("is served from the next connection on; files that do not hold good are not, and the log says why", async () => {
    const files = makeTlsFiles(folder.path, "renewed", "ec -pkeyopt ec_paramgen_curve:prime256v1");
    const later = makeTlsFiles(folder.path, "later", "rsa:2048");
    const tls = readTls(files.certFile, files.keyFile);
    const listening = await listen(nobody, "127.0.0.1", 0, { tls });
    const said = createSaid();
    const endWatch = watchTls({ files, tls, renew: listening.renew, log: said.log, everyMs: 20 });
    try {
      expect(await servedBy(listening.port)).toBe(fingerprintOf(files.cert));
      const open = await openConnection(listening.port, files.cert);
      // The key is still the earlier one's.
      copyFileSync(later.certFile, files.certFile);
      expect(await said.next("certificate-kept")).toContain("is not the key of the certificate");
      expect(await servedBy(listening.port)).toBe(fingerprintOf(files.cert));
      copyFileSync(later.keyFile, files.keyFile);
      await said.next("certificate-renewed");
      expect(await servedBy(listening.port)).toBe(fingerprintOf(later.cert));
      expect(await ask(open)).toContain("here");
    } finally {
      endWatch();
      await listening.close({ bodiesMs: 100, answersMs: 100 });
    }
  }, 30_000);

  function fingerprintOf(cert: string): string {
    return new X509Certificate(cert).fingerprint256;
  }

  function openConnection(port: number, ca?: string): Promise<TLSSocket> {
    return new Promise((settle, reject) => {
      const trust = ca === undefined ? { rejectUnauthorized: false } : { ca };
      const socket = connect({ host: "127.0.0.1", port, ...trust }, () => settle(socket));
      socket.on("error", reject);
    });
  }

  async function servedBy(port: number): Promise<string> {
    const socket = await openConnection(port);
    const { fingerprint256 } = socket.getPeerCertificate();
    socket.destroy();
    return fingerprint256;
  }

  async function ask(socket: TLSSocket): Promise<string> {
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let text = "";
    for await (const chunk of socket) text += String(chunk);
    return text;
  }

  /** A log of which the lines of an event can be awaited. */
  function createSaid() {
    const lines: string[] = [];
    const said = new EventEmitter();
    const log = createLog("debug", (line) => {
      lines.push(line);
      said.emit("line");
    });
    const next = async (event: string) => {
      for (;;) {
        const found = lines.find((line) => line.includes(event));
        if (found) return found;
        await once(said, "line");
      }
    };
    return { log, next };
  }
});

describe("a server without a certificate", () => {
  it("sends no HSTS, and ends with a message when a file is wrong", async () => {
    const ended = await runChildServer({
      DATA_DIR: join(folder.path, "d2"),
      TLS_CERT_FILE: "/nowhere.pem",
      TLS_KEY_FILE: good.keyFile,
    });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain("TLS_CERT_FILE=/nowhere.pem");
    expect(ended.output).toContain("ENOENT");
    expect(ended.output).not.toContain(" at ");
  });
});
