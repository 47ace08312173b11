import type { InvitationLink, NewAccount } from "#contract/accounts.ts";
import { makeInvitation } from "#server/accounts/invitations.ts";
import type { Ask, MadeApp } from "./make-app.ts";

/** A browser as far as cookies go: it keeps them and sends them back. */
export type Browser = {
  readonly cookies: Map<string, string>;
  /** The last Set-Cookie headers, as they came. */
  readonly set: string[];
  ask(path: string, init?: RequestInit): Promise<Response>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
};

/** A browser that is not signed in. */
export async function openBrowser(made: Pick<MadeApp, "as">, base = "http://localhost"): Promise<Browser> {
  const anonymous: Ask = await made.as("anonymous");
  const cookies = new Map<string, string>();
  const set: string[] = [];
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0 && !headers.has("Cookie"))
      headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await anonymous(new Request(new URL(path, base), { ...init, headers }));
    set.length = 0;
    for (const line of response.headers.getSetCookie()) {
      set.push(line);
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  return {
    cookies,
    set,
    ask,
    send: (method, path, body, headers = {}) =>
      ask(path, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

export const PASSWORD = "correct horse battery staple";

/** The token of a one-time link. */
export function tokenOf({ path }: InvitationLink): string {
  return path.slice(path.indexOf("#") + 1);
}

/** An administrator by the one-time link, signed in. */
export async function firstAdministrator(made: MadeApp, username = "office"): Promise<Browser> {
  const link = await makeInvitation(
    made.store.accounts,
    { purpose: "first-administrator", account: null },
    new Date(),
    [],
  );
  const browser = await openBrowser(made);
  const answer = await browser.send("POST", `/api/v1/invitations/${tokenOf(link)}`, {
    username,
    name: "示例办",
    password: PASSWORD,
  });
  if (answer.status !== 200) throw new Error(`no administrator: ${await answer.text()}`);
  return browser;
}

/** An account made by an administrator, its one-time link used. */
export async function signedIn(
  made: MadeApp,
  administrator: Browser,
  account: Partial<NewAccount> & { readonly username: string },
): Promise<Browser & { readonly id: string }> {
  const given = { name: account.username, role: "viewer", organizations: [], regions: [], ...account };
  const answer = await administrator.send("POST", "/api/v1/accounts", given);
  if (answer.status !== 201) throw new Error(`no account: ${await answer.text()}`);
  const { account: madeAccount, invitation } = await answer.json();
  const browser = await openBrowser(made);
  const used = await browser.send("POST", `/api/v1/invitations/${tokenOf(invitation)}`, { password: PASSWORD });
  if (used.status !== 200) throw new Error(`link not used: ${await used.text()}`);
  return { ...browser, id: madeAccount.id };
}
