import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { historySchema } from "#contract/history.ts";
import { ROUTES } from "#contract/routes.ts";
import { sourceRowSchema } from "#contract/source-row.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { zipFile } from "#tests/intake/zip-file.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL });
});

afterEach(() => made.close());

describe("POST /uploads with a Data Package", () => {
  it("reads it by its schema, publishes it, and leads from the figure to its row", async () => {
    const fields = [
      { name: "ind", title: "指标" },
      { name: "org", title: "平台" },
      { name: "t", title: "时期", type: "yearmonth" },
      { name: "x", title: "数值", type: "number", groupChar: ".", decimalChar: ",", missingValues: ["-9"] },
    ];
    const resource = { name: "april", path: "april.csv", dialect: { delimiter: ";" }, schema: { fields } };
    const body = zipFile({
      "datapackage.json": JSON.stringify({ resources: [resource] }),
      "april.csv": "ind;org;t;x\nphd;west-lab;2024-04;1.007,0\nphd;west-lab;2024-05;-9\n",
    });
    const sent = await made.request(uploadPath("west", "四月.zip"), { method: "POST", body });
    expect(sent.status).toBe(201);
    const upload = uploadSchema.parse(await sent.json());
    expect(upload.understood.sheets).toMatchObject([{ name: "april", state: "read", rows: 2 }]);
    expect(upload.figures).toMatchObject([
      { cell: "D2", value: 1007 },
      { cell: "D3", value: null, status: "O" },
    ]);
    const word = { base: upload.base, message: "四月", answers: answersFor(upload) };
    const published = await made.request(publishPath(upload.id), { method: "POST", body: JSON.stringify(word) });
    expect(published.status).toBe(200);
    const query = `revision=${upload.base + 1}&indicator=phd&organization=west-lab&period=2024-04`;
    const { entries } = historySchema.parse(await (await made.request(`${ROUTES.history}?${query}`)).json());
    expect(entries[0]).toMatchObject({ value: 1007, sheet: "april", cell: "D2", raw: "1.007,0" });
    const path = ROUTES.sourceRow.replace(":digest", upload.fileDigest);
    const row = sourceRowSchema.parse(await (await made.request(`${path}?sheet=april&cell=D2`)).json());
    expect(row.rows.find(({ kind }) => kind === "cell")?.cells).toEqual(["phd", "west-lab", "2024-04", "1.007,0"]);
  });
});
