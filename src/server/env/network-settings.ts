import * as z from "zod/mini";
import { NO_PROXY, readTrustedProxies, type TrustedProxies } from "#server/http/client-address.ts";
import { type Setting, type ValuesOf, wholeNumberText } from "./setting.ts";

/** Where the server is reached, and through what. */
export type NetworkEnv = {
  readonly port: number;
  readonly host: string;
  /** Address at which people reach the server, without a slash at the end; `null` where it was not said. */
  readonly publicUrl: string | null;
  /** Files of the server's own certificate and key; `null` where HTTP is spoken, to a proxy or on this machine. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** Proxies that may say for whom they ask. */
  readonly trustedProxies: TrustedProxies;
  /** Requests a second that one client may make on average; 0 for any number. */
  readonly requestsPerSecond: number;
};

export const NETWORK_SETTINGS = {
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
} as const satisfies Record<string, Setting>;

/** What each is read by. */
export const NETWORK_SCHEMAS = {
  PORT: wholeNumberText(0, 65_535),
  HOST: z.string().check(z.regex(/^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[?[0-9A-Fa-f:.]+\]?)$/)),
  PUBLIC_URL: z.string().check(z.refine((text) => text === "" || isOrigin(text))),
  TLS_CERT_FILE: z.string(),
  TLS_KEY_FILE: z.string(),
  TRUST_PROXY: z.string().check(z.refine((text) => readTrustedProxies(text) !== null)),
  RATE_LIMIT: wholeNumberText(0, 100_000),
} satisfies Record<keyof typeof NETWORK_SETTINGS, z.ZodMiniType>;

export function networkOf(values: ValuesOf<typeof NETWORK_SCHEMAS>): NetworkEnv {
  return {
    port: values.PORT,
    host: values.HOST.replace(/^\[(.*)\]$/, "$1"),
    publicUrl: values.PUBLIC_URL === "" ? null : values.PUBLIC_URL.replace(/\/$/, ""),
    tls:
      values.TLS_CERT_FILE === "" && values.TLS_KEY_FILE === ""
        ? null
        : { certFile: values.TLS_CERT_FILE, keyFile: values.TLS_KEY_FILE },
    trustedProxies: readTrustedProxies(values.TRUST_PROXY) ?? NO_PROXY,
    requestsPerSecond: values.RATE_LIMIT,
  };
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, "");
}
