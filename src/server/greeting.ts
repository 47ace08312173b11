import { isIPv6 } from "node:net";
import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import { isLoopbackAddress } from "./access.ts";
import type { Env } from "./env.ts";

const ANY = ["0.0.0.0", "::"];

/** True where only this machine can reach the address. */
export function isLoopbackOnly(host: string): boolean {
  return host === "localhost" || isLoopbackAddress(host);
}

/** What the server says when it is ready: where it is, where the data are, how to stop. */
export function greet(
  env: Pick<Env, "host" | "databasePath"> & Partial<Pick<Env, "tls">>,
  port: number,
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces(),
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
    "  停止 Stop:     Ctrl-C",
    "",
  ].join("\n");
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
