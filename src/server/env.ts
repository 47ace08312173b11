import { readFileSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import type { Names } from "#domain/names.ts";
import type { Rules } from "#domain/rules.ts";
import { isStrongSecret } from "./auth-secret.ts";
import { NO_PROXY, readTrustedProxies, type TrustedProxies } from "./client-address.ts";
import { isLoopbackOnly } from "./greeting.ts";
import { LOG_LEVELS, type LogLevel } from "./log.ts";
import { ACCESS_POLICIES, type AccessPolicy } from "./look-policy.ts";
import { RULE_SCHEMAS, RULE_SETTINGS, rulesOf } from "./rule-settings.ts";
import { numberText, type Setting, wholeNumberText } from "./setting.ts";

/** What the server runs with: every setting read, checked and made whole, here and nowhere else. */
export type Env = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databasePath: string;
  readonly maxFileBytes: number;
  readonly maxRows: number;
  readonly logLevel: LogLevel;
  /** Address at which people reach the server, without a slash at the end; `null` where it was not said. */
  readonly publicUrl: string | null;
  /** Signs cookies; `null` for the one that the server makes for itself. */
  readonly authSecret: string | null;
  /** The office's single sign-on. */
  readonly oidc: OidcSettings | null;
  readonly pageDir: string;
  /** Files of the server's own certificate and key; `null` where HTTP is spoken, to a proxy or on this machine. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** Proxies that may say for whom they ask. */
  readonly trustedProxies: TrustedProxies;
  /** Requests a second that one client may make on average; 0 for any number. */
  readonly requestsPerSecond: number;
  /** Who may look without being signed in. */
  readonly accessPolicy: AccessPolicy;
  /** How figures are judged. */
  readonly rules: Rules;
};

export type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As the button says it. */
  readonly name: string;
  /** True where whoever the provider knows is made a viewer; else an administrator makes the account first. */
  readonly makesViewers: boolean;
};

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const SECRET_FILE: Names = {
  zh: "可读的文件;不与同名变量同时设置",
  en: "a file that can be read; not beside the variable itself",
};

