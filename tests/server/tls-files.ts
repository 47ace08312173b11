import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type TlsFiles = { readonly certFile: string; readonly keyFile: string; readonly cert: string };

/**
 * Makes a certificate of localhost with its key, by the openssl that comes with every system that serves HTTPS.
 *
 * @param algorithm as `openssl req -newkey` takes it: `rsa:2048`, `ec -pkeyopt ec_paramgen_curve:prime256v1`
 */
export function makeTlsFiles(folder: string, name: string, algorithm: string): TlsFiles {
  const certFile = join(folder, `${name}.cert.pem`);
  const keyFile = join(folder, `${name}.key.pem`);
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", ...algorithm.split(" "), "-nodes", "-keyout", keyFile, "-out", certFile],
      ...["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
      "-days",
      "10",
    ],
    { stdio: "pipe" },
  );
  return { certFile, keyFile, cert: readFileSync(certFile, "utf8") };
}
