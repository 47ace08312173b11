import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

export type Person = { readonly sub: string; readonly preferred_username?: string; readonly name?: string };

export type OidcServer = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs somebody in at the provider, as a browser sent to `url` would; the address it is sent back to. */
  signInAs(sub: string, url: string): Promise<string>;
  /** Paths that were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
};

const CLIENT = { clientId: "zhengxiao", clientSecret: "a secret of tests 0123456789" };

/** A real OpenID provider on a port of this machine; it knows these people, whatever password they type. */
export async function startOidcServer(redirectUri: string, people: readonly Person[]): Promise<OidcServer> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub"], profile: ["name", "preferred_username"] },
    pkce: { required: () => true },
    cookies: { keys: ["of tests"] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_: unknown, sub: string) => {
      const person = people.find((one) => one.sub === sub);
      return person && { accountId: sub, claims: () => ({ ...person }) };
    },
  });
  const asked: string[] = [];
  const answer = provider.callback();
  server.on("request", (request, response) => {
    asked.push(new URL(request.url ?? "/", issuer).pathname);
    void answer(request, response);
  });
  return { issuer, ...CLIENT, asked, signInAs: (sub, url) => signInAs(issuer, sub, url), close: () => stop(server) };
}

/** Follows the provider's redirects and sends its forms until it sends the browser elsewhere. */
async function signInAs(issuer: string, sub: string, start: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | null = null;
  for (let step = 0; step < 12; step++) {
    const response: Response = await fetch(url, {
      redirect: "manual",
      headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form ? { method: "POST", body: form } : {}),
    });
    form = null;
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get("Location");
    if (location !== null) {
      url = new URL(location, url).href;
      if (!url.startsWith(issuer)) return url;
      continue;
    }
    const page = await response.text();
    const [, action] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
    const [, prompt] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
    if (action === undefined || prompt === undefined) throw new Error(`${response.status} ${page.slice(0, 500)}`);
    url = new URL(action, url).href;
    form = new URLSearchParams(prompt === "login" ? { prompt, login: sub, password: "any" } : { prompt });
  }
  throw new Error("the provider does not come to an end");
}

function stop(server: Server): Promise<void> {
  return new Promise((settle) => {
    server.close(() => settle());
    server.closeAllConnections();
  });
}