/** The settings as documented, printed by `--settings` and in the README. */
export const SETTINGS = {
  PORT: {
    name: "PORT",
    meaning: { zh: "监听的端口;0 表示任选空闲端口", en: "Port to listen on; 0 takes any free one" },
    default: "8686",
    example: "80",
    accepts: { zh: "0 到 65535 的整数", en: "a whole number from 0 to 65535" },
  },
  HOST: {
    name: "HOST",
    meaning: {
      zh: "监听的地址;默认仅本机可访问,0.0.0.0 表示所有网络",
      en: "Address to listen on; by default this machine only, 0.0.0.0 for every network",
    },
    default: "127.0.0.1",
    example: "0.0.0.0",
    accepts: { zh: "IP 地址或主机名", en: "an IP address or host name" },
  },
  DATA_DIR: {
    name: "DATA_DIR",
    meaning: { zh: "数据目录,数据库文件所在", en: "Data folder, where the database file is" },
    default: ".zhengxiao",
    example: "/var/lib/zhengxiao",
    accepts: { zh: "目录路径", en: "the path of a folder" },
  },
  DATABASE_URL: {
    name: "DATABASE_URL",
    meaning: {
      zh: "数据库;默认为数据目录中的 zhengxiao.db",
      en: "Database; by default zhengxiao.db in the data folder",
    },
    default: "",
    example: "file:/var/lib/zhengxiao/zhengxiao.db",
    accepts: {
      zh: "file: 开头的路径(PostgreSQL 将在以后的版本支持)",
      en: "a path after file: (PostgreSQL comes in a later version)",
    },
  },
  MAX_FILE_MB: {
    name: "MAX_FILE_MB",
    meaning: { zh: "上传文件的大小上限,MB", en: "Largest file that may be uploaded, in MB" },
    default: "20",
    example: "50",
    accepts: { zh: "1 到 1024 的数", en: "a number from 1 to 1024" },
  },
  MAX_ROWS: {
    name: "MAX_ROWS",
    meaning: { zh: "上传文件的行数上限", en: "Most rows an uploaded file may have" },
    default: "200000",
    example: "500000",
    accepts: { zh: "1 到 5000000 的整数", en: "a whole number from 1 to 5000000" },
  },
  LOG_LEVEL: {
    name: "LOG_LEVEL",
    meaning: { zh: "日志的详细程度", en: "How much is logged" },
    default: "info",
    example: "debug",
    accepts: { zh: LOG_LEVELS.join("、"), en: LOG_LEVELS.join(", ") },
  },
  PAGE_DIR: {
    name: "PAGE_DIR",
    meaning: { zh: "已构建页面所在的目录", en: "Folder of the built page" },
    default: ".build/page",
    example: ".build/page",
    accepts: { zh: "目录路径", en: "the path of a folder" },
  },
  ACCESS: {
    name: "ACCESS",
    meaning: {
      zh: "谁可以不登录查看:public 任何人,network 内网地址,signed-in 无人。默认:仅本机可访问时为 public,否则为 signed-in",
      en: "Who may look without signing in: anybody, private networks, nobody. Default: public where only this machine is served, else signed-in",
    },
    default: "",
    example: "network",
    accepts: { zh: ACCESS_POLICIES.join("、"), en: ACCESS_POLICIES.join(", ") },
  },
  TLS_CERT_FILE: {
    name: "TLS_CERT_FILE",
    meaning: {
      zh: "本服务自己的 HTTPS 证书(含证书链);与 TLS_KEY_FILE 一起设置。由 nginx 等提供 HTTPS 时不设",
      en: "Certificate (with its chain) for HTTPS by this server itself, together with TLS_KEY_FILE; none behind a proxy",
    },
    default: "",
    example: "/etc/zhengxiao/cert.pem",
    accepts: { zh: "PEM 文件路径", en: "the path of a PEM file" },
  },
  TLS_KEY_FILE: {
    name: "TLS_KEY_FILE",
    meaning: { zh: "HTTPS 证书的私钥", en: "Private key of the certificate" },
    default: "",
    example: "/etc/zhengxiao/key.pem",
    accepts: {
      zh: "PEM 文件路径,与 TLS_CERT_FILE 一起设置",
      en: "the path of a PEM file, together with TLS_CERT_FILE",
    },
  },
  TRUST_PROXY: {
    name: "TRUST_PROXY",
    meaning: {
      zh: "反向代理的地址;只有来自这些地址的 X-Forwarded-* 才被采信",
      en: "Addresses of reverse proxies; X-Forwarded-* headers count from these only",
    },
    default: "",
    example: "127.0.0.1,10.0.0.0/8",
    accepts: {
      zh: "IP 地址或网段(CIDR),逗号分隔;不能是全部地址",
      en: "IP addresses or CIDR blocks, comma-separated; not every address",
    },
  },
  RATE_LIMIT: {
    name: "RATE_LIMIT",
    meaning: {
      zh: "同一客户端平均每秒最多请求数;0 表示不限。登录、上传另有更严的限制",
      en: "Requests a second one client may make on average, 0 for any number; sign-in and uploads have tighter limits",
    },
    default: "200",
    example: "50",
    accepts: { zh: "0 到 100000 的整数", en: "a whole number from 0 to 100000" },
  },
  PUBLIC_URL: {
    name: "PUBLIC_URL",
    meaning: {
      zh: "大家访问本服务所用的网址;单点登录需要",
      en: "Address at which people reach this server; needed for single sign-on",
    },
    default: "",
    example: "https://zhengxiao.example.gov.cn",
    accepts: { zh: "http(s):// 开头、不含路径的网址", en: "an http(s) URL without a path" },
  },
  AUTH_SECRET: {
    name: "AUTH_SECRET",
    meaning: {
      zh: "给登录 Cookie 签名、加密两步验证的密钥;不设则首次启动时随机生成,存在数据目录",
      en: "Signs cookies and encrypts second factors; by default made at random at the first start, in the data folder",
    },
    default: "",
    example: "$(openssl rand -base64 32)",
    accepts: {
      zh: "至少 32 个字符的随机文本,不能是重复的几个字符",
      en: "random text of at least 32 characters, not a few repeated ones",
    },
  },
  AUTH_SECRET_FILE: {
    name: "AUTH_SECRET_FILE",
    meaning: { zh: "内容为 AUTH_SECRET 的文件", en: "A file that holds AUTH_SECRET" },
    default: "",
    example: "/run/secrets/zhengxiao",
    accepts: SECRET_FILE,
  },
  OIDC_ISSUER: {
    name: "OIDC_ISSUER",
    meaning: {
      zh: "单点登录(OpenID Connect)提供方的网址;本服务唯一的对外连接",
      en: "Issuer of the office's single sign-on (OpenID Connect); the only outgoing connection there is",
    },
    default: "",
    example: "https://login.example.gov.cn/realms/office",
    accepts: {
      zh: "https:// 开头的网址(本机可用 http);同时设置 OIDC_CLIENT_ID、OIDC_CLIENT_SECRET、PUBLIC_URL",
      en: "an https URL (http on this machine), together with OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and PUBLIC_URL",
    },
  },
  OIDC_CLIENT_ID: {
    name: "OIDC_CLIENT_ID",
    meaning: {
      zh: "在提供方登记的客户端;回调地址为 PUBLIC_URL/api/v1/oidc/callback",
      en: "The client as registered with the issuer; its redirect URI is PUBLIC_URL/api/v1/oidc/callback",
    },
    default: "",
    example: "zhengxiao",
    accepts: { zh: "提供方给出的客户端标识", en: "the client id that the issuer gave" },
  },
  OIDC_CLIENT_SECRET: {
    name: "OIDC_CLIENT_SECRET",
    meaning: { zh: "该客户端的密钥", en: "The client's secret" },
    default: "",
    example: "…",
    accepts: { zh: "至少 16 个字符", en: "at least 16 characters" },
  },
  OIDC_CLIENT_SECRET_FILE: {
    name: "OIDC_CLIENT_SECRET_FILE",
    meaning: { zh: "内容为 OIDC_CLIENT_SECRET 的文件", en: "A file that holds OIDC_CLIENT_SECRET" },
    default: "",
    example: "/run/secrets/zhengxiao-oidc",
    accepts: SECRET_FILE,
  },
  OIDC_NAME: {
    name: "OIDC_NAME",
    meaning: { zh: "登录页按钮上的名称", en: "What the button on the sign-in page calls it" },
    default: "单点登录",
    example: "市统一身份认证",
    accepts: { zh: "1 到 30 个字", en: "1 to 30 characters" },
  },
  OIDC_CREATE: {
    name: "OIDC_CREATE",
    meaning: {
      zh: "提供方认识、本服务没有账号的人:viewer 表示自动建立浏览账号,none 表示须先由管理员建立",
      en: "Those whom the issuer knows and this server does not: viewer makes them a viewer, none leaves it to an administrator",
    },
    default: "none",
    example: "viewer",
    accepts: { zh: "none、viewer", en: "none, viewer" },
  },
  ...RULE_SETTINGS,
} as const satisfies Record<string, Setting>;

