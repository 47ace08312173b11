import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type PolicyDocument, policyDocumentSchema } from "#contract/catalogue.ts";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { type Ask, type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { uploadPath } from "#tests/server/upload-request.ts";
import { catalogueDesk } from "./catalogue-desk.ts";

let made: MadeApp;
beforeEach(async () => {
  made = await makeApp({ seed: SMALL });
});
afterEach(() => made.close());

const PDF = "%PDF-1.7\n<script>alert(1)</script>";
const keep = (fileName: string, body: string | Uint8Array<ArrayBuffer>, ask: Ask = made.request) =>
  ask(`${ROUTES.catalogueDocuments}?${new URLSearchParams({ fileName })}`, { method: "POST", body });
const kept = async (fileName: string, body: string) =>
  policyDocumentSchema.parse(await (await keep(fileName, body)).json());
const read = (digest: string, ask: Ask = made.request) => ask(ROUTES.file.replace(":digest", digest));
const policy = (document: PolicyDocument) =>
  ({
    kind: "add-policy",
    code: "+p",
    region: "west",
    fields: {
      names: { zh: "示例办法", en: "" },
      kind: "policy",
      organizations: [],
      date: "2024-03",
      dateStated: { zh: "", en: "" },
      indicators: [],
      quote: "",
      document,
    },
  }) as const;

describe("a policy's document", () => {
  it("is kept as it came, handed out once published, and never rendered", async () => {
    const document = await kept("示例发〔2024〕3号.PDF", PDF);
    expect(document).toMatchObject({ fileName: "示例发〔2024〕3号.PDF", size: PDF.length });
    const viewer = await made.as("viewer");
    const draft = await catalogueDesk(made).draft([policy(document)]);
    expect((await read(document.digest, viewer)).status).toBe(404);
    expect((await catalogueDesk(made).publish(draft)).status).toBe(200);
    const answer = await read(document.digest, viewer);
    expect(await answer.text()).toBe(PDF);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-security-policy": "sandbox",
      "x-content-type-options": "nosniff",
      "content-disposition": expect.stringMatching(/^attachment; .*%E7%A4%BA/),
    });
  });

  it("has a name without a path and without signs that turn its reading", async () => {
    expect((await kept("C:\\docs\\示例\u202efdp.pdf", PDF)).fileName).toBe("示例fdp.pdf");
  });

  it("stays when an upload of the same bytes is discarded", async () => {
    const document = await kept("a.pdf", PDF);
    const office = catalogueDesk(made);
    await office.draft([policy(document)]);
    const created = await made.request(uploadPath("west", "a.csv"), { method: "POST", body: PDF });
    const { id } = uploadSchema.parse(await created.json());
    expect((await made.request(ROUTES.upload.replace(":id", id), { method: "DELETE" })).status).toBe(204);
    await office.change([policy(document)]);
    expect((await read(document.digest)).status).toBe(200);
  });

  it.each([
    ["a page", "a.html", "<html>"],
    ["a page that is called a document", "a.pdf", "<html>"],
    ["an old Word file", "a.doc", "\u00d0\u00cf"],
    ["nothing", "a.pdf", ""],
    ["a zip that is called a PDF", "a.pdf", "PK\u0003\u0004"],
  ])("is not %s", async (_, fileName, body) => {
    const refused = await keep(fileName, body);
    expect(refused.status).toBe(415);
    expect(await refused.text()).toContain("PDF、DOCX");
  });

  it("must have been brought before a draft names it, and is for those who may publish to bring", async () => {
    const office = catalogueDesk(made);
    const draft = await office.begin();
    const never = { digest: "0".repeat(64), fileName: "a.pdf", size: 3 };
    expect((await office.save(draft, [policy(never)])).status).toBe(400);
    for (const asking of ["anonymous", "viewer", "contributor"] as const) {
      const refused = await keep("a.pdf", PDF, await made.as(asking));
      expect([401, 403]).toContain(refused.status);
    }
  });
});
