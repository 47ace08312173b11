import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Names } from "#domain/terms/names.ts";
import { SettingsError } from "./settings-error.ts";

/** Certificate (with its chain) and key, PEM. */
export type Tls = { readonly cert: string; readonly key: string };

/** TLS 1.3's, and of TLS 1.2's those with forward secrecy and authenticated encryption, strongest first. */
export const CIPHERS = [
  "TLS_AES_256_GCM_SHA384",
  "TLS_CHACHA20_POLY1305_SHA256",
  "TLS_AES_128_GCM_SHA256",
  "ECDHE-ECDSA-AES256-GCM-SHA384",
  "ECDHE-RSA-AES256-GCM-SHA384",
  "ECDHE-ECDSA-CHACHA20-POLY1305",
  "ECDHE-RSA-CHACHA20-POLY1305",
  "ECDHE-ECDSA-AES128-GCM-SHA256",
  "ECDHE-RSA-AES128-GCM-SHA256",
].join(":");

export const TLS_OPTIONS = { minVersion: "TLSv1.2", ciphers: CIPHERS, honorCipherOrder: true } as const;

/** Smallest RSA key, bits (NIST SP 800-57: 112 bits of security). */
const LEAST_RSA = 2048;
const CURVES = ["prime256v1", "secp384r1", "secp521r1"];

/**
 * Reads the server's own certificate.
 *
 * @throws SettingsError saying which file is wrong and why: not there, no PEM, expired, too weak, not of one another
 */
export function readTls(certFile: string, keyFile: string, now: Date = new Date()): Tls {
  for (const [setting, path] of [
    ["TLS_CERT_FILE", certFile],
    ["TLS_KEY_FILE", keyFile],
  ] as const)
    if (path === "")
      throw wrong(setting, "", { zh: "证书和私钥要一起设置", en: "certificate and key are set together" });
  const cert = read("TLS_CERT_FILE", certFile);
  const key = read("TLS_KEY_FILE", keyFile);
  const certificate = parse("TLS_CERT_FILE", certFile, () => new X509Certificate(cert));
  const privateKey = parse("TLS_KEY_FILE", keyFile, () => createPrivateKey(key));
  const weakness = weaknessOf(privateKey);
  if (weakness) throw wrong("TLS_KEY_FILE", keyFile, weakness);
  if (!certificate.checkPrivateKey(privateKey))
    throw wrong("TLS_KEY_FILE", keyFile, {
      zh: "与 TLS_CERT_FILE 的证书不匹配",
      en: "is not the key of the certificate in TLS_CERT_FILE",
    });
  if (Date.parse(certificate.validTo) < now.getTime())
    throw wrong("TLS_CERT_FILE", certFile, {
      zh: `证书已于 ${certificate.validTo} 过期`,
      en: `the certificate expired on ${certificate.validTo}`,
    });
  return { cert, key };
}

function weaknessOf(key: KeyObject): Names | null {
  const type = key.asymmetricKeyType;
  const { modulusLength = 0, namedCurve = "" } = key.asymmetricKeyDetails ?? {};
  if (type === "ed25519" || type === "ed448") return null;
  if (type === "ec" && CURVES.includes(namedCurve)) return null;
  if ((type === "rsa" || type === "rsa-pss") && modulusLength >= LEAST_RSA) return null;
  const what = `${type ?? ""} ${modulusLength || namedCurve}`.trim();
  return {
    zh: `密钥强度不足(${what});应为 RSA 2048 位以上或 P-256 以上的椭圆曲线`,
    en: `the key is too weak (${what}): use RSA of 2048 bits or more, or an elliptic curve from P-256 on`,
  };
}

function read(setting: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw wrong(setting, path, { zh: `无法读取文件(${code})`, en: `the file cannot be read (${code})` });
  }
}

function parse<T>(setting: string, path: string, read: () => T): T {
  try {
    return read();
  } catch {
    // What is wrong in particular would be told in OpenSSL's words, which may hold parts of the key.
    throw wrong(setting, path, {
      zh: "不是 PEM 格式,或密钥有口令保护",
      en: "it is no PEM file, or the key is protected by a passphrase",
    });
  }
}

function wrong(setting: string, path: string, { zh, en }: Names): SettingsError {
  return new SettingsError({ zh: `设置有误:${setting}=${path}:${zh}`, en: `${setting}=${path} is wrong: ${en}` });
}