type SettingName = keyof typeof SETTINGS;

const DECIMAL = /^\d+(\.\d+)?$/;
const envSchema = z.object({
  PORT: wholeNumberText(0, 65_535),
  HOST: z.string().check(z.regex(/^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[?[0-9A-Fa-f:.]+\]?)$/)),
  DATA_DIR: z.string().check(z.minLength(1)),
  DATABASE_URL: z.string().check(z.regex(/^(?:file:.+)?$/)),
  MAX_FILE_MB: numberText(1, 1024, DECIMAL),
  MAX_ROWS: wholeNumberText(1, 5_000_000),
  LOG_LEVEL: z.enum(LOG_LEVELS),
  PAGE_DIR: z.string().check(z.minLength(1)),
  ACCESS: z.enum(["", ...ACCESS_POLICIES]),
  TLS_CERT_FILE: z.string(),
  TLS_KEY_FILE: z.string(),
  TRUST_PROXY: z.string().check(z.refine((text) => readTrustedProxies(text) !== null)),
  RATE_LIMIT: wholeNumberText(0, 100_000),
  PUBLIC_URL: z.string().check(z.refine((text) => text === "" || isOrigin(text))),
  AUTH_SECRET: z.string().check(z.refine((text) => text === "" || isStrongSecret(text))),
  AUTH_SECRET_FILE: z.string(),
  OIDC_ISSUER: z.string().check(z.refine((text) => text === "" || isIssuer(text))),
  OIDC_CLIENT_ID: z.string().check(z.maxLength(200)),
  OIDC_CLIENT_SECRET: z.string().check(z.regex(/^(?:.{16,})?$/)),
  OIDC_CLIENT_SECRET_FILE: z.string(),
  OIDC_NAME: z.string().check(z.minLength(1), z.maxLength(30)),
  OIDC_CREATE: z.enum(["none", "viewer"]),
  ...RULE_SCHEMAS,
} satisfies Record<SettingName, z.ZodMiniType>);

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, "");
}

