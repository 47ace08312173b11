import * as z from "zod/mini";
import type { Names } from "#domain/terms/names.ts";
import { isLoopbackOnly } from "#server/http/access.ts";
import { ACCESS_POLICIES, type AccessPolicy } from "#server/http/look-policy.ts";
import { isStrongSecret } from "./auth-secret.ts";
import type { NETWORK_SCHEMAS } from "./network-settings.ts";
import type { Setting, ValuesOf } from "./setting.ts";

/** Who may look, and how people sign in. */
export type AccessEnv = {
  /** Who may look without being signed in. */
  readonly accessPolicy: AccessPolicy;
  /** Signs cookies; `null` for the one that the server makes for itself. */
  readonly authSecret: string | null;
  /** The office's single sign-on. */
  readonly oidc: OidcSettings | null;
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

const SECRET_FILE: Names = {
  zh: "可读的文件;不与同名变量同时设置",
  en: "a file that can be read; not beside the variable itself",
};

export const ACCESS_SETTINGS = {
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
} as const satisfies Record<string, Setting>;

/** What each is read by. */
export const ACCESS_SCHEMAS = {
  ACCESS: z.enum(["", ...ACCESS_POLICIES]),
  AUTH_SECRET: z.string().check(z.refine((text) => text === "" || isStrongSecret(text))),
  AUTH_SECRET_FILE: z.string(),
  OIDC_ISSUER: z.string().check(z.refine((text) => text === "" || isIssuer(text))),
  OIDC_CLIENT_ID: z.string().check(z.maxLength(200)),
  OIDC_CLIENT_SECRET: z.string().check(z.regex(/^(?:.{16,})?$/)),
  OIDC_CLIENT_SECRET_FILE: z.string(),
  OIDC_NAME: z.string().check(z.minLength(1), z.maxLength(30)),
  OIDC_CREATE: z.enum(["none", "viewer"]),
} satisfies Record<keyof typeof ACCESS_SETTINGS, z.ZodMiniType>;

type NetworkValues = ValuesOf<typeof NETWORK_SCHEMAS>;
type AccessValues = ValuesOf<typeof ACCESS_SCHEMAS>;

export function accessOf(values: AccessValues & Pick<NetworkValues, "HOST" | "TRUST_PROXY">): AccessEnv {
  return {
    accessPolicy: values.ACCESS === "" ? defaultPolicy(values) : values.ACCESS,
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
  };
}

/** What single sign-on needs beside the issuer and was not given. */
export function missingForOidc(values: AccessValues & Pick<NetworkValues, "PUBLIC_URL">) {
  if (values.OIDC_ISSUER === "") return [];
  return (["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "PUBLIC_URL"] as const).filter((name) => values[name] === "");
}

/** Behind a proxy a server of this machine serves a network all the same. */
function defaultPolicy(values: Pick<NetworkValues, "HOST" | "TRUST_PROXY">): AccessPolicy {
  return isLoopbackOnly(values.HOST) && values.TRUST_PROXY === "" ? "public" : "signed-in";
}

/** Tokens are not to travel in the clear, but on the machine itself. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, search, hash } = new URL(text);
  if (username !== "" || search !== "" || hash !== "") return false;
  return protocol === "https:" || (protocol === "http:" && /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname));
}
