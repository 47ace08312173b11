import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { type ChildServer, startChildServer } from "#tests/server/child-server.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { totp } from "#tests/server/totp.ts";

let folder: TempFolder;
let server: ChildServer | undefined;
const cookies = new Map<string, string>();

beforeAll(async () => {
  folder = makeTempFolder();
  // As an office runs it: what better-auth does otherwise in tests, it is not to do here.
  server = await startChildServer({
    DATA_DIR: folder.path,
    NODE_ENV: "production",
    VITEST: "",
    TEST: "",
    BETTER_AUTH_SECRETS: "1:not-the-secret-of-this-server-0123456789",
    BETTER_AUTH_TELEMETRY: "1",
  });
}, 60_000);

afterAll(async () => {
  await server?.stop("SIGTERM");
  folder.remove();
});

async function send(method: string, path: string, body?: unknown): Promise<Response> {
  const response = await fetch(`${server?.url}${path}`, {
    method,
    headers: {
      Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/Max-Age=0/.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
  return response;
}

describe("the server as an office runs it", () => {
  it("goes from the console's link over a second factor and a new password to signing out", async () => {
    const [, token = ""] = /invitation#(\S+)/.exec(server?.output() ?? "") ?? [];
    const password = "correct horse battery staple";
    const redeemed = await send("POST", ROUTES.invitation.replace(":token", token), {
      username: "office",
      name: "示例办",
      password,
    });
    expect(redeemed.status).toBe(200);
    const setup = await (await send("POST", ROUTES.secondFactor, { password })).json();
    expect((await send("PUT", ROUTES.secondFactor, { code: totp(setup.secret) })).status).toBe(204);
    const next = "another long sentence";
    expect((await send("PUT", ROUTES.password, { current: password, next })).status).toBe(204);
    expect((await send("DELETE", ROUTES.session)).status).toBe(204);
    expect((await (await send("GET", ROUTES.session)).json()).asker).toBe("anonymous");
    expect((await send("POST", ROUTES.session, { username: "office", password })).status).toBe(401);
    const first = await send("POST", ROUTES.session, { username: "office", password: next });
    expect(await first.json()).toEqual({ secondFactor: true });
    const [code] = setup.recoveryCodes;
    const second = await send("POST", ROUTES.secondFactorSignIn, { code });
    expect(await second.json()).toMatchObject({ secondFactor: false, session: { asker: "administrator" } });
    expect((await send("GET", ROUTES.accounts)).status).toBe(200);
    // Hashes are made at full cost here, on a machine that may be busy.
  }, 120_000);
});
