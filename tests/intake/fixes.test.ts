import { expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

it("offers codes for a name that is not known, and both months for 2024.1", () => {
  const file = "平台,指标,时期,数值\n示例甲研究所,引进全职博士,2024.1,5\n示例甲研究院,引进全职博士,2024.1,5\n";
  const { problems } = readUpload(new TextEncoder().encode(file), catalogue, {
    limits: { rows: 10 },
    today: "2024-12-01",
  });
  const fixes = (code: string) =>
    problems.find((problem) => problem.code === code)?.fixes?.map(({ kind, replacement }) => `${kind} ${replacement}`);
  expect(fixes("unknown-organization")?.[0]).toBe("name demo-a");
  expect(fixes("ambiguous-period")).toEqual(["cell 2024-10", "cell 2024-01"]);
});
