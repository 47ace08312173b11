import { isIPv6 } from "node:net";
import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import type { InvitationLink } from "#contract/accounts.ts";
import { formatInstantAbroad } from "#domain/catalogue/clock.ts";
import type { Language } from "#domain/terms/names.ts";
import { isLoopbackOnly } from "#server/http/access.ts";
import type { Env } from "./env.ts";

/** The one-time link for the first administrator, and the zone in which its end is told. */
export type Setup = InvitationLink & { readonly timeZone: string };

const ANY = ["0.0.0.0", "::"];

/** What the server says when it is ready: where it is, where the data are, how to stop. */
export function greet(
  env: Pick<Env, "host" | "databasePath"> & Partial<Pick<Env, "tls" | "publicUrl">>,
  port: number,
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces(),
  { setup = null, auditHead }: { readonly setup?: Setup | null; readonly auditHead?: string } = {},
): string {
  const local = isLoopbackOnly(env.host) || ANY.includes(env.host) ? "localhost" : env.host;
  const scheme = env.tls ? "https" : "http";
  const network = ANY.includes(env.host) ? networkAddresses(interfaces) : [];
  return [
    "",
    "  政效已启动  Zhengxiao is ready",
    `  本机 Local:    ${address(local, port, scheme)}`,
    ...network.map((host) => `  网络 Network:  ${address(host, port, scheme)}`),
    ...(isLoopbackOnly(env.host) ? ["  网络 Network:  未开放 closed (HOST=0.0.0.0)"] : []),
    `  数据 Data:     ${env.databasePath}`,
    ...(auditHead === undefined ? [] : [`  审计末条 Audit log ends: ${auditHead}`]),
    "  停止 Stop:     Ctrl-C",
    ...(setup ? sayInvitation(setup, env.publicUrl ?? address(local, port, scheme)) : []),
    "",
  ].join("\n");
}

/** How the first administrator is made; of a link on the console nobody else knows. */
function sayInvitation({ path, expiresAt, timeZone }: Setup, base: string): string[] {
  const until = (language: Language) => formatInstantAbroad(expiresAt, timeZone, language);
  return [
    "",
    `  还没有管理员。请在 ${until("zh-CN")} 之前打开这个一次性链接,设立第一个管理员:`,
    `  There is no administrator yet. Open this one-time link before ${until("en")} to make the first one:`,
    `  ${base.replace(/\/$/, "")}${path}`,
    "  过期后重新启动,或运行 npx zhengxiao invite-administrator",
    "  Once it has expired, start again or run npx zhengxiao invite-administrator",
  ];
}

function networkAddresses(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string[] {
  return Object.values(interfaces)
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map((entry) => entry.address);
}

function address(host: string, port: number, scheme: "http" | "https"): string {
  const standard = scheme === "https" ? 443 : 80;
  return `${scheme}://${isIPv6(host) ? `[${host}]` : host}${port === standard ? "" : `:${port}`}/`;
}
