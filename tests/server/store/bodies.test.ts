import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { organizationSchema } from "#contract/catalogue.ts";
import { ROUTES } from "#contract/routes.ts";
import { toApiError } from "#server/http/errors.ts";
import { bodyOf } from "#server/store/bodies/body.ts";
import { organizationBody, organizationVersions } from "#server/store/bodies/catalogue-bodies.ts";
import { UnreadableBody } from "#server/store/bodies/unreadable-body.ts";
import { appliedBody, choicesBody } from "#server/store/bodies/upload-bodies.ts";
import { firstVersion } from "#server/store/bodies/versions.ts";
import { openStore } from "#server/store/open-store.ts";
import { toStoreFailure } from "#server/store/store-trouble.ts";
import { catalogueDesk, target } from "#tests/server/catalogue/catalogue-desk.ts";
import { type Ask, makeApp } from "#tests/server/make-app.ts";
import { layOldStore } from "#tests/server/old-store.ts";
import { firstAdministrator, signedIn } from "#tests/server/sign-in-as.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder } from "#tests/server/temp-folder.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

const CITY = {
  code: "east",
  names: { zh: "示例东市", en: "East (sample)" },
  aliases: [],
  kind: "region" as const,
  parent: null,
  illustrative: true,
};

/** As 0.1 to 0.3 wrote it. */
const UNVERSIONED = JSON.stringify(CITY);

/** Today's organization with a field that no program wrote yet. */
const zonedSchema = z.extend(organizationSchema, { zone: z.string() });
const zonedVersions = organizationVersions.next((older) => ({ ...older, zone: "Asia/Shanghai" }));
const zonedBody = bodyOf("organization", zonedSchema, zonedVersions);

describe("bodyOf(kind, schema, versions)", () => {
  it("writes the version beside the body, and reads it back", () => {
    const text = organizationBody.write(CITY);
    expect(JSON.parse(text)).toEqual({ version: 1, body: CITY });
    expect(organizationBody.read(text)).toEqual(CITY);
  });

  it("takes what has no version for the first", () => {
    expect(organizationBody.read(UNVERSIONED)).toEqual(CITY);
  });

  it("gives a field that is new and required to bodies of every earlier version, by the step to it", () => {
    for (const text of [UNVERSIONED, organizationBody.write(CITY)])
      expect(zonedBody.read(text)).toEqual({ ...CITY, zone: "Asia/Shanghai" });
    const stated = { ...CITY, zone: "Asia/Urumqi" };
    expect(JSON.parse(zonedBody.write(stated))).toEqual({ version: 2, body: stated });
    expect(zonedBody.read(zonedBody.write(stated))).toEqual(stated);
  });

  it("goes through every step from the version a body has", () => {
    const versions = firstVersion<{ a: number }>()
      .next(({ a }) => ({ a, b: a * 10 }))
      .next(({ a, b }) => ({ a, c: a + b }));
    const body = bodyOf("sample", z.object({ a: z.number(), c: z.number() }), versions);
    expect(body.read('{"a":1}')).toEqual({ a: 1, c: 11 });
    expect(body.read('{"version":2,"body":{"a":1,"b":5}}')).toEqual({ a: 1, c: 6 });
    expect(body.read('{"version":3,"body":{"a":1,"c":7}}')).toEqual({ a: 1, c: 7 });
  });

  it("does not compile for a required field without a step, and does for an optional one", () => {
    // @ts-expect-error nothing gives `zone` to bodies that were written without it
    const without = bodyOf("organization", zonedSchema, organizationVersions);
    expect(() => without.read(UNVERSIONED)).toThrow(UnreadableBody);
    const optional = z.extend(organizationSchema, { zone: z.optional(z.string()) });
    expect(bodyOf("organization", optional, organizationVersions).read(UNVERSIONED)).toEqual(CITY);
  });

  it("refuses what a newer program wrote, with what to do", () => {
    const newer = zonedBody.write({ ...CITY, zone: "Asia/Shanghai" });
    const error = catchOf(() => organizationBody.read(newer));
    expect(error).toBeInstanceOf(UnreadableBody);
    expect(toApiError(error)).toMatchObject({
      code: "store-unavailable",
      detail: { zh: expect.stringContaining("请升级程序"), en: expect.stringContaining("Upgrade the program") },
    });
  });

  it("stops a start as a failure of the store with the same words", async () => {
    const error = catchOf(() => organizationBody.read("{"));
    expect(await toStoreFailure(error, "zhengxiao.db")).toMatchObject({
      name: "StoreFailure",
      messages: { zh: expect.stringContaining("请从备份恢复") },
    });
  });

  it("refuses what is damaged, whatever a step makes of it", () => {
    const broken = ["{", "null", "[]", '{"version":1,"body":7}', '{"version":1.5,"body":{}}'];
    for (const text of broken) expect(() => zonedBody.read(text)).toThrow(UnreadableBody);
    expect(() => appliedBody.read("null")).toThrow(UnreadableBody);
  });
});

