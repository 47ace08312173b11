import { uploadSchema } from "#contract/uploads.ts";
import type { SeedPackage } from "#server/store/seed.ts";
import { makeApp } from "./make-app.ts";
import { SMALL } from "./small-package.ts";
import { answersFor, longFile, publishPath, uploadPath } from "./upload-request.ts";

/** Two regions on two clocks: 示例东市 on New York's, reporting by the 10th; 示例西市, the default, on Shanghai's. */
export const TWO_CLOCKS: SeedPackage = {
  ...SMALL,
  organizations: SMALL.organizations.map((organization) => {
    if (organization.code === "east") return { ...organization, timeZone: "America/New_York" };
    return organization.code === "west" ? { ...organization, reportingDay: 10 } : organization;
  }),
};

/** When what was published, about midnight in Shanghai. The east reports by year, so that the west stays the default region. */
export const PUBLICATIONS = [
  { region: "west", at: "2026-11-10T15:59:00.000Z", period: "2024-04", name: "示例西实验室" },
  { region: "west", at: "2026-11-10T16:00:00.000Z", period: "2024-05", name: "示例西实验室" },
  { region: "east", at: "2026-11-10T16:30:00.000Z", period: "2022", name: "示例东实验室" },
  { region: "east", at: "2026-11-11T05:00:00.000Z", period: "2023", name: "示例东实验室" },
] as const;

/** Fills a folder with a database of two regions in which figures were published about midnight. */
export async function publishAtMidnight(dataDir: string): Promise<void> {
  let now = new Date("2026-11-01T04:00:00Z");
  const made = await makeApp({ seed: TWO_CLOCKS, dataDir, now: () => now });
  try {
    for (const { region, at, period, name } of PUBLICATIONS) {
      now = new Date(at);
      const body = longFile([["引进博士", name, period, "7"]]);
      const file = `${region}-${period}.csv`;
      const response = await made.request(uploadPath(region, file), { method: "POST", body });
      const upload = uploadSchema.parse(await response.json());
      const request = { base: upload.base, message: period, answers: answersFor(upload) };
      const { status } = await made.request(publishPath(upload.id), { method: "POST", body: JSON.stringify(request) });
      if (status !== 200) throw new Error(`${file} was not published: ${status}`);
    }
  } finally {
    await made.close();
  }
}