/** Tokens are not to travel in the clear, but on the machine itself. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, search, hash } = new URL(text);
  if (username !== "" || search !== "" || hash !== "") return false;
  return protocol === "https:" || (protocol === "http:" && /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname));
}

/** One or more settings are wrong; the messages name each with what it accepts. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly messages: Names;

  constructor(messages: Names, options?: ErrorOptions) {
    super(messages.en, options);
    this.messages = messages;
  }
}

/**
 * Reads the settings. A relative path that was given is meant from the working folder, a default one from the project.
 *
 * @throws SettingsError naming every variable that is wrong
 */
export function readEnv(environment: Readonly<Record<string, string | undefined>>, cwd = process.cwd()): Env {
  const given = Object.fromEntries(
    Object.values(SETTINGS).map((setting) => [setting.name, environment[setting.name]?.trim() || setting.default]),
  );
  for (const name of ["AUTH_SECRET", "OIDC_CLIENT_SECRET"] as const) readSecretFile(given, name, cwd);
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    const wrong = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new SettingsError(
      wrongSettings(
        wrong.map((name) => SETTINGS[name as SettingName]),
        given,
      ),
    );
  }
  const values = parsed.data;
  const missing = missingForOidc(values);
  if (missing.length > 0)
    throw new SettingsError(
      wrongSettings(
        missing.map((name) => SETTINGS[name]),
        given,
      ),
    );
  const dataDir = locate(values.DATA_DIR, environment["DATA_DIR"], cwd);
  return {
    port: values.PORT,
    host: values.HOST.replace(/^\[(.*)\]$/, "$1"),
    dataDir,
    databasePath: values.DATABASE_URL === "" ? resolve(dataDir, "zhengxiao.db") : filePath(values.DATABASE_URL, cwd),
    maxFileBytes: Math.round(values.MAX_FILE_MB * 1024 * 1024),
    maxRows: values.MAX_ROWS,
    logLevel: values.LOG_LEVEL,
    publicUrl: values.PUBLIC_URL === "" ? null : values.PUBLIC_URL.replace(/\/$/, ""),
    authSecret: values.AUTH_SECRET === "" ? null : values.AUTH_SECRET,
    oidc:
      values.OIDC_ISSUER === ""
        ? null
        : {
            issuer: values.OIDC_ISSUER,
            clientId: values.OIDC_CLIENT_ID,
            clientSecret: values.OIDC_CLIENT_SECRET,
            name: values.OIDC_NAME,
            makesViewers: values.OIDC_CREATE === "viewer",
          },
    pageDir: locate(values.PAGE_DIR, environment["PAGE_DIR"], cwd),
    tls:
      values.TLS_CERT_FILE === "" && values.TLS_KEY_FILE === ""
        ? null
        : { certFile: values.TLS_CERT_FILE, keyFile: values.TLS_KEY_FILE },
    trustedProxies: readTrustedProxies(values.TRUST_PROXY) ?? NO_PROXY,
    requestsPerSecond: values.RATE_LIMIT,
    accessPolicy: values.ACCESS === "" ? defaultPolicy(values) : values.ACCESS,
    rules: rulesOf(values),
  };
}