describe("bodies of an upload", () => {
  it("are read from a time without a memory", () => {
    expect(appliedBody.read("{}")).toEqual({ mapping: null, aliases: 0 });
    expect(JSON.parse(appliedBody.write({ mapping: null, aliases: 1 }))).toMatchObject({ version: 2 });
  });

  it("count for nothing where choices cannot be read, but not where a newer program wrote them", () => {
    expect(choicesBody.read('{"columns":{"数值":"no role"}}')).toEqual({});
    expect(() => choicesBody.read('{"version":99,"body":{}}')).toThrow(UnreadableBody);
  });
});

describe("the store", () => {
  it("gives every body that it writes a version", async () => {
    const folder = makeTempFolder();
    const made = await makeApp({ seed: SMALL, dataDir: folder.path });
    const send = async (ask: Ask, method: string, to: string, body: string | object) => {
      const answer = await ask(to, { method, body: typeof body === "string" ? body : JSON.stringify(body) });
      expect(answer.ok).toBe(true);
      return answer.json();
    };
    // Published as explained, and remembered.
    const file = longFile([["高层次人才", "示例西实验室", "2024-04", "7"]]);
    const upload = await send(made.request, "POST", uploadPath("west", "四月.csv"), file);
    const choices = { names: { indicators: { 高层次人才: "phd" } } };
    await send(made.request, "PUT", ROUTES.choices.replace(":id", upload.id), choices);
    const word = { base: 2, message: "", answers: answersFor(upload), remember: true };
    await send(made.request, "POST", publishPath(upload.id), word);
    // Sent in by an account that was made and changed, with a token.
    const account = { username: "desk", name: "示例", role: "contributor", organizations: ["west-lab"], regions: [] };
    const administrator = await firstAdministrator(made);
    const desk = await signedIn(made, administrator, { ...account, role: "contributor" });
    await administrator.send("PATCH", ROUTES.account.replace(":id", desk.id), { role: "publisher", regions: ["west"] });
    const lab = await made.as({ role: "contributor", organizations: ["west-lab"] });
    const own = longFile([["引进博士", "示例西实验室", "2024-05", "7"]]);
    const sent = await send(lab, "POST", uploadPath("west", "五月.csv"), own);
    const submission = { message: "五月", answers: answersFor(sent) };
    await send(lab, "PUT", ROUTES.submission.replace(":id", sent.id), submission);
    // Entered, and drafted.
    const office = catalogueDesk(made);
    await office.change([target(60)]);
    await office.draft([target(70)]);
    await made.close();
    const bodies = bodiesIn(join(folder.path, "zhengxiao.db"));
    folder.remove();
    expect(bodies.filter(({ body }) => !hasVersion(body))).toEqual([]);
    expect([...new Set(bodies.map(({ place }) => place))].sort()).toEqual([
      "account.organizations",
      "account.regions",
      "api_token.scopes",
      "catalogue_draft.changes",
      "indicator.body",
      "mapping.choices",
      "organization.body",
      "policy.body",
      "revision.answers",
      "revision_log.body",
      "source.body",
      "submission.answers",
      "upload.answers",
      "upload.applied",
      "upload.choices",
    ]);
  });

  it("refuses one body of a newer program and serves the rest", async () => {
    const folder = makeTempFolder();
    const path = join(folder.path, "zhengxiao.db");
    layOldStore("0.3.2", path);
    const store = await openStore({ path, seed: async () => SMALL });
    const database = new DatabaseSync(path);
    database.prepare("update policy set body = ? where position = 0").run('{"version":99,"body":{}}');
    database.close();
    await expect(store.catalogue(1)).rejects.toThrow(/Upgrade the program/);
    expect((await store.observations(1, {})).length).toBeGreaterThan(0);
    await store.close();
    folder.remove();
  });
});

/** Every text of a database that is a list or an object as JSON, but those of the audit log (`audit-chain.ts` says why). */
function bodiesIn(path: string): { readonly place: string; readonly body: unknown }[] {
  const database = new DatabaseSync(path);
  try {
    const tables = database
      .prepare("select name from sqlite_schema where type = 'table' and name <> 'audit_entry'")
      .all();
    return tables.flatMap(({ name }) =>
      database
        .prepare(`select * from "${name}"`)
        .all()
        .flatMap((row) => Object.entries(row))
        .filter((cell): cell is [string, string] => typeof cell[1] === "string" && /^[[{]/.test(cell[1]))
        .map(([column, text]) => ({ place: `${name}.${column}`, body: JSON.parse(text) })),
    );
  } finally {
    database.close();
  }
}

function hasVersion(body: unknown): boolean {
  return typeof body === "object" && body !== null && "version" in body && typeof body.version === "number";
}

function catchOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