/** Behind a proxy a server of this machine serves a network all the same. */
function defaultPolicy(values: { readonly HOST: string; readonly TRUST_PROXY: string }): AccessPolicy {
  return isLoopbackOnly(values.HOST) && values.TRUST_PROXY === "" ? "public" : "signed-in";
}

/**
 * Settings that are not the default, `NAME=value` with spaces between; of one that may be secret only that it is set.
 */
export function describeChanged(environment: Readonly<Record<string, string | undefined>>): string {
  return Object.values<Setting>(SETTINGS)
    .map(({ name, default: standard }) => ({ name, standard, value: environment[name]?.trim() ?? "" }))
    .filter(({ standard, value }) => value !== "" && value !== standard)
    .map(({ name, value }) => `${name}=${/SECRET|PASSWORD|TOKEN|KEY|URL|FILE$/.test(name) ? "…" : value}`)
    .join(" ");
}

/** The table of settings as text: name, meaning, default, example. */
export function describeSettings(): string {
  return Object.values<Setting>(SETTINGS)
    .map(
      ({ name, meaning, default: standard, example, accepts }) =>
        `${name}\n  ${meaning.zh}\n  ${meaning.en}\n  默认 default: ${standard === "" ? "—" : standard}    例 example: ${name}=${example}\n  可取 accepts: ${accepts.zh} / ${accepts.en}\n`,
    )
    .join("\n");
}

/** Puts what a secret's file holds in the secret's place. @throws SettingsError */
function readSecretFile(given: Record<string, string>, name: "AUTH_SECRET" | "OIDC_CLIENT_SECRET", cwd: string): void {
  const fileName = `${name}_FILE` as const;
  const file = given[fileName] ?? "";
  if (file === "") return;
  try {
    if (given[name] !== "") throw new Error("both are set");
    given[name] = readFileSync(resolve(cwd, file), "utf8").trim();
  } catch (cause) {
    throw new SettingsError(wrongSettings([SETTINGS[fileName]], given), { cause });
  }
}

/** What single sign-on needs beside the issuer and was not given. */
function missingForOidc(
  values: Readonly<Record<"OIDC_ISSUER" | "OIDC_CLIENT_ID" | "OIDC_CLIENT_SECRET" | "PUBLIC_URL", string>>,
) {
  if (values.OIDC_ISSUER === "") return [];
  return (["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "PUBLIC_URL"] as const).filter((name) => values[name] === "");
}

function wrongSettings(settings: readonly Setting[], given: Readonly<Record<string, string>>): Names {
  const list = (language: keyof Names, joint: string) =>
    settings
      .map(
        (setting) =>
          `  ${setting.name}=${shown(setting.name, given[setting.name])}${joint}${setting.accepts[language]}`,
      )
      .join("\n");
  return {
    zh: `以下设置有误:\n${list("zh", "  应为")}`,
    en: `These settings are wrong:\n${list("en", "  expected ")}`,
  };
}

/** A database's address may hold a password; only its kind is repeated. */
function shown(name: string, value = ""): string {
  if (name.endsWith("SECRET")) return value === "" ? "" : "…";
  return name === "DATABASE_URL" ? `${value.split(":")[0] ?? ""}:…` : value;
}

function locate(path: string, given: string | undefined, cwd: string): string {
  return resolve(given?.trim() ? cwd : ROOT, path);
}

function filePath(url: string, cwd: string): string {
  if (url.startsWith("file://")) return fileURLToPath(url);
  const path = url.slice("file:".length);
  return isAbsolute(path) ? path : resolve(cwd, path);
}
